package compile

import (
	"strings"

	"graph287g/graph/encode"
	"graph287g/plan"
	"graph287g/store"
)

// groups compiles the groups of the rows of a step: a step beside it, with the same parents.
func (c *compilation) groups(of *plan.Step, g group) encode.Value {
	s := c.beside(of, plan.Groups, g)
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Group"), func(g group) encode.Value {
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
	s := c.child(parent, plan.GroupKeys, g)
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "GroupKey"), func(g group) encode.Value {
		switch g.name() {
		case "by":
			return c.cell(s, plan.GroupBy, true)
		case "value":
			return c.cell(s, plan.GroupValue, false)
		case "label":
			return c.cell(s, plan.GroupLabel, true)
		case "node":
			return c.nodes(s, plan.GroupNode, encode.One, "Node", false, g)
		}
		return c.typeName("GroupKey")
	})
	return v
}

// countDistinct compiles how many different values the rows of a step have.
func (c *compilation) countDistinct(of *plan.Step, g group) encode.Value {
	s := c.beside(of, plan.Distinct, g)
	s.Total = true
	return encode.Value{Op: encode.Total, NonNull: true, Step: s.Index}
}

// beside adds a step that counts the rows of another. The same fields may ask for it of several lists, through a fragment.
func (c *compilation) beside(of *plan.Step, op plan.Op, g group) *plan.Step {
	of.Grouped = true
	s, made := c.keyed(stepKey(of.Index, op, g.fields), plan.Step{Parent: of.Parent, Op: op, Of: of.Index, On: of.On}, g.fields, g.place)
	if made {
		c.bind(s, g, func(a *arguments, to *plan.StepArgs) { c.bindGroups(a, to, op) })
	}
	return s
}

// bindGroups binds by what is counted.
func (c *compilation) bindGroups(a *arguments, to *plan.StepArgs, op plan.Op) {
	target := strings.TrimSuffix(a.field().Definition.Arguments.ForName("by").Type.Name(), "Group")
	by, _ := a.get("by")
	items, _ := by.([]any)
	switch op {
	case plan.Timeline:
		c.bindTimeline(a, to, target, items)
		return
	case plan.Distinct:
		to.Distinct = &plan.Key{Grouping: c.c.Grouping(target, asText(by))}
		return
	}
	to.Groups = c.groupings(a, target, items)
	if v, ok := a.get("distinct"); ok && v != nil {
		to.Distinct = &plan.Key{Grouping: c.c.Grouping(target, asText(v))}
	}
	to.First, to.Every = 0, true
	if v, ok := a.get("first"); ok && v != nil {
		to.First, to.Every = groupsFirst(a, v), false
	}
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

func groupsFirst(a *arguments, v any) int {
	n, _ := v.(int64)
	if n < 0 || n > store.MaxGroups {
		a.fail("first", "%d: it is a number from 0 to %d", n, store.MaxGroups)
		return 0
	}
	return int(n)
}
