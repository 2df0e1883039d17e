package document

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// insteadOfKey returns the fields to write in place of one that an input object doesn't have; false where nothing is like it.
func (a adviser) insteadOfKey(def *ast.Definition, name string, v any) (object, bool) {
	if len(name) > longestName {
		return nil, false
	}
	for _, advise := range []func(*ast.Definition, string, any) (object, bool){
		a.sameKey, a.keyByWord, a.keyOfCompound, a.keyOfRelated, a.likeKey,
	} {
		if out, ok := advise(def, name, v); ok {
			return out, true
		}
	}
	return nil, false
}

// insteadOfUnknown writes what to put in place of a field that an input object doesn't have, among all that was given; empty where nothing
// is like it.
func (a adviser) insteadOfUnknown(def *ast.Definition, given any, name string, n notation) string {
	all, _ := asObject(given)
	o, ok := a.orderByParts(def, all)
	if !ok {
		o, ok = a.insteadOfKey(def, name, all.value(name))
	}
	if text := n.members(o); ok && text != "" {
		return "; did you mean " + text + "?"
	}
	return ""
}

// field writes a field of an input object with a value, which is repaired where it can be.
func (a adviser) field(def *ast.Definition, name string, v any) object {
	if fixed, ok := a.repair(def.Fields.ForName(name).Type, v); ok {
		v = fixed
	}
	return object{{name, v}}
}

func (a adviser) sameKey(def *ast.Definition, name string, v any) (object, bool) {
	same, ok := sameName(name, fieldNames(def))
	if !ok {
		return nil, false
	}
	return a.field(def, same, v), true
}

// keyByWord knows what other query languages call it.
func (a adviser) keyByWord(def *ast.Definition, name string, v any) (object, bool) {
	words := operatorWords
	switch {
	case def.Fields.ForName("some") != nil:
		words = quantifierWords
	case def.Fields.ForName("isNull") == nil && def.Fields.ForName("eq") == nil:
		return nil, false
	}
	folded := strings.TrimPrefix(foldName(name), "$")
	if folded == "between" || folded == "range" || folded == "during" {
		return a.between(def, v)
	}
	target, ok := words[folded]
	if !ok || def.Fields.ForName(target) == nil {
		return nil, false
	}
	return a.insteadOfOperator(def, folded, target, v), true
}

// insteadOfOperator writes an operator that is called otherwise, with its value as it is written here: patterns have no signs for what is
// left open, what isn't so is `not` around what is, and whether there is a value is asked by isNull.
func (a adviser) insteadOfOperator(def *ast.Definition, word, target string, v any) object {
	text, isText := v.(string)
	switch {
	case target == "contains" && isText:
		bare := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(text, ".*"), ".*"), "%*^$")
		if bare != text && bare != "" && strings.HasPrefix(text, bare) && def.Fields.ForName("startsWith") != nil {
			return object{{"startsWith", bare}}
		}
		return object{{"contains", bare}}
	case target == "not":
		if _, ok := asObject(v); ok {
			return object{{"not", v}}
		}
		inner := "eq"
		if _, list := v.([]any); list {
			inner = "in"
		}
		if strings.HasSuffix(word, "contains") || strings.HasSuffix(word, "like") {
			return object{{"not", a.insteadOfOperator(def, word, "contains", v)}}
		}
		return object{{"not", a.field(def, inner, v)}}
	case word == "exists" || strings.HasSuffix(word, "notnull"):
		if there, ok := v.(bool); ok {
			return object{{"isNull", !there}}
		}
	}
	return a.field(def, target, v)
}

// between writes both ends of a range.
func (a adviser) between(def *ast.Definition, v any) (object, bool) {
	ends, ok := v.([]any)
	if def.Fields.ForName("gte") == nil || def.Fields.ForName("lte") == nil {
		return nil, false
	}
	if !ok || len(ends) != 2 {
		if p, ok := readPeriod(v); ok {
			return insteadOfPeriod(def, "eq", p.text)
		}
		return object{{"gte", placeholder{}}, {"lte", placeholder{}}}, true
	}
	return append(a.field(def, "gte", ends[0]), a.field(def, "lte", ends[1])...), true
}

