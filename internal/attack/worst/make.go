package worst

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A maker makes random parts of documents by the schema, with values that the graph has. It goes for much: long pages, and filters
// and orders that have to look at every node.
type maker struct {
	r      *rand.Rand
	schema *ast.Schema
	values *values
}

// values are those of the graph, for arguments.
type values struct {
	ids   []string
	words []string // of names
	texts map[string][]string
}

// dates lie before, within and after what the records tell of.
var dates = []string{"1990-01-01", "2009-07-15", "2018-12-31", "2025-06-30", "2030-01-01"}

func (m *maker) chance(percent int) bool { return m.r.IntN(100) < percent }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// field makes a field of a type, with arguments and a selection so many levels deep.
func (m *maker) field(on *ast.Definition, deep int) *selection {
	f := m.choose(on, deep)
	if f == nil {
		return &selection{name: "__typename"}
	}
	s := &selection{name: f.Name, args: m.arguments(f)}
	if t := m.schema.Types[f.Type.Name()]; !t.IsLeafType() {
		s.below = m.set(t, deep-1)
	}
	return s
}

// choose picks a field, one with others below it rather than a leaf; connections mostly lead to their nodes.
func (m *maker) choose(on *ast.Definition, deep int) *ast.FieldDefinition {
	var inner, leaves ast.FieldList
	for _, f := range on.Fields {
		switch t := m.schema.Types[f.Type.Name()]; {
		case strings.HasPrefix(f.Name, "__"):
		case t.IsLeafType():
			leaves = append(leaves, f)
		default:
			inner = append(inner, f)
		}
	}
	if nodes := on.Fields.ForName("nodes"); nodes != nil && deep > 1 && m.chance(50) {
		return nodes
	}
	if len(inner) > 0 && deep > 1 && (m.chance(70) || len(leaves) == 0) {
		return pick(m.r, inner)
	}
	if len(leaves) > 0 {
		return pick(m.r, leaves)
	}
	return nil
}

// set makes the selection set of a type. Every field is there once, so that they need no alias.
func (m *maker) set(on *ast.Definition, deep int) []*selection {
	if on.IsAbstractType() && m.chance(30) {
		if possible := m.schema.GetPossibleTypes(on); len(possible) > 0 {
			t := pick(m.r, possible)
			return []*selection{{on: t.Name, below: m.set(t, deep)}}
		}
	}
	var out []*selection
	for range 1 + m.r.IntN(3) {
		s := m.field(on, deep)
		if !slices.ContainsFunc(out, func(o *selection) bool { return o.key() == s.key() }) {
			out = append(out, s)
		}
	}
	return out
}

// newAlias returns an alias that a set doesn't have.
func newAlias(set []*selection) string {
	for i := len(set); ; i++ {
		alias := "a" + strconv.FormatInt(int64(i), 36)
		if !slices.ContainsFunc(set, func(s *selection) bool { return s.key() == alias }) {
			return alias
		}
	}
}

// arguments makes the arguments of a field: all that it needs, of the others some.
func (m *maker) arguments(f *ast.FieldDefinition) []argument {
	var out []argument
	keys := 0
	for _, a := range f.Arguments {
		needed := a.Type.NonNull && a.DefaultValue == nil
		switch {
		case a.Name == "after" || a.Name == "before" || a.Name == "last":
			continue
		case a.Name == "first":
			if !m.chance(90) {
				continue
			}
		case isKey(f, a):
			if keys > 0 {
				continue
			}
			keys++
		case !needed && !m.chance(35):
			continue
		}
		out = append(out, argument{a.Name, m.literal(a.Type, a.Name, 0)})
	}
	return out
}

// isKey reports whether an argument is one of those of which a field at the root takes exactly one.
func isKey(f *ast.FieldDefinition, a *ast.ArgumentDefinition) bool {
	return f.Arguments.ForName("id") != nil && f.Arguments.ForName("first") == nil && !a.Type.NonNull
}

// maxFilterDepth is how many objects a value may have within each other.
const maxFilterDepth = 7

// literal makes a value of a type for an argument or field of a name.
func (m *maker) literal(t *ast.Type, name string, deep int) string {
	if t.Elem != nil {
		n := 1 + m.r.IntN(3)
		if scalar := t.Elem.Name(); (scalar == "ID" || scalar == "String") && m.chance(15) {
			n = []int{100, 100, 1000}[m.r.IntN(3)]
		}
		parts := make([]string, n)
		for i := range parts {
			parts[i] = m.literal(t.Elem, name, deep)
		}
		if m.schema.Types[t.Elem.Name()].Kind == ast.Enum {
			slices.Sort(parts)
			parts = slices.Compact(parts)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	def := m.schema.Types[t.Name()]
	switch def.Kind {
	case ast.Enum:
		return pick(m.r, def.EnumValues).Name
	case ast.InputObject:
		return m.object(def, deep)
	}
	return m.scalar(def.Name, name)
}

// object makes an input object: of an order one field, of a filter some.
func (m *maker) object(def *ast.Definition, deep int) string {
	n := 1
	if strings.HasSuffix(def.Name, "Filter") && m.chance(50) {
		n += m.r.IntN(4)
	}
	var parts, names []string
	for range n {
		f := m.inputField(def, deep)
		if f == nil || slices.Contains(names, f.Name) {
			continue
		}
		names = append(names, f.Name)
		parts = append(parts, f.Name+": "+m.literal(f.Type, f.Name, deep+1))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// inputField picks a field; deep inside only one that ends the value.
func (m *maker) inputField(def *ast.Definition, deep int) *ast.FieldDefinition {
	if deep < maxFilterDepth {
		return pick(m.r, def.Fields)
	}
	for _, i := range m.r.Perm(len(def.Fields)) {
		if m.schema.Types[def.Fields[i].Type.Name()].Kind != ast.InputObject {
			return def.Fields[i]
		}
	}
	return nil
}

func (m *maker) scalar(scalar, name string) string {
	switch scalar {
	case "Int":
		if name == "first" {
			return []string{"100", "100", "100", "50", "20", "5", "1", "0"}[m.r.IntN(8)]
		}
		if name == "maxHops" {
			return "6"
		}
		return strconv.Itoa(m.r.IntN(5))
	case "Float":
		return strconv.Itoa(m.r.IntN(1000))
	case "Boolean":
		return strconv.FormatBool(m.chance(50))
	case "Date", "DateTime":
		return strconv.Quote(pick(m.r, dates))
	case "ID":
		return strconv.Quote(pick(m.r, m.values.ids))
	}
	if texts := m.values.texts[name]; len(texts) > 0 && m.chance(70) {
		return strconv.Quote(pick(m.r, texts))
	}
	if name == "query" {
		return strconv.Quote(m.words(1 + m.r.IntN(12)))
	}
	if m.chance(50) {
		return strconv.Quote(pick(m.r, []string{"a", "e", "o", "co", "sher", "u.s."}))
	}
	return strconv.Quote(pick(m.r, m.values.words))
}

// words are so many of those that names have, or their beginnings, which fit more nodes.
func (m *maker) words(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = pick(m.r, m.values.words)
		if m.chance(60) {
			parts[i] = string([]rune(parts[i])[:1])
		}
	}
	text := []rune(strings.Join(parts, " "))
	return string(text[:min(len(text), 200)])
}
