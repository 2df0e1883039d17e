package ontology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Load reads an ontology. An error names the file and the line.
func Load(files []File) (*Catalogue, error) {
	if !slices.ContainsFunc(files, isFirst) {
		files = append([]File{directivesFile()}, files...)
	}
	sources := make([]*ast.Source, len(files))
	for i, f := range files {
		sources[i] = &ast.Source{Name: f.Name, Input: f.Text}
	}
	doc, err := parser.ParseSchemas(sources...)
	if err != nil {
		return nil, fmt.Errorf("ontology: %w", err)
	}
	if err := checkDocument(doc); err != nil {
		return nil, err
	}
	l := &loader{c: newCatalogue(), definitions: map[string]*ast.Definition{}, directives: doc.Directives}
	for _, d := range doc.Definitions {
		if l.definitions[d.Name] == nil {
			l.definitions[d.Name] = d
		}
	}
	for _, pass := range []func(ast.DefinitionList) error{l.checkDirectives, l.declare, l.fill, l.inherit, l.measure, l.relate} {
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

// checkDocument refuses what an ontology has no use for: besides types it holds the directives of directives.graphqls alone.
func checkDocument(doc *ast.SchemaDocument) error {
	if len(doc.Extensions) > 0 {
		return errorAt(posOf(doc.Extensions[0].Position), "extend %s: declare the type once, whole", doc.Extensions[0].Name)
	}
	if all := append(doc.Schema, doc.SchemaExtension...); len(all) > 0 {
		return errorAt(posOf(all[0].Position), "a schema definition: the root is the type Query, and there is no other")
	}
	for _, d := range doc.Directives {
		if pos := posOf(d.Position); !isFirst(File{Name: pos.File}) {
			return errorAt(pos, "the directive @%s: directives are declared in directives.graphqls, and read in this package", d.Name)
		}
	}
	return nil
}

// A loader reads the definitions in passes, for a later one needs the names of an earlier one.
type loader struct {
	c           *Catalogue
	definitions map[string]*ast.Definition // by name, the first of each
	directives  ast.DirectiveDefinitionList
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
	switch {
	case derivedNames[d.Name]:
		return errorAt(n.Pos, "the type %s is derived; it can't be declared", d.Name)
	case literalKinds[d.Name] != nil:
		return errorAt(n.Pos, "the type %s is built into GraphQL; it can't be declared", d.Name)
	case d.Name == "Mutation" || d.Name == "Subscription":
		return errorAt(n.Pos, "the type %s would be a root: the API reads alone", d.Name)
	case (d.Kind == ast.Object || d.Kind == ast.Interface) && len(d.Fields) == 0 && d.Directives.ForName("kind") == nil:
		return errorAt(n.Pos, "%s has no fields", d.Name)
	case d.Kind == ast.Enum && len(d.EnumValues) == 0:
		return errorAt(n.Pos, "%s has no values", d.Name)
	}
	if other := l.definitions[d.Name]; other != d {
		at := posOf(other.Position)
		return errorAt(n.Pos, "the type %s is declared at %s:%d, too", d.Name, at.File, at.Line)
	}
	switch d.Kind {
	case ast.Enum:
		return l.declareEnum(n, d)
	case ast.Scalar:
		s := &Scalar{Named: n, SpecifiedBy: stringArg(d.Directives.ForName("specifiedBy"), "url")}
		l.c.Scalars, l.c.scalars[n.Name] = append(l.c.Scalars, s), s
	case ast.Interface:
		switch {
		case slices.Contains(d.Interfaces, n.Name):
			return errorAt(n.Pos, "%s implements itself", n.Name)
		case n.Name != "Node" && !slices.Contains(d.Interfaces, "Node"):
			return errorAt(n.Pos, "the interface %s must implement Node: interface %s implements %s", n.Name, n.Name, strings.Join(append(d.Interfaces, "Node"), " & "))
		}
		i := &Interface{Named: n, Implements: d.Interfaces}
		l.c.Interfaces, l.c.interfaces[n.Name] = append(l.c.Interfaces, i), i
	case ast.InputObject:
		if d.Name != "Pattern" && d.Name != "FoldedKey" {
			return errorAt(n.Pos, "the input %s: inputs are derived", d.Name)
		}
	case ast.Object:
		return l.declareObject(n, d)
	default:
		return errorAt(n.Pos, "%s is a %s, which the ontology doesn't have", d.Name, d.Kind)
	}
	return nil
}

// derivedNames are the types that internal/schemagen makes from the ontology as a whole.
var derivedNames = map[string]bool{"Kind": true, "Relation": true, "PageInfo": true, "OrderDirection": true, "GroupOrder": true}

func (l *loader) declareEnum(n Named, d *ast.Definition) error {
	switch n.Name {
	case "Direction", "Folding": // of the directives alone
		return nil
	case measures:
		return nil // read by its own pass, once the kinds are known
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

func (l *loader) declareObject(n Named, d *ast.Definition) error {
	if n.Name == "Query" {
		if len(d.Interfaces)+len(d.Directives) > 0 {
			return errorAt(n.Pos, "Query is the root, and neither a kind nor anything else")
		}
		l.c.QueryDescription = n.Description
		return nil
	}
	if dir := d.Directives.ForName("kind"); dir != nil {
		return l.declareKind(n, d, dir)
	}
	if len(d.Interfaces) > 0 {
		return errorAt(n.Pos, "%s implements %s: kinds alone implement interfaces, and it has no @kind", n.Name, d.Interfaces[0])
	}
	o := &Object{Named: n}
	l.c.objects[n.Name] = o
	if d.Directives.ForName("edge") != nil {
		l.c.Edges = append(l.c.Edges, o)
		return nil
	}
	l.c.Values = append(l.c.Values, o)
	return nil
}

func (l *loader) declareKind(n Named, d *ast.Definition, dir *ast.Directive) error {
	weight, err := weightOf(n.Pos, n.Name, dir)
	if err != nil {
		return err
	}
	k := &Kind{
		Named: n, Singular: lowerFirst(n.Name), Plural: stringArg(dir, "plural"), Slug: KebabCase(n.Name),
		Hub: boolArg(dir, "hub"), Annotation: boolArg(dir, "annotation"), Temporal: boolArg(dir, "temporal"),
		Source: stringArg(dir, "source"), Interfaces: d.Interfaces, fields: map[string]*Field{}, weight: weight, order: stringArg(dir, "order"),
	}
	if dir.Arguments.ForName("plural") == nil {
		k.Plural = k.Singular + "s"
	}
	switch {
	case !lowerName.MatchString(k.Plural):
		return errorAt(n.Pos, "%s: the plural %q is no name of a root field, such as %ss", n.Name, k.Plural, k.Singular)
	case d.Directives.ForName("edge") != nil:
		return errorAt(n.Pos, "%s is a kind, and can't be the facts of a relation", n.Name)
	case !slices.Contains(k.Interfaces, "Node"):
		return errorAt(n.Pos, "the kind %s must implement Node: type %s implements %s", n.Name, n.Name, strings.Join(append(d.Interfaces, "Node"), " & "))
	}
	l.c.Kinds, l.c.kinds[n.Name], l.c.slugs[k.Slug] = append(l.c.Kinds, k), k, k
	return nil
}

// errorAt returns an error of the ontology with its place.
func errorAt(pos Pos, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", pos.File, pos.Line, fmt.Sprintf(format, args...))
}
