package measure

import (
	"maps"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A Fragment is what is known of a graph around a change, for stores that have to be asked for it. It grows: whoever counts the change
// finds nodes whose relations aren't known yet; they are asked for, and the change is counted again.
type Fragment struct {
	m       *Measurer
	change  *Change
	numbers map[string]int32
	ids     []string
	sides   [2]side                // before the change and after it
	links   map[int32][]linkChange // by node
	missing map[int32]struct{}     // nodes whose relations aren't known
}

// neighbors are the other ends of a node's relations.
type neighbors map[ontology.Hop][]int32

// A linkChange is a relation that a node gains or loses.
type linkChange struct {
	hop    ontology.Hop
	to     int32
	gained bool
}

// A side is a fragment as it was, or as it is.
type side struct {
	*Fragment
	absent    map[int32]bool      // nodes that aren't there
	claims    map[int32]string    // the fields that claims are about
	neighbors map[int32]neighbors // nil until they are known
}

// A Relation is one of a node as it is after the change: over which hop it leads where, and the field of a claim there.
type Relation struct {
	Hop   ontology.Hop
	To    string
	Claim string
}

// NewFragment returns what a change tells by itself: all relations of nodes that it makes and deletes.
func (m *Measurer) NewFragment(c *Change) *Fragment {
	f := &Fragment{m: m, change: c, numbers: map[string]int32{}, links: map[int32][]linkChange{}, missing: map[int32]struct{}{}}
	for i := range f.sides {
		f.sides[i] = side{f, map[int32]bool{}, map[int32]string{}, map[int32]neighbors{}}
	}
	before, after := &f.sides[0], &f.sides[1]
	for id, n := range c.Nodes {
		node := f.number(id)
		before.put(node, n.Before)
		after.put(node, n.After)
	}
	for key, e := range c.Edges {
		if e.links() {
			from, to := e.ends()
			r := m.c.Relation(key.Relation)
			f.changed(from, ontology.Hop{Relation: r, Direction: ontology.Out}, to, e)
			f.changed(to, ontology.Hop{Relation: r, Direction: ontology.In}, from, e)
		}
	}
	for id, n := range c.Nodes {
		if node := f.number(id); n.Before == nil || n.After == nil {
			before.neighbors[node], after.neighbors[node] = f.tellAll(node)
		}
	}
	return f
}

func (s *side) put(node int32, n *store.Node) {
	if n == nil {
		s.absent[node] = true
		return
	}
	s.claims[node], _ = n.Properties["field"].(string)
}

// changed notes a relation of a node that the change makes or deletes.
func (f *Fragment) changed(id string, h ontology.Hop, to string, e *EdgeChange) {
	node := f.number(id)
	f.links[node] = append(f.links[node], linkChange{h, f.number(to), e.After != nil})
}

// tellAll returns the relations of a node that the change makes or deletes: it has no others.
func (f *Fragment) tellAll(node int32) (before, after neighbors) {
	before, after = neighbors{}, neighbors{}
	for _, c := range f.links[node] {
		if c.gained {
			after[c.hop] = append(after[c.hop], c.to)
		} else {
			before[c.hop] = append(before[c.hop], c.to)
		}
	}
	return before, after
}

func (f *Fragment) number(id string) int32 {
	n, known := f.numbers[id]
	if !known {
		n = int32(len(f.ids))
		f.numbers[id], f.ids = n, append(f.ids, id)
	}
	return n
}

// Count returns what the change does to statistics, or the ids of nodes whose relations have to be asked for before it can be told.
func (f *Fragment) Count() (d store.StatisticsDelta, missing []string) {
	d = store.StatisticsDelta{}
	f.m.rows(f.change, &f.sides[0], &f.sides[1], d)
	if len(f.missing) > 0 {
		for node := range f.missing {
			missing = append(missing, f.ids[node])
		}
		slices.Sort(missing)
		return nil, missing
	}
	f.m.values(f.change, d)
	return d, nil
}

// Add notes all relations of a node, as they are after the change.
func (f *Fragment) Add(id string, relations []Relation) {
	node := f.number(id)
	before, after := &f.sides[0], &f.sides[1]
	delete(f.missing, node)
	now := neighbors{}
	for _, r := range relations {
		to := f.number(r.To)
		now[r.Hop] = append(now[r.Hop], to)
		for i := range f.sides {
			if _, known := f.sides[i].claims[to]; !known {
				f.sides[i].claims[to] = r.Claim
			}
		}
	}
	before.neighbors[node], after.neighbors[node] = f.before(node, now), now
}

// before returns the relations of a node as they were.
func (f *Fragment) before(node int32, after neighbors) neighbors {
	out := maps.Clone(after)
	for _, c := range f.links[node] {
		switch list := out[c.hop]; {
		case c.gained:
			i := slices.Index(list, c.to)
			out[c.hop] = slices.Concat(list[:i], list[i+1:])
		default:
			out[c.hop] = append(slices.Clip(list), c.to)
		}
	}
	return out
}

// Find implements Graph.
func (s *side) Find(id string) int32 {
	if node := s.number(id); !s.absent[node] {
		return node
	}
	return -1
}

// ID implements Graph.
func (s *side) ID(node int32) string { return s.ids[node] }

// KindOf implements Graph.
func (s *side) KindOf(node int32) int { return s.m.c.KindOfID(s.ids[node]).Index }

// ClaimField implements Graph.
func (s *side) ClaimField(node int32) string { return s.claims[node] }

// AppendNeighbors implements Graph. Of a node whose relations aren't known it tells none, and notes that they are missing.
func (s *side) AppendNeighbors(to []int32, h ontology.Hop, node int32) []int32 {
	n, known := s.neighbors[node]
	if !known {
		s.missing[node] = struct{}{}
		return to
	}
	return append(to, n[h]...)
}

// Nodes implements Graph.
func (s *side) Nodes(kind int, yield func(node int32)) {
	for node := range s.neighbors {
		if !s.absent[node] && s.KindOf(node) == kind {
			yield(node)
		}
	}
}
