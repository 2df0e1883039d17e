package embedded

import (
	"github.com/tidwall/btree"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// existing looks up what a change has to be checked against. It adds the nodes that are there to found.
func (s *snapshot) existing(needs store.Needs, found refs) *store.Existing {
	out := &store.Existing{
		Nodes: map[string]*store.Node{}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
		Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
	}
	var near btree.PathHint // ids come in order, and names
	for _, id := range needs.Nodes {
		ref, known := found[id]
		if !known {
			if ref = s.findNear(id, &near); ref < 0 {
				continue
			}
			found[id] = ref
		}
		out.Nodes[id] = s.node(ref)
	}
	for _, key := range needs.Edges {
		if handle := s.handleOfKey(key, found); handle >= 0 {
			out.Edges[key] = s.relation(s.edge(handle))
		}
	}
	near = btree.PathHint{}
	for _, text := range needs.Names {
		if n, ok := s.names.GetHint(name{text: text}, &near); ok {
			out.Owners[text] = n.node.id
		}
	}
	for _, key := range needs.Degrees {
		if ref, isThere := found[key.ID]; isThere {
			hop := ontology.Hop{Relation: s.c.Relation(key.Relation), Direction: key.Direction}
			out.Degrees[key] = len(s.edgesOf(hop, ref))
		}
	}
	for _, id := range needs.Deleted {
		if ref, isThere := found[id]; isThere {
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
