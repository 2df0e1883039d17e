package agreement

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// coverageRows are kept by a CoverageListSpec: the paths to its agreements, and the place and the agreement of each row.
type coverageRows struct {
	executor.RowPaths
	places, agreements []executor.Ref
}

// A coverageRow is a row of a list of a coverage.
type coverageRow struct {
	entry
	node     executor.Ref      // what the row shows: the agreement, or a pledge to end it
	standing ontology.Standing // of the way to the node
	keys     []any             // by which the list is ordered, before the id
}

// Execute makes the rows of a part of a coverage, a page for each place.
func (spec *CoverageListSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	of, args := executor.Kept[*coverage](x, s.Parent), plan.ArgsOf[CoverageListArgs](x.Args(), s.Index)
	var shown []coverageRow
	t := x.Table(s.Index)
	kept := &coverageRows{}
	for i, place := range of.places {
		rows, err := spec.rows(ctx, x, of, place, args)
		if err != nil {
			return err
		}
		page := spec.page(x, rows, args)
		t.From, t.To = append(t.From, int32(len(shown))), append(t.To, int32(len(shown)+page.to-page.from))
		page.addTo(t, &spec.List, len(rows))
		if page.cut {
			if t.Cut == nil {
				t.Cut = make([]bool, len(of.places))
			}
			t.Cut[i] = true
		}
		shown = append(shown, rows[page.from:page.to]...)
		for range page.to - page.from {
			kept.places = append(kept.places, x.Refs(s.Parent)[i])
		}
	}
	return spec.fill(ctx, x, s, of, shown, kept)
}

// rows lists a part of the coverage of one place.
func (spec *CoverageListSpec) rows(ctx context.Context, x *executor.Execution, of *coverage, place []entry, args *CoverageListArgs) ([]coverageRow, error) {
	var out []coverageRow
	if spec.Part != PledgePart {
		for _, e := range place {
			if spec.Part.has(e.name, args.Only) {
				out = append(out, coverageRow{entry: e, node: e.Node, standing: e.Standing, keys: spec.Part.keys(x, e)})
			}
		}
		return out, nil
	}
	pledges, err := of.pledgesOf(ctx, x)
	if err != nil {
		return nil, err
	}
	for _, e := range place {
		for _, p := range pledges[e.Node] {
			out = append(out, coverageRow{entry: e, node: p.event, standing: max(e.Standing, p.standing), keys: spec.Part.keys(x, e)})
		}
	}
	slices.SortFunc(out, func(a, b coverageRow) int { return compareRows(x, a, b.keys, x.Reader().ID(b.node)) })
	return out, nil
}

// has tells whether a part lists the agreements for which a case holds.
func (p CoveragePart) has(name, only string) bool {
	switch p {
	case InForcePart:
		return name == Certain || name == Possible && only != Certain
	case SilentPart:
		return name == Silent
	}
	return name == Pending
}

// keys are those that CursorKeys tells of.
func (p CoveragePart) keys(x *executor.Execution, e entry) []any {
	switch p {
	case InForcePart:
		return []any{int64(e.Reach), int64(e.which)}
	case PledgePart:
		return []any{int64(e.Reach), x.Reader().ID(e.Node)}
	}
	return []any{int64(e.Reach)}
}

// compareRows compares a row with a position in its list.
func compareRows(x *executor.Execution, row coverageRow, keys []any, id string) int {
	return store.CompareRows(make([]bool, len(keys)), row.keys, keys, x.Reader().ID(row.node), id)
}

// A rowRange is a page of the rows of a list: from one up to but not including another.
type rowRange struct {
	from, to int
	cut      bool // rows are left out that the cursors don't leave out
}

// page returns which rows are shown; with the shape Few these are all.
func (spec *CoverageListSpec) page(x *executor.Execution, rows []coverageRow, args *CoverageListArgs) rowRange {
	p := rowRange{to: len(rows)}
	if spec.Shape != plan.Page {
		return p
	}
	find := func(at *plan.Position, behind int) int {
		i, _ := slices.BinarySearchFunc(rows, behind, func(r coverageRow, behind int) int {
			return cmp.Or(compareRows(x, r, at.Keys, at.ID), behind)
		})
		return i
	}
	if args.After != nil {
		p.from = find(args.After, -1) // the row itself counts as before
	}
	if args.Before != nil {
		p.to = max(p.from, find(args.Before, 1))
	}
	p.cut = args.First > 0 && p.to-p.from > args.First
	if args.Back {
		p.from = max(p.from, p.to-args.First)
	} else {
		p.to = min(p.to, p.from+args.First)
	}
	return p
}

// addTo adds to the table what the list asks for of one place's rows.
func (p rowRange) addTo(t *store.Table, l *plan.List, rows int) {
	if l.Total {
		t.Totals = append(t.Totals, int32(rows))
	}
	if l.More {
		t.More = append(t.More, p.to < rows)
	}
	if l.Less {
		t.Less = append(t.Less, p.from > 0)
	}
}

// fill makes the rows, and keeps their paths.
func (spec *CoverageListSpec) fill(ctx context.Context, x *executor.Execution, s *plan.Step, of *coverage, rows []coverageRow, kept *coverageRows) error {
	var ends []executor.End
	refs := make([]executor.Ref, len(rows))
	for i, r := range rows {
		ends, refs[i] = append(ends, r.End), r.node
		kept.agreements = append(kept.agreements, r.Node)
	}
	kept.RowPaths = of.traversal.RowPaths(ends)
	x.Keep(s.Index, kept)
	if err := x.Fill(ctx, s, refs); err != nil {
		return err
	}
	b, err := spec.readBacking(ctx, x, s, of, kept.agreements)
	if err != nil {
		return err
	}
	t, tag := x.Table(s.Index), plan.ArgsOf[CoverageListArgs](x.Args(), s.Index).Tag
	for i := range rows {
		for k, col := range s.Columns {
			switch col.Kind {
			case plan.Output:
				t.Cells[i*t.Width+k] = spec.output(x, col.Name, &rows[i], of, b)
			case plan.Cursor:
				t.Cells[i*t.Width+k] = store.AppendCursor(nil, tag, rows[i].keys, x.Reader().ID(rows[i].node))
			}
		}
	}
	return nil
}

func (spec *CoverageListSpec) output(x *executor.Execution, column string, r *coverageRow, of *coverage, b *backing) []byte {
	text := func(s string) []byte {
		if s == "" {
			return nil
		}
		return store.AppendString(nil, s)
	}
	switch column {
	case EntryReach:
		return x.ReachJSON(r.Reach)
	case EntryCertainty:
		if spec.Part != InForcePart {
			return nil
		}
		return text(r.name)
	case EntryStanding:
		return x.StandingJSON(max(r.standing, b.dates[r.Node].standing))
	case EntryWay:
		return x.StandingJSON(r.End.Standing)
	case EntryAgencyReason:
		return text(inferredReason(b.agency[r.Node]))
	case EntryServesReason:
		return text(inferredReason(b.serves[r.Node]))
	case EntryDayReason:
		return text(b.dates[r.Node].reason)
	case EntryFirstShown:
		return text(b.days[r.Node].firstShown)
	case EntryLastShown:
		return text(b.days[r.Node].lastShown)
	case EntryFirstRead:
		return strconv.AppendBool(nil, b.days[r.Node].firstRead)
	case EntryLastRead:
		return strconv.AppendBool(nil, b.days[r.Node].lastRead)
	}
	return of.args.day(column)
}
