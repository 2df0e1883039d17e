package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"
)

// deepestRepair is how many objects a repaired value may be wrapped into.
const deepestRepair = 3

// instead tells what to write for a value that is none of its type; empty where nobody can tell.
func (a adviser) instead(at place, t *ast.Type, v any) string {
	o, ok := a.insteadOfOperand(at.parent, at.name, t, v)
	text := at.notation.members(o)
	if !ok || text == "" {
		return ""
	}
	if _, period := readPeriod(v); period && t.Name() == "Date" && at.parent == nil { // an argument, not an operator of a filter
		return "name one day of it, such as " + text
	}
	return "write " + text
}

// repair returns the value of a type that a given one was most likely meant as; false where nobody can tell.
func (a adviser) repair(t *ast.Type, v any) (any, bool) { return a.repairWithin(t, v, deepestRepair) }

func (a adviser) repairWithin(t *ast.Type, v any, depth int) (any, bool) {
	if _, variable := v.(variableName); variable && a.isLeaf(t) {
		return v, true
	}
	items, list := v.([]any)
	if t.Elem != nil {
		if !list {
			items = []any{v}
		}
		out := make([]any, 0, min(len(items), longestShown+1))
		for i, item := range items {
			one, ok := a.repairWithin(t.Elem, item, depth)
			if !ok || i > longestShown {
				return out, ok
			}
			out = append(out, one)
		}
		return out, true
	}
	def := a.typeOf(t)
	if def.Kind == ast.InputObject {
		return a.repairObject(def, v, depth)
	}
	if list && len(items) == 1 {
		v = items[0]
	}
	if o, ok := asObject(v); ok && len(o) == 1 && o[0].name == "eq" {
		v = o[0].value // a condition, where a value alone is wanted
	}
	if def.Kind == ast.Enum {
		return repairEnum(def, v)
	}
	return repairScalar(def.Name, v)
}

func (a adviser) isLeaf(t *ast.Type) bool { return a.typeOf(t).IsLeafType() }

// repairEnum finds the value of an enum that differs at most in case and quotes, or of which one is the beginning of the other.
func repairEnum(def *ast.Definition, v any) (any, bool) {
	text, ok := textOf(v)
	if !ok || len(text) > longestName {
		return nil, false
	}
	names := valueNames(def)
	if name, ok := sameName(text, names); ok {
		return enumLiteral(name), true
	}
	var like []string
	for _, name := range names {
		if short := min(len(name), len(text)); short >= shortestPart && strings.EqualFold(name[:short], text[:short]) {
			like = append(like, name)
		}
	}
	if len(like) == 1 {
		return enumLiteral(like[0]), true
	}
	return nil, false
}

func repairScalar(name string, v any) (any, bool) {
	text, ok := textOf(v)
	if !ok {
		return nil, false
	}
	switch name {
	case "String", "ID":
		return text, true
	case "Int":
		f, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if n := int64(f); err == nil && float64(n) == f && n == int64(int32(n)) {
			return intLiteral(strconv.FormatInt(n, 10)), true
		}
	case "Float":
		if f, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
			return floatLiteral(formatFloat(f)), true
		}
	case "Boolean":
		switch strings.ToLower(text) {
		case "true", "yes", "1":
			return true, true
		case "false", "no", "0":
			return false, true
		}
	case "Date":
		return repairDay(v)
	}
	return nil, false
}

// repairObject wraps what isn't an object into the one that it stands for.
func (a adviser) repairObject(def *ast.Definition, v any, depth int) (any, bool) {
	if o, ok := asObject(v); ok {
		if def.Fields.ForName("some") != nil && len(o) > 0 && def.Fields.ForName(o[0].name) == nil {
			return object{{"some", o}}, true
		}
		return o, true
	}
	if v == nil || depth == 0 {
		return nil, false
	}
	if a.isOrder(def) {
		return a.repairOrder(def, v)
	}
	items, list := v.([]any)
	var candidates []string // for the field that takes the value
	switch {
	case list && len(items) == 1:
		return a.repairObject(def, items[0], depth)
	case list:
		candidates = []string{"in", "and", "some"}
	case isNumber(v) && def.Fields.ForName("count") != nil:
		candidates = []string{"count"}
	default:
		candidates = append([]string{"eq", "some"}, a.identifying(def, v)...)
	}
	for _, name := range candidates {
		if out, ok := a.wrap(def, name, v, depth); ok {
			return out, true
		}
	}
	if def.Fields.ForName("gte") != nil && a.typeOf(def.Fields.ForName("gte").Type).Name == "Date" {
		return insteadOfPeriod(def, "eq", v)
	}
	return nil, false
}

