package executor

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// The cases of a coverage: in force for certain, possibly, or known of at all.
const known = 2

// A coverage is what reaches a place on a day.
type coverage struct {
	records int // agreements that reach it, on whatever day, as far as was known
	entries []covering
}

// A covering is an agreement that reaches a place, and by which case.
type covering struct {
	end
	which int
}

// coverageStep makes a row of each place.
func (x *execution) coverageStep(ctx context.Context, s *plan.Step) error {
	parents, index := x.unique(s)
	w, err := x.walkFrom(ctx, &plan.Step{Index: s.Index, Path: s.Path, Links: true}, parents)
	if err != nil {
		return err
	}
	w.ends = slices.Clone(w.ends)
	f := &x.frames[s.Index]
	if f.coverages, err = x.coverages(ctx, s, w, len(parents)); err != nil {
		return err
	}
	f.walk, f.parents = w, parents
	if err := x.fill(ctx, s, parents); err != nil {
		return err
	}
	from := make([]int32, len(parents)+1)
	for i := range from {
		from[i] = int32(i)
	}
	t := &x.answer.Tables[s.Index]
	share(t, from, index)
	x.coverageColumns(s, t, f.coverages)
	return nil
}

// coverages sorts the ends of the walk by places, and drops what wasn't in force.
func (x *execution) coverages(ctx context.Context, s *plan.Step, w *walk, places int) ([]coverage, error) {
	refs := make([]Ref, len(w.ends))
	for i, e := range w.ends {
		refs[i] = e.node
	}
	out := make([]coverage, places)
	if len(refs) == 0 {
		return out, nil
	}
	which, err := x.r.Cases(ctx, ontology.Must().KindsOf(s.Path.Type.Name), refs, x.args[s.Index].Cases)
	if err != nil {
		return nil, err
	}
	for i, e := range w.ends {
		c := &out[e.start]
		if which[i] >= 0 {
			c.records++
		}
		if which[i] >= 0 && which[i] < known {
			c.entries = append(c.entries, covering{e, which[i]})
		}
	}
	for _, c := range out {
		slices.SortStableFunc(c.entries, func(a, b covering) int {
			return cmp.Or(cmp.Compare(a.reach, b.reach), cmp.Compare(a.which, b.which), cmp.Compare(x.r.ID(a.node), x.r.ID(b.node)))
		})
	}
	return out, nil
}

func (x *execution) coverageColumns(s *plan.Step, t *store.Table, list []coverage) {
	args := &x.args[s.Index]
	for i, c := range list {
		certain := 0
		for _, e := range c.entries {
			if e.which == 0 {
				certain++
			}
		}
		for k, col := range s.Columns {
			cell := &t.Cells[i*t.Width+k]
			switch col.From {
			case plan.CoverageCompleteness:
				*cell = completeness(c)
			case plan.CoverageRecords:
				*cell = strconv.AppendInt(nil, int64(c.records), 10)
			case plan.CoverageCertain:
				*cell = strconv.AppendInt(nil, int64(certain), 10)
			case plan.CoveragePossible:
				*cell = strconv.AppendInt(nil, int64(len(c.entries)-certain), 10)
			default:
				dayCell(cell, col, args)
			}
		}
	}
}

// completeness: no full list is loaded, so that what is on record is a part.
func completeness(c coverage) []byte {
	if c.records > 0 {
		return []byte(`"PARTIAL"`)
	}
	return []byte(`"NOT_CHECKED"`)
}

func dayCell(cell *[]byte, col plan.Column, args *plan.StepArgs) {
	switch {
	case col.From == plan.CoverageDay:
		*cell = store.AppendString(nil, args.On)
	case col.From == plan.CoverageKnown && args.Known != "":
		*cell = store.AppendString(nil, args.Known)
	}
}

// coverageEntries makes the rows of the agreements of each place.
func (x *execution) coverageEntries(ctx context.Context, s *plan.Step) error {
	of, f := &x.frames[s.Parent], &x.frames[s.Index]
	t, cases := &x.answer.Tables[s.Index], x.args[s.Parent].Cases
	var rows []covering
	refs := []Ref{}
	for _, c := range of.coverages {
		t.From = append(t.From, int32(len(rows)))
		for _, e := range c.entries {
			if only := x.args[s.Index].Only; only == "" || only == cases[e.which].Then {
				rows, refs = append(rows, e), append(refs, e.node)
				f.parent = append(f.parent, e.start)
			}
		}
		t.To = append(t.To, int32(len(rows)))
	}
	f.walk, f.parents = of.walk, of.parents
	if err := x.fill(ctx, s, refs); err != nil {
		return err
	}
	for i, e := range rows {
		for k, col := range s.Columns {
			x.entryCell(&t.Cells[i*t.Width+k], col, e, s)
		}
	}
	return nil
}

func (x *execution) entryCell(cell *[]byte, col plan.Column, e covering, s *plan.Step) {
	args := &x.args[s.Parent]
	switch col.From {
	case plan.LinkReach:
		*cell = words().reach[e.reach]
	case plan.EntryCertainty:
		*cell = store.AppendString(nil, args.Cases[e.which].Then)
	default:
		dayCell(cell, col, args)
	}
}

// coverageNodes makes the place of each row, or its agreement.
func (x *execution) coverageNodes(ctx context.Context, s *plan.Step) error {
	of := &x.frames[s.Parent]
	refs := of.refs
	if s.Op == plan.CoveragePlace && x.plan.Steps[s.Parent].Op == plan.CoverageEntries {
		refs = make([]Ref, len(of.parent))
		for i, p := range of.parent {
			refs[i] = of.parents[p]
		}
	}
	t := &x.answer.Tables[s.Index]
	t.From, t.To = make([]int32, len(refs)), make([]int32, len(refs))
	for i := range refs {
		t.From[i], t.To[i] = int32(i), int32(i+1)
	}
	return x.fill(ctx, s, refs)
}
