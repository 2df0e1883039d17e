package store

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Graph gives a Matcher access to nodes, by numbers that the implementation chooses.
type Graph interface {
	// Value returns the canonical value of a stored field of a node, nil for null.
	Value(node int32, field string) any
	// Folded returns the text of a stored field, folded; it is empty for null.
	Folded(node int32, field string) string
	// Kind returns the kind of a node by index.
	Kind(node int32) uint8
	// Ends returns the nodes that a relation or path leads to from a node: each once or, over relations that may be parallel, once for
	// each of them. The caller must not change the slice.
	Ends(node int32, f *ontology.Field) []int32
}

// A Matcher matches nodes against filters. It defines what filters mean, plainly rather than fast: tests hold against it what the stores
// make of a filter, the embedded one tests of rows and parts of indexes, that over Neo4j Cypher.
type Matcher struct {
	Catalogue *ontology.Catalogue
	Graph     Graph
}

// Match reports whether a node passes a filter.
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
		return m.countRelated(f, node) > 0
	case plan.Count:
		return m.MatchValue(&f.Sub[1], int64(m.countRelated(f, node)))
	case plan.Contains, plan.StartsWith:
		return compareText(f, m.Graph.Folded(node, f.Field.Name))
	}
	return m.compareValue(f, m.Graph.Value(node, f.Field.Name))
}

// compareText compares a folded text, which is empty for null. The operand is never empty, so that null satisfies nothing.
func compareText(f *plan.Filter, text string) bool {
	part, _ := f.Values[0].(string)
	if f.Op == plan.StartsWith {
		return strings.HasPrefix(text, part)
	}
	return strings.Contains(text, part)
}

// compareValue reports whether a value, nil for null, satisfies a condition.
func (m *Matcher) compareValue(f *plan.Filter, v any) bool {
	switch f.Op {
	case plan.IsNull:
		return (v == nil) == f.Values[0].(bool)
	case plan.Has:
		items, _ := v.([]any)
		return slices.ContainsFunc(items, f.Holds)
	case plan.Eq, plan.In:
		v = equalityOperand(v)
		return v != nil && f.Holds(v)
	}
	n, ok := m.compare(f.Field, orderOperand(f.Op, v), f.Values[0])
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

// equalityOperand returns the value that Eq and In compare. A partial date that is no exact day equals nothing.
func equalityOperand(v any) any {
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

// orderOperand returns the value that Gt, Gte, Lt and Lte compare. Of a partial date it is the end for which the comparison is hardest
// to meet, so that it holds for every day that the date can mean.
func orderOperand(op plan.FilterOp, v any) any {
	date, ok := v.(map[string]any)
	switch {
	case !ok:
		return v
	case op == plan.Gt || op == plan.Gte:
		return date["earliest"]
	}
	return date["latest"]
}

// compare compares two values of a field: enum values in the order of their declaration, texts by code point. ok is false where one of
// them is null, or they are of different types.
func (m *Matcher) compare(f *ontology.Field, a, b any) (_ int, ok bool) {
	if e := m.Catalogue.Enum(f.Type.Name); e != nil {
		x, okX := rankOf(e, a)
		y, okY := rankOf(e, b)
		return x - y, okX && okY
	}
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

// FirstCase returns the index of the first case that holds for a node, or -1.
func (m *Matcher) FirstCase(cases []plan.Case, node int32) int {
	for i := range cases {
		if m.Match(&cases[i].If, node) {
			return i
		}
	}
	return -1
}