// wrap makes an object of a value with one field. A name is rarely given in whole.
func (a adviser) wrap(def *ast.Definition, name string, v any, depth int) (any, bool) {
	f := def.Fields.ForName(name)
	if f == nil {
		return nil, false
	}
	if text, ok := v.(string); ok && name == "name" && def.Fields.ForName("and") != nil {
		return object{{name, object{{"contains", text}}}}, true
	}
	inner, ok := a.repairWithin(f.Type, v, depth-1)
	return object{{name, inner}}, ok
}

func isNumber(v any) bool {
	text, ok := textOf(v)
	_, err := strconv.ParseFloat(text, 64)
	_, isText := v.(string)
	return ok && err == nil && !isText
}

// identifying lists the fields of a filter of nodes that a value may be meant for: one of an enum that has it, the id or a key that looks
// like it, and the name.
func (a adviser) identifying(def *ast.Definition, v any) []string {
	text, _ := textOf(v)
	var out []string
	for _, f := range def.Fields {
		if values := a.operandOf(f); values != nil && values.Kind == ast.Enum {
			if _, ok := sameName(text, valueNames(values)); ok {
				out = append(out, f.Name)
			}
		}
	}
	for _, f := range def.Fields {
		if a.operandOf(f) != nil && (f.Name == "id" || a.isKey(def, f.Name)) && looksLikeExample(text, f.Description) {
			out = append(out, f.Name)
		}
	}
	return append(out, "name")
}

// operandOf returns the type that the operator `eq` of a filter's field takes; nil where the field has no operators.
func (a adviser) operandOf(f *ast.FieldDefinition) *ast.Definition {
	if eq := a.typeOf(f.Type).Fields.ForName("eq"); eq != nil {
		return a.typeOf(eq.Type)
	}
	return nil
}

// isKey tells whether one node is found by a field, as the root field of its kind takes it.
func (a adviser) isKey(filter *ast.Definition, name string) bool {
	kind := strings.TrimSuffix(filter.Name, "Filter")
	for _, f := range a.schema.Query.Fields {
		if f.Type.Name() == kind && f.Type.Elem == nil {
			return f.Arguments.ForName(name) != nil
		}
	}
	return false
}

var backquoted = regexp.MustCompile("`\"?([^`\"]+)\"?`")

// looksLikeExample tells whether a text has the form of an example that a description gives: two capitals, five digits, words with dashes.
func looksLikeExample(text, description string) bool {
	if len(text) > longestName {
		return false
	}
	return slices.ContainsFunc(backquoted.FindAllStringSubmatch(description, -1), func(m []string) bool {
		return formOf(m[1]) == formOf(text)
	})
}

// formOf writes what characters a text is made of: how many, if they are all of one sort, else in which order.
func formOf(text string) string {
	var b strings.Builder
	last, runs := ' ', 0
	for _, r := range text {
		sort := r
		switch {
		case unicode.IsDigit(r):
			sort = '9'
		case unicode.IsUpper(r):
			sort = 'A'
		case unicode.IsLower(r):
			sort = 'a'
		}
		if sort != last {
			b.WriteRune(sort)
			runs++
		}
		last = sort
	}
	if runs == 1 {
		return b.String() + strconv.Itoa(len(text))
	}
	return b.String()
}

// isOrder tells whether an input object is the key of an order: each of its fields takes a direction, or such a key of related nodes.
func (a adviser) isOrder(def *ast.Definition) bool {
	id := def.Fields.ForName("id")
	return id != nil && a.typeOf(id.Type).Kind == ast.Enum
}

var orderText = regexp.MustCompile(`^([-+]?)([A-Za-z.]+?)(?i:[\s_:]+(asc|desc)[a-z]*)?$`)

// repairOrder reads a key of an order that is a text: `name`, `name DESC`, `NAME_ASC`, `-name`, `state.name`.
func (a adviser) repairOrder(def *ast.Definition, v any) (any, bool) {
	text, ok := textOf(v)
	if !ok || len(text) > longestName {
		return nil, false
	}
	m := orderText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return nil, false
	}
	direction := enumLiteral("ASC")
	if m[1] == "-" || strings.EqualFold(m[3], "desc") {
		direction = "DESC"
	}
	return a.orderKey(def, strings.Split(m[2], "."), direction)
}

// orderKey writes the key that names lead to. A related node is ordered by its name where nothing else is said.
func (a adviser) orderKey(def *ast.Definition, names []string, direction enumLiteral) (any, bool) {
	name, ok := likeName(names[0], fieldNames(def))
	if !ok {
		return nil, false
	}
	inner := a.typeOf(def.Fields.ForName(name).Type)
	if inner.Kind == ast.Enum {
		return object{{name, direction}}, len(names) == 1
	}
	if names = names[1:]; len(names) == 0 {
		names = []string{"name"}
	}
	v, ok := a.orderKey(inner, names, direction)
	return object{{name, v}}, ok
}
