package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// group bounds how many groups lists have: as many as there are combinations of values, and without keys of several values
// no more than rows.
func (e *Estimation) group(s *plan.Step, spec *plan.GroupSpec) int64 {
	args := plan.ArgsOf[plan.GroupArgs](e.args, s.Index)
	lists, most := e.Lists(s), int64(store.MaxGroups)
	if !args.All {
		most = int64(args.First)
	}
	groups := AtMost(lists * min(e.Combinations(args.By, spec.Of), most))
	if slices.ContainsFunc(args.By, plan.Key.MultiValued) {
		return groups
	}
	return min(groups, e.OnAllPages(spec.Of))
}

// A Grouper are arguments by which rows are grouped: the keys of its rows are asked for below it.
type Grouper interface{ GroupKeys() []plan.Key }

// keysOf are the keys by which the rows of a step are grouped.
func (e *Estimation) keysOf(step int) []plan.Key {
	switch a := e.args[step].(type) {
	case *plan.GroupArgs:
		return a.By
	case Grouper:
		return a.GroupKeys()
	}
	return nil
}

// Combinations bounds how many combinations of values of keys there are in a list.
func (e *Estimation) Combinations(by []plan.Key, of int) int64 {
	each := int64(1)
	for _, k := range by {
		each = AtMost(each * e.values(k, e.plan.Steps[of]))
	}
	return each
}

// values bounds how many values a key has, null among them.
func (e *Estimation) values(by plan.Key, of *plan.Step) int64 {
	c := e.z.c
	if by.Cases != nil {
		return int64(len(by.Cases)) + 1
	}
	switch by.By {
	case ontology.GroupNode:
		return e.z.count(of.Kinds)
	case ontology.GroupKind:
		return int64(of.Kinds.Len())
	case ontology.GroupRelation:
		return int64(len(c.Relations))
	case ontology.GroupEnds:
		return e.z.count(c.KindsOf(by.Field.Type.Name)) + 1
	case ontology.GroupYear:
		return Many
	}
	if enum := c.Enum(by.Field.Type.Name); enum != nil {
		return int64(len(enum.Values)) + 1
	}
	if by.Field.Type.Name == "Boolean" {
		return 3
	}
	return Many
}
