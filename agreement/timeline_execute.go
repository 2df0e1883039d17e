package agreement

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/agreement/period"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Execute counts the agreements of a list by periods and keys. The store counts them by all that tells of their time, so that
// none is fetched.
func (spec *TimelineSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	args := plan.ArgsOf[TimelineArgs](x.Args(), s.Index)
	q, index := x.QueryOf(spec.Of)
	at := args.Time
	found, err := x.Reader().Groups(ctx, q, slices.Concat(args.By, at.Keys()), nil)
	if err != nil {
		return executor.AtStep(s, err)
	}
	slices.SortStableFunc(found, func(a, b executor.Group) int { return cmp.Compare(a.Parent, b.Parent) })
	t := &timeline{Execution: x, step: s, args: args, time: at, from: []int32{0}}
	for p := range q.ListCount() {
		n := 0
		for n < len(found) && found[n].Parent == int32(p) {
			n++
		}
		if err := t.parent(ctx, found[:n]); err != nil {
			return err
		}
		found = found[n:]
	}
	x.FillValues(s, t.cells, len(t.group), t.from, index)
	x.Keep(s.Index, &executor.Grouped{By: args.By, Groups: t.groups, Of: t.group})
	return nil
}

// A timeline makes the rows of one list after the other.
type timeline struct {
	*executor.Execution
	step *plan.Step
	args *TimelineArgs
	time Time

	from   []int32          // where the rows of each list begin
	groups []executor.Group // of all lists
	group  []int32          // of each row: its group
	cells  [][]byte
}

// parent makes the rows of one list, of which so many agreements have the same values and dates.
func (t *timeline) parent(ctx context.Context, found []executor.Group) error {
	groups, of := t.groupsOf(found)
	if len(groups) > store.MaxGroups {
		return executor.TooManyGroups(t.step, len(groups), "filter the list, or count by less")
	}
	periods, err := t.periods(found, len(groups))
	if err != nil {
		return err
	}
	if len(periods) == 0 {
		t.from = append(t.from, int32(len(t.group)))
		return nil
	}
	tallies, err := t.tally(ctx, found, of, len(groups), periods)
	if err != nil {
		return err
	}
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
func (t *timeline) groupsOf(found []executor.Group) (groups []executor.Group, of []int32) {
	known, of := map[string]int32{}, make([]int32, len(found))
	if len(t.args.By) == 0 {
		groups, known[""] = []executor.Group{{}}, 0
	}
	for i, f := range found {
		keys := f.Keys[:len(t.args.By)]
		name := t.nameOf(keys)
		g, ok := known[name]
		if !ok {
			g = int32(len(groups))
			groups, known[name] = append(groups, executor.Group{Keys: keys}), g
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
		if ref, ok := v.(executor.Ref); ok {
			v = int64(ref)
		}
		b = append(store.AppendJSON(b, v), ',')
	}
	return string(b)
}

// order lists the groups as Groups orders them.
func (t *timeline) order(groups []executor.Group) []int32 {
	out := make([]int32, len(groups))
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortFunc(out, func(a, b int32) int { return t.CompareGroups(t.args.By, groups[a], groups[b]) })
	return out
}

// periods are those asked for. Without a beginning they begin with the first of which anything is known, or are the last alone.
func (t *timeline) periods(found []executor.Group, groups int) ([]period.Period, error) {
	asked := t.args.Periods
	if asked.From > asked.To {
		return nil, nil
	}
	if asked.From == "" {
		asked.From = asked.To
		for _, f := range found {
			if first := t.time.First(t.record(f)); first != "" {
				asked.From = min(asked.From, first)
			}
		}
	}
	if n := asked.Count(); n*groups > MaxTimeline {
		return nil, &store.StepError{Step: t.step.Index, Message: asked.TooMany(groups)}
	}
	return asked.List(), nil
}

func (t *timeline) record(f executor.Group) Record { return t.time.Read(f.Keys[len(t.args.By):]) }

// tally tallies what was found by groups.
func (t *timeline) tally(ctx context.Context, found []executor.Group, of []int32, groups int, periods []period.Period) ([][]Tally, error) {
	out := make([][]Tally, groups)
	for g := range out {
		out[g] = make([]Tally, len(periods))
	}
	y := t.time.Tallier(periods)
	for i, f := range found {
		if i%talliedInTurn == talliedInTurn-1 {
			if err := t.LetOthersRun(ctx); err != nil {
				return nil, err
			}
		}
		y.Add(out[of[i]], t.record(f), int(f.Count))
	}
	for _, tallies := range out {
		Sum(tallies)
	}
	return out, nil
}

// talliedInTurn is how many groups are tallied at least before others have their turn: a fifth of a millisecond.
const talliedInTurn = 64

func (t *timeline) row(p period.Period, y *Tally) {
	for _, c := range t.step.Columns {
		if c.Name == TimelineAsOf {
			t.cells = append(t.cells, store.AppendString(nil, t.time.dayOf(p)))
			continue
		}
		t.cells = append(t.cells, periodCell(c.Name, p, y))
	}
}

func periodCell(column string, p period.Period, y *Tally) []byte {
	number := func(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }
	switch column {
	case TimelineStart:
		return store.AppendString(nil, p.Start)
	case TimelineEnd:
		return store.AppendString(nil, p.End)
	case TimelineSigned:
		return number(y.Signed)
	case TimelineEnded:
		return number(y.Ended)
	case TimelineInForce:
		return number(y.InForce)
	}
	return number(y.Possibly)
}
