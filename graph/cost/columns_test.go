package cost_test

import (
	"context"
	"testing"

	"graph287g/graph"
	"graph287g/graph/cost"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/test/corpus"
)

// TestColumnBoundsHold: of each step of each query of the corpus, no column has more bytes than its bound. The bytes of whole answers show
// less, for one bound that is too low is covered by all that are too high.
func TestColumnBoundsHold(t *testing.T) {
	c := ontology.Must()
	s := &checking{Store: embedded.Memory(c), t: t, seen: map[string]bool{}}
	g, err := seed.Load(c, seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Sync(t.Context(), s.Store, g); err != nil {
		t.Fatal(err)
	}
	if s.statistics, err = cost.Measure(t.Context(), c, s.Store); err != nil {
		t.Fatal(err)
	}
	e, err := graph.New(graph.Config{Catalogue: c, Store: s})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range corpus.Read(t, "../../test/corpus/queries/*.graphql", "../../web/src/playground/examples/*.graphql") {
		s.query = f.Name
		if r := e.Execute(t.Context(), graph.Request{Query: f.Query, Variables: f.Variables}); r.Code != "" {
			t.Errorf("%s: %s", f.Name, r.Body)
		}
	}
	for _, output := range []string{
		plan.EvidenceField, plan.EvidenceShown, plan.EvidenceReason, plan.LinkBases, plan.LinkReach, plan.LinkRelation, plan.PathBasis, plan.PathHops, plan.PathEdgeForward,
		plan.PathSearchComplete, plan.GroupBy, plan.GroupCount, plan.GroupLabel, plan.SearchScore, plan.SearchExcerpt, plan.SearchMatches, plan.SearchMissing, plan.SearchPartial, plan.SearchUnmatched, plan.SearchedFor, plan.SearchSuggestions, plan.FacetKind,
		plan.ConditionalValue, "asOf", "completeness", "certainty", "pledges", "way", "agencyReason", "servesReason", "start", "inForcePossibly",
	} {
		if !s.seen[output] {
			t.Errorf("no query of the corpus has the output %s", output)
		}
	}
}

// A checking store holds the cells of each answer against their bounds.
type checking struct {
	store.Store
	t          *testing.T
	statistics *cost.Statistics
	query      string
	seen       map[string]bool // outputs that had a value
}

func (s *checking) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	out, err := s.Store.Execute(ctx, p, args)
	if err != nil {
		return nil, err
	}
	bounds := s.statistics.ColumnBounds(cost.Operation{Plan: p, Args: args, Output: &encode.OutputPlan{}})
	for i := range out.Tables {
		for column, bytes := range s.columnBytes(p.Steps[i], &out.Tables[i]) {
			if bound := bounds[i][column]; bytes > bound {
				s.t.Errorf("%s: step %d (%s), column %+v: %d bytes, at most %d were expected", s.query, i, p.Steps[i].Spec.Operation(), p.Steps[i].Columns[column], bytes, bound)
			}
		}
	}
	return out, nil
}

// columnBytes adds up the bytes of each column in all rows as they are shown: those that parents share under each.
func (s *checking) columnBytes(step *plan.Step, t *store.Table) []int64 {
	out := make([]int64, len(step.Columns))
	for row := range t.Rows() {
		for column := range out {
			cell := t.Cell(row, column)
			if cell == nil {
				cell = []byte("null")
			} else if step.Columns[column].Kind == plan.Output {
				s.seen[step.Columns[column].Name] = true
			}
			out[column] += int64(len(cell))
		}
	}
	return out
}
