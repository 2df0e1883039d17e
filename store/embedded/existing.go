package embedded

import (
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// existing looks up what a change has to be checked against.
func (s *snapshot) existing(needs store.Needs) *store.Existing {
	out := &store.Existing{
		Nodes: map[string]*store.Node{}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
		Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
	}
	for _, id := range needs.Nodes {
		if ref := s.find(id); ref >= 0 {
			out.Nodes[id] = s.node(ref)
		}
	}
	for _, key := range needs.Edges {
		if r := s.c.Relation(key.Relation); r != nil {
			if handle := s.handleOf(r, key.ID); handle >= 0 {
				out.Edges[key] = s.relation(s.edge(handle))
			}
		}
	}
	for _, text := range needs.Names {
		if ref := s.findName(text); ref >= 0 {
			out.Owners[text] = s.ID(ref)
		}
	}
	for _, key := range needs.Degrees {
		if ref := s.find(key.ID); ref >= 0 {
			hop := ontology.Hop{Relation: s.c.Relation(key.Relation), Direction: key.Direction}
			out.Degrees[key] = len(s.edgesOf(hop, ref))
		}
	}
	for _, id := range needs.Deleted {
		if ref := s.find(id); ref >= 0 {
			out.Deleted[id] = s.degree(ref)
		}
	}
	return out
}

// degree returns how many relations a node has, those with itself counted twice.
func (s *snapshot) degree(ref executor.Ref) int {
	n := 0
	for _, hop := range s.kinds[s.Kind(ref)].hops {
		n += len(s.edgesOf(hop, ref))
	}
	return n
}
