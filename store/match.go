package store

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Graph is what filters are held against: nodes by number.
type Graph interface {
	// Value returns the canonical value of a stored field of a node, nil for null.
	Value(node int32, field string) any
	// Folded returns the text of a stored field, folded; it is empty for null.
	Folded(node int32, field string) string
	// Kind returns the kind of a node by index.
	Kind(node int32) uint8
	// Ends returns the nodes that a relation or path leads to from a node; a node once for each relation where these are told
	// apart by their facts, else once. The caller must not change them.
	Ends(node int32, f *ontology.Field) []int32
}

// A Matcher tells whether nodes pass filters. It is the one matcher: the Cypher of the Neo4j store is its translation.
type Matcher struct {
	Catalogue *ontology.Catalogue
	Graph     Graph

	known map[*plan.Filter]map[int32]bool // what was found of related nodes, which many others may lead to
}

// Match tells whether a node passes a filter.
func (m *Matcher) Match(f *plan.Filter, node int32) bool {
	switch f.Op {
	case plan.And:
		for i := range f.Sub {
			if !m.Match(&f.Sub[i], node) {
				return false
			}
		}
		return true
	case plan.Or:
		for i := range f.Sub {
			if m.Match(&f.Sub[i], node) {
				return true
			}
		}
		return false
	case plan.Not:
		return !m.Match(&f.Sub[0], node)
	case plan.OfKind:
		return f.Kinds.Has(int(m.Graph.Kind(node))) && m.Match(&f.Sub[0], node)
	case plan.Some:
		return m.count(f, node, 1) > 0
	case plan.Count:
		return m.Fits(&f.Sub[1], int64(m.count(f, node, -1)))
	case plan.Contains, plan.StartsWith:
		return holdsText(f, m.Graph.Folded(node, f.Field.Name))
	}
	return m.holds(f, m.Graph.Value(node, f.Field.Name))
}

// holdsText compares a folded text, which is empty for null; what it is compared with is not.
func holdsText(f *plan.Filter, text string) bool {
	part, _ := f.Values[0].(string)
	if f.Op == plan.StartsWith {
		return strings.HasPrefix(text, part)
	}
	return strings.Contains(text, part)
}

// holds compares a value, nil for null.
func (m *Matcher) holds(f *plan.Filter, v any) bool {
	switch f.Op {
	case plan.IsNull:
		return (v == nil) == f.Values[0].(bool)
	case plan.Has:
		items, _ := v.([]any)
		return slices.ContainsFunc(items, f.Holds)
	case plan.Eq, plan.In:
		v = comparable(v)
		return v != nil && f.Holds(v)
	}
	n, ok := m.compare(f.Field, bound(f.Op, v), f.Values[0])
	switch f.Op {
	case plan.Gt:
		return ok && n > 0
	case plan.Gte:
		return ok && n >= 0
	case plan.Lt:
		return ok && n < 0
	}
	return ok && n <= 0
}

// comparable returns what `eq` and `in` compare: of a partial date its day, if it is one.
func comparable(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if v["precision"] == "DAY" {
			return v["date"]
		}
		return nil
	case []any:
		return nil
	}
	return v
}

// bound returns what the comparisons of order compare: of a partial date the end that has to pass.
func bound(op plan.FilterOp, v any) any {
	date, ok := v.(map[string]any)
	switch {
	case !ok:
		return v
	case op == plan.Gt || op == plan.Gte:
		return date["earliest"]
	}
	return date["latest"]
}

// compare compares two values of a field: enums as declared, texts by code point. It returns false where either is null,
// or they are of different types.
func (m *Matcher) compare(f *ontology.Field, a, b any) (int, bool) {
	if e := m.Catalogue.Enum(f.Type.Name); e != nil {
		x, okX := rankOf(e, a)
		y, okY := rankOf(e, b)
		return x - y, okX && okY
	}
	ok := false
	switch a.(type) {
	case string:
		_, ok = b.(string)
	case int64:
		_, ok = b.(int64)
	case float64:
		_, ok = b.(float64)
	}
	if !ok {
		return 0, false
	}
	return CompareKeys(a, b), true
}

func rankOf(e *ontology.Enum, v any) (int, bool) {
	s, ok := v.(string)
	if !ok {
		return 0, false
	}
	return e.Rank(s)
}
