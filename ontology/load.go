package ontology

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Load reads an ontology. An error names the file and the line.
func Load(files []File) (*Catalogue, error) {
	sources := make([]*ast.Source, len(files))
	for i, f := range files {
		sources[i] = &ast.Source{Name: f.Name, Input: f.Text}
	}
	doc, err := parser.ParseSchemas(sources...)
	if err != nil {
		return nil, fmt.Errorf("ontology: %w", err)
	}
	if len(doc.Extensions) > 0 {
		return nil, errorAt(posOf(doc.Extensions[0].Position), "extend %s: declare the type once, whole", doc.Extensions[0].Name)
	}
	l := &loader{c: newCatalogue(), declared: map[string]Pos{}}
	for _, pass := range []func(ast.DefinitionList) error{l.declare, l.fill, l.inherit, l.relate} {
		if err := pass(doc.Definitions); err != nil {
			return nil, err
		}
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	if err := l.group(); err != nil {
		return nil, err
	}
	l.layOut()
	l.weigh()
	return l.c, l.compilePaths()
}

// A loader reads the definitions in passes, for a later one needs the names of an earlier one.
type loader struct {
	c        *Catalogue
	declared map[string]Pos
}

func newCatalogue() *Catalogue {
	return &Catalogue{
		kinds: map[string]*Kind{}, interfaces: map[string]*Interface{}, relations: map[string]*Relation{},
		enums: map[string]*Enum{}, objects: map[string]*Object{}, scalars: map[string]*Scalar{}, slugs: map[string]*Kind{},
	}
}

// declare makes every named type, still without fields.
func (l *loader) declare(defs ast.DefinitionList) error {
	for _, d := range defs {
		if err := l.declareOne(d); err != nil {
			return err
		}
	}
	slices.SortFunc(l.c.Kinds, func(a, b *Kind) int { return cmp.Compare(a.Name, b.Name) })
	for i, k := range l.c.Kinds {
		k.Index = i
	}
	slices.SortFunc(l.c.Interfaces, func(a, b *Interface) int {
		return cmp.Or(cmp.Compare(len(a.Implements), len(b.Implements)), cmp.Compare(a.Name, b.Name))
	})
	if len(l.c.Kinds) > 32 {
		return errorAt(l.c.Kinds[32].Pos, "more than 32 kinds: KindSet must become wider")
	}
	return nil
}

func (l *loader) declareOne(d *ast.Definition) error {
	n := named(d.Name, d.Description, d.Position)
	if derivedNames[d.Name] {
		return errorAt(n.Pos, "the type %s is derived; it can't be declared", d.Name)
	}
	if at, ok := l.declared[d.Name]; ok {
		return errorAt(n.Pos, "the type %s is declared at %s:%d, too", d.Name, at.File, at.Line)
	}
	l.declared[d.Name] = n.Pos
	switch d.Kind {
	case ast.Enum:
		return l.declareEnum(n, d)
	case ast.Scalar:
		s := &Scalar{Named: n, SpecifiedBy: stringArg(d.Directives.ForName("specifiedBy"), "url")}
		l.c.Scalars, l.c.scalars[n.Name] = append(l.c.Scalars, s), s
	case ast.Interface:
		i := &Interface{Named: n, Implements: d.Interfaces}
		l.c.Interfaces, l.c.interfaces[n.Name] = append(l.c.Interfaces, i), i
	case ast.InputObject:
		if d.Name != "Pattern" {
			return errorAt(n.Pos, "the input %s: inputs are derived", d.Name)
		}
	case ast.Object:
		l.declareObject(n, d)
	default:
		return errorAt(n.Pos, "%s is a %s, which the ontology doesn't have", d.Name, d.Kind)
	}
	return nil
}

// derivedNames are the types that internal/schemagen makes from the ontology as a whole.
var derivedNames = map[string]bool{"Kind": true, "Relation": true, "PageInfo": true, "OrderDirection": true}

func (l *loader) declareEnum(n Named, d *ast.Definition) error {
	if n.Name == "Direction" {
		return nil // of the directives alone
	}
	e := &Enum{Named: n, ranks: map[string]int{}}
	for i, v := range d.EnumValues {
		if _, ok := e.ranks[v.Name]; ok {
			return errorAt(posOf(v.Position), "%s has the value %s twice", n.Name, v.Name)
		}
		value := named(v.Name, v.Description, v.Position)
		if dir := v.Directives.ForName("deprecated"); dir != nil {
			var err error
			if value.Deprecated, err = replacement(value, n.Name+"."+v.Name, dir); err != nil {
				return err
			}
		}
		e.Values = append(e.Values, value)
		e.ranks[v.Name] = i
	}
	l.c.Enums, l.c.enums[n.Name] = append(l.c.Enums, e), e
	return nil
}

func (l *loader) declareObject(n Named, d *ast.Definition) {
	if n.Name == "Query" {
		l.c.QueryDescription = n.Description
		return
	}
	if dir := d.Directives.ForName("kind"); dir != nil {
		l.declareKind(n, d, dir)
		return
	}
	o := &Object{Named: n}
	l.c.objects[n.Name] = o
	if d.Directives.ForName("edge") != nil {
		l.c.Edges = append(l.c.Edges, o)
		return
	}
	l.c.Values = append(l.c.Values, o)
}

func (l *loader) declareKind(n Named, d *ast.Definition, dir *ast.Directive) {
	k := &Kind{
		Named: n, Singular: lowerFirst(n.Name), Plural: stringArg(dir, "plural"), Slug: kebab(n.Name),
		Hub: boolArg(dir, "hub"), Annotation: boolArg(dir, "annotation"), Clock: boolArg(dir, "clock"),
		Source: stringArg(dir, "source"), Interfaces: d.Interfaces, fields: map[string]*Field{},
	}
	k.weight, _ = strconv.Atoi(stringArg(dir, "weight"))
	if k.weight <= 0 {
		k.weight = maxWeight
	}
	if k.Plural == "" {
		k.Plural = k.Singular + "s"
	}
	l.c.Kinds, l.c.kinds[n.Name], l.c.slugs[k.Slug] = append(l.c.Kinds, k), k, k
}

// errorAt returns an error of the ontology with its place.
func errorAt(pos Pos, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", pos.File, pos.Line, fmt.Sprintf(format, args...))
}
