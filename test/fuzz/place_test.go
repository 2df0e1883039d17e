package fuzz

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A place is an operation with one variable, $v.
type place struct {
	text string
	of   *ast.Type
}

// placesOf finds a place for every type that an argument or a field of an input has, in a fixed order.
func placesOf(schema *ast.Schema) []place {
	b := &placeFinder{schema: schema, found: map[string]place{}, seen: map[string]bool{}}
	b.add("query($v: Boolean!) { __typename @skip(if: $v) }", ast.NonNullNamedType("Boolean", nil))
	b.add("query($v: Boolean = true) { __typename @include(if: $v) }", ast.NamedType("Boolean", nil))
	b.ofType("Query", "%s", 0)
	var out []place
	for _, name := range slices.Sorted(maps.Keys(b.found)) {
		out = append(out, b.found[name])
	}
	return out
}

type placeFinder struct {
	schema *ast.Schema
	found  map[string]place // by type
	seen   map[string]bool  // output types
}

func (b *placeFinder) add(text string, of *ast.Type) {
	if _, known := b.found[of.String()]; !known {
		b.found[of.String()] = place{text: text, of: of}
	}
}

// ofType looks at all fields of an output type; around is what stands around a selection of it.
func (b *placeFinder) ofType(name, around string, depth int) {
	if b.seen[name] {
		return
	}
	b.seen[name] = true
	def := b.schema.Types[name]
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		selection := ""
		if b.schema.Types[f.Type.Name()].IsCompositeType() {
			selection = " { __typename }"
		}
		for _, a := range f.Arguments {
			args := append(b.required(f, a), a.Name+": %s")
			b.ofInput(fmt.Sprintf(around, "{ "+f.Name+"("+strings.Join(args, ", ")+")"+selection+" }"), a.Type, 0)
		}
	}
	for _, f := range def.Fields { // the shortest ways first
		if !strings.HasPrefix(f.Name, "__") && depth < 8 && b.schema.Types[f.Type.Name()].IsCompositeType() {
			args := ""
			if required := b.required(f, nil); len(required) > 0 {
				args = "(" + strings.Join(required, ", ") + ")"
			}
			b.ofType(f.Type.Name(), fmt.Sprintf(around, "{ "+f.Name+args+" %s }"), depth+1)
		}
	}
	if def.IsAbstractType() {
		for _, k := range b.schema.GetPossibleTypes(def) {
			b.ofType(k.Name, fmt.Sprintf(around, "{ ... on "+k.Name+" %s }"), depth+1)
		}
	}
}

// required are the arguments that a field can't do without, but for one.
func (b *placeFinder) required(f *ast.FieldDefinition, but *ast.ArgumentDefinition) []string {
	var out []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil && a != but {
			value := `"county/37119"`
			if def := b.schema.Types[a.Type.Name()]; def.Kind == ast.Enum {
				value = def.EnumValues[0].Name
			}
			out = append(out, a.Name+": "+value)
		}
	}
	return out
}

// ofInput adds a place for a value of a type, and of what is within it. text is the operation with %s in the place.
func (b *placeFinder) ofInput(text string, of *ast.Type, depth int) {
	if _, known := b.found[of.String()]; known || depth > 4 {
		return
	}
	b.add(fmt.Sprintf("query($v: %s) "+text, of, "$v"), of)
	def := b.schema.Types[of.Name()]
	if def.Kind != ast.InputObject {
		return
	}
	for _, f := range def.Fields {
		inner := "{" + f.Name + ": %s}"
		if of.Elem != nil {
			inner = "[" + inner + "]"
		}
		b.ofInput(fmt.Sprintf(text, inner), f.Type, depth+1)
	}
}
