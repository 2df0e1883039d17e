package ontology

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// inherit gives interfaces and kinds the fields of the interfaces that they implement, in the order Node, Entity, others;
// a kind's own field of the same name takes the place of the inherited one.
func (l *loader) inherit(defs ast.DefinitionList) error {
	for _, i := range l.c.Interfaces { // sorted by how much they implement, so that the inherited are complete
		fields, err := l.merged(i.Named, i.Implements, i.Fields)
		if err != nil {
			return err
		}
		i.Fields = fields
	}
	for _, k := range l.c.Kinds {
		fields, err := l.merged(k.Named, k.Interfaces, k.Fields)
		if err != nil {
			return err
		}
		k.Fields = fields
		for _, f := range fields {
			k.fields[f.Name] = f
		}
	}
	if err := l.plurals(); err != nil {
		return err
	}
	if err := l.orders(); err != nil {
		return err
	}
	return l.keys(defs)
}

func (l *loader) merged(n Named, implements []string, own []*Field) ([]*Field, error) {
	var out []*Field
	for _, i := range l.c.Interfaces {
		if !slices.Contains(implements, i.Name) {
			continue
		}
		for _, f := range i.Fields {
			if find(out, f.Name) == nil {
				out = append(out, f)
			}
		}
	}
	if err := l.checkImplements(n, implements); err != nil {
		return nil, err
	}
	for _, f := range own {
		if err := l.add(&out, f); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// checkImplements refuses what is no interface, and an interface without those that it implements itself.
func (l *loader) checkImplements(n Named, implements []string) error {
	for i, name := range implements {
		other := l.c.interfaces[name]
		switch {
		case other == nil:
			return errorAt(n.Pos, "%s implements %s, which is no interface", n.Name, name)
		case slices.Contains(implements[:i], name):
			return errorAt(n.Pos, "%s implements %s twice", n.Name, name)
		}
		for _, above := range other.Implements {
			if !slices.Contains(implements, above) {
				return errorAt(n.Pos, "%s must implement %s, too, as %s does", n.Name, above, name)
			}
		}
	}
	return nil
}

func (l *loader) add(fields *[]*Field, f *Field) error {
	for i, g := range *fields {
		if g.Name != f.Name {
			continue
		}
		if g.Type != f.Type {
			return errorAt(f.Pos, "%s is %s, in %s it is %s", f.Coordinate(), f.Type, g.Owner, g.Type)
		}
		if !slices.EqualFunc(g.Args, f.Args, func(a, b Argument) bool { return a.Name == b.Name && a.Type == b.Type }) {
			return errorAt(f.Pos, "%s takes other arguments than in %s", f.Coordinate(), g.Owner)
		}
		(*fields)[i] = f
		return nil
	}
	*fields = append(*fields, f)
	return nil
}

// plurals holds the names of root fields apart.
func (l *loader) plurals() error {
	seen := map[string]*Kind{}
	for _, k := range l.c.Kinds {
		for _, name := range []string{k.Singular, k.Plural} {
			if other := seen[name]; other != nil {
				return errorAt(k.Pos, "%s and %s have the same root field %s: give one a plural of its own", k.Name, other.Name, name)
			}
			seen[name] = k
		}
	}
	return nil
}

// keys resolves the names in @kind(key:) and tells the interfaces who implements them.
func (l *loader) keys(defs ast.DefinitionList) error {
	for _, d := range defs {
		k := l.c.kinds[d.Name]
		if k == nil {
			continue
		}
		for _, name := range listArg(d.Directives.ForName("kind"), "key") {
			f := k.Field(name)
			if f == nil || f.Role != Stored || f.Type.List {
				return errorAt(k.Pos, "the key %s of %s is no stored field", name, k.Name)
			}
			k.Keys = append(k.Keys, f)
		}
		if err := l.foldedKeys(k, d.Directives.ForName("kind")); err != nil {
			return err
		}
		for _, name := range k.Interfaces {
			l.c.interfaces[name].Kinds |= SetOf(k)
		}
	}
	return nil
}
