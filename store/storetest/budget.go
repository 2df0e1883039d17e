package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

func budgetCases() []Case {
	// Rows that parents share are shown under each of them: 500 times a state with its 99 counties are 50,000 objects.
	ask := func(states int) (*query, step) {
		var q query
		counties := q.lookup("State", slices.Repeat([]string{"state/NC"}, states)...).along("counties")
		return &q, counties
	}
	load := func(t *testing.T, s store.Store) {
		var g graph
		g.node("state/NC")
		for i := range 99 {
			g.county(fmt.Sprintf("county/%02d", i), "state/NC")
		}
		g.load(t, s)
	}
	return []Case{
		{"Execute/shows as many objects as the budget allows", func(t *testing.T, s store.Store) {
			load(t, s)
			q, counties := ask(500)
			q.run(t, s)
			if n := counties.table().Rows(); n != 99 {
				t.Errorf("%d rows, to be shown 500 times", n)
			}
			if diff := cmp.Diff([]int64{500, 49_500}, q.answer.RowCounts); diff != "" {
				t.Errorf("shown (-want +got):\n%s", diff)
			}
		}},
		{"Execute/refuses to show more, and says at which step", func(t *testing.T, s store.Store) {
			load(t, s)
			q, counties := ask(501)
			more := counties.along("state")
			a, err := s.Execute(t.Context(), &q.plan, q.args)
			var budget *store.BudgetError
			if a != nil || !errors.As(err, &budget) {
				t.Fatalf("got %v, %v", a, err)
			}
			want := store.BudgetError{Step: counties.Index, Rows: 50_100, Limit: store.MaxRows}
			if diff := cmp.Diff(want, *budget); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			_ = more
		}},
		{"Execute/counts the rows of all steps together", func(t *testing.T, s store.Store) {
			load(t, s)
			q, counties := ask(250)
			counties.along("state")
			third := counties.along("state")
			_, err := s.Execute(t.Context(), &q.plan, q.args)
			var budget *store.BudgetError
			if !errors.As(err, &budget) || budget.Step != third.Index || budget.Rows != 250*(1+99*3) {
				t.Errorf("got %v", err)
			}
		}},
		{"Execute/counts lists that are no nodes", func(t *testing.T, s store.Store) {
			var g graph
			var numbers []any
			for i := range 100 {
				numbers = append(numbers, props{"scheme": "X", "value": fmt.Sprint(i)})
			}
			g.node("topic/a", props{"identifiers": numbers})
			g.load(t, s)
			var q query
			q.lookup("Topic", slices.Repeat([]string{"topic/a"}, 500)...).numbers()
			var budget *store.BudgetError
			if _, err := s.Execute(t.Context(), &q.plan, q.args); !errors.As(err, &budget) || budget.Rows != 50_500 {
				t.Errorf("got %v", err)
			}
		}},
	}
}
