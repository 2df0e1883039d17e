package main

import (
	"maps"
	"slices"

	"graph287g/ontology"
)

// connectionTypes writes the connections with their edges, and PageInfo.
func (g *generator) connectionTypes() {
	for _, stem := range slices.Sorted(maps.Keys(g.connections)) {
		con := g.connections[stem]
		description := "A page of " + con.target + " nodes."
		if con.facts != nil {
			description = "A page of " + con.target + " nodes, one edge for each relation, with its facts."
		}
		fields := []fieldDef{
			{name: "edges", typ: "[" + stem + "Edge!]!", description: "The nodes with what ties them here."},
			{name: "nodes", typ: "[" + con.target + "!]!", description: "The nodes alone, in the same order."},
			{name: "pageInfo", typ: "PageInfo!", description: "Where the page ends."},
			{name: "totalCount", typ: "Int!", description: "How many there are on all pages: exact, with the filter."},
			g.countDistinct(con.target), g.groups(con.target),
		}
		g.w.block("type", stem+"Connection", description, append(fields, g.timeline(con.target)...))
		g.edge(stem, con)
	}
	g.w.block("type", "PageInfo", "Where a page ends.", []fieldDef{
		{name: "hasNextPage", typ: "Boolean!", description: "Whether more follow behind this page, on whichever side it was begun."},
		{name: "hasPreviousPage", typ: "Boolean!", description: "Whether others come before this page, on whichever side it was begun."},
		{name: "startCursor", typ: "String", description: "The cursor of the first, for `before`; null on an empty page."},
		{name: "endCursor", typ: "String", description: "The cursor of the last, for `after`; null on an empty page."},
	})
}

func (g *generator) edge(stem string, con connection) {
	fields := []fieldDef{
		{name: "cursor", typ: "String!", description: "For `after`: the page behind this edge; for `before`: the page before it."},
		{name: "node", typ: con.target + "!", description: "The node."},
		{name: "link", typ: "Link", description: "Why the node belongs here; null on connections of the root."},
	}
	description := "A " + con.target + " in a list."
	if con.facts != nil {
		description = con.facts.Description
		for _, f := range con.facts.Fields {
			fields = append(fields, fieldDef{name: f.Name, typ: f.Type.String(), description: f.Description})
		}
	}
	g.w.block("type", stem+"Edge", description, fields)
}

// targets are the types that connections lead to, sorted.
func (g *generator) targets() []string {
	seen := map[string]bool{}
	for _, con := range g.connections {
		seen[con.target] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// fieldsOf returns the fields of a kind or interface.
func (g *generator) fieldsOf(name string) []*ontology.Field {
	if k := g.c.Kind(name); k != nil {
		return visible(k.Fields)
	}
	return visible(g.c.Interface(name).Fields)
}

// visible leaves out the fields that the schema doesn't show.
func visible(fields []*ontology.Field) []*ontology.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *ontology.Field) bool { return f.Hidden })
}
