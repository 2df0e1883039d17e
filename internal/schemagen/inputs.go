package main

import (
	"maps"
	"slices"

	"graph287g/ontology"
)

// orders writes an order for every target and for what their keys lead through.
func (d *deriver) orders() {
	todo, done := d.targets(), map[string]bool{}
	for len(todo) > 0 {
		target := todo[0]
		todo = todo[1:]
		if done[target] {
			continue
		}
		done[target] = true
		for _, f := range d.fieldsOf(target) {
			if f.Order && f.Leads() && !f.Type.List {
				todo = append(todo, f.Type.Name)
			}
		}
	}
	for _, target := range slices.Sorted(maps.Keys(done)) {
		d.order(target)
	}
}

func (d *deriver) order(target string) {
	fields := []fieldOut{{name: "id", kind: "OrderDirection", note: "By id."}}
	for _, f := range d.fieldsOf(target) {
		switch {
		case !f.Order:
		case f.Role == ontology.Stored:
			fields = append(fields, fieldOut{name: f.Name, kind: "OrderDirection", note: "By `" + f.Name + "`: " + f.Description})
		case f.Type.List:
			fields = append(fields, fieldOut{name: f.Name + "Count", kind: "OrderDirection", note: "By how many there are, as `totalCount` counts them: " + f.Description})
		default:
			fields = append(fields, fieldOut{name: f.Name, kind: f.Type.Name + "Order", note: "By a field of `" + f.Name + "`, at most two relations away; where there is none, last."})
		}
	}
	d.w.block("input", target+"Order", "By what to order "+target+" nodes: exactly one key an item.", fields)
}
