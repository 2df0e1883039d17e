package schema

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/store"
)

// maxVisits is how many fields IntrospectionSize looks at before it gives up: six times as many as the usual query of tools has.
const maxVisits = 200_000

// tooLarge is the size of what isn't worth counting.
const tooLarge = int64(1) << 40

// IntrospectionSize bounds how many bytes the answer has to what an operation asks of the schema. It adds sizes up instead of making
// the answer: those of an element of the schema under one selection are counted once, however often they come.
func IntrospectionSize(s *ast.Schema, op *ast.OperationDefinition, vars map[string]any) int64 {
	z := &introspectionSizer{schema: s, vars: vars, known: map[sizeKey]int64{}}
	return z.fields("Query", nil, op.SelectionSet, map[string]bool{})
}

type introspectionSizer struct {
	schema *ast.Schema
	vars   map[string]any
	known  map[sizeKey]int64
	visits int
}

// A sizeKey is an element of the schema under a selection, told by its first part.
type sizeKey struct {
	of        any
	selection *ast.Selection
}

// object bounds the size of an element: a *ast.Schema, *ast.Definition, *ast.Type, *ast.FieldDefinition, *ast.ArgumentDefinition,
// *ast.EnumValueDefinition or *ast.DirectiveDefinition; nil is null.
func (z *introspectionSizer) object(typeName string, of any, set ast.SelectionSet) int64 {
	if len(set) == 0 {
		return 0
	}
	key := sizeKey{of, &set[0]}
	if t, ok := of.(*ast.Type); ok {
		if t.Elem == nil && !t.NonNull {
			return z.object(typeName, z.schema.Types[t.NamedType], set)
		}
		key.of = t.String()
	}
	if n, ok := z.known[key]; ok {
		return n
	}
	n := int64(len("{},")) + z.fields(typeName, of, set, map[string]bool{})
	z.known[key] = n
	return n
}

// fields bounds the size of all fields of a selection. A fragment counts once in it, as it stands once in the answer.
func (z *introspectionSizer) fields(typeName string, of any, set ast.SelectionSet, seen map[string]bool) int64 {
	total := int64(0)
	for _, sel := range set {
		if z.visits++; z.visits > maxVisits {
			return tooLarge
		}
		switch sel := sel.(type) {
		case *ast.Field:
			if of != nil || strings.HasPrefix(sel.Name, "__") { // at the root all else is in the graph
				total += jsonSize(sel.Alias) + int64(len(":,")) + z.value(typeName, of, sel)
			}
		case *ast.InlineFragment:
			total += z.fields(typeName, of, sel.SelectionSet, seen)
		case *ast.FragmentSpread:
			if !seen[sel.Name] {
				seen[sel.Name] = true
				total += z.fields(typeName, of, sel.Definition.SelectionSet, seen)
			}
		}
		total = min(total, tooLarge)
	}
	return total
}

func jsonSize(s string) int64 { return int64(store.StringWidth(s)) }

// Sizes of null and of a Boolean, and of the longest name of a location of directives.
const (
	nullSize     = int64(len("null"))
	boolSize     = int64(len("false"))
	locationSize = int64(len(`"INPUT_FIELD_DEFINITION",`)) + 8
)

func (z *introspectionSizer) value(typeName string, of any, f *ast.Field) int64 {
	if f.Name == "__typename" {
		return jsonSize(typeName)
	}
	switch of := of.(type) {
	case nil:
		return z.root(f)
	case *ast.Schema:
		return z.ofSchema(of, f)
	case *ast.Definition:
		return z.ofDefinition(of, f)
	case *ast.Type:
		return z.ofWrapper(of, f)
	case *ast.FieldDefinition:
		if f.Name == "args" {
			return list(z, "__InputValue", of.Arguments, f)
		}
		return z.typed(f, of.Name, of.Description, of.Type, of.DefaultValue, of.Directives)
	case *ast.ArgumentDefinition:
		return z.typed(f, of.Name, of.Description, of.Type, of.DefaultValue, of.Directives)
	case *ast.EnumValueDefinition:
		return described(f, of.Name, of.Description, of.Directives)
	case *ast.DirectiveDefinition:
		switch f.Name {
		case "args":
			return list(z, "__InputValue", of.Arguments, f)
		case "locations":
			return int64(len("[]")) + int64(len(of.Locations))*locationSize
		}
		return described(f, of.Name, of.Description, nil)
	}
	return tooLarge
}

