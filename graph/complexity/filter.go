package complexity

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// filter counts the conditions of a filter on nodes of some kinds, and the relations that they follow.
func (c *counter) filter(f *plan.Filter, kinds ontology.KindSet) int {
	n := 0
	switch f.Op {
	case plan.And, plan.Or, plan.Not:
	case plan.OfKind:
		n, kinds = condition, kinds&f.Kinds
	case plan.Some, plan.Count:
		n = condition + relation*c.relations(f.Field, kinds)
		kinds = c.catalogue.KindsOf(f.Field.Type.Name)
	default:
		return condition
	}
	for i := range f.Sub {
		n += c.filter(&f.Sub[i], kinds)
	}
	return n
}

// order counts the keys of an order, and the relations that they follow.
func (c *counter) order(keys []plan.OrderKey, kinds ontology.KindSet) int {
	n := 0
	for i := range keys {
		if keys[i].Default {
			continue // nobody asked for it, and it makes one statement of each list, planned once
		}
		at := kinds
		for _, h := range keys[i].Hops {
			n += key
			at = c.ends(at, h)
		}
		n += key + relation*c.relations(keys[i].Field, at)
	}
	return n
}

// ends returns the kinds to which a hop leads.
func (c *counter) ends(from ontology.KindSet, h ontology.Hop) ontology.KindSet {
	var out ontology.KindSet
	for _, k := range from.In(c.catalogue) {
		out |= h.Relation.Ends(k, h.Direction)
	}
	return out
}

// keys counts the keys of groups, the relations that they follow, and the conditions that tell the value of a key.
func (c *counter) keys(by []plan.Key, kinds ontology.KindSet) int {
	n := 0
	for i := range by {
		n += key
		for j := range by[i].Cases {
			n += c.filter(&by[i].Cases[j].If, kinds)
		}
		if by[i].Cases == nil && by[i].By == ontology.GroupEnds {
			n += relation * c.relations(by[i].Field, kinds)
		}
	}
	return n
}

// relations counts the relations that a field follows from nodes of some kinds: each of each of its paths. Kinds whose field of
// this name has the same path share it.
func (c *counter) relations(f *ontology.Field, kinds ontology.KindSet) int {
	paths, n := map[string]bool{}, 0
	for _, k := range kinds.In(c.catalogue) {
		if of := k.Field(f.Name); of != nil && of.Leads() {
			pathsOf(of, k, func(path string, hops int) {
				if !paths[path] {
					paths[path], n = true, n+hops
				}
			})
		}
	}
	return n
}

// pathsOf calls add with each path that a field stands for from nodes of a kind, and how many relations it has.
func pathsOf(f *ontology.Field, from *ontology.Kind, add func(path string, hops int)) {
	if f.Role == ontology.Related {
		add(ontology.Hop{Relation: f.Relation, Direction: f.Direction}.String(), 1)
		return
	}
	t := f.Trie(from)
	var walk func(state int, path string, hops int)
	walk = func(state int, path string, hops int) {
		if len(t.States[state].Ends) > 0 {
			add(path, hops)
		}
		for _, next := range t.States[state].Next {
			walk(next.State, path+next.Hop.String(), hops+1)
		}
	}
	walk(0, "", 0)
}
