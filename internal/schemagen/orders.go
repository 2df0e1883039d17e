package main

import (
	"maps"
	"slices"

	"graph287g/ontology"
)

// orders writes an order for every target and for what their keys lead through.
func (g *generator) orders() {
	todo, done := g.targets(), map[string]bool{}
	for len(todo) > 0 {
		target := todo[0]
		todo = todo[1:]
		if done[target] {
			continue
		}
		done[target] = true
		for _, f := range g.fieldsOf(target) {
			if f.Order && f.Leads() && !f.Type.List {
				todo = append(todo, f.Type.Name)
			}
		}
	}
	for _, target := range slices.Sorted(maps.Keys(done)) {
		g.order(target)
	}
}

func (g *generator) order(target string) {
	fields := []fieldDef{{name: "id", typ: "OrderDirection", description: "By id."}}
	for _, f := range g.fieldsOf(target) {
		switch {
		case !f.Order:
		case f.By != nil:
			fields = append(fields, fieldDef{name: f.Name, typ: "OrderDirection", description: "By `" + f.Name + "`: " + f.By.Description})
		case f.Role == ontology.Stored:
			fields = append(fields, fieldDef{name: f.Name, typ: "OrderDirection", description: "By `" + f.Name + "`: " + f.Description})
		case f.Type.List:
			fields = append(fields, fieldDef{name: f.Name + "Count", typ: "OrderDirection", description: "By how many there are, as `totalCount` counts them: " + f.Description})
		default:
			fields = append(fields, fieldDef{name: f.Name, typ: f.Type.Name + "Order", description: "By a field of `" + f.Name + "`, at most two relations away; where there is none, last."})
		}
	}
	g.w.block("input", target+"Order", "By what to order "+target+" nodes: exactly one key an item.", fields)
}
