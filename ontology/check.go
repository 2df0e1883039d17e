package ontology

import (
	"maps"
	"slices"
)

// check refuses what the rest of the program would not know how to treat.
func (l *loader) check() error {
	if err := l.checkObjects(); err != nil {
		return err
	}
	for _, i := range l.c.Interfaces {
		for _, f := range i.Fields {
			if err := l.checkType(f); err != nil {
				return err
			}
		}
	}
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if err := l.checkField(f); err != nil {
				return err
			}
		}
	}
	if err := l.checkFoldedKeys(); err != nil {
		return err
	}
	return l.checkQuery()
}

// checkObjects checks value types and the facts of relations, and finds those that a stored field may hold.
func (l *loader) checkObjects() error {
	for _, o := range append(append([]*Object(nil), l.c.Values...), l.c.Edges...) {
		o.Leaf = true
		for _, f := range o.Fields {
			if err := l.checkPlain(f); err != nil {
				return err
			}
			o.Leaf = o.Leaf && l.isLeaf(f.Type.Name) && !f.Type.List
		}
	}
	for _, o := range append(append([]*Object(nil), l.c.Values...), l.c.Edges...) {
		for _, f := range o.Texts {
			if err := l.checkPartText(o, f); err != nil {
				return err
			}
		}
	}
	for _, o := range l.c.Edges {
		if !o.Leaf {
			return errorAt(o.Pos, "the facts of %s must be scalars or enums", o.Name)
		}
	}
	if link := l.c.objects["Link"]; link != nil {
		for _, name := range linkFacts {
			if link.Field(name) == nil {
				return errorAt(link.Pos, "Link needs the field %s: every relation has it", name)
			}
		}
	}
	return nil
}

// checkPartText checks a text of a value type, which is made of the parts of a value that is stored.
func (l *loader) checkPartText(o *Object, f *Field) error {
	if !o.Leaf || slices.Contains(l.c.Edges, o) || f.Type.String() != "String!" {
		return errorAt(f.Pos, "%s: @computed makes a String! of the parts of a value that can be stored: either it is of another type, or %s is no such value", f.Coordinate(), o.Name)
	}
	f.Role = Stored // for what is asked of any field of a value type
	err := l.checkPlain(f)
	f.Role = Computed
	return err
}

func (l *loader) checkQuery() error {
	for _, f := range l.c.Query {
		if err := l.checkPlain(f); err != nil {
			return err
		}
	}
	return nil
}

// checkPlain checks a field of a value type, of the facts of a relation or of the root, where most directives mean nothing.
func (l *loader) checkPlain(f *Field) error {
	if f.Role != Stored || f.Filter || f.Order || f.Hidden || f.Temporal || f.Group != "" || f.Weight != 0 {
		return errorAt(f.Pos, "%s: %s is neither a kind nor an interface, so that @deprecated alone may stand here", f.Coordinate(), f.Owner)
	}
	return l.checkType(f)
}

func (l *loader) checkField(f *Field) error {
	if err := l.checkType(f); err != nil {
		return err
	}
	node := l.c.KindsOf(f.Type.Name) != 0
	object := l.c.objects[f.Type.Name]
	switch f.Role {
	case Stored:
		if node || (object != nil && !object.Leaf) {
			return errorAt(f.Pos, "%s holds %s, which can't be stored: give it @relation, @path, @claims or @computed", f.Coordinate(), f.Type)
		}
	case Related, Traverse, Claims, Neighbors:
		if !node {
			return errorAt(f.Pos, "%s leads to nodes, but %s is no kind", f.Coordinate(), f.Type.Name)
		}
		if f.Type.List && !(f.Type.NonNull && f.Type.Elem) {
			return errorAt(f.Pos, "%s: a list of nodes is [%s!]!", f.Coordinate(), f.Type.Name)
		}
		if f.Role == Neighbors && (!f.Type.List || !choosesRelations(f)) {
			return errorAt(f.Pos, "%s: neighbors are a list with the argument relations: [Relation!] alone", f.Coordinate())
		}
	}
	if err := l.checkGroup(f); err != nil {
		return err
	}
	if f.Weight != 0 && (f.Role != Stored || f.Type.Name != "String") {
		return errorAt(f.Pos, "%s: @searched is for stored texts and lists of texts", f.Coordinate())
	}
	if err := l.checkTemporal(f); err != nil {
		return err
	}
	return l.checkUse(f)
}

