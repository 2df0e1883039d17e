package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
)

// A generator turns the catalogue into the public schema.
type generator struct {
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

func newGenerator(c *ontology.Catalogue) *generator {
	g := &generator{c: c, w: writer{deprecated: map[string]string{}}, connections: map[string]connection{}, reach: map[string]bool{}, basis: map[string]bool{}}
	for _, k := range c.Kinds {
		g.connections[k.Name] = connection{target: k.Name}
		for _, f := range k.Fields {
			if f.Paged() {
				con := connectionOf(f)
				g.connections[con.stem()] = con
			}
			if f.Role == ontology.Traverse {
				g.measure(k, f)
			}
		}
	}
	g.deprecations()
	return g
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
func (g *generator) measure(k *ontology.Kind, f *ontology.Field) {
	t := f.Trie(k)
	for _, s := range t.States {
		for _, e := range s.Ends {
			g.reach[g.coordinate(k, f)] = g.reach[g.coordinate(k, f)] || e.Reach != 0
			g.basis[g.coordinate(k, f)] = g.basis[g.coordinate(k, f)] || e.Basis != 0
		}
	}
}

// coordinate names a field by the interface that declares it first, if one does.
func (g *generator) coordinate(k *ontology.Kind, f *ontology.Field) string {
	return g.declared(k.Interfaces, f)
}

func (g *generator) declared(interfaces []string, f *ontology.Field) string {
	for _, i := range g.c.Interfaces {
		if slices.Contains(interfaces, i.Name) && i.Field(f.Name) != nil {
			return i.Name + "." + f.Name
		}
	}
	return f.Coordinate()
}

// public writes the whole public schema.
func (g *generator) public() (string, error) {
	g.w.line("# Derived from ontology/*.graphqls by `go generate ./...`. Change those, not this.")
	g.scalars()
	g.enums()
	g.interfaces()
	if err := g.values(); err != nil {
		return "", err
	}
	if err := g.kinds(); err != nil {
		return "", err
	}
	g.connectionTypes()
	g.filters()
	g.orders()
	g.groupings()
	g.query()
	return strings.TrimLeft(g.w.b.String(), "\n"), g.w.err
}

func (g *generator) scalars() {
	for _, s := range sortedBy(g.c.Scalars, func(s *ontology.Scalar) string { return s.Name }) {
		g.w.line("")
		g.w.describe("", s.Description)
		specified := ""
		if s.SpecifiedBy != "" {
			specified = fmt.Sprintf(" @specifiedBy(url: %q)", s.SpecifiedBy)
		}
		g.w.line("scalar %s%s", s.Name, specified)
	}
}

func (g *generator) enums() {
	for _, e := range sortedBy(g.c.Enums, func(e *ontology.Enum) string { return e.Name }) {
		g.w.enum(e.Name, e.Description, e.Values)
	}
	g.w.enum("Kind", "The kinds of nodes.", g.kindValues())
	g.w.enum("Relation", "The types of relations.", g.relationValues())
	g.w.enum("OrderDirection", "In which direction to order. What has no value comes last in both.", []ontology.Named{
		{Name: "ASC", Description: "Smallest, earliest or first in the alphabet first."},
		{Name: "DESC", Description: "Largest, latest or last in the alphabet first."},
	})
	g.w.enum("GroupOrder", "In which order groups come.", []ontology.Named{
		{Name: "COUNT", Description: "By how many there are, the largest first, then by value; those that lack a value come last."},
		{Name: "VALUE", Description: "By the values, one key after the other, missing ones last in each: numbers by size, enums as they are declared, nodes by id, texts by code point."},
	})
}

func (g *generator) kindValues() []ontology.Named {
	var out []ontology.Named
	for _, k := range g.c.Kinds {
		out = append(out, ontology.Named{Name: k.EnumName(), Description: "A node of type " + k.Name + "."})
	}
	return out
}

func (g *generator) relationValues() []ontology.Named {
	var out []ontology.Named
	for _, r := range g.c.Relations {
		description := ""
		for _, k := range r.From().In(g.c) {
			for _, f := range r.Fields(k, ontology.Out) {
				description += fmt.Sprintf("From %s to %s (`%s.%s`). ", k.Name, f.Type.Name, k.Name, f.Name)
			}
		}
		out = append(out, ontology.Named{Name: r.Type, Description: strings.TrimSpace(description)})
	}
	return out
}

func sortedBy[T any](in []T, key func(T) string) []T {
	return slices.SortedFunc(slices.Values(in), func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
