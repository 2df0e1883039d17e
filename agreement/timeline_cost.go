package agreement

import (
	"slices"

	"graph287g/graph/cost"
	"graph287g/plan"
	"graph287g/store"
)

// EstimateRows bounds the rows of timelines: periods times groups. Where it is left open when they begin, it is on the first day
// that was measured.
func (spec *TimelineSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	args := plan.ArgsOf[TimelineArgs](e.Args(), s.Index)
	p := args.Periods
	if p.From == "" {
		p.From = p.To
		if first := e.FirstDay(); first != "" {
			p.From = min(p.From, first)
		}
	}
	periods, groups := int64(max(0, p.Count())), min(e.Combinations(args.By, spec.Of), store.MaxGroups)
	rows = cost.AtMost(e.ListCount(s) * min(MaxTimeline, cost.AtMost(periods*groups)))
	if len(args.By) > 0 && !slices.ContainsFunc(args.By, plan.Key.MultiValued) {
		rows = min(rows, cost.AtMost(periods*e.RowsOnAllPages(spec.Of)))
	}
	return rows, rows
}

// GroupKeys are the keys of the groups.
func (a *TimelineArgs) GroupKeys() []plan.Key { return a.By }

// OutputWidth bounds the bytes of an output.
func (*TimelineSpec) OutputWidth(_ *cost.Estimation, output string) int64 {
	switch output {
	case TimelineStart, TimelineEnd, TimelineAsOf:
		return cost.DayWidth
	}
	return cost.NumberWidth
}