// checkTemporal refuses @temporal where a day changes nothing.
func (l *loader) checkTemporal(f *Field) error {
	k := l.c.kinds[f.Type.Name]
	if f.Role == Stored {
		k = l.c.kinds[f.Owner]
	}
	if f.Temporal && (k == nil || !k.Temporal || f.Role != Stored && !f.Paged()) {
		return errorAt(f.Pos, "%s: @temporal is for connections of kinds with @kind(temporal: true), and for their stored fields", f.Coordinate())
	}
	return nil
}

// choosesRelations tells whether a field has the one argument of neighbors.
func choosesRelations(f *Field) bool {
	return len(f.Args) == 1 && f.Args[0].Name == "relations" && f.Args[0].Type.String() == "[Relation!]"
}

// checkUse refuses filters and orders that have no meaning.
func (l *loader) checkUse(f *Field) error {
	if f.Filter && !f.Leads() && (f.Role != Stored || f.Type.List && l.c.Enum(f.Type.Name) == nil) {
		return errorAt(f.Pos, "%s: @filter is for single stored values, lists of an enum, relations and paths", f.Coordinate())
	}
	if f.Order && !f.Leads() && (f.Role != Stored || f.Type.List) {
		return errorAt(f.Pos, "%s: @order is for single stored values, relations and paths", f.Coordinate())
	}
	if f.Hidden && (f.Role != Stored || f.Type.NonNull || f.Filter || f.Group != "" || f.Weight != 0) {
		return errorAt(f.Pos, "%s: @hidden is for stored values that may be null, by which lists are ordered and nothing else", f.Coordinate())
	}
	if o := l.c.objects[f.Type.Name]; o != nil && (f.Filter || f.Order) && !f.dated() {
		return errorAt(f.Pos, "%s: %s is a value of several parts, by which nothing filters or orders", f.Coordinate(), f.Type.Name)
	}
	if f.Order && f.Role == Traverse && !f.Type.List && len(f.Patterns) != 1 {
		return errorAt(f.Pos, "%s: an order goes through a path of one pattern", f.Coordinate())
	}
	return nil
}

func (l *loader) checkType(f *Field) error {
	if n := f.Type.Name; !l.isLeaf(n) && l.c.objects[n] == nil && l.c.KindsOf(n) == 0 && !derivedNames[n] {
		return errorAt(f.Pos, "%s: there is no type %s%s", f.Coordinate(), n, nearest(n, l.typeNames()))
	}
	for _, a := range f.Args {
		if n := a.Type.Name; !l.isLeaf(n) {
			return errorAt(a.Pos, "%s(%s:) takes a scalar, an enum or a list of one, not %s", f.Coordinate(), a.Name, n)
		}
	}
	return nil
}

// typeNames lists what a field may be of.
func (l *loader) typeNames() []string {
	names := slices.Concat(slices.Collect(maps.Keys(l.definitions)), slices.Collect(maps.Keys(literalKinds)))
	slices.Sort(names)
	return names
}

func (l *loader) isLeaf(name string) bool { return l.c.IsLeaf(name) }

// IsLeaf tells whether a type is a scalar or an enum.
func (c *Catalogue) IsLeaf(name string) bool {
	switch name {
	case "ID", "String", "Int", "Float", "Boolean", "Kind", "Relation":
		return true
	}
	return c.scalars[name] != nil || c.enums[name] != nil
}
