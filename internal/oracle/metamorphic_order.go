package oracle

import (
	"slices"
	"strings"
)

// reversedReverses: with a key turned round, and ids for what is equal by it turned too, what has the key comes in reverse.
// What lacks it stays last, in reverse among itself. Where the key can be filtered by, as many lack it as isNull passes.
func reversedReverses(g *queryMaker) trial {
	l := g.aList(false)
	filter := l.aFilter()
	by := l.field.Arguments.ForName("orderBy").Type.Elem
	key := g.order(by, 0)
	text, name := g.constant(key), key.names[0]
	def := g.schema.Types[l.field.Arguments.ForName("filter").Type.NamedType]
	nullable := false
	if f := def.Fields.ForName(name); f != nil && key.items[0].enum != "" && !g.ordersByAnother(l.target(), name) {
		nullable = g.schema.Types[f.Type.Name()].Fields.ForName("isNull") != nil
	}
	return func(a *asker) {
		forth := l.pages(a, "filter: "+filter, "orderBy: ["+text+", {id: ASC}]", "first: 100")
		back := l.pages(a, "filter: "+filter, "orderBy: ["+turnedRound(text)+", {id: DESC}]", "first: 100")
		var lacking []page
		if nullable {
			lacking = l.rows(a, "{and: ["+filter+", {"+name+": {isNull: true}}]}")
		}
		for i := range forth {
			x, y := forth[i].ids(), back[i].ids()
			a.must(len(x) == len(y), "%d rows and %d", len(x), len(y))
			if len(x) == 0 || forth[i].TotalCount > mostRows {
				continue
			}
			split := slices.Index(x, y[len(y)-1]) // the last of the reversed: the first that lacks the key, or the first of all
			a.must(split >= 0, "other rows")
			a.same("not reversed", y, slices.Concat(reversed(x[:split]), reversed(x[split:])))
			if nullable && split > 0 {
				a.must(lacking[i].TotalCount == len(x)-split, "%d rows come last both ways, and %d lack %s", len(x)-split, lacking[i].TotalCount, name)
			}
		}
	}
}

// ordersByAnother tells whether an order by a field compares the values of another one, so that a node may lack these alone.
func (g *queryMaker) ordersByAnother(target, name string) bool {
	k := g.c.Kind(target)
	return k != nil && k.Field(name) != nil && k.Field(name).By != nil
}

func turnedRound(key string) string {
	if strings.Contains(key, "DESC") {
		return strings.Replace(key, "DESC", "ASC", 1)
	}
	return strings.Replace(key, "ASC", "DESC", 1)
}

func reversed(list []string) []string {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}
