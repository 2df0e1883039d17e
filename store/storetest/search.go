package storetest

import (
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// charlotte is a graph of which most begins alike.
func charlotte(g *graph) {
	g.node("topic/county", props{"name": "Mecklenburg County"})
	g.node("topic/sheriff", props{"name": "Mecklenburg County Sheriff's Office"})
	g.node("topic/alias", props{"name": "Queen", "aliases": []any{"MECKLENBURG", "Charlotte"}})
	g.node("topic/described", props{"name": "Queen", "description": "a town in Mecklenburg"})
	g.node("law/cited", props{"name": "Statute", "citation": "8 U.S.C. § 1357(g)"})
	g.node("law/dona", props{"name": "Doña Ana", "description": "far away"})
}

func searchCases() []Case {
	return []Case{
		{"Search/finds what all terms begin a word of", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.load(t, s)
			var q query
			one, two, other, none := q.search("meckl"), q.search("office meck"), q.search("meck queen"), q.search("lenburg")
			q.run(t, s)
			one.want(t, "topic/county, topic/sheriff, topic/alias, topic/described")
			two.want(t, "topic/sheriff")
			other.want(t, "topic/alias, topic/described")
			none.want(t, "")
		}},
		{"Search/takes no notice of case, accents and signs within words", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.load(t, s)
			for _, text := range []string{"8 USC 1357", "8 u.s.c. § 1357(g)", "1357G", "8 U. S. C. 1357 g", "usc"} {
				var q query
				cited := q.search(text)
				q.run(t, s)
				cited.want(t, "law/cited")
			}
			for _, text := range []string{"dona ana", "DOÑA", "don\u0303a"} {
				var q query
				dona := q.search(text)
				q.run(t, s)
				dona.want(t, "law/dona")
			}
			var q query
			sheriff := q.search("Sheriffs")
			q.run(t, s)
			sheriff.want(t, "topic/sheriff")
		}},
		{"Search/leaves small words out unless there is nothing else", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Melendres v. Arpaio"})
			g.node("topic/b", props{"name": "The Markup"})
			g.load(t, s)
			var q query
			with, alone := q.search("the Melendres vs. Arpaio"), q.search("the")
			q.run(t, s)
			with.want(t, "topic/a")
			alone.want(t, "topic/b")
		}},
		{"Search/orders by score, then size of the name, then id", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Florida Keys", "description": "x"})
			g.node("topic/b", props{"name": "Keys of Florida", "description": "x"})
			g.node("topic/c", props{"name": "Florida", "description": "x"})
			g.node("topic/d", props{"name": "Floridas", "description": "x"})
			g.node("topic/e", props{"name": "x", "aliases": []any{"Florida"}, "description": "x"})
			g.node("topic/f", props{"name": "x", "aliases": []any{"of Florida"}, "description": "x"})
			g.node("topic/g", props{"name": "x", "description": "Florida"})
			g.node("topic/h", props{"name": "Florida Bay", "description": "x"})
			g.load(t, s)
			var q query
			found := q.search("florida").show(plan.SearchScore)
			q.run(t, s)
			found.want(t, "topic/c 96, topic/e 72, topic/a 40, topic/h 40, topic/d 32, topic/b 32, topic/f 24, topic/g 24")
		}},
		{"Search/puts what is said of something behind it", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "long name of a topic that has detainers at its end"})
			g.node("source/s")
			g.claim("claim/s/c", "x", "topic/a", "", "source/s", props{"name": "Detainers", "text": "Detainers."})
			g.load(t, s)
			var q query
			found := q.search("detainers").show(plan.SearchScore, plan.SearchField)
			q.run(t, s)
			found.want(t, "topic/a 32 name, claim/s/c 24 name")
		}},
		{"Search/counts by kind whatever kinds are asked for", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.node("law/more", props{"name": "Mecklenburg law"})
			g.node("person/p", props{"name": "M. Mecklenburg"})
			g.load(t, s)
			c := ontology.Must()
			var q query
			laws := q.search("mecklenburg").of(c.KindsOf("Law") | c.KindsOf("State")).count()
			none := q.search("mecklenburg").of(0).count()
			facets, nothing := laws.facets(), none.facets()
			q.run(t, s)
			laws.want(t, "law/more")
			laws.wantTotals(t, 1)
			none.want(t, "")
			none.wantTotals(t, 0)
			facets.want(t, "TOPIC 4, LAW 1, PERSON 1")
			nothing.want(t, "TOPIC 4, LAW 1, PERSON 1")
		}},
		{"Search/finds nothing where there is nothing", func(t *testing.T, s store.Store) {
			var q query
			found := q.search("mecklenburg").count().show(cursor, plan.SearchScore, plan.SearchField, plan.SearchExcerpt, plan.SearchMatches)
			facets, spelled := found.facets(), found.suggestions()
			q.run(t, s)
			found.want(t, "")
			found.wantTotals(t, 0)
			found.wantMore(t, false)
			facets.want(t, "")
			spelled.want(t, "[]")
		}},
		{"Search/shows what the last change made", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.load(t, s)
			var q query
			found, facets, spelled := q.search("queen"), q.search("queen").facets(), q.search("quene").suggestions()
			q.run(t, s)
			found.want(t, "topic/alias, topic/described")
			g.node("topic/alias", props{"name": "King"})
			g.node("topic/new", props{"name": "Queens"})
			g.remove("topic/described")
			g.load(t, s)
			q.run(t, s)
			found.want(t, "topic/new")
			facets.want(t, "TOPIC 1")
			spelled.want(t, `[]`)
		}},
		{"Search/looks at the first words of a very long text", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/long", props{"name": "named", "description": "early " + strings.Repeat("filling ", 2_000) + "late"})
			g.load(t, s)
			var q query
			early, late := q.search("named early fill"), q.search("late")
			q.run(t, s)
			early.want(t, "topic/long")
			late.want(t, "")
		}},
	}
}
