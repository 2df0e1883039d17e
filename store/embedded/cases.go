package embedded

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Cases tells which of the cases is the first to hold for each node.
func (s *snapshot) Cases(ctx context.Context, _ ontology.KindSet, refs []executor.Ref, cases []plan.Case) ([]int, error) {
	m := store.Matcher{Catalogue: s.c, Graph: s}
	out := make([]int, len(refs))
	for i, ref := range refs {
		out[i] = m.First(cases, ref)
	}
	return out, ctx.Err()
}