// A placeholder stands for a value that only who asks knows.
type placeholder struct{}

// keyOfCompound takes a name apart that is a field with what is asked of it: `name_contains`, `agreementsCount`, `stateCode`.
func (a adviser) keyOfCompound(def *ast.Definition, name string, v any) (object, bool) {
	folded := foldName(name)
	fields := slices.Clone(def.Fields)
	slices.SortStableFunc(fields, func(x, y *ast.FieldDefinition) int { return len(y.Name) - len(x.Name) })
	for _, f := range fields {
		rest, ok := strings.CutPrefix(folded, foldName(f.Name))
		inner := a.typeOf(f.Type)
		if !ok || rest == "" || inner.Kind != ast.InputObject || f.Type.Elem != nil {
			continue
		}
		for _, advise := range []func(*ast.Definition, string, any) (object, bool){a.sameKey, a.keyByWord} {
			if of, ok := advise(inner, rest, v); ok {
				return object{{f.Name, of}}, true
			}
		}
	}
	return nil, false
}

// keyOfRelated finds a field one level below: of an element of a list, of a kind of an interface, of a related node, or the operators of
// the field that a value is most likely meant for.
func (a adviser) keyOfRelated(def *ast.Definition, name string, v any) (object, bool) {
	if def.Fields.ForName("count") != nil && a.typeOf(def.Fields.ForName("count").Type).Fields.ForName(name) != nil && isNumber(v) {
		return object{{"count", object{{name, v}}}}, true
	}
	if some := def.Fields.ForName("some"); some != nil && operatorNames[name] {
		if o, ok := a.insteadOfKey(a.typeOf(some.Type), name, v); ok {
			return object{{"some", o}}, true
		}
	}
	if operator := operatorNames[name]; operator && def.Fields.ForName("and") != nil {
		operand := v
		if items, ok := v.([]any); ok && len(items) > 0 {
			operand = items[0]
		}
		for _, key := range a.identifying(def, operand) {
			if f := def.Fields.ForName(key); f != nil && a.typeOf(f.Type).Fields.ForName(name) != nil {
				return object{{key, a.field(a.typeOf(f.Type), name, v)}}, true
			}
		}
	}
	for _, f := range def.Fields {
		inner := a.typeOf(f.Type)
		switch f.Name {
		case "and", "or", "not", "none", "every", "where":
			continue
		}
		if inner.Kind != ast.InputObject || operatorNames[name] {
			continue
		}
		if same, ok := sameName(name, fieldNames(inner)); ok {
			return object{{f.Name, a.field(inner, same, v)}}, true
		}
	}
	return nil, false
}

var operatorNames = map[string]bool{"eq": true, "in": true, "gt": true, "gte": true, "lt": true, "lte": true, "contains": true, "startsWith": true, "isNull": true}

// orderByParts reads a key of an order that names its field and its direction: `{field: name, direction: ASC}`.
func (a adviser) orderByParts(def *ast.Definition, given object) (object, bool) {
	if !a.isOrder(def) {
		return nil, false
	}
	directions := a.typeOf(def.Fields.ForName("id").Type)
	direction, name := any(enumLiteral("ASC")), any(nil)
	for _, m := range given {
		if d, ok := repairEnum(directions, m.value); ok {
			direction = d
		} else if _, ok := a.repairOrder(def, m.value); ok {
			name = m.value
		}
	}
	text, ok := textOf(name)
	if !ok {
		return nil, false
	}
	key, ok := a.orderKey(def, strings.Split(text, "."), direction.(enumLiteral))
	o, _ := asObject(key)
	return o, ok
}

func (a adviser) likeKey(def *ast.Definition, name string, v any) (object, bool) {
	like, ok := likeName(name, fieldNames(def))
	if !ok {
		return nil, false
	}
	return a.field(def, like, v), true
}
