package neo4j

import (
	"context"
	"slices"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Warm lets Neo4j plan the statements that most questions are made of, so that the first who asks doesn't wait: planning
// takes some tens of milliseconds a text. It changes nothing, and nothing depends on it.
func (s *Store) Warm(ctx context.Context) error {
	for _, statement := range s.layout.common() {
		err := s.brief(ctx, func(ctx context.Context) error {
			return s.read(ctx, func(tx runner) error { return do(ctx, tx, statement, nothing) })
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// nothing are values with which every statement that reads finds nothing.
var nothing = params{
	"ids": []any{}, "values": []any{}, "names": []any{}, "groups": []any{}, "out": []any{}, "in": []any{},
	"columns": []any{}, "facts": []any{}, "types": []any{}, "claim": "", "start": true, "id": "", "first": 0,
	"term": " a word that is nowhere", "others": []any{}, "terms": []any{}, "phrase": map[string]any{}, "slugs": []any{}, "score": 0, "size": 0,
	"ends": []any{}, "limit": 0,
}

// common lists these statements: lookups, pages in order of ids of every kind and relation, counted or not, and the
// levels of every path.
func (l *layout) common() []string {
	out := []string{readState, readSeq, lookupIDs, cells, searchCounts, searchPage(l.c.Weights), searchBefore(l.c.Weights), vocabulary}
	out = append(out, l.aroundStatements()...)
	for _, k := range l.c.Kinds {
		for _, key := range k.Keys {
			out = append(out, lookupKey(k.Name, key.Name))
		}
		out = append(out, l.pages(plan.Step{Op: plan.All, Kinds: ontology.SetOf(k), Shape: plan.Page}, plan.Filter{})...)
		if k.Clock {
			out = append(out, l.ofDay(k)...)
		}
		for _, f := range k.Fields {
			switch f.Role {
			case ontology.Related, ontology.Claims, ontology.Neighbors:
				out = append(out, l.pages(followStep(l.c, k, f), plan.Filter{})...)
			case ontology.Traverse:
				out = append(out, levels(f.Trie(k))...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pages returns the statements of a step, without and with the total.
func (l *layout) pages(step plan.Step, filter plan.Filter) []string {
	var out []string
	for _, total := range []bool{false, true} {
		step.Total = total
		t := newReader(l, nil, store.Version{}).newTable(&executor.Query{Step: &step, Args: &plan.StepArgs{Filter: filter}})
		if step.Op == plan.All {
			out = append(out, t.allStatement())
		} else {
			out = append(out, t.followStatement())
		}
	}
	return out
}

// ofDay returns the statements of what was in force on a day of the past: its lists, its statuses, and coverage.
func (l *layout) ofDay(k *ontology.Kind) []string {
	at := agreement.Time{On: "2018-01-01", Today: "2026-01-01"}
	possible := at
	possible.Possible = true
	var out []string
	for _, filter := range []plan.Filter{at.Rows(), possible.Rows()} {
		out = append(out, l.pages(plan.Step{Op: plan.All, Kinds: ontology.SetOf(k), Shape: plan.Page}, filter)...)
	}
	for _, list := range [][]plan.Case{at.Cases(), agreement.Coverage(at)} {
		c := condition{l: l, values: params{}}
		out = append(out, casesStatement(c.cases(list, place{"n", ontology.SetOf(k), 0})))
	}
	return out
}

// followStep is the step along a field from a kind.
func followStep(c *ontology.Catalogue, k *ontology.Kind, f *ontology.Field) plan.Step {
	s := plan.Step{Op: plan.Follow, On: ontology.SetOf(k), Kinds: c.KindsOf(f.Type.Name), Claim: f.ClaimField}
	s.Hop = ontology.Hop{Relation: f.Relation, Direction: f.Direction}
	if f.Role == ontology.Neighbors {
		s.Op = plan.Neighbors
	}
	switch {
	case f.Paged():
		s.Shape, s.Edges = plan.Page, f.Role == ontology.Related && f.Relation.Parallel()
	case f.Type.List:
		s.Shape = plan.Few
	}
	return s
}

// levels returns the statements of the levels of a path, each with all hops that it may take.
func levels(t *ontology.Trie) []string {
	var out []string
	for states := []int{0}; len(states) > 0; {
		var hops []ontology.Hop
		var next []int
		for _, s := range states {
			for _, n := range t.States[s].Next {
				hops, next = append(hops, n.Hop), append(next, n.State)
			}
		}
		if len(hops) > 0 {
			out = append(out, edgesStatement(hops, []ontology.Direction{ontology.Out, ontology.In}))
		}
		states = next
	}
	return out
}
