package executor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Grouped value is kept by a step whose rows have keys, for GroupKeysSpec. The rows of a GroupSpec are the groups themselves; those
// of another operation belong to groups.
type Grouped struct {
	By     []plan.Key
	Groups []Group
	Of     []int32 // of each row: the index of its group; nil where the rows are the groups
}

// group counts the rows of another step by keys.
func (x *Execution) group(ctx context.Context, s *plan.Step, spec *plan.GroupSpec) error {
	args := plan.ArgsOf[plan.GroupArgs](x.args, s.Index)
	q, index := x.QueryOf(spec.Of)
	found, err := x.r.Groups(ctx, q, args.By, args.Distinct)
	if err != nil {
		return AtStep(s, err)
	}
	slices.SortFunc(found, func(a, b Group) int {
		if args.ByValue {
			return cmp.Or(cmp.Compare(a.Parent, b.Parent), x.compareGroupKeys(args.By, a, b))
		}
		return cmp.Or(cmp.Compare(a.Parent, b.Parent), x.CompareGroups(args.By, a, b))
	})
	shown, from, cut, err := firstGroups(s, args, found, q.ListCount())
	if err != nil {
		return err
	}
	var cells [][]byte
	for _, g := range shown {
		for range s.Columns { // GroupCount is the only column
			cells = append(cells, strconv.AppendInt(nil, int64(g.Count), 10))
		}
	}
	x.FillValues(s, cells, len(shown), from, index)
	shareCut(x.Table(s.Index), cut, index)
	x.Keep(s.Index, &Grouped{By: args.By, Groups: shown})
	return nil
}

// AtStep returns err with the step at which a reader passed the limit on rows, if that is what err tells.
func AtStep(s *plan.Step, err error) error {
	var budget *store.BudgetError
	if errors.As(err, &budget) {
		return &store.BudgetError{Step: s.Index, Rows: budget.Rows, Limit: budget.Limit}
	}
	return err
}

// QueryOf returns the query of a step that was executed before, for operations that aggregate its rows. index has for each row of
// the step's parent the index of its node in Query.Parents, or -1.
func (x *Execution) QueryOf(step int) (q *Query, index []int32) {
	s := x.plan.Steps[step]
	q = x.query(s)
	if s.Parent == plan.Root {
		return q, []int32{0}
	}
	parents, index := x.Unique(s)
	q.Parents = parents
	if _, ok := s.Spec.(*plan.TraverseSpec); ok {
		q.restrictTo(Kept[*traversed](x, step).ends)
	}
	return q, index
}

// ListCount returns how many lists a query asks for: one for each parent, and one at the root.
func (q *Query) ListCount() int {
	if q.Step.Parent == plan.Root {
		return 1
	}
	return len(q.Parents)
}

// firstGroups returns as many groups of each parent as were asked for; those of parent i are shown[from[i]:from[i+1]]. cut lists the parents,
// in order, that have more.
func firstGroups(s *plan.Step, args *plan.GroupArgs, found []Group, parents int) (shown []Group, from, cut []int32, err error) {
	from = make([]int32, 1, parents+1)
	for p := range parents {
		n := 0
		for n < len(found) && found[n].Parent == int32(p) {
			n++
		}
		if args.All && n > store.MaxGroups {
			return nil, nil, nil, TooManyGroups(s, n, "ask with `first` for the largest alone, or filter the list")
		}
		take := n
		if !args.All {
			take = min(n, args.First)
		}
		if take < n && take > 0 {
			cut = append(cut, int32(p))
		}
		shown, found = append(shown, found[:take]...), found[n:]
		from = append(from, int32(len(shown)))
	}
	return shown, from, cut, nil
}

// CompareGroups orders groups: those without a null among their keys first, then by count, the largest first, then by the keys.
func (x *Execution) CompareGroups(by []plan.Key, a, b Group) int {
	hasNull := func(g Group) int {
		if slices.Contains(g.Keys, nil) {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(hasNull(a), hasNull(b)), cmp.Compare(b.Count, a.Count), x.compareGroupKeys(by, a, b))
}

// compareGroupKeys orders groups by their keys, one after the other, null last in each.
func (x *Execution) compareGroupKeys(by []plan.Key, a, b Group) int {
	for i := range by {
		if n := x.compareValues(&by[i], a.Keys[i], b.Keys[i]); n != 0 {
			return n
		}
	}
	return 0
}

// compareValues compares two values of a key: enum values in the order of their declaration, nodes by id, nil last.
func (x *Execution) compareValues(by *plan.Key, a, b any) int {
	switch {
	case a == nil || b == nil:
		return cmp.Compare(boolRank(a == nil), boolRank(b == nil))
	case by.IsNode():
		return cmp.Compare(x.r.ID(a.(Ref)), x.r.ID(b.(Ref)))
	case by.By == ontology.GroupValue && by.Field != nil:
		a, b = x.itemSortKey(by.Field, a), x.itemSortKey(by.Field, b)
	}
	return store.CompareKeys(a, b)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// itemSortKey returns the sort key of one value of a field, also of a field that holds a list.
func (x *Execution) itemSortKey(f *ontology.Field, v any) any {
	one := *f
	one.Type.List = false
	return store.SortKey(x.c, &one, v)
}

// TooManyGroups returns the error for a list with more groups than may be shown, where all were asked for. remedy tells the client
// what would fit.
func TooManyGroups(s *plan.Step, groups int, remedy string) error {
	return &store.StepError{Step: s.Index, Message: fmt.Sprintf("a list has %d groups, %d are given at once: %s", groups, store.MaxGroups, remedy)}
}

// countDistinct counts the different values of a key among the rows of another step.
func (x *Execution) countDistinct(ctx context.Context, s *plan.Step, spec *plan.CountDistinctSpec) error {
	q, index := x.QueryOf(spec.Of)
	found, err := x.r.Groups(ctx, q, nil, &plan.ArgsOf[plan.CountDistinctArgs](x.args, s.Index).Key)
	if err != nil {
		return AtStep(s, err)
	}
	counts := make([]int32, q.ListCount())
	for _, g := range found {
		counts[g.Parent] = g.Count
	}
	t := x.Table(s.Index)
	t.From, t.To, t.Width = make([]int32, len(index)), make([]int32, len(index)), len(s.Columns)
	t.Totals = make([]int32, len(index))
	for i, p := range index {
		if p >= 0 {
			t.Totals[i] = counts[p]
		}
	}
	return nil
}
