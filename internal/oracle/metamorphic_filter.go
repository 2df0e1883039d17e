package oracle

import (
	"fmt"
	"slices"
)

// complementIsRest: what passes a filter and what passes its complement are together all there is, and nothing passes both.
func complementIsRest(g *queryMaker) trial {
	l := g.aList(false)
	f := l.someFilter()
	return func(a *asker) {
		all, in, out := l.rows(a, "{}"), l.rows(a, f), l.rows(a, "{not: "+f+"}")
		none, again := l.rows(a, "{and: ["+f+", {not: "+f+"}]}"), l.rows(a, "{not: {not: "+f+"}}")
		for i := range all {
			a.must(in[i].TotalCount+out[i].TotalCount == all[i].TotalCount, "%d and %d of %d", in[i].TotalCount, out[i].TotalCount, all[i].TotalCount)
			a.must(none[i].TotalCount == 0, "%d pass a filter and its complement", none[i].TotalCount)
			a.same("not not", again[i].ids(), in[i].ids())
			if all[i].TotalCount <= mostRows {
				a.same("the parts aren't the whole", sorted(in[i].ids(), out[i].ids()), sorted(all[i].ids()))
			}
		}
	}
}

// mostRows is how many rows a page may have: a longer list isn't seen whole.
const mostRows = 100

// rows asks for the lists with a filter.
func (l *list) rows(a *asker, filter string) []page {
	return l.pages(a, "filter: "+filter, fmt.Sprintf("first: %d", mostRows))
}

func sorted(lists ...[]string) []string {
	out := slices.Concat(lists...)
	slices.Sort(out)
	return out
}

// booleanAlgebra: de Morgan's laws, the order of conditions, and that both parts of `and` and `or` count what each does.
func booleanAlgebra(g *queryMaker) trial {
	l := g.aList(false)
	f, h := l.someFilter(), l.someFilter()
	return func(a *asker) {
		l.equal(a, "{not: {and: ["+f+", "+h+"]}}", "{or: [{not: "+f+"}, {not: "+h+"}]}")
		l.equal(a, "{not: {or: ["+f+", "+h+"]}}", "{and: [{not: "+f+"}, {not: "+h+"}]}")
		both := l.equal(a, "{and: ["+f+", "+h+"]}", "{and: ["+h+", "+f+"]}")
		either := l.equal(a, "{or: ["+f+", "+h+"]}", "{or: ["+h+", "+f+"]}")
		one, other := l.rows(a, f), l.rows(a, h)
		for i := range one {
			sum := one[i].TotalCount + other[i].TotalCount
			a.must(both[i].TotalCount+either[i].TotalCount == sum, "%d pass both and %d either, of %d", both[i].TotalCount, either[i].TotalCount, sum)
		}
	}
}

// equal holds two filters to pass the same, and returns that.
func (l *list) equal(a *asker, one, other string) []page {
	x, y := l.rows(a, one), l.rows(a, other)
	for i := range x {
		a.must(x[i].TotalCount == y[i].TotalCount, "%d and %d", x[i].TotalCount, y[i].TotalCount)
		a.same("others pass", x[i].ids(), y[i].ids())
	}
	return x
}

// inIsEither: `in` is an `or` of `eq`, and one field compared twice is both comparisons.
func inIsEither(g *queryMaker) trial {
	l := g.aList(false)
	type operands struct{ field, one, other string }
	var drawn operands
	def := g.schema.Types[l.field.Arguments.ForName("filter").Type.NamedType]
	kinds := g.c.KindsOf(l.target()).In(g.c)
	for f := pick(g.r, def.Fields); drawn.field == ""; f = pick(g.r, def.Fields) {
		of := g.schema.Types[f.Type.Name()].Fields.ForName("eq")
		if of == nil || g.schema.Types[f.Type.Name()].Fields.ForName("in") == nil {
			continue
		}
		kind := pick(g.r, kinds).Name
		drawn = operands{f.Name, g.constant(g.operand(f.Name, of.Type, kind)), g.constant(g.operand(f.Name, of.Type, kind))}
	}
	return func(a *asker) {
		eq := func(value string) string { return "{" + drawn.field + ": {eq: " + value + "}}" }
		in := "{" + drawn.field + ": {in: [" + drawn.one + ", " + drawn.other + "]}}"
		l.equal(a, in, "{or: ["+eq(drawn.one)+", "+eq(drawn.other)+"]}")
		l.equal(a, "{not: "+in+"}", "{"+drawn.field+": {not: {in: ["+drawn.other+", "+drawn.one+"]}}}")
		l.equal(a, "{"+drawn.field+": {in: ["+drawn.one+"], eq: "+drawn.other+"}}", "{and: ["+eq(drawn.one)+", "+eq(drawn.other)+"]}")
		l.rows(a, "{}")
	}
}
