package executor

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// groups counts the rows of another step by keys.
func (x *execution) groups(ctx context.Context, s *plan.Step) error {
	args, of := &x.args[s.Index], x.plan.Steps[s.Of]
	q, index := x.queryOf(of)
	found, err := x.r.Groups(ctx, q, args.Groups, args.Distinct)
	if err != nil {
		return x.at(s, err)
	}
	slices.SortFunc(found, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Parent, b.Parent), x.compareGroups(args.Groups, a, b))
	})
	shown, from, err := cutGroups(s, args, found, parentsOf(q))
	if err != nil {
		return err
	}
	t := &x.answer.Tables[s.Index]
	share(t, from, index)
	t.Width, t.Kinds = len(s.Columns), noKinds(len(shown))
	for _, g := range shown {
		for range s.Columns { // how many is all there is to show
			t.Cells = append(t.Cells, strconv.AppendInt(nil, int64(g.Count), 10))
		}
	}
	x.frames[s.Index].groups = shown
	return nil
}

// at says at which step a budget ended.
func (x *execution) at(s *plan.Step, err error) error {
	var budget *store.BudgetError
	if errors.As(err, &budget) {
		return &store.BudgetError{Step: s.Index, Rows: budget.Rows, Limit: budget.Limit}
	}
	return err
}

// queryOf asks for all rows of a step that was answered, and tells for each row of its parent which of the query's parents it
// is.
func (x *execution) queryOf(s *plan.Step) (*Query, []int32) {
	if s.Op == plan.All {
		return &Query{Step: s, Args: &x.args[s.Index]}, []int32{0}
	}
	parents, index := x.unique(s)
	if s.Op == plan.Walk {
		return x.walkQuery(s, parents, x.frames[s.Index].walk.ends), index
	}
	return &Query{Step: s, Args: &x.args[s.Index], Parents: parents}, index
}

func parentsOf(q *Query) int {
	if q.Step.Op == plan.All {
		return 1
	}
	return len(q.Parents)
}

// cutGroups leaves as many groups of each parent as were asked for; those of parent i are from[i] to from[i+1].
func cutGroups(s *plan.Step, args *plan.StepArgs, found []Group, parents int) (shown []Group, from []int32, err error) {
	from = make([]int32, 1, parents+1)
	for p := range parents {
		n := 0
		for n < len(found) && found[n].Parent == int32(p) {
			n++
		}
		if args.Every && n > store.MaxGroups {
			return nil, nil, &store.GroupsError{Step: s.Index, Groups: n}
		}
		take := n
		if !args.Every {
			take = min(n, args.First)
		}
		shown, found = append(shown, found[:take]...), found[n:]
		from = append(from, int32(len(shown)))
	}
	return shown, from, nil
}

// compareGroups puts those that lack a value last, then the largest first, then orders by their values.
func (x *execution) compareGroups(by []plan.Key, a, b Group) int {
	lacks := func(g Group) int {
		if slices.Contains(g.Keys, nil) {
			return 1
		}
		return 0
	}
	if n := cmp.Or(cmp.Compare(lacks(a), lacks(b)), cmp.Compare(b.Count, a.Count)); n != 0 {
		return n
	}
	for i := range by {
		if n := x.compareValues(&by[i], a.Keys[i], b.Keys[i]); n != 0 {
			return n
		}
	}
	return 0
}

// compareValues compares two values of a key: enums as declared, nodes by id, nil last.
func (x *execution) compareValues(by *plan.Key, a, b any) int {
	switch {
	case a == nil || b == nil:
		return cmp.Compare(boolRank(a == nil), boolRank(b == nil))
	case by.Leads():
		return cmp.Compare(x.r.ID(a.(Ref)), x.r.ID(b.(Ref)))
	case by.By == ontology.GroupValue && by.Field != nil:
		a, b = sortValue(by.Field, a), sortValue(by.Field, b)
	}
	return store.CompareKeys(a, b)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sortValue is what one value of a field sorts by, whether the field holds one or a list.
func sortValue(f *ontology.Field, v any) any {
	one := *f
	one.Type.List = false
	return store.SortKey(ontology.Must(), &one, v)
}

// distinct counts the different values of the rows of another step.
func (x *execution) distinct(ctx context.Context, s *plan.Step) error {
	q, index := x.queryOf(x.plan.Steps[s.Of])
	found, err := x.r.Groups(ctx, q, nil, x.args[s.Index].Distinct)
	if err != nil {
		return x.at(s, err)
	}
	counts := make([]int32, parentsOf(q))
	for _, g := range found {
		counts[g.Parent] = g.Count
	}
	t := &x.answer.Tables[s.Index]
	t.From, t.To, t.Width = make([]int32, len(index)), make([]int32, len(index)), len(s.Columns)
	t.Totals = make([]int32, len(index))
	for i, p := range index {
		if p >= 0 {
			t.Totals[i] = counts[p]
		}
	}
	return nil
}
