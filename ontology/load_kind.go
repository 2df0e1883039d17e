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
	for _, name := range implements {
		if l.c.interfaces[name] == nil {
			return nil, errorAt(n.Pos, "%s implements %s, which is no interface", n.Name, name)
		}
	}
	for _, f := range own {
		if err := l.add(&out, f); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (l *loader) add(fields *[]*Field, f *Field) error {
	for i, g := range *fields {
		if g.Name != f.Name {
			continue
		}
		if g.Owner == f.Owner {
			return errorAt(f.Pos, "%s is declared twice", f.Coordinate())
		}
		if g.Type != f.Type {
			return errorAt(f.Pos, "%s is %s, in %s it is %s", f.Coordinate(), f.Type, g.Owner, g.Type)
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
		for _, name := range k.Interfaces {
			l.c.interfaces[name].Kinds |= SetOf(k)
		}
	}
	return nil
}
