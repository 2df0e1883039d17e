package ontology

import (
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// fill reads the fields that each type declares itself.
func (l *loader) fill(defs ast.DefinitionList) error {
	for _, d := range defs {
		fields, err := l.fields(d)
		if err != nil {
			return err
		}
		switch {
		case d.Name == "Query":
			l.c.Query = fields
		case l.c.kinds[d.Name] != nil:
			l.c.kinds[d.Name].Fields = fields
		case l.c.interfaces[d.Name] != nil:
			l.c.interfaces[d.Name].Fields = fields
		case l.c.objects[d.Name] != nil:
			o := l.c.objects[d.Name]
			for _, f := range fields {
				if f.Role == Computed {
					o.Texts = append(o.Texts, f)
				} else {
					o.Fields = append(o.Fields, f)
				}
			}
		}
	}
	return nil
}

func (l *loader) fields(d *ast.Definition) ([]*Field, error) {
	if d.Kind != ast.Object && d.Kind != ast.Interface {
		return nil, nil
	}
	out := make([]*Field, 0, len(d.Fields))
	for _, fd := range d.Fields {
		f, err := l.field(d.Name, fd)
		if err != nil {
			return nil, err
		}
		if find(out, f.Name) != nil {
			return nil, errorAt(f.Pos, "%s is declared twice", f.Coordinate())
		}
		out = append(out, f)
	}
	return l.addLabels(d, out)
}

// addLabels adds to each field with @label the one that tells its value in words, behind it: to `status` `statusLabel`.
func (l *loader) addLabels(d *ast.Definition, fields []*Field) ([]*Field, error) {
	var out []*Field
	for _, f := range fields {
		out = append(out, f)
		if d.Fields.ForName(f.Name).Directives.ForName("label") == nil {
			continue
		}
		if l.c.Enum(f.Type.Name) == nil || f.Type.List || f.Role != Stored || f.Hidden || l.c.kinds[f.Owner] == nil {
			return nil, errorAt(f.Pos, "%s: @label is for single stored values of an enum, of a kind", f.Coordinate())
		}
		label := &Field{
			Named: Named{Name: f.Name + "Label", Pos: f.Pos, Deprecated: f.Deprecated, Description: "`" + f.Name + "` in words for people."},
			Owner: f.Owner, Type: Type{Name: "String", NonNull: f.Type.NonNull}, Role: Computed, LabelOf: f,
			Args: []Argument{{Named: Named{Name: "locale", Description: "The language: `ES`."}, Type: Type{Name: "Locale", NonNull: true}, Default: "EN"}},
		}
		if find(fields, label.Name) != nil {
			return nil, errorAt(f.Pos, "%s: @label makes %s, which is declared, too", f.Coordinate(), label.Coordinate())
		}
		out = append(out, label)
	}
	return out, nil
}

func (l *loader) field(owner string, d *ast.FieldDefinition) (*Field, error) {
	f := &Field{Named: named(d.Name, d.Description, d.Position), Owner: owner, Type: typeOf(d.Type)}
	f.Filter, f.Order = d.Directives.ForName("filter") != nil, d.Directives.ForName("order") != nil
	f.by, f.Hidden = stringArg(d.Directives.ForName("order"), "by"), d.Directives.ForName("hidden") != nil
	f.Temporal = d.Directives.ForName("temporal") != nil
	if g := d.Directives.ForName("group"); g != nil {
		f.Group = groupName(stringArg(g, "as"), f.Name)
	}
	if strings.HasPrefix(f.Name, "__") {
		return nil, errorAt(f.Pos, "%s: names that begin with __ belong to introspection", f.Coordinate())
	}
	for i, a := range d.Arguments {
		if d.Arguments[:i].ForName(a.Name) != nil {
			return nil, errorAt(posOf(a.Position), "%s has the argument %s twice", f.Coordinate(), a.Name)
		}
		f.Args = append(f.Args, Argument{named(a.Name, a.Description, a.Position), typeOf(a.Type), defaultOf(a)})
	}
	if d.Type.Elem != nil && d.Type.Elem.Elem != nil {
		return nil, errorAt(f.Pos, "%s is a list of lists", f.Coordinate())
	}
	return f, l.role(f, d.Directives)
}

// role reads the one directive that tells where the value comes from.
func (l *loader) role(f *Field, dirs ast.DirectiveList) error {
	roles := 0
	for _, d := range dirs {
		var err error
		switch d.Name {
		case "relation":
			roles, err = roles+1, l.related(f, d)
		case "path":
			roles, err = roles+1, l.path(f, d)
		case "claims":
			f.Role, f.ClaimField, f.Each, roles = Claims, stringArg(d, "field"), stringArg(d, "each"), roles+1
		case "neighbors":
			f.Role, roles = Neighbors, roles+1
		case "computed":
			f.Role, roles = Computed, roles+1
		case "searched":
			f.initials = boolArg(d, "initials")
			f.Weight, err = weightOf(f.Pos, f.Coordinate(), d)
		case "deprecated":
			f.Deprecated, err = replacement(f.Named, f.Coordinate(), d)
		}
		if err != nil {
			return err
		}
	}
	if roles > 1 {
		return errorAt(f.Pos, "%s is stored or carries one of @relation, @path, @claims, @neighbors, @computed, not several", f.Coordinate())
	}
	return nil
}

func (l *loader) related(f *Field, d *ast.Directive) error {
	f.Role, f.Few, f.Each = Related, boolArg(d, "few"), stringArg(d, "each")
	if stringArg(d, "direction") == "IN" {
		f.Direction = In
	}
	name := stringArg(d, "type")
	if !upperName.MatchString(name) {
		return errorAt(f.Pos, "%s: the relation %q: types of relations are written as SERVES", f.Coordinate(), name)
	}
	r := l.c.relations[name]
	if r == nil {
		r = &Relation{Type: name, Pos: f.Pos, ends: map[int]KindSet{}, to: map[int]KindSet{}, view: map[viewKey][]*Field{}}
		l.c.relations[name], l.c.Relations = r, append(l.c.Relations, r)
	}
	f.Relation, r.Trivial = r, r.Trivial || boolArg(d, "trivial")
	if err := l.relationBasis(f, r, Basis(l.rank("Basis", stringArg(d, "basis")))); err != nil {
		return err
	}
	return l.edge(f, r, stringArg(d, "edge"))
}

func (l *loader) relationBasis(f *Field, r *Relation, basis Basis) error {
	if basis == 0 {
		return nil
	}
	if r.Basis != 0 && r.Basis != basis {
		return errorAt(f.Pos, "%s: %s has another basis at a field that comes before this one", f.Coordinate(), r.Type)
	}
	r.Basis = basis
	return nil
}

func (l *loader) edge(f *Field, r *Relation, name string) error {
	if name == "" {
		return nil
	}
	o := l.c.objects[name]
	if o == nil {
		return errorAt(f.Pos, "%s: there is no @edge type %s", f.Coordinate(), name)
	}
	if r.Edge != nil && r.Edge != o {
		return errorAt(f.Pos, "%s: %s has the facts %s at %s:%d, here %s", f.Coordinate(), r.Type, r.Edge.Name, r.Pos.File, r.Pos.Line, name)
	}
	r.Edge = o
	return nil
}

func (l *loader) path(f *Field, d *ast.Directive) error {
	f.Role, f.Each = Traverse, stringArg(d, "each")
	patterns := d.Arguments.ForName("any")
	if len(patterns.Value.Children) == 0 {
		return errorAt(f.Pos, "%s: @path needs patterns: any: [{via: [\">SERVES\"]}]", f.Coordinate())
	}
	for _, item := range patterns.Value.Children {
		p := Pattern{Pos: posOf(item.Value.Position)}
		for _, child := range item.Value.Children {
			l.patternPart(&p, child)
		}
		f.Patterns = append(f.Patterns, p)
	}
	return nil
}

func (l *loader) patternPart(p *Pattern, child *ast.ChildValue) {
	switch child.Name {
	case "via":
		for _, e := range child.Value.Children {
			p.Via = append(p.Via, e.Value.Raw)
		}
	case "basis":
		p.Basis = Basis(l.rank("Basis", child.Value.Raw))
	case "reach":
		p.Reach = Reach(l.rank("Reach", child.Value.Raw))
	}
}

// rank returns the place of a value of an enum from 1; 0 where none is given.
func (l *loader) rank(enum, value string) int {
	e := l.c.enums[enum]
	if e == nil {
		return 0
	}
	if r, ok := e.Rank(value); ok {
		return r + 1
	}
	return 0
}

// quotedName is how a reason names what replaces something: in backquotes.
var quotedName = regexp.MustCompile("`[A-Za-z][A-Za-z0-9_.]*`")

// replacement reads why something is deprecated, which says what to use instead: without that nobody can follow.
func replacement(n Named, coordinate string, d *ast.Directive) (string, error) {
	reason := stringArg(d, "reason")
	if !quotedName.MatchString(reason) {
		return "", errorAt(n.Pos, "%s is deprecated without a replacement: @deprecated(reason: \"Use `name`.\") names it in backquotes", coordinate)
	}
	return reason, nil
}
