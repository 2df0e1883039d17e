package storetest

import (
	"encoding/json"
	"slices"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

// wellFormed holds every table of an answer against what store.Table promises, whatever the case is about.
func (q *query) wellFormed(t *testing.T) {
	t.Helper()
	if len(q.answer.Tables) != len(q.plan.Steps) {
		t.Fatalf("%d tables for %d steps", len(q.answer.Tables), len(q.plan.Steps))
	}
	for i, s := range q.plan.Steps {
		table := &q.answer.Tables[i]
		parents := 1
		if s.Parent != plan.Root {
			parents = q.answer.Tables[s.Parent].Rows()
		}
		q.shape(t, s, table, parents)
		for _, cell := range table.Cells {
			if cell != nil && (!json.Valid(cell) || string(cell) == "null") {
				t.Errorf("step %d has the cell %q, neither JSON of a value nor nil", i, cell)
			}
		}
	}
}

func (q *query) shape(t *testing.T, s *plan.Step, table *store.Table, parents int) {
	t.Helper()
	rows := table.Rows()
	if len(table.From) != parents || len(table.To) != parents {
		t.Fatalf("step %d has offsets for %d and %d parent rows, not %d", s.Index, len(table.From), len(table.To), parents)
	}
	if table.Width != len(s.Columns) || len(table.Cells) != rows*table.Width {
		t.Fatalf("step %d has %d cells, %d wide, for %d rows of %d columns", s.Index, len(table.Cells), table.Width, rows, len(s.Columns))
	}
	for i := range parents {
		if from, to := table.From[i], table.To[i]; from < 0 || to < from || int(to) > rows {
			t.Fatalf("step %d gives parent row %d the rows %d to %d of %d", s.Index, i, from, to, rows)
		}
	}
	asked := plan.List{}
	if l := s.List(); l != nil {
		asked = *l
	}
	if _, ok := s.Spec.(*plan.CountDistinctSpec); ok {
		asked.Total = true
	}
	for _, x := range []struct {
		what  string
		asked bool
		given int
		none  bool
	}{
		{"totals", asked.Total, len(table.Totals), table.Totals == nil},
		{"times more", asked.More, len(table.More), table.More == nil},
		{"times less", asked.Less, len(table.Less), table.Less == nil},
	} {
		if x.asked && x.given != parents || !x.asked && !x.none {
			t.Errorf("step %d has %d %s for %d parent rows; asked for: %v", s.Index, x.given, x.what, parents, x.asked)
		}
	}
	if n := len(table.Cut); n > 0 && (n != parents || !slices.Contains(table.Cut, true)) {
		t.Errorf("step %d tells of %d lists for %d parent rows whether they are cut: %v", s.Index, n, parents, table.Cut)
	}
}
