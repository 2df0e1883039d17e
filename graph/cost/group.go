package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// group bounds how many groups all lists of a step have: there is at most one for each combination of values, and where each row is in
// one group only, at most one for each row.
func (e *Estimation) group(s *plan.Step, spec *plan.GroupSpec) int64 {
	args := plan.ArgsOf[plan.GroupArgs](e.args, s.Index)
	lists, most := e.ListCount(s), int64(store.MaxGroups)
	if !args.All {
		most = int64(args.First)
	}
	groups := AtMost(lists * min(e.Combinations(args.By, spec.Of), most))
	if slices.ContainsFunc(args.By, plan.Key.MultiValued) {
		return groups
	}
	return min(groups, e.RowsOnAllPages(spec.Of))
}

// A Grouper is implemented by the arguments of operations outside of package plan whose rows have keys.
type Grouper interface {
	// GroupKeys returns the keys that a GroupKeysSpec below the operation lists.
	GroupKeys() []plan.Key
}

// keysOf returns the keys by which the rows of a step are grouped.
func (e *Estimation) keysOf(step int) []plan.Key {
	switch a := e.args[step].(type) {
	case *plan.GroupArgs:
		return a.By
	case Grouper:
		return a.GroupKeys()
	}
	return nil
}

// Combinations bounds how many combinations of the keys' values one list has; of is the index of the step that lists.
func (e *Estimation) Combinations(by []plan.Key, of int) int64 {
	each := int64(1)
	for _, k := range by {
		each = AtMost(each * e.distinctValues(k, e.plan.Steps[of]))
	}
	return each
}

// distinctValues bounds how many different values a key has, including null.
func (e *Estimation) distinctValues(by plan.Key, of *plan.Step) int64 {
	c := e.stats.c
	if by.Cases != nil {
		return int64(len(by.Cases)) + 1
	}
	switch by.By {
	case ontology.GroupNode:
		return e.stats.count(of.Kinds)
	case ontology.GroupKind:
		return int64(of.Kinds.Len())
	case ontology.GroupRelation:
		return int64(len(c.Relations))
	case ontology.GroupEnds:
		return e.stats.count(c.KindsOf(by.Field.Type.Name)) + 1
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
