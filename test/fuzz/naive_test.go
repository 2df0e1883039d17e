package fuzz

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"graph287g/internal/edtf"
	"graph287g/ontology"
	"graph287g/store"
)

// A naiveGraph answers filters in the most naive way, from the records alone: every condition is looked at for every node, and every
// pattern of a path is walked element by element. It says what docs/api.md says under "Filters".
type naiveGraph struct {
	c       *ontology.Catalogue
	nodes   []*store.Node // in order of their ids
	byID    map[string]*store.Node
	out, in map[hop][]string // ids of the nodes at the other ends, one for each relation
	known   map[fieldOfNode][]*store.Node
}

type hop struct{ relation, id string }

type fieldOfNode struct{ id, field string }

func naiveGraphOf(t testing.TB, s store.Store) *naiveGraph {
	t.Helper()
	g := &naiveGraph{c: ontology.Must(), byID: map[string]*store.Node{}, out: map[hop][]string{}, in: map[hop][]string{}, known: map[fieldOfNode][]*store.Node{}}
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if n := r.Node; n != nil {
			g.nodes, g.byID[n.ID] = append(g.nodes, n), n
			continue
		}
		e := r.Edge
		g.out[hop{e.Relation, e.From}] = append(g.out[hop{e.Relation, e.From}], e.To)
		g.in[hop{e.Relation, e.To}] = append(g.in[hop{e.Relation, e.To}], e.From)
	}
	return g
}

// pass lists the ids of a kind's nodes that pass a filter.
func (g *naiveGraph) pass(kind string, filter *jsonObject) []string {
	var found []*store.Node
	for _, n := range g.nodes {
		if n.Kind == kind && g.passes(n, filter, kind) {
			found = append(found, n)
		}
	}
	if first := g.c.Kind(kind).Order; first != nil { // lists come by it; those that have the same, or lack it, by id, as they are
		slices.SortStableFunc(found, func(a, b *store.Node) int {
			x, has := a.Properties[first.Name].(string)
			y, hasToo := b.Properties[first.Name].(string)
			if has != hasToo {
				return map[bool]int{true: -1, false: 1}[has]
			}
			return cmp.Compare(x, y)
		})
	}
	out := make([]string, len(found))
	for i, n := range found {
		out[i] = n.ID
	}
	return out
}

// passes tells whether a node passes a filter of a kind or interface.
func (g *naiveGraph) passes(n *store.Node, filter *jsonObject, target string) bool {
	for i, name := range filter.keys {
		if !g.holds(n, name, filter.values[i], target) {
			return false
		}
	}
	return true
}

func (g *naiveGraph) holds(n *store.Node, name string, wanted any, target string) bool {
	one, _ := wanted.(*jsonObject)
	list := asList(wanted)
	each := func(f any) bool { return g.passes(n, f.(*jsonObject), target) }
	switch name {
	case "and":
		return !slices.ContainsFunc(list, func(f any) bool { return !each(f) })
	case "or":
		return slices.ContainsFunc(list, each)
	case "not":
		return !g.passes(n, one, target)
	}
	f := g.declared(target, name)
	if f == nil { // the name of a kind
		k := g.c.Kinds[slices.IndexFunc(g.c.Kinds, func(k *ontology.Kind) bool { return k.Singular == name })]
		if n.Kind == k.Name {
			return g.passes(n, one, k.Name)
		}
		return target == "Jurisdiction" && name == "state" && slices.ContainsFunc(g.ends(n, g.c.Kind(n.Kind).Field(name)), func(state *store.Node) bool { return g.passes(state, one, k.Name) })
	}
	f = g.c.Kind(n.Kind).Field(name)
	switch {
	case f.Leads() && f.Type.List:
		return g.related(g.ends(n, f), one, f.Type.Name)
	case f.Leads():
		return slices.ContainsFunc(g.ends(n, f), func(end *store.Node) bool { return g.passes(end, one, f.Type.Name) })
	case f.Type.List:
		items, _ := n.Properties[name].([]any)
		return g.items(items, one, f.Type.Name)
	}
	return g.fits(valueOf(n, name), one, f.Type.Name)
}