// root is a field of Query: `__schema` or `__type`.
func (z *introspectionSizer) root(f *ast.Field) int64 {
	if f.Name == "__schema" {
		return z.object("__Schema", z.schema, f.SelectionSet)
	}
	name := f.Arguments.ForName("name")
	if name == nil {
		return nullSize
	}
	text := name.Value.Raw
	if name.Value.Kind == ast.Variable {
		text, _ = z.vars[text].(string)
	}
	def := z.schema.Types[text]
	if def == nil {
		return nullSize
	}
	return z.object("__Type", def, f.SelectionSet)
}

func (z *introspectionSizer) ofSchema(s *ast.Schema, f *ast.Field) int64 {
	switch f.Name {
	case "types":
		total := int64(len("[]"))
		for _, def := range s.Types {
			total += z.object("__Type", def, f.SelectionSet)
		}
		return min(total, tooLarge)
	case "queryType":
		return z.object("__Type", s.Query, f.SelectionSet)
	case "directives":
		total := int64(len("[]"))
		for _, d := range s.Directives {
			total += z.object("__Directive", d, f.SelectionSet)
		}
		return min(total, tooLarge)
	case "description":
		return jsonSize(s.Description) + nullSize
	}
	return nullSize
}

func (z *introspectionSizer) ofDefinition(d *ast.Definition, f *ast.Field) int64 {
	if !hasList(string(d.Kind), f.Name) {
		return nullSize
	}
	switch f.Name {
	case "kind":
		return jsonSize(string(d.Kind))
	case "fields":
		return list(z, "__Field", d.Fields, f)
	case "inputFields":
		return list(z, "__InputValue", d.Fields, f) // an input object's, which the parser keeps like those of an object
	case "enumValues":
		return list(z, "__EnumValue", d.EnumValues, f)
	case "interfaces":
		return z.types(d.Interfaces, f)
	case "possibleTypes":
		return list(z, "__Type", z.schema.PossibleTypes[d.Name], f)
	case "specifiedByURL":
		if by := d.Directives.ForName("specifiedBy"); by != nil {
			return jsonSize(by.Arguments.ForName("url").Value.Raw)
		}
		return nullSize
	}
	return described(f, d.Name, d.Description, nil)
}

func (z *introspectionSizer) types(names []string, f *ast.Field) int64 {
	total := int64(len("[]"))
	for _, name := range names {
		total = min(total+z.object("__Type", z.schema.Types[name], f.SelectionSet), tooLarge)
	}
	return total
}

// ofWrapper is a field of a list or of a non-null type.
func (z *introspectionSizer) ofWrapper(t *ast.Type, f *ast.Field) int64 {
	switch f.Name {
	case "ofType":
	case "kind":
		return jsonSize("NON_NULL")
	default:
		return nullSize
	}
	inner := *t
	if t.NonNull {
		inner.NonNull = false
	} else {
		inner = *t.Elem
	}
	return z.object("__Type", &inner, f.SelectionSet)
}

func (z *introspectionSizer) typed(f *ast.Field, name, description string, t *ast.Type, def *ast.Value, directives ast.DirectiveList) int64 {
	switch f.Name {
	case "type":
		return z.object("__Type", t, f.SelectionSet)
	case "defaultValue":
		if def != nil {
			return jsonSize(def.String())
		}
		return nullSize
	}
	return described(f, name, description, directives)
}

func list[T any](z *introspectionSizer, typeName string, of []T, f *ast.Field) int64 {
	total := nullSize // which it may be, or empty
	for _, item := range of {
		total = min(total+z.object(typeName, item, f.SelectionSet), tooLarge)
	}
	return total
}

// described bounds a field that most elements have.
func described(f *ast.Field, name, description string, directives ast.DirectiveList) int64 {
	switch f.Name {
	case "name":
		return jsonSize(name)
	case "description":
		return jsonSize(description) + nullSize
	case "deprecationReason":
		if d := directives.ForName("deprecated"); d != nil {
			if reason := d.Arguments.ForName("reason"); reason != nil {
				return jsonSize(reason.Value.Raw)
			}
		}
		return jsonSize("No longer supported")
	}
	return boolSize // all else is a Boolean, or null
}
