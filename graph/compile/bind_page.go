package compile

import (
	"hash/fnv"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// bindPage binds the arguments of a connection.
func (c *compilation) bindPage(s *plan.Step, g group) {
	target := g.fields[0].Definition.Arguments.ForName("filter").Type.Name()
	target = target[:len(target)-len("Filter")]
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		tag := fnv.New64a()
		_, _ = tag.Write([]byte(c.listOf(a.field())))
		for _, name := range []string{"filter", "orderBy", "basis", "reach", "relations"} {
			if v, ok := a.getIf(name); ok {
				_, _ = tag.Write(store.AppendJSON([]byte{0, name[0]}, v))
				c.bindOne(a, to, target, name, v)
			}
		}
		to.Tag = tag.Sum64()
		bindFirst(a, to)
		c.bindAfter(a, to)
	})
}

// listOf names the list that a field pages through, as the first interface declares it: a cursor holds whether its field
// was asked of a County, or of a Jurisdiction that is one.
func (c *compilation) listOf(f *ast.Field) string {
	of := f.ObjectDefinition
	for _, i := range c.c.Interfaces {
		if (i.Name == of.Name || contains(of.Interfaces, i.Name)) && i.Field(f.Name) != nil {
			return i.Name + "." + f.Name
		}
	}
	return of.Name + "." + f.Name
}

// getIf returns an argument that the field may not even have; null counts as left out.
func (a *arguments) getIf(name string) (any, bool) {
	if a.field().Definition.Arguments.ForName(name) == nil {
		return nil, false
	}
	v, ok := a.get(name)
	return v, ok && v != nil
}

func (c *compilation) bindOne(a *arguments, to *plan.StepArgs, target, name string, v any) {
	switch name {
	case "filter":
		m, _ := v.(map[string]any)
		to.Filter = c.filter(a, target, m)
	case "orderBy":
		items, _ := v.([]any)
		to.Order = c.order(a, target, items)
	case "basis":
		to.Bases = plan.Bases(c.rankSet("Basis", v, noBasis))
	case "reach":
		to.Reaches = plan.Reaches(c.rankSet("Reach", v, noReach))
	case "relations":
		to.Relations = c.relations(v)
	}
}

// relations turns a list of relations into these, each once; the empty list stays one.
func (c *compilation) relations(v any) []*ontology.Relation {
	items, _ := v.([]any)
	out := []*ontology.Relation{}
	for _, item := range items {
		if r := c.c.Relation(asText(item)); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// rankSet turns a list of enum values into bits; the empty list becomes a bit that none of them has, for no bit at all
// lets everything pass.
func (c *compilation) rankSet(enum string, v any, empty uint16) uint16 {
	items, _ := v.([]any)
	var out uint16
	for _, item := range items {
		if rank, ok := c.c.Enum(enum).Rank(asText(item)); ok {
			out |= 1 << (rank + 1)
		}
	}
	if out == 0 {
		return empty
	}
	return out
}

// Bits of plan.Bases and plan.Reaches that no basis and no reach has: with one of them alone nothing passes.
const (
	noBasis = 1 << 15
	noReach = 1 << 7
)

func bindFirst(a *arguments, to *plan.StepArgs) {
	to.First = DefaultFirst
	v, _ := a.get("first")
	n, ok := v.(int64)
	switch {
	case !ok:
	case n < 0:
		a.fail("first", "%d: it is a number from 0 to %d", n, MaxFirst)
	case n > MaxFirst:
		a.fail("first", "%d: at most %d on one page; the next one comes with `after: endCursor`", n, MaxFirst)
	default:
		to.First = int(n)
	}
}

func (c *compilation) bindAfter(a *arguments, to *plan.StepArgs) {
	v, _ := a.get("after")
	cursor, ok := v.(string)
	if !ok {
		return
	}
	kinds := make([]store.KeyKind, len(to.Order))
	for i, key := range to.Order {
		kinds[i] = c.keyKind(key.Field)
	}
	pos, err := store.ParseCursor(cursor, to.Tag, kinds)
	if err != nil {
		a.fail("after", "this cursor isn't one of this list: use an endCursor of the same field with the same arguments, only `first` may differ, or start without it")
		return
	}
	to.After = pos
}

func (c *compilation) keyKind(f *ontology.Field) store.KeyKind {
	switch {
	case c.c.Enum(f.Type.Name) != nil, f.Type.Name == "Int":
		return store.IntKey
	case f.Type.Name == "Float":
		return store.FloatKey
	case f.Type.Name == "Boolean":
		return store.BoolKey
	}
	return store.TextKey
}
