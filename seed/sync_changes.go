package seed

import (
	"cmp"
	"maps"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// perChange is how many edits are packed into a change: far fewer than may. Neo4j makes many in a transaction for each, and gives one 256 MB where it
// is set up as we do.
const perChange = 5000

// changesOf returns edits as changes of which each may be made after those before it: none has too many edits, and none leaves a node without
// what it must have. All together they are one version.
// held are the nodes that the store has.
func changesOf(c *ontology.Catalogue, edits []store.Edit, held map[string]*store.Node, seed string) []store.Change {
	if len(edits) <= perChange {
		return []store.Change{{Edits: edits, Seed: seed}}
	}
	s := splitter{c: c, held: held, deleted: map[string]bool{}, bundles: map[string][]store.Edit{}, ranks: map[string]int{}}
	for i := range edits {
		if e := &edits[i]; e.Node != nil && e.Delete {
			s.deleted[e.Node.ID] = true
		}
	}
	for i := range edits {
		s.sort(&edits[i])
	}
	return s.changes(seed)
}

// A splitter sorts edits into bundles that stay together: a node with the relations that it must have.
type splitter struct {
	c       *ontology.Catalogue
	held    map[string]*store.Node  // those that are there, by id
	deleted map[string]bool         // ids of nodes that go
	bundles map[string][]store.Edit // by the id of the node that has them
	ranks   map[string]int          // of kinds, by name

	loosened []store.Edit // relations that go and needn't be there
	linked   []store.Edit // relations that come and needn't be there
	released []store.Edit // nodes without their former ids, which others may take over
	renamed  []store.Edit // nodes with their former ids, once all others have let them go
}

func (s *splitter) sort(e *store.Edit) {
	switch {
	case e.Node != nil && e.Delete:
		s.add(e.Node.ID, *e)
		if old := s.held[e.Node.ID]; old != nil && old.Properties["formerIds"] != nil {
			s.released = append(s.released, withoutFormerIDs(old))
		}
	case e.Node != nil && len(s.held) > 0 && e.Node.Properties["formerIds"] != nil:
		s.sortNamed(e)
	case e.Node != nil:
		s.add(e.Node.ID, *e)
	default:
		s.sortEdge(e)
	}
}

func (s *splitter) add(id string, e store.Edit) { s.bundles[id] = append(s.bundles[id], e) }

// sortNamed puts a node that has former ids, or may have had some: an id that one has, another may have had, and both can't at once. First
// all that are there let go of them; last all get theirs.
func (s *splitter) sortNamed(e *store.Edit) {
	if s.held[e.Node.ID] != nil {
		s.released = append(s.released, withoutFormerIDs(e.Node))
	} else {
		s.add(e.Node.ID, withoutFormerIDs(e.Node))
	}
	if former, _ := e.Node.Properties["formerIds"].([]any); len(former) > 0 {
		s.renamed = append(s.renamed, *e)
	}
}

func withoutFormerIDs(n *store.Node) store.Edit {
	out := *n
	out.Properties = maps.Clone(n.Properties)
	out.Properties["formerIds"] = []any{}
	return store.PutNode(out)
}

// sortEdge puts a relation to the node that must have it: to its start or its end.
func (s *splitter) sortEdge(e *store.Edit) {
	key := store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID}
	from, to := e.Edge.From, e.Edge.To
	if e.Delete {
		from, to = store.EndsOfID(key.ID)
	}
	for _, end := range []struct {
		id        string
		direction ontology.Direction
	}{{from, ontology.Out}, {to, ontology.In}} {
		if s.isRequired(end.id, key.Relation, end.direction) {
			s.add(end.id, *e)
			return
		}
	}
	if e.Delete {
		s.loosened = append(s.loosened, *e)
	} else {
		s.linked = append(s.linked, *e)
	}
}

// isRequired tells whether a node must have a relation of a type.
func (s *splitter) isRequired(id, relation string, d ontology.Direction) bool {
	for _, f := range s.c.KindOfID(id).Fields {
		if f.Role == ontology.Related && f.Relation.Type == relation && f.Direction == d && !f.Type.List && f.Type.NonNull {
			return true
		}
	}
	return false
}

// rank tells how late the nodes of a kind come: after all that they must lead to.
func (s *splitter) rank(k *ontology.Kind) int {
	if r, known := s.ranks[k.Name]; known {
		return r
	}
	s.ranks[k.Name] = 0 // of a circle some kind comes first
	r := 0
	for _, f := range k.Fields {
		if f.Role == ontology.Related && !f.Type.List && f.Type.NonNull {
			for _, to := range s.c.KindsOf(f.Type.Name).In(s.c) {
				r = max(r, 1+s.rank(to))
			}
		}
	}
	s.ranks[k.Name] = r
	return r
}

func (s *splitter) changes(seed string) []store.Change {
	var puts, removals []string
	for id := range s.bundles {
		if s.deleted[id] {
			removals = append(removals, id)
		} else {
			puts = append(puts, id)
		}
	}
	byRank := func(a, b string) int {
		return cmp.Or(cmp.Compare(s.rank(s.c.KindOfID(a)), s.rank(s.c.KindOfID(b))), cmp.Compare(a, b))
	}
	slices.SortFunc(puts, byRank)
	slices.SortFunc(removals, func(a, b string) int { return byRank(b, a) })
	var p packer
	p.each(s.released)
	p.each(s.loosened)
	for _, id := range puts {
		p.together(s.bundles[id])
	}
	p.each(s.linked)
	for _, id := range removals {
		p.together(s.bundles[id])
	}
	p.each(s.renamed)
	for i := range p.changes {
		p.changes[i].Seed = seed
	}
	return p.changes
}

// A packer packs edits into as few changes as hold them.
type packer struct{ changes []store.Change }

// together puts edits into one change.
func (p *packer) together(edits []store.Edit) {
	n := len(p.changes)
	if n == 0 || len(p.changes[n-1].Edits)+len(edits) > perChange {
		p.changes = append(p.changes, store.Change{})
		n++
	}
	p.changes[n-1].Edits = append(p.changes[n-1].Edits, edits...)
}

func (p *packer) each(edits []store.Edit) {
	for i := range edits {
		p.together(edits[i : i+1])
	}
}
