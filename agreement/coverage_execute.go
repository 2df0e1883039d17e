package agreement

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// The cases of a coverage, by their index in CoverageArgs.Cases.
const (
	certainCase = iota
	possibleCase
	knownCase
)

// A coverage is kept by a CoverageSpec for its entries: the agreements that reach each place.
type coverage struct {
	traversal *executor.Traversal
	args      *CoverageArgs
	places    []placeCoverage
}

// A placeCoverage has the agreements that reach one place on a day.
type placeCoverage struct {
	records int // how many agreements reach it on any day, as far as was known
	entries []entry
}

// An entry is an agreement that reaches a place, with the case that holds for it.
type entry struct {
	executor.End
	whichCase int
}

// Execute makes a row of each place.
func (spec *CoverageSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	places, index := x.Unique(s)
	t, err := x.Traverse(ctx, spec.Path, places)
	if err != nil {
		return err
	}
	c := &coverage{traversal: t, args: plan.ArgsOf[CoverageArgs](x.Args(), s.Index), places: make([]placeCoverage, len(places))}
	if err := c.addEnds(ctx, x, spec); err != nil {
		return err
	}
	x.Keep(s.Index, c)
	if err := x.Fill(ctx, s, places); err != nil {
		return err
	}
	from := make([]int32, len(places)+1)
	for i := range from {
		from[i] = int32(i)
	}
	executor.Share(x.Table(s.Index), from, index)
	c.fillOutputs(s, x.Table(s.Index))
	return nil
}

// addEnds sorts the ends of the paths by places, and drops what wasn't in force.
func (c *coverage) addEnds(ctx context.Context, x *executor.Execution, spec *CoverageSpec) error {
	ends := c.traversal.Ends()
	if len(ends) == 0 {
		return nil
	}
	refs := make([]executor.Ref, len(ends))
	for i, e := range ends {
		refs[i] = e.Node
	}
	which, err := x.Reader().Cases(ctx, x.Catalogue().KindsOf(spec.Path.Type.Name), refs, c.args.Cases)
	if err != nil {
		return err
	}
	for i, e := range ends {
		place := &c.places[e.Parent]
		if which[i] >= 0 {
			place.records++
		}
		if which[i] >= 0 && which[i] < knownCase {
			place.entries = append(place.entries, entry{e, which[i]})
		}
	}
	id := x.Reader().ID
	for _, place := range c.places {
		slices.SortStableFunc(place.entries, func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.Reach, b.Reach), cmp.Compare(a.whichCase, b.whichCase), cmp.Compare(id(a.Node), id(b.Node)))
		})
	}
	return nil
}

func (c *coverage) fillOutputs(s *plan.Step, t *store.Table) {
	for i, place := range c.places {
		certain := 0
		for _, e := range place.entries {
			if e.whichCase == certainCase {
				certain++
			}
		}
		for k, col := range s.Columns {
			if col.Kind != plan.Output {
				continue
			}
			cell := &t.Cells[i*t.Width+k]
			switch col.Name {
			case CoverageCompleteness:
				*cell = completeness(place)
			case CoverageRecords:
				*cell = strconv.AppendInt(nil, int64(place.records), 10)
			case CoverageCertain:
				*cell = strconv.AppendInt(nil, int64(certain), 10)
			case CoveragePossible:
				*cell = strconv.AppendInt(nil, int64(len(place.entries)-certain), 10)
			default:
				*cell = c.args.day(col)
			}
		}
	}
}

// completeness returns how complete the records of a place are. No full list of agreements is loaded, so that they are never known to
// be complete.
func completeness(r placeCoverage) []byte {
	if r.records > 0 {
		return []byte(`"PARTIAL"`)
	}
	return []byte(`"NOT_CHECKED"`)
}

// day returns the cell of a column that shows an argument.
func (a *CoverageArgs) day(col plan.Column) []byte {
	switch {
	case col.Name == CoverageDay:
		return store.AppendString(nil, a.On)
	case col.Name == CoverageKnown && a.Known != "":
		return store.AppendString(nil, a.Known)
	}
	return nil
}

// coverageEntries are kept by a CoverageEntriesSpec: the paths to its rows, and the place of each.
type coverageEntries struct {
	executor.RowPaths
	places []executor.Ref
}

// Execute makes a row of each agreement that reaches a place.
func (spec *CoverageEntriesSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	of, t := executor.Kept[*coverage](x, s.Parent), x.Table(s.Index)
	only := plan.ArgsOf[CoverageEntriesArgs](x.Args(), s.Index).Only
	var rows []entry
	var ends []executor.End
	refs, kept := []executor.Ref{}, &coverageEntries{}
	for _, place := range of.places {
		t.From = append(t.From, int32(len(rows)))
		for _, e := range place.entries {
			if only == "" || only == of.args.Cases[e.whichCase].Then {
				rows, ends, refs = append(rows, e), append(ends, e.End), append(refs, e.Node)
				kept.places = append(kept.places, x.Refs(s.Parent)[e.Parent])
			}
		}
		t.To = append(t.To, int32(len(rows)))
	}
	kept.RowPaths = of.traversal.RowPaths(ends)
	x.Keep(s.Index, kept)
	if err := x.Fill(ctx, s, refs); err != nil {
		return err
	}
	for i, e := range rows {
		for k, col := range s.Columns {
			if col.Kind == plan.Output {
				t.Cells[i*t.Width+k] = e.cell(x, col, of.args)
			}
		}
	}
	return nil
}

func (e entry) cell(x *executor.Execution, col plan.Column, args *CoverageArgs) []byte {
	switch col.Name {
	case EntryReach:
		return x.ReachJSON(e.Reach)
	case EntryCertainty:
		return store.AppendString(nil, args.Cases[e.whichCase].Then)
	}
	return args.day(col)
}

// Execute makes the place of each row.
func (*CoveragePlaceSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	if _, ok := x.Step(s.Parent).Spec.(*CoverageEntriesSpec); ok {
		return x.FillOne(ctx, s, executor.Kept[*coverageEntries](x, s.Parent).places)
	}
	return x.FillOne(ctx, s, x.Refs(s.Parent))
}

// Execute makes the agreement of each row.
func (*CoverageAgreementSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	return x.FillOne(ctx, s, x.Refs(s.Parent))
}
