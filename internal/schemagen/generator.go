package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
)

// A deriver turns the catalogue into the public schema.
type deriver struct {
	c           *ontology.Catalogue
	w           writer
	connections map[string]connection // by name
	reach       map[string]bool       // by coordinate: whether the field takes `reach`
	basis       map[string]bool       // and `basis`
}

// A connection is a pair of types: the list and its edge.
type connection struct {
	target string
	facts  *ontology.Object
}

func (c connection) stem() string {
	if c.facts == nil {
		return c.target
	}
	return c.target + c.facts.Name
}

func newDeriver(c *ontology.Catalogue) *deriver {
	d := &deriver{c: c, w: writer{deprecated: map[string]string{}}, connections: map[string]connection{}, reach: map[string]bool{}, basis: map[string]bool{}}
	for _, k := range c.Kinds {
		d.connections[k.Name] = connection{target: k.Name}
		for _, f := range k.Fields {
			if f.Paged() {
				con := connectionOf(f)
				d.connections[con.stem()] = con
			}
			if f.Role == ontology.Traverse {
				d.measure(k, f)
			}
		}
	}
	d.deprecations()
	return d
}

// connectionOf returns the connection that a paged field becomes: a relation with facts has one of its own.
func connectionOf(f *ontology.Field) connection {
	con := connection{target: f.Type.Name}
	if f.Role == ontology.Related {
		con.facts = f.Relation.Edge
	}
	return con
}

// measure notes whether any way of a path has a reach or a basis. What holds for one kind holds for the interface that
// declares the field, and so for all that implement it.
func (d *deriver) measure(k *ontology.Kind, f *ontology.Field) {
	t := f.Trie(k)
	for _, s := range t.States {
		for _, e := range s.Ends {
			d.reach[d.coordinate(k, f)] = d.reach[d.coordinate(k, f)] || e.Reach != 0
			d.basis[d.coordinate(k, f)] = d.basis[d.coordinate(k, f)] || e.Basis != 0
		}
	}
}

// coordinate names a field by the interface that declares it first, if one does.
func (d *deriver) coordinate(k *ontology.Kind, f *ontology.Field) string {
	return d.declared(k.Interfaces, f)
}

func (d *deriver) declared(interfaces []string, f *ontology.Field) string {
	for _, i := range d.c.Interfaces {
		if slices.Contains(interfaces, i.Name) && i.Field(f.Name) != nil {
			return i.Name + "." + f.Name
		}
	}
	return f.Coordinate()
}

// public writes the whole public schema.
func (d *deriver) public() (string, error) {
	d.w.line("# Derived from ontology/*.graphqls by `go generate ./...`. Change those, not this.")
	d.scalars()
	d.enums()
	d.interfaces()
	if err := d.values(); err != nil {
		return "", err
	}
	if err := d.kinds(); err != nil {
		return "", err
	}
	d.lists()
	d.filters()
	d.orders()
	d.groupings()
	d.query()
	return strings.TrimLeft(d.w.b.String(), "\n"), nil
}

func (d *deriver) scalars() {
	for _, s := range sortedBy(d.c.Scalars, func(s *ontology.Scalar) string { return s.Name }) {
		d.w.line("")
		d.w.note("", s.Description)
		d.w.line("scalar %s @specifiedBy(url: %q)", s.Name, s.SpecifiedBy)
	}
}

func (d *deriver) enums() {
	for _, e := range sortedBy(d.c.Enums, func(e *ontology.Enum) string { return e.Name }) {
		d.w.enum(e.Name, e.Description, e.Values)
	}
	d.w.enum("Kind", "The kinds of nodes.", d.kindValues())
	d.w.enum("Relation", "The types of relations.", d.relationValues())
	d.w.enum("OrderDirection", "In which direction to order. What has no value comes last in both.", []ontology.Named{
		{Name: "ASC", Description: "Smallest, earliest or first in the alphabet first."},
		{Name: "DESC", Description: "Largest, latest or last in the alphabet first."},
	})
}

func (d *deriver) kindValues() []ontology.Named {
	var out []ontology.Named
	for _, k := range d.c.Kinds {
		out = append(out, ontology.Named{Name: k.EnumName(), Description: "A node of type " + k.Name + "."})
	}
	return out
}

func (d *deriver) relationValues() []ontology.Named {
	var out []ontology.Named
	for _, r := range d.c.Relations {
		note := ""
		for _, k := range r.From().In(d.c) {
			for _, f := range r.Fields(k, ontology.Out) {
				note += fmt.Sprintf("From %s to %s (`%s.%s`). ", k.Name, f.Type.Name, k.Name, f.Name)
			}
		}
		out = append(out, ontology.Named{Name: r.Type, Description: strings.TrimSpace(note)})
	}
	return out
}

func sortedBy[T any](in []T, key func(T) string) []T {
	return slices.SortedFunc(slices.Values(in), func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
