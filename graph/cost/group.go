package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// grouped bounds the rows of a step that counts the rows of others.
func (e *estimating) grouped(s *plan.Step) int64 {
	switch s.Op {
	case plan.Groups:
		return e.groups(s)
	case plan.Timeline:
		return e.timeline(s)
	case plan.GroupKeys:
		return atMost(e.rows[s.Parent] * int64(len(e.args[s.Parent].Groups)))
	case plan.GroupNode:
		groups := e.plan.Steps[s.Parent].Parent
		return atMost(e.rows[groups] * int64(plan.Nodes(e.args[groups].Groups)))
	}
	return 0 // numbers are no objects
}

// groups bounds how many groups lists have: as many as there are combinations of values, and without keys of several values
// no more than rows.
func (e *estimating) groups(s *plan.Step) int64 {
	args, of := &e.args[s.Index], e.plan.Steps[s.Of]
	parents, each := e.parents(s), e.combinations(args.Groups, of)
	most := int64(store.MaxGroups)
	if !args.Every {
		most = int64(args.First)
	}
	groups := atMost(parents * min(each, most))
	if slices.ContainsFunc(args.Groups, plan.Key.Several) {
		return groups
	}
	return min(groups, e.onAllPages(of, parents))
}

// parents bounds how many lists there are.
func (e *estimating) parents(s *plan.Step) int64 {
	if s.Parent == plan.Root {
		return 1
	}
	return e.rows[s.Parent]
}

// combinations bounds how many combinations of values there are.
func (e *estimating) combinations(by []plan.Key, of *plan.Step) int64 {
	each := int64(1)
	for _, k := range by {
		each = atMost(each * e.values(k, of))
	}
	return each
}

// values bounds how many values a key has, null among them.
func (e *estimating) values(by plan.Key, of *plan.Step) int64 {
	c := ontology.Must()
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

// onAllPages bounds the rows of a step whatever its page.
func (e *estimating) onAllPages(s *plan.Step, parents int64) int64 {
	if s.Parent == plan.Root {
		return e.z.count(s.Kinds)
	}
	if widths, known := e.z.profile(s, e.plan.Steps[s.Parent].Kinds&s.On); known {
		return widths.most(parents, e.times[s.Parent], Many)
	}
	return Many
}
