package neo4j

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Warm lets Neo4j plan the statements that most questions are made of, so that the first who asks doesn't wait: planning
// takes some tens of milliseconds a text, and a second for a fused one. The plans that are asked often come first, each by its levels and
// fused. It changes nothing, and nothing depends on it. Each part has as long as a statement that is planned behind.
func (s *Store) Warm(ctx context.Context, w store.Warming) error {
	var parts []func(context.Context) error
	for _, asked := range w.Plans {
		parts = append(parts, func(ctx context.Context) error { return s.warmLevels(ctx, asked) })
		if f := s.warmFused(asked); f != nil {
			parts = append(parts, s.planner(f.statement, f.params))
		}
	}
	for _, statement := range s.layout.commonStatements(w.Common) {
		parts = append(parts, s.planner(statement, emptyParams))
	}
	var first error
	for i, part := range parts {
		w.Tell(i, len(parts))
		err := errPlanning
		for errors.Is(err, errPlanning) && ctx.Err() == nil { // readers go first, and there may be many
			err = s.watchedCall(ctx, s.deadlines.PlanBehind, part)
		}
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			first = cmp.Or(first, err)
		}
	}
	w.Tell(len(parts), len(parts))
	return first
}

// planner has the server plan a statement by running it.
func (s *Store) planner(statement string, p params) func(context.Context) error {
	return func(ctx context.Context) error {
		return s.readTx(ctx, func(tx runner) error { return exec(ctx, tx, statement, p) })
	}
}

// warmLevels has the statements of a plan's levels planned, by an answer that nobody wants.
func (s *Store) warmLevels(ctx context.Context, asked store.AskedPlan) error {
	return s.consistentRead(ctx, func(tx runner, st *graphState) error {
		_, err := s.execute(ctx, newReader(s.layout, tx, st.version), asked.Plan, asked.Args)
		return err
	})
}

// warmFused is the fused statement of a plan, nil where there is none or it isn't used.
func (s *Store) warmFused(asked store.AskedPlan) *fused {
	if s.tier.fused == FusedNever {
		return nil
	}
	return s.fuser.fuse(asked.Plan, asked.Args, everyStep)
}

// emptyParams are parameters with which every statement that reads finds nothing.
var emptyParams = params{
	"ids": []any{}, "values": []any{}, "names": []any{}, "groups": []any{}, "out": []any{}, "in": []any{},
	"columns": []any{}, "facts": []any{}, "types": []any{}, "claim": "", "start": true, "id": "", "first": 0, "lacking": "", "k0": "", "n0": false,
	"indexed": []any{" a word that is nowhere"}, "others": []any{}, "fewest": 0, "found": 0, "terms": []any{}, "phrase": map[string]any{}, "slugs": []any{}, "score": 0, "size": 0,
	"ends": []any{}, "limit": 0,
}

// commonStatements lists the statements that Warm has planned: lookups, pages of every kind and
// relation in the order of the kind, with and without a total, the levels of every path, and what is common beside these.
func (l *layout) commonStatements(common []store.CommonQuestion) []string {
	out := []string{readGraphState, readSeqStatement, nodeByID.statement(), readCells, searchCounts, searchPage(l.catalogue.Weights), searchBefore(l.catalogue.Weights), readTermCounts, readVocabulary}
	out = append(out, l.expansionsStatements()...)
	for _, k := range l.catalogue.Kinds {
		for _, key := range k.Keys {
			out = append(out, nodeByKey(k.Name, key.Name).statement())
		}
		out = append(out, l.pageStatements(scanStep(k), plan.Filter{})...)
		for _, f := range k.Fields {
			switch f.Role {
			case ontology.Related, ontology.Claims, ontology.Neighbors:
				out = append(out, l.pageStatements(expandStep(l.catalogue, k, f), plan.Filter{})...)
			case ontology.Traverse:
				out = append(out, pathLevelStatements(f.Trie(k))...)
			}
		}
	}
	for _, q := range common {
		out = append(out, l.questionStatements(q)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pageStatements returns the statements of a step, without and with the total.
func (l *layout) pageStatements(step plan.Step, filter plan.Filter) []string {
	var out []string
	for _, total := range []bool{false, true} {
		step.List().Total = total
		args := &plan.ListArgs{Filter: filter}
		if kinds := step.Kinds.In(l.catalogue); len(kinds) == 1 && step.List().Shape == plan.Page {
			args.Order = plan.OrderOf(kinds[0])
		}
		query := &executor.Query{Step: &step, List: step.List(), Args: args}
		t := newReader(l, nil, store.Version{}).newRowReader(query)
		if query.IsScan() {
			out = append(out, t.scanStatement())
		} else {
			out = append(out, t.expandStatement())
		}
	}
	return out
}

// questionStatements returns the statements of a question that is common.
func (l *layout) questionStatements(q store.CommonQuestion) []string {
	if q.Cases == nil {
		return l.pageStatements(scanStep(q.Kind), q.Filter)
	}
	c := condition{layout: l, values: params{}}
	return []string{casesStatement(c.caseExpression(q.Cases, nodeVariable{"n", ontology.SetOf(q.Kind), 0}))}
}

// scanStep is the step that lists the nodes of a kind.
func scanStep(k *ontology.Kind) plan.Step {
	return plan.Step{Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}, Kinds: ontology.SetOf(k)}
}

// expandStep is the step along a field from a kind.
func expandStep(c *ontology.Catalogue, k *ontology.Kind, f *ontology.Field) plan.Step {
	s := plan.Step{On: ontology.SetOf(k), Kinds: c.KindsOf(f.Type.Name)}
	var list plan.List
	switch {
	case f.Paged():
		list.Shape, list.Edges = plan.Page, f.Role == ontology.Related && f.Relation.Parallel()
	case f.Type.List:
		list.Shape = plan.Few
	}
	if f.Role == ontology.Neighbors {
		s.Spec = &plan.NeighborsSpec{List: list}
	} else {
		s.Spec = &plan.ExpandSpec{List: list, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField}
	}
	return s
}

// pathLevelStatements returns the statements of the levels of a path, each with all hops that it may take.
func pathLevelStatements(t *ontology.Trie) []string {
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
