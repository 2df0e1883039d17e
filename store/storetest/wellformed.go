package storetest

import (
	"encoding/json"
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
	if s.Total && len(table.Totals) != parents || !s.Total && table.Totals != nil {
		t.Errorf("step %d has %d totals for %d parent rows; asked for: %v", s.Index, len(table.Totals), parents, s.Total)
	}
	if s.More && len(table.More) != parents || !s.More && table.More != nil {
		t.Errorf("step %d has %d times more for %d parent rows; asked for: %v", s.Index, len(table.More), parents, s.More)
	}
	if s.Less && len(table.Less) != parents || !s.Less && table.Less != nil {
		t.Errorf("step %d has %d times less for %d parent rows; asked for: %v", s.Index, len(table.Less), parents, s.Less)
	}
}
