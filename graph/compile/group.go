package compile

import (
	"strings"

	"graph287g/graph/encode"
	"graph287g/plan"
	"graph287g/store"
)

// group compiles the groups of the rows of a step, which are the rows of a step beside it, with the same parent.
func (c *compilation) group(of *plan.Step, g group) encode.Value {
	s, made := c.aggregate(of, &plan.GroupSpec{Of: of.Index}, g)
	if made {
		c.bindGroup(s, g)
	}
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index, Cut: true}
	v.Object = c.object(c.collectUnder(g, "Group"), func(g group) encode.Value {
		switch g.name() {
		case "keys":
			return c.groupKeys(s, g)
		case "count":
			return c.cell(s, plan.GroupCount, true)
		}
		return c.typeName("Group")
	})
	return v
}

func (c *compilation) groupKeys(parent *plan.Step, g group) encode.Value {
	s := c.child(parent, &plan.GroupKeysSpec{}, g)
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "GroupKey"), func(g group) encode.Value {
		switch g.name() {
		case "by":
			return c.cell(s, plan.GroupBy, true)
		case "value":
			return c.cell(s, plan.GroupValue, false)
		case "label":
			return c.cell(s, plan.GroupLabel, true)
		case "node":
			return c.nodes(s, &plan.GroupNodeSpec{}, encode.One, "Node", false, g)
		}
		return c.typeName("GroupKey")
	})
	return v
}

// countDistinct compiles the number of different values that the rows of a step have.
func (c *compilation) countDistinct(of *plan.Step, g group) encode.Value {
	s, made := c.aggregate(of, &plan.CountDistinctSpec{Of: of.Index}, g)
	if made {
		c.bind(s, g, func(a *arguments) any {
			by, _ := a.get("by")
			return &plan.CountDistinctArgs{Key: plan.Key{Grouping: c.c.Grouping(groupTarget(a), asText(by))}}
		})
	}
	return encode.Value{Op: encode.Total, NonNull: true, Step: s.Index}
}

// aggregate adds a step beside a list, with the same parent, that aggregates its rows. The list is part of the key of the step, because
// through a fragment the same fields can be selected on several lists.
func (c *compilation) aggregate(of *plan.Step, spec plan.Spec, g group) (_ *plan.Step, made bool) {
	of.List().Grouped = true
	return c.stepWithKey(c.stepKey(of.Index, spec, g.fields), plan.Step{Parent: of.Parent, Spec: spec, On: of.On}, g.fields, g.path)
}

// groupTarget returns the name of the type whose groupings the argument `by` lists.
func groupTarget(a *arguments) string {
	return strings.TrimSuffix(a.field().Definition.Arguments.ForName("by").Type.Name(), "Group")
}

// bindGroup binds the arguments of groups.
func (c *compilation) bindGroup(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		by, _ := a.get("by")
		items, _ := by.([]any)
		target := groupTarget(a)
		to := &plan.GroupArgs{By: c.groupings(a, target, items), All: true}
		if v, ok := a.get("distinct"); ok && v != nil {
			to.Distinct = &plan.Key{Grouping: c.c.Grouping(target, asText(v))}
		}
		if v, ok := a.get("orderBy"); ok {
			to.ByValue = asText(v) == "VALUE"
		}
		if v, ok := a.get("first"); ok && v != nil {
			to.First, to.All = groupLimit(a, v), false
		}
		return to
	})
}

func (c *compilation) groupings(a *arguments, target string, items []any) []plan.Key {
	if len(items) == 0 || len(items) > plan.MaxGroupKeys {
		a.fail("by", "%d keys: groups are by 1 to %d", len(items), plan.MaxGroupKeys)
		return nil
	}
	var out []plan.Key
	seen := map[string]bool{}
	for _, item := range items {
		name := asText(item)
		if seen[name] {
			a.fail("by", "%s stands there twice: once is enough", name)
		}
		seen[name], out = true, append(out, plan.Key{Grouping: c.c.Grouping(target, name)})
	}
	return out
}

// groupLimit reads how many groups are wanted.
func groupLimit(a *arguments, v any) int {
	n, _ := v.(int64)
	if n < 0 || n > store.MaxGroups {
		a.fail("first", "%d: it is a number from 0 to %d", n, store.MaxGroups)
		return 0
	}
	return int(n)
}
