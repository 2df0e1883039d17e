package executor

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/agreement"
	"graph287g/agreement/period"
	"graph287g/plan"
	"graph287g/store"
)

// timeline counts the rows of another step by periods and keys. The store counts them by all that tells of their time, so
// that none is fetched.
func (x *execution) timeline(ctx context.Context, s *plan.Step) error {
	args := &x.args[s.Index]
	q, index := x.queryOf(x.plan.Steps[s.Of])
	at := agreement.Time{Known: args.Known, Today: args.Today}
	found, err := x.r.Groups(ctx, q, slices.Concat(args.Groups, at.Keys()), nil)
	if err != nil {
		return x.at(s, err)
	}
	slices.SortStableFunc(found, func(a, b Group) int { return cmp.Compare(a.Parent, b.Parent) })
	t := &timeline{execution: x, step: s, args: args, time: at, from: []int32{0}}
	for p := range parentsOf(q) {
		n := 0
		for n < len(found) && found[n].Parent == int32(p) {
			n++
		}
		if err := t.parent(found[:n]); err != nil {
			return err
		}
		found = found[n:]
	}
	t.keep(index)
	return nil
}

// A timeline makes the rows of one list after the other.
type timeline struct {
	*execution
	step *plan.Step
	args *plan.StepArgs
	time agreement.Time

	from   []int32 // where the rows of each list begin
	groups []Group // of all lists
	group  []int32 // of each row: its group
	cells  [][]byte
}

// parent makes the rows of one list, of which so many agreements have the same values and dates.
func (t *timeline) parent(found []Group) error {
	groups, of := t.groupsOf(found)
	if len(groups) > store.MaxGroups {
		return &store.GroupsError{Step: t.step.Index, Groups: len(groups)}
	}
	periods, err := t.periods(found, len(groups))
	if err != nil {
		return err
	}
	tallies := t.tally(found, of, len(groups), periods)
	order := t.order(groups)
	for i, p := range periods {
		for _, g := range order {
			t.group = append(t.group, int32(len(t.groups)+int(g)))
			t.row(p, &tallies[g][i])
		}
	}
	t.groups = append(t.groups, groups...)
	t.from = append(t.from, int32(len(t.group)))
	if len(t.group) > store.MaxRows {
		return &store.BudgetError{Step: t.step.Index, Rows: len(t.group), Limit: store.MaxRows}
	}
	return nil
}

// groupsOf finds the groups of a list, and which of them each of the found belongs to. Without keys there is always one.
func (t *timeline) groupsOf(found []Group) (groups []Group, of []int32) {
	known, of := map[string]int32{}, make([]int32, len(found))
	if len(t.args.Groups) == 0 {
		groups, known[""] = []Group{{}}, 0
	}
	for i, f := range found {
		keys := f.Keys[:len(t.args.Groups)]
		name := t.nameOf(keys)
		g, ok := known[name]
		if !ok {
			g = int32(len(groups))
			groups, known[name] = append(groups, Group{Keys: keys}), g
		}
		groups[g].Count += f.Count
		of[i] = g
	}
	return groups, of
}

// nameOf is equal for equal values of the keys.
func (t *timeline) nameOf(keys []any) string {
	var b []byte
	for _, v := range keys {
		if ref, ok := v.(Ref); ok {
			v = int64(ref)
		}
		b = append(store.AppendJSON(b, v), ',')
	}
	return string(b)
}

// order lists the groups as Groups orders them.
func (t *timeline) order(groups []Group) []int32 {
	out := make([]int32, len(groups))
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortFunc(out, func(a, b int32) int { return t.compareGroups(t.args.Groups, groups[a], groups[b]) })
	return out
}

// periods are those asked for. Without a beginning they begin with the first of which anything is known, or are the last alone.
func (t *timeline) periods(found []Group, groups int) ([]period.Period, error) {
	asked := t.args.Periods
	if asked.From == "" {
		asked.From = asked.To
		for _, f := range found {
			if first := t.time.First(t.record(f)); first != "" {
				asked.From = min(asked.From, first)
			}
		}
	}
	if n := asked.Count(); n*groups > plan.MaxTimeline {
		return nil, &store.TimelineError{Step: t.step.Index, Periods: asked, Groups: groups}
	}
	return asked.List(), nil
}

func (t *timeline) record(f Group) agreement.Record { return t.time.Read(f.Keys[len(t.args.Groups):]) }

// tally tallies what was found by groups.
func (t *timeline) tally(found []Group, of []int32, groups int, periods []period.Period) [][]agreement.Tally {
	out := make([][]agreement.Tally, groups)
	for g := range out {
		out[g] = make([]agreement.Tally, len(periods))
	}
	y := t.time.Tallier(periods)
	for i, f := range found {
		y.Add(out[of[i]], t.record(f), int(f.Count))
	}
	for _, tallies := range out {
		agreement.Sum(tallies)
	}
	return out
}

func (t *timeline) row(p period.Period, y *agreement.Tally) {
	for _, c := range t.step.Columns {
		t.cells = append(t.cells, periodCell(c.From, p, y))
	}
}

func periodCell(from plan.From, p period.Period, y *agreement.Tally) []byte {
	number := func(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }
	switch from {
	case plan.PeriodStart:
		return store.AppendString(nil, p.Start)
	case plan.PeriodEnd:
		return store.AppendString(nil, p.End)
	case plan.PeriodSigned:
		return number(y.Signed)
	case plan.PeriodEnded:
		return number(y.Ended)
	case plan.PeriodInForce:
		return number(y.InForce)
	}
	return number(y.Possibly)
}

// keep makes the table.
func (t *timeline) keep(index []int32) {
	table, f := &t.answer.Tables[t.step.Index], &t.frames[t.step.Index]
	share(table, t.from, index)
	table.Cells, table.Width, table.Kinds = t.cells, len(t.step.Columns), noKinds(len(t.group))
	f.groups, f.group = t.groups, t.group
}
