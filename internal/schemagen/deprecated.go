package main

import "graph287g/ontology"

// deprecations notes what is deprecated, with all that is derived from it: a field of a kind is a key of its filter and
// its order too and a value of what it is grouped by, and a fact one of its edges.
func (d *deriver) deprecations() {
	for _, k := range d.c.Kinds {
		d.deprecate(k.Fields, k.Name, k.Name+"Filter", k.Name+"Order")
	}
	for _, i := range d.c.Interfaces {
		d.deprecate(i.Fields, i.Name, i.Name+"Filter", i.Name+"Order")
	}
	for _, o := range d.c.Values {
		d.deprecate(o.Fields, o.Name)
	}
	d.deprecate(d.c.Query, "Query")
	for stem, con := range d.connections {
		if con.facts != nil {
			d.deprecate(con.facts.Fields, stem+"Edge")
		}
	}
	for _, target := range d.targets() {
		for _, g := range d.c.Groupings(target) {
			d.w.deprecated[target+"Group."+g.Name] = g.Deprecated
		}
	}
	for _, e := range d.c.Enums {
		for _, v := range e.Values {
			d.w.deprecated[e.Name+"."+v.Name] = v.Deprecated
		}
	}
}

func (d *deriver) deprecate(fields []*ontology.Field, owners ...string) {
	for _, f := range fields {
		for _, owner := range owners {
			d.w.deprecated[owner+"."+f.Name] = f.Deprecated
		}
	}
}
