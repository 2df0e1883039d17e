package compile

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// maxOrderHops is how many relations a key of an order may go over.
const maxOrderHops = 2

// order turns a list of input objects, each with exactly one field, into keys. One that stands there before has decided already.
func (c *compilation) order(a *arguments, target string, items []any) []plan.OrderKey {
	var out []plan.OrderKey
	for _, item := range items {
		m, _ := item.(map[string]any)
		key, ok := c.orderKey(a, target, m, nil)
		if ok && !slices.ContainsFunc(out, func(k plan.OrderKey) bool { return k.Field == key.Field && slices.Equal(k.Hops, key.Hops) }) {
			out = append(out, key)
		}
	}
	return out
}

// orderKey reads one key of a kind or interface (target), to which hops have led so far.
func (c *compilation) orderKey(a *arguments, target string, m map[string]any, hops []ontology.Hop) (plan.OrderKey, bool) {
	if len(m) != 1 {
		a.fail("orderBy", "an item has exactly one key, this one has %d: [{name: ASC}, {id: DESC}] has two items", len(m))
		return plan.OrderKey{}, false
	}
	for name, v := range m {
		f := c.fieldOf(target, name)
		if f == nil {
			f = c.fieldOf(target, strings.TrimSuffix(name, "Count"))
		}
		switch v := v.(type) {
		case string:
			if f.By != nil {
				f = f.By
			}
			return plan.OrderKey{Hops: hops, Field: f, Desc: v == "DESC"}, true
		case map[string]any:
			if len(hops) >= maxOrderHops {
				a.fail("orderBy", "%s is more than %d relations away", name, maxOrderHops)
				return plan.OrderKey{}, false
			}
			return c.orderKey(a, f.Type.Name, v, append(hops[:len(hops):len(hops)], c.hopsOf(f)...))
		}
		a.fail("orderBy", "null is no direction: write %s: ASC or %s: DESC", name, name)
	}
	return plan.OrderKey{}, false
}

// hopsOf returns the hops to the node that a field leads to: that of its relation, or those of a path's only pattern.
func (c *compilation) hopsOf(f *ontology.Field) []ontology.Hop {
	if f.Role == ontology.Related {
		return []ontology.Hop{{Relation: f.Relation, Direction: f.Direction}}
	}
	var out []ontology.Hop
	for _, element := range f.Patterns[0].Via {
		hop := ontology.Hop{Relation: c.c.Relation(element[1:])}
		if element[0] == '<' {
			hop.Direction = ontology.In
		}
		out = append(out, hop)
	}
	return out
}
