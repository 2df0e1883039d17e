package main

import (
	"maps"
	"slices"

	"graph287g/ontology"
)

// lists writes the connections with their edges, and PageInfo.
func (d *deriver) lists() {
	for _, stem := range slices.Sorted(maps.Keys(d.connections)) {
		con := d.connections[stem]
		note := "A page of " + con.target + " nodes."
		if con.facts != nil {
			note = "A page of " + con.target + " nodes, one edge for each relation, with its facts."
		}
		fields := []fieldOut{
			{name: "edges", kind: "[" + stem + "Edge!]!", note: "The nodes with what ties them here."},
			{name: "nodes", kind: "[" + con.target + "!]!", note: "The nodes alone, in the same order."},
			{name: "pageInfo", kind: "PageInfo!", note: "Where the page ends."},
			{name: "totalCount", kind: "Int!", note: "How many there are on all pages: exact, with the filter."},
			d.countDistinct(con.target), d.groups(con.target),
		}
		d.w.block("type", stem+"Connection", note, append(fields, d.timeline(con.target)...))
		d.edge(stem, con)
	}
	d.w.block("type", "PageInfo", "Where a page ends.", []fieldOut{
		{name: "hasNextPage", kind: "Boolean!", note: "Whether more follow behind this page, on whichever side it was begun."},
		{name: "hasPreviousPage", kind: "Boolean!", note: "Whether others come before this page, on whichever side it was begun."},
		{name: "startCursor", kind: "String", note: "The cursor of the first, for `before`; null on an empty page."},
		{name: "endCursor", kind: "String", note: "The cursor of the last, for `after`; null on an empty page."},
	})
}

func (d *deriver) edge(stem string, con connection) {
	fields := []fieldOut{
		{name: "cursor", kind: "String!", note: "For `after`: the page behind this edge; for `before`: the page before it."},
		{name: "node", kind: con.target + "!", note: "The node."},
		{name: "link", kind: "Link", note: "Why the node belongs here; null on connections of the root."},
	}
	note := "A " + con.target + " in a list."
	if con.facts != nil {
		note = con.facts.Description
		for _, f := range con.facts.Fields {
			fields = append(fields, fieldOut{name: f.Name, kind: f.Type.String(), note: f.Description})
		}
	}
	d.w.block("type", stem+"Edge", note, fields)
}

// targets are the types that connections lead to, sorted.
func (d *deriver) targets() []string {
	seen := map[string]bool{}
	for _, con := range d.connections {
		seen[con.target] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// fieldsOf returns the fields of a kind or interface.
func (d *deriver) fieldsOf(name string) []*ontology.Field {
	if k := d.c.Kind(name); k != nil {
		return k.Fields
	}
	return d.c.Interface(name).Fields
}
