package main

import "graph287g/ontology"

// deprecations notes what is deprecated, with all that is derived from it: a field of a kind is a key of its filter and
// its order too and a value of what it is grouped by, and a fact one of its edges.
func (g *generator) deprecations() {
	for _, k := range g.c.Kinds {
		g.deprecate(k.Fields, k.Name, k.Name+"Filter", k.Name+"Order")
	}
	for _, i := range g.c.Interfaces {
		g.deprecate(i.Fields, i.Name, i.Name+"Filter", i.Name+"Order")
	}
	for _, o := range g.c.Values {
		g.deprecate(append(o.Fields[:len(o.Fields):len(o.Fields)], o.Texts...), o.Name)
	}
	g.deprecate(g.c.Query, "Query")
	for stem, con := range g.connections {
		if con.facts != nil {
			g.deprecate(con.facts.Fields, stem+"Edge")
		}
	}
	for _, target := range g.targets() {
		for _, key := range g.c.Groupings(target) {
			g.w.deprecated[target+"Group."+key.Name] = key.Deprecated
		}
	}
	for _, e := range g.c.Enums {
		for _, v := range e.Values {
			g.w.deprecated[e.Name+"."+v.Name] = v.Deprecated
		}
	}
}

func (g *generator) deprecate(fields []*ontology.Field, owners ...string) {
	for _, f := range fields {
		for _, owner := range owners {
			g.w.deprecated[owner+"."+f.Name] = f.Deprecated
		}
	}
}
