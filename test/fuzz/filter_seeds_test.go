package fuzz

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

// addFilterSeeds adds the filters of the corpus, and one of each kind that choices draw.
func addFilterSeeds(f *testing.F, schema *ast.Schema) {
	f.Helper()
	kinds := ontology.Must().Kinds
	kindOf := func(of *ast.Type) int {
		return slices.IndexFunc(kinds, func(k *ontology.Kind) bool { return k.Name+"Filter" == of.Name() })
	}
	for _, q := range seeds(f) {
		for _, found := range filtersIn(f, schema, q.Query) {
			if k := kindOf(found.of); k >= 0 {
				f.Add(uint8(0), uint8(k), found.text, []byte(nil))
				f.Add(uint8(1), uint8(k), found.text, []byte{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9})
			}
		}
	}
	for k := range kinds {
		for which := range 3 {
			f.Add(uint8(which), uint8(k), "", []byte{2, byte(k), 1, byte(7 * k), 3, byte(11 * which), 2, 5, 0, 1, 9, 4, byte(k), 6})
		}
	}
	for _, given := range []string{`{}`, `{"id":null}`, `{"and":[]}`, `{"or":[]}`, `{"not":{}}`, `{"name":{"contains":""}}`, `{"x":1}`, `{"name":{"eq":"é"}}`, `{"id":{"in":"county/37119"}}`} {
		f.Add(uint8(0), uint8(3), given, []byte(nil))
	}
}

type foundFilter struct {
	of   *ast.Type
	text string
}

// filtersIn lists the filters without variables of a document.
func filtersIn(f *testing.F, schema *ast.Schema, text string) []foundFilter {
	f.Helper()
	var out []foundFilter
	doc, err := parse(text)
	if err != nil {
		return nil
	}
	var look func(set ast.SelectionSet, of *ast.Definition)
	look = func(set ast.SelectionSet, of *ast.Definition) {
		for _, sel := range set {
			switch sel := sel.(type) {
			case *ast.Field:
				def := of.Fields.ForName(sel.Name)
				if def == nil {
					continue
				}
				if arg := sel.Arguments.ForName("filter"); arg != nil && def.Arguments.ForName("filter") != nil {
					if v, ok := asDrawn(arg.Value); ok {
						out = append(out, foundFilter{def.Arguments.ForName("filter").Type, asJSON(v)})
					}
				}
				look(sel.SelectionSet, schema.Types[def.Type.Name()])
			case *ast.InlineFragment:
				if on := schema.Types[sel.TypeCondition]; on != nil {
					look(sel.SelectionSet, on)
				}
			}
		}
	}
	for _, op := range doc.Operations {
		look(op.SelectionSet, schema.Query)
	}
	return out
}

// asDrawn is a literal as a drawn value, false where variables are in it.
func asDrawn(v *ast.Value) (drawn, bool) {
	switch v.Kind {
	case ast.Variable:
		return nil, false
	case ast.ListValue, ast.ObjectValue:
		list, o := []any{}, &jsonObject{}
		for _, child := range v.Children {
			item, ok := asDrawn(child.Value)
			if !ok {
				return nil, false
			}
			list = append(list, item)
			o.keys, o.values = append(o.keys, child.Name), append(o.values, item)
		}
		if v.Kind == ast.ListValue {
			return list, true
		}
		return o, true
	case ast.IntValue, ast.FloatValue:
		return json.Number(v.Raw), true
	case ast.BooleanValue:
		return v.Raw == "true", true
	case ast.NullValue:
		return nil, true
	}
	return v.Raw, true
}
