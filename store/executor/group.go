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

// A Grouped step keeps its groups, for their keys: of GroupSpec the groups are its rows, else each row is of one of them.
type Grouped struct {
	By     []plan.Key
	Groups []Group
	Of     []int32 // of each row: which group it is of; nil where the groups are the rows
}

// group counts the rows of another step by keys.
func (x *Execution) group(ctx context.Context, s *plan.Step, spec *plan.GroupSpec) error {
	args := plan.ArgsOf[plan.GroupArgs](x.args, s.Index)
	q, index := x.Relist(spec.Of)
	found, err := x.r.Groups(ctx, q, args.By, args.Distinct)
	if err != nil {
		return At(s, err)
	}
	slices.SortFunc(found, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Parent, b.Parent), x.CompareGroups(args.By, a, b))
	})
	shown, from, err := cutGroups(s, args, found, q.Lists())
	if err != nil {
		return err
	}
	var cells [][]byte
	for _, g := range shown {
		for range s.Columns { // how many is all there is to show
			cells = append(cells, strconv.AppendInt(nil, int64(g.Count), 10))
		}
	}
	x.FillValues(s, cells, len(shown), from, index)
	x.Keep(s.Index, &Grouped{By: args.By, Groups: shown})
	return nil
}

// At says at which step a budget ended.
func At(s *plan.Step, err error) error {
	var budget *store.BudgetError
	if errors.As(err, &budget) {
		return &store.BudgetError{Step: s.Index, Rows: budget.Rows, Limit: budget.Limit}
	}
	return err
}

// Relist asks for all rows of a step that was answered, and tells for each row of its parent which of the query's parents it
// is.
func (x *Execution) Relist(step int) (*Query, []int32) {
	s := x.plan.Steps[step]
	q := x.query(s)
	if s.Parent == plan.Root {
		return q, []int32{0}
	}
	parents, index := x.Unique(s)
	q.Parents = parents
	if _, ok := s.Spec.(*plan.TraverseSpec); ok {
		q.among(Kept[*traversed](x, step).ends)
	}
	return q, index
}

// Lists is how many lists a query asks for: one for each parent, and at the root one.
func (q *Query) Lists() int {
	if q.Step.Parent == plan.Root {
		return 1
	}
	return len(q.Parents)
}

// cutGroups leaves as many groups of each parent as were asked for; those of parent i are from[i] to from[i+1].
func cutGroups(s *plan.Step, args *plan.GroupArgs, found []Group, parents int) (shown []Group, from []int32, err error) {
	from = make([]int32, 1, parents+1)
	for p := range parents {
		n := 0
		for n < len(found) && found[n].Parent == int32(p) {
			n++
		}
		if args.All && n > store.MaxGroups {
			return nil, nil, TooManyGroups(s, n, "ask with `first` for the largest alone, or filter the list")
		}
		take := n
		if !args.All {
			take = min(n, args.First)
		}
		shown, found = append(shown, found[:take]...), found[n:]
		from = append(from, int32(len(shown)))
	}
	return shown, from, nil
}

// CompareGroups puts those that lack a value last, then the largest first, then orders by their values.
func (x *Execution) CompareGroups(by []plan.Key, a, b Group) int {
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
func (x *Execution) compareValues(by *plan.Key, a, b any) int {
	switch {
	case a == nil || b == nil:
		return cmp.Compare(boolRank(a == nil), boolRank(b == nil))
	case by.Leads():
		return cmp.Compare(x.r.ID(a.(Ref)), x.r.ID(b.(Ref)))
	case by.By == ontology.GroupValue && by.Field != nil:
		a, b = x.sortValue(by.Field, a), x.sortValue(by.Field, b)
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
func (x *Execution) sortValue(f *ontology.Field, v any) any {
	one := *f
	one.Type.List = false
	return store.SortKey(x.c, &one, v)
}

// TooManyGroups tells that all groups of a list were asked for, and what would fit.
func TooManyGroups(s *plan.Step, groups int, remedy string) error {
	return &store.StepError{Step: s.Index, Message: fmt.Sprintf("a list has %d groups, %d are given at once: %s", groups, store.MaxGroups, remedy)}
}

// countDistinct counts the different values of the rows of another step.
func (x *Execution) countDistinct(ctx context.Context, s *plan.Step, spec *plan.CountDistinctSpec) error {
	q, index := x.Relist(spec.Of)
	found, err := x.r.Groups(ctx, q, nil, &plan.ArgsOf[plan.CountDistinctArgs](x.args, s.Index).Key)
	if err != nil {
		return At(s, err)
	}
	counts := make([]int32, q.Lists())
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
