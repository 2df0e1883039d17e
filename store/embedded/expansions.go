package embedded

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// Expansions implements executor.Reader.
func (s *snapshot) Expansions(ctx context.Context, q *executor.ExpansionQuery) ([]executor.Expansion, error) {
	a := expansions{s: s, q: q}
	for _, node := range q.Refs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, r := range q.Relations {
			a.over(ontology.Hop{Relation: r, Direction: ontology.Out}, node)
			a.over(ontology.Hop{Relation: r, Direction: ontology.In}, node)
		}
		if len(a.found) >= q.Limit {
			return a.found[:q.Limit], nil
		}
	}
	return a.found, nil
}

type expansions struct {
	s     *snapshot
	q     *executor.ExpansionQuery
	found []executor.Expansion
}

func (a *expansions) over(h ontology.Hop, node executor.Ref) {
	for _, e := range a.s.edgesOf(h, node) {
		if e.To != node && (a.q.Kinds.Has(int(a.s.Kind(e.To))) || slices.Contains(a.q.Ends[:], e.To)) {
			a.found = append(a.found, executor.Expansion{From: node, Hop: h, Edge: e, Hub: a.s.isHub(e.To)})
		}
	}
}

// isHub reports whether path searches do not go through a node.
func (s *snapshot) isHub(ref executor.Ref) bool {
	return s.c.Kinds[s.Kind(ref)].Hub || s.value(ref, store.HubProperty) == true
}
