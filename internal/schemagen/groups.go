package main

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// groups is the field of a connection that counts what is in it.
func (d *deriver) groups(target string) fieldOut {
	return fieldOut{"groups", "[Group!]!", fmt.Sprintf("How many there are of each sort: the largest first, then by value, those that lack a value last. What has several values counts under each of them, so that sums may exceed the total; with single values they are the total. Counted is what `filter`, `basis` and `reach` of the connection let pass, on all pages. Example: `groups(by: [%s]) { keys { label } count }`.", d.sampleKey(target)), []arg{
		{"by", "[" + target + "Group!]!", fmt.Sprintf("By what, at most %d at once: each combination of values that occurs is a group.", plan.MaxGroupKeys)},
		{"distinct", target + "Group", "Count how many different values of this each group has, not how many rows; what has none doesn't count."},
		{"first", "Int", fmt.Sprintf("The largest alone, from 0 to %d. Where it is left out all are given, and more than %d are an error. Example: `10`.", store.MaxGroups, store.MaxGroups)},
	}}
}

// countDistinct is the field of a connection that counts different values.
func (d *deriver) countDistinct(target string) fieldOut {
	return fieldOut{"countDistinct", "Int!", fmt.Sprintf("How many different values there are on all pages, with the filter; what has none doesn't count. Example: `countDistinct(by: %s)`.", d.sampleKey(target)), []arg{
		{"by", target + "Group!", "Of what."},
	}}
}

// sampleKey is a key of a target that says more than its id.
func (d *deriver) sampleKey(target string) string {
	all := d.c.Groupings(target)
	return all[min(1, len(all)-1)].Name
}

// groupings writes what the nodes of every target are counted by.
func (d *deriver) groupings() {
	for _, target := range d.targets() {
		var values []ontology.Named
		for _, g := range d.c.Groupings(target) {
			values = append(values, g.Named)
		}
		d.w.enum(target+"Group", "By what "+target+" nodes are counted.", values)
	}
}
