package main

import (
	"fmt"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// groups is the field of a connection that counts what is in it.
func (g *generator) groups(target string) fieldDef {
	return fieldDef{"groups", "[Group!]!", fmt.Sprintf("How many there are of each sort: the largest first, then by value, or in another order (`orderBy`); those that lack a value last. What has several values counts under each of them, so that sums may exceed the total; with single values they are the total. Counted is what `filter`, `basis` and `reach` of the connection let pass, on all pages. Example: `groups(by: [%s]) { keys { label } count }`.", g.sampleKey(target)), []argDef{
		{"by", "[" + target + "Group!]!", fmt.Sprintf("By what, at most %d at once: each combination of values that occurs is a group.", plan.MaxGroupKeys)},
		{"distinct", target + "Group", "Count how many different values of this each group has, not how many rows; what has none doesn't count."},
		{"orderBy", "GroupOrder! = COUNT", "In which order: `VALUE` counts footnotes from the first to the last."},
		{"first", "Int", fmt.Sprintf("The first alone, as `orderBy` has them: the largest where it is left out. From 0 to %d. Where it is left out all are given, and more than %d are an error. Example: `10`.", store.MaxGroups, store.MaxGroups)},
	}}
}

// countDistinct is the field of a connection that counts different values.
func (g *generator) countDistinct(target string) fieldDef {
	return fieldDef{"countDistinct", "Int!", fmt.Sprintf("How many different values there are on all pages, with the filter; what has none doesn't count. Example: `countDistinct(by: %s)`.", g.sampleKey(target)), []argDef{
		{"by", target + "Group!", "Of what."},
	}}
}

// sampleKey is a key of a target that says more than its id.
func (g *generator) sampleKey(target string) string {
	all := g.c.Groupings(target)
	return all[min(1, len(all)-1)].Name
}

// groupings writes the enums XGroup: what the nodes of every target are counted by.
func (g *generator) groupings() {
	for _, target := range g.targets() {
		var values []ontology.Named
		for _, key := range g.c.Groupings(target) {
			values = append(values, key.Named)
		}
		g.w.enum(target+"Group", "By what "+target+" nodes are counted.", values)
	}
}

// timeline is the field of connections of what was in force at times; those of all else have none.
func (g *generator) timeline(target string) []fieldDef {
	k := g.c.Kind(target)
	if k == nil || !k.Temporal {
		return nil
	}
	return []fieldDef{{"asOf", "Date", "The day of which the list is: what was in force on it. Null where it is of all agreements, ended ones too.", nil}, {"timeline", "[TimelineRow!]!", fmt.Sprintf("How they developed: a row for each period, also where nothing happened, and with `by` for each period and each group that occurs in the list; periods in order, and in each the groups as `groups` orders them. Counted is what `filter`, `basis` and `reach` of the connection let pass, on all pages. At most %d rows; more are an error that says what would fit. Example: `timeline(interval: YEAR, by: [%s]) { start keys { label } signed inForce }`.", agreement.MaxTimeline, g.sampleKey(target)), []argDef{
		{"interval", "Interval! = MONTH", "How long the periods are."},
		{"by", "[" + target + "Group!]", fmt.Sprintf("By what, at most %d at once: a row for each combination of values that occurs, whenever it does. What has several values counts under each of them, what has none under null. Where it is left out or empty there is one row a period.", plan.MaxGroupKeys)},
		{"from", "Date", "A day of the first period. Where it is left out: the first day of which anything is known of those counted, a signing, an end or a list; without any the last period is the only one. Example: `\"2025-01-01\"`."},
		{"to", "Date", "A day of the last period. A timeline ends with the newest day of which the graph speaks (`meta.newestDay`), or with the day of `knownAt`: later periods have no row. Example: `\"2025-06-30\"`."},
		{"knownAt", "Date", "What was published by this day counts: dates for which a source of then makes a claim, and ICE's lists of then. Groups are those that the records show now. Example: `\"2019-01-01\"`."},
	}}}
}
