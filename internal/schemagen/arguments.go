package main

import "graph287g/ontology"

// argsOf are the arguments of a field as the ontology declares them.
func argsOf(f *ontology.Field) []argDef {
	var out []argDef
	for _, a := range f.Args {
		typ := a.Type.String()
		if a.Default != "" {
			typ += " = " + a.Default
		}
		out = append(out, argDef{a.Name, typ, a.Description})
	}
	return out
}

// connectionArgs are those that every connection takes.
func (g *generator) connectionArgs(target, coordinate string) []argDef {
	out := []argDef{
		{"filter", target + "Filter", "Only those that fit; all where it is left out."},
		{"orderBy", "[" + target + "Order!]", "By what to order: by the first key, then the next, at last by id." + g.defaultOrder(target)},
		{"first", "Int", "How many from the beginning, up to 100; 20 without `last`. Example: `50`."},
		{"after", "String", "What comes after this `endCursor` or `cursor` of the same list."},
		{"last", "Int", "How many from the end, up to 100; without `first`. Example: `10`."},
		{"before", "String", "What comes before this `startCursor` or `cursor` of the same list."},
	}
	if g.basis[coordinate] {
		out = append(out, argDef{"basis", "[Basis!]", "Only by ways of these bases; of all where it is left out."})
	}
	if g.reach[coordinate] {
		out = append(out, argDef{"reach", "[Reach!]", "Only by ways of these reaches; of all where it is left out."})
	}
	return out
}

// defaultOrder says in which order a list comes where `orderBy` is left out, unless that is by id.
func (g *generator) defaultOrder(target string) string {
	k := g.c.Kind(target)
	if k == nil || k.Order == nil {
		return ""
	}
	for _, f := range k.Fields {
		if f.By == k.Order {
			return " Where it is left out: by `" + f.Name + "`."
		}
	}
	return " Where it is left out: by `" + k.Order.Name + "`."
}

// temporalArgs are those of a list of what holds for a time.
func temporalArgs(temporal bool) []argDef {
	if !temporal {
		return nil
	}
	return []argDef{
		{"asOf", "Date", "Only what was in force on this day, and with it `status` in `filter` and `groups` is that day's; all, ended ones too, where it is left out. The nodes themselves show the last state that the records show: ask them for `status(asOf:)`. Example: `\"2018-06-30\"`."},
		{"knownAt", "Date", "Only what had been published by this day, and by what was then known of it; all that is known where it is left out. Example: `\"2025-05-01\"`."},
		{"certainty", "Certainty = CERTAIN", "With a day: only what was certainly in force, or also what may have been."},
		{"onNewestDay", "Boolean = false", "What was in force on the newest day of which the graph speaks (`meta.newestDay`), or with `knownAt` on that day if it comes before; `asOf` of the connection tells it. Not beside `asOf`."},
	}
}

// dayArgs are those of a value that depends on the day.
func dayArgs(temporal bool) []argDef {
	if !temporal {
		return nil
	}
	return []argDef{
		{"asOf", "Date", "That of this day, UNKNOWN where no source speaks of it (`statusExplanation`). Where it and `knownAt` are left out, the last state that the records show. Example: `\"2018-06-30\"`."},
		{"knownAt", "Date", "By what had been published by this day, of the same day where `asOf` is left out; by all that is known where it is left out. Example: `\"2025-05-01\"`."},
	}
}
