package main

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/graph/computed"
	"graph287g/ontology"
)

func (d *deriver) interfaces() {
	for _, i := range d.c.Interfaces {
		implements := ""
		if len(i.Implements) > 0 {
			implements = " implements " + strings.Join(i.Implements, " & ")
		}
		var fields []fieldOut
		for _, f := range i.Fields {
			fields = append(fields, d.fieldOut(f, d.declared(append(i.Implements[:len(i.Implements):len(i.Implements)], i.Name), f)))
		}
		d.w.block("interface", i.Name+implements, i.Description, fields)
	}
}

// values writes the value types as they stand; what computed fields return is listed here, so that nothing is declared
// that no step answers.
func (d *deriver) values() error {
	for _, o := range sortedBy(d.c.Values, func(o *ontology.Object) string { return o.Name }) {
		if !o.Leaf && !slices.Contains(computedTypes, o.Name) {
			return fmt.Errorf("%s:%d: %s holds nodes or objects, and no step answers it: give it one in graph/compile and list it in internal/schemagen", o.Pos.File, o.Pos.Line, o.Name)
		}
		var fields []fieldOut
		for _, f := range o.Fields {
			fields = append(fields, fieldOut{f.Name, f.Type.String(), f.Description, argsOf(f)})
		}
		d.w.block("type", o.Name, o.Description, fields)
	}
	return nil
}

// computedTypes are the objects that steps of their own answer; computedFields the fields of kinds that do. Texts are
// listed in graph/compose.
var (
	computedTypes  = []string{"Link", "Path", "Step", "Evidence", "Coverage", "CoverageEntry", "Meta", "Limits", "Facet", "Group", "GroupKey", "TimelineRow", "SearchConnection", "SearchEdge", "PathSearch"}
	computedFields = []string{"Entity.evidence", "Jurisdiction.coverage"}
)

func (d *deriver) kinds() error {
	for _, k := range d.c.Kinds {
		var fields []fieldOut
		for _, f := range k.Fields {
			if _, text := computed.Of(f); f.Role == ontology.Computed && !text && !slices.Contains(computedFields, f.Coordinate()) {
				return fmt.Errorf("%s:%d: no step answers the computed field %s: give it one in graph/compile and list it in internal/schemagen", f.Pos.File, f.Pos.Line, f.Coordinate())
			}
			fields = append(fields, d.fieldOut(f, d.coordinate(k, f)))
		}
		interfaces := sortedBy(k.Interfaces, func(s string) string { return s })
		d.w.block("type", k.Name+" implements "+strings.Join(interfaces, " & "), k.Description, fields)
	}
	return nil
}

// fieldOut derives a field of a kind or interface: a list of nodes becomes a connection.
func (d *deriver) fieldOut(f *ontology.Field, coordinate string) fieldOut {
	if !f.Paged() {
		return fieldOut{f.Name, f.Type.String(), f.Description, append(argsOf(f), dayArgs(f.Clock)...)}
	}
	con := connectionOf(f)
	return fieldOut{f.Name, con.stem() + "Connection!", f.Description, append(append(d.connectionArgs(con.target, coordinate), clockArgs(f.Clock)...), argsOf(f)...)}
}

func argsOf(f *ontology.Field) []arg {
	var out []arg
	for _, a := range f.Args {
		kind := a.Type.String()
		if a.Default != "" {
			kind += " = " + a.Default
		}
		out = append(out, arg{a.Name, kind, a.Description})
	}
	return out
}

func (d *deriver) connectionArgs(target, coordinate string) []arg {
	out := []arg{
		{"filter", target + "Filter", "Only those that fit; all where it is left out or empty."},
		{"orderBy", "[" + target + "Order!]", "By what to order, one key an item, the first first; what is equal in all of them, and everything where it is left out, by id."},
		{"first", "Int", "How many at most, up to 100, from the beginning; 20 where neither it nor `last` is given. Example: `50`."},
		{"after", "String", "Only what comes after this cursor, an `endCursor` or `cursor` of the same field with the same filter and order."},
		{"last", "Int", "How many at most, up to 100, from the end, in the same order; not together with `first`. Example: `10`."},
		{"before", "String", "Only what comes before this cursor, a `startCursor` or `cursor` of the same field with the same filter and order."},
	}
	if d.basis[coordinate] {
		out = append(out, arg{"basis", "[Basis!]", "Only by ways of these bases; of all where it is left out."})
	}
	if d.reach[coordinate] {
		out = append(out, arg{"reach", "[Reach!]", "Only by ways of these reaches; of all where it is left out."})
	}
	return out
}
