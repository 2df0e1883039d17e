package fuzz

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// A shape tells whether data is what an operation asks for: the keys, in order, and values of their types. It goes by the
// specification alone (6.3, "Executing Selection Sets"), and knows nothing of what the graph holds.
type shape struct {
	schema *ast.Schema
	vars   map[string]any // coerced
}

// A collected field is what a selection asks for under one key: fields of the same name, whose selections are merged.
type collectedField struct {
	key    string
	fields []*ast.Field
}

func (s *shape) collect(sets []ast.SelectionSet, of *ast.Definition) []collectedField {
	var out []collectedField
	seen := map[string]bool{}
	for _, set := range sets {
		s.collectSet(set, of, seen, &out)
	}
	return out
}

func (s *shape) collectSet(set ast.SelectionSet, of *ast.Definition, seen map[string]bool, out *[]collectedField) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if !s.included(sel.Directives) {
				continue
			}
			i := slices.IndexFunc(*out, func(c collectedField) bool { return c.key == sel.Alias })
			if i < 0 {
				i = len(*out)
				*out = append(*out, collectedField{key: sel.Alias})
			}
			(*out)[i].fields = append((*out)[i].fields, sel)
		case *ast.InlineFragment:
			if s.included(sel.Directives) && (sel.TypeCondition == "" || s.isA(of, sel.TypeCondition)) {
				s.collectSet(sel.SelectionSet, of, seen, out)
			}
		case *ast.FragmentSpread:
			if s.included(sel.Directives) && !seen[sel.Name] {
				seen[sel.Name] = true
				if s.isA(of, sel.Definition.TypeCondition) {
					s.collectSet(sel.Definition.SelectionSet, of, seen, out)
				}
			}
		}
	}
}

func (s *shape) included(directives ast.DirectiveList) bool {
	skip, include := directives.ForName("skip"), directives.ForName("include")
	return (skip == nil || !s.holds(skip)) && (include == nil || s.holds(include))
}

func (s *shape) holds(d *ast.Directive) bool {
	v := d.Arguments.ForName("if").Value
	if v.Kind == ast.Variable {
		b, _ := s.vars[v.Raw].(bool)
		return b
	}
	return v.Raw == "true"
}

func (s *shape) isA(of *ast.Definition, name string) bool {
	return slices.Contains(s.schema.GetPossibleTypes(s.schema.Types[name]), of)
}

// object checks an object of a type: it must have what is asked of one of the types that it may be of.
func (s *shape) object(sets []ast.SelectionSet, def *ast.Definition, v any, path string) error {
	o, ok := v.(*jsonObject)
	if !ok {
		return fmt.Errorf("%s is %v, no object", path, v)
	}
	err := fmt.Errorf("%s: no type of %s has the keys %q", path, def.Name, o.keys)
	var tried [][]collectedField
	for _, of := range s.schema.GetPossibleTypes(def) {
		asked := s.collect(sets, of)
		if !slices.EqualFunc(asked, o.keys, func(c collectedField, key string) bool { return c.key == key }) ||
			slices.ContainsFunc(tried, func(other []collectedField) bool { return sameFields(asked, other) }) {
			continue
		}
		if !selectsTypename(asked) { // then each type with these fields may be it
			tried = append(tried, asked)
		}
		if err = s.members(asked, of, o, path); err == nil {
			return nil
		}
	}
	return err
}

func sameFields(a, b []collectedField) bool {
	return slices.EqualFunc(a, b, func(x, y collectedField) bool { return slices.Equal(x.fields, y.fields) })
}

func selectsTypename(asked []collectedField) bool {
	return slices.ContainsFunc(asked, func(c collectedField) bool { return c.fields[0].Name == "__typename" })
}

func (s *shape) members(asked []collectedField, of *ast.Definition, o *jsonObject, path string) error {
	for i, c := range asked {
		at, first := path+"."+c.key, c.fields[0]
		if first.Name == "__typename" {
			if o.values[i] != of.Name {
				return fmt.Errorf("%s is %v, not %s", at, o.values[i], of.Name)
			}
			continue
		}
		var sets []ast.SelectionSet
		for _, f := range c.fields {
			sets = append(sets, f.SelectionSet)
		}
		t := first.Definition.Type // of __schema and __type, which the type Query doesn't list
		if f := of.Fields.ForName(first.Name); f != nil {
			t = f.Type
		}
		if err := s.value(sets, t, o.values[i], at); err != nil {
			return err
		}
	}
	return nil
}

func (s *shape) value(sets []ast.SelectionSet, t *ast.Type, v any, path string) error {
	switch {
	case v == nil && t.NonNull:
		return fmt.Errorf("%s is null, and of type %s", path, t)
	case v == nil:
		return nil
	case t.Elem != nil:
		items, ok := v.([]any)
		if !ok {
			return fmt.Errorf("%s is %v, and of type %s", path, v, t)
		}
		for i, item := range items {
			if err := s.value(sets, t.Elem, item, path+"["+strconv.Itoa(i)+"]"); err != nil {
				return err
			}
		}
		return nil
	}
	def := s.schema.Types[t.NamedType]
	if def.IsCompositeType() {
		return s.object(sets, def, v, path)
	}
	if !isLeaf(def, v) {
		return fmt.Errorf("%s is %#v, no %s", path, v, def.Name)
	}
	return nil
}

var (
	day     = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	instant = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`)
	address = regexp.MustCompile(`^https?://\S+$`)
)

func isLeaf(def *ast.Definition, v any) bool {
	text, isText := v.(string)
	number, isNumber := v.(json.Number)
	switch def.Name {
	case "Boolean":
		_, ok := v.(bool)
		return ok
	case "Int":
		_, err := strconv.ParseInt(number.String(), 10, 32)
		return isNumber && err == nil
	case "Float":
		return isNumber
	case "Date":
		return isText && day.MatchString(text)
	case "DateTime":
		return isText && instant.MatchString(text)
	case "URL":
		return isText && address.MatchString(text)
	}
	return isText && (def.Kind != ast.Enum || def.EnumValues.ForName(text) != nil)
}