// asList takes a single value for a list of it, as GraphQL does.
func asList(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

func (g *naiveGraph) declared(target, name string) *ontology.Field {
	if k := g.c.Kind(target); k != nil {
		return k.Field(name)
	}
	return g.c.Interface(target).Field(name)
}

func valueOf(n *store.Node, name string) any {
	if name == "id" {
		return n.ID
	}
	return n.Properties[name]
}

// related tells whether related nodes are as a filter of a list wants them.
func (g *naiveGraph) related(ends []*store.Node, wanted *jsonObject, target string) bool {
	where := &jsonObject{}
	if i := slices.Index(wanted.keys, "where"); i >= 0 {
		where = wanted.values[i].(*jsonObject)
	}
	for i, how := range wanted.keys {
		f := wanted.values[i].(*jsonObject)
		passing := 0
		for _, n := range ends {
			if how == "count" && g.passes(n, where, target) || how != "count" && g.passes(n, f, target) {
				passing++
			}
		}
		if !quantified(how, passing, len(ends)) || how == "count" && !g.fits(int64(passing), f, "Int") {
			return false
		}
	}
	return true
}

// quantified tells whether it is enough, or not too many, that so many of all pass.
func quantified(how string, passing, all int) bool {
	switch how {
	case "some":
		return passing > 0
	case "none":
		return passing == 0
	case "every":
		return passing == all
	}
	return true
}

func (g *naiveGraph) items(items []any, wanted *jsonObject, of string) bool {
	for i, how := range wanted.keys {
		passing := 0
		for _, item := range items {
			if g.fits(item, wanted.values[i].(*jsonObject), of) {
				passing++
			}
		}
		if !quantified(how, passing, len(items)) {
			return false
		}
	}
	return true
}

// fits tells whether a value fits conditions.
func (g *naiveGraph) fits(v any, conditions *jsonObject, of string) bool {
	for i, op := range conditions.keys {
		if !g.compares(v, op, conditions.values[i], of) {
			return false
		}
	}
	return true
}

func (g *naiveGraph) compares(v any, op string, operand any, of string) bool {
	// Of a date that isn't a day the end that makes it hardest; it equals nothing.
	exact, earliest, latest := v, v, v
	if date, ok := v.(map[string]any); ok {
		exact, earliest, latest = nil, date["earliest"], date["latest"]
		if date["precision"] == "DAY" {
			exact = date["date"]
		}
	}
	switch op {
	case "not":
		return !g.fits(v, operand.(*jsonObject), of)
	case "isNull":
		return (v == nil) == operand.(bool)
	case "eq":
		return exact != nil && g.order(exact, operand, of) == 0
	case "in":
		return exact != nil && slices.ContainsFunc(asList(operand), func(o any) bool { return g.order(exact, o, of) == 0 })
	case "during":
		period, err := edtf.Parse(norm.NFC.String(operand.(string)))
		return err == nil && earliest != nil && latest != nil && g.order(earliest, period.First, of) >= 0 && g.order(latest, period.Last, of) <= 0
	case "gt":
		return earliest != nil && g.order(earliest, operand, of) > 0
	case "gte":
		return earliest != nil && g.order(earliest, operand, of) >= 0
	case "lt":
		return latest != nil && g.order(latest, operand, of) < 0
	case "lte":
		return latest != nil && g.order(latest, operand, of) <= 0
	}
	text, isText := v.(string)
	part := store.Fold(norm.NFC.String(operand.(string)))
	if op == "startsWith" {
		return isText && strings.HasPrefix(store.Fold(text), part)
	}
	return isText && strings.Contains(store.Fold(text), part)
}

// order compares a stored value with an operand: values of enums as declared, texts by code point.
func (g *naiveGraph) order(v, operand any, of string) int {
	if e := g.c.Enum(of); e != nil {
		a, _ := e.Rank(v.(string))
		b, _ := e.Rank(operand.(string))
		return a - b
	}
	switch v := v.(type) {
	case string:
		text, isText := operand.(string)
		if number, ok := operand.(json.Number); ok && !isText {
			text = number.String() // of an ID
		}
		return strings.Compare(v, norm.NFC.String(text))
	case bool:
		if v == operand {
			return 0
		}
		return 1
	case int64:
		f, _ := operand.(json.Number).Float64()
		return cmp.Compare(float64(v), f)
	}
	f, _ := operand.(json.Number).Float64()
	return cmp.Compare(v.(float64), f)
}

// ends lists the nodes that a field leads to: one for each relation where relations may be parallel, else each once.
func (g *naiveGraph) ends(n *store.Node, f *ontology.Field) []*store.Node {
	key := fieldOfNode{n.ID, f.Name}
	if out, ok := g.known[key]; ok {
		return out
	}
	out := g.walk(n, f)
	if f.Role == ontology.Traverse {
		out = slices.DeleteFunc(out, func(end *store.Node) bool { return end == n })
	}
	if !f.PerRelation() {
		out = distinct(out)
	}
	g.known[key] = out
	return out
}

func distinct(nodes []*store.Node) []*store.Node {
	slices.SortFunc(nodes, func(a, b *store.Node) int { return strings.Compare(a.ID, b.ID) })
	return slices.Compact(nodes)
}

// walk follows a field, and lists where each way ends.
func (g *naiveGraph) walk(n *store.Node, f *ontology.Field) []*store.Node {
	var out []*store.Node
	if f.Role == ontology.Related {
		element := ">" + f.Relation.Type
		if f.Direction == ontology.In {
			element = "<" + f.Relation.Type
		}
		out = g.follow(n, element)
	}
	for _, pattern := range f.Patterns {
		at := []*store.Node{n}
		for _, element := range pattern.Via {
			var next []*store.Node
			for _, from := range at {
				next = append(next, g.follow(from, element)...)
			}
			at = distinct(next)
		}
		out = append(out, at...)
	}
	kinds := g.c.KindsOf(f.Type.Name)
	return slices.DeleteFunc(out, func(end *store.Node) bool { return !kinds.Has(g.c.Kind(end.Kind).Index) })
}

// follow follows an element of a pattern: a relation, or a field of the kind of the node.
func (g *naiveGraph) follow(n *store.Node, element string) []*store.Node {
	var ids []string
	switch element[0] {
	case '>':
		ids = g.out[hop{element[1:], n.ID}]
	case '<':
		ids = g.in[hop{element[1:], n.ID}]
	default:
		if f := g.c.Kind(n.Kind).Field(element); f != nil {
			return g.walk(n, f)
		}
	}
	var out []*store.Node
	for _, id := range ids {
		out = append(out, g.byID[id])
	}
	return out
}
