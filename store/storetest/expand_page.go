package storetest

import (
	"fmt"
	"testing"

	"graph287g/store"
)

func expandPageCases() []Case {
	return []Case{
		{"Expand/pages, filters and orders within each parent", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/A", "state/B", "state/C")
			for i := range 5 {
				kind := []string{"COUNTY", "PARISH"}[i%2]
				g.county(fmt.Sprintf("county/a%d", i), "state/A", props{"name": fmt.Sprint(9 - i), "kind": kind})
			}
			g.county("county/b", "state/B", props{"kind": "PARISH"})
			g.load(t, s)
			var q query
			states := q.scan("State")
			first := states.along("counties").first(2).count()
			ordered := states.along("counties").order("name").first(2).count()
			filtered := states.along("counties").where("kind", "PARISH").first(1).count()
			none := states.along("counties").first(0).count()
			q.run(t, s)
			first.want(t, "county/a0, county/a1", "county/b", "")
			first.wantTotals(t, 5, 1, 0)
			first.wantMore(t, true, false, false)
			ordered.want(t, "county/a4, county/a3", "county/b", "")
			filtered.want(t, "county/a1", "county/b", "")
			filtered.wantTotals(t, 2, 1, 0)
			filtered.wantMore(t, true, false, false)
			none.want(t, "", "", "")
			none.wantMore(t, true, true, false)
		}},
		{"Expand/begins behind a cursor within each parent", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/A", "state/B")
			for _, id := range []string{"county/1", "county/3", "county/5"} {
				g.county(id, "state/A")
			}
			for _, id := range []string{"county/2", "county/4"} {
				g.county(id, "state/B")
			}
			g.load(t, s)
			var q query
			whole := q.scan("State").along("counties").show(cursor)
			q.run(t, s)
			var p query
			page := p.scan("State").along("counties").count().after(t, whole, 3)
			p.run(t, s)
			page.want(t, "county/3, county/5", "county/4")
			page.wantTotals(t, 3, 2)
		}},
		{"Expand/lists claims and citations by their place in the text, those that have none last", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t", "topic/u")
			for id, place := range map[string]any{"claim/a": "s 2 ¶0210", "claim/b": "s 2 ¶019 .012", "claim/c": "s 2 ¶019 .0210", "claim/d": nil, "claim/e": "r 3 fn011", "claim/f": "s 2 ¶019 .012"} {
				g.claim(id, "x", "topic/t", "", "source/s", props{"place": place})
			}
			for id, place := range map[string]any{"citation/a": "s 3 fn0210 011", "citation/b": "s 3 fn019 012", "citation/c": "s 3 fn019 011", "citation/d": "s 3 fn019 0210"} {
				g.citation(id, "source/s", "topic/u", props{"place": place})
			}
			g.load(t, s)
			var q query
			topics := q.lookup("Topic", "topic/t", "topic/u")
			claims := topics.along("claims").inOrder().first(3).count()
			cursors := topics.along("claims").inOrder().show(cursor)
			last := topics.along("claims").inOrder().last(2)
			cited := q.scan("Source").along("citations").inOrder()
			all := q.scan("Claim").inOrder().first(4).count()
			filtered := q.scan("Claim").inOrder().where("locator", "L1")
			q.run(t, s)
			claims.want(t, "claim/e, claim/b, claim/f", "")
			claims.wantTotals(t, 6, 0)
			claims.wantMore(t, true, false)
			last.want(t, "claim/a, claim/d", "")
			cited.want(t, "citation/c, citation/b, citation/d, citation/a")
			all.want(t, "claim/e, claim/b, claim/f, claim/c")
			all.wantTotals(t, 6)
			filtered.want(t, "")
			var p query
			rest := p.lookup("Topic", "topic/t").along("claims").inOrder().after(t, cursors, 2).first(2).count()
			scanned := p.scan("Claim").inOrder().after(t, cursors, 1).first(2).sides()
			p.run(t, s)
			rest.want(t, "claim/c, claim/a")
			rest.wantMore(t, true)
			scanned.want(t, "claim/f, claim/c")
		}},
		{"Expand/lists the other citations of a footnote in order", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t")
			for _, id := range []string{"1", "2", "3"} {
				g.citation("citation/"+id, "source/s", "topic/t", props{"place": "s 3 fn019 01" + id})
			}
			g.citation("citation/alone", "source/s", "topic/t", props{"place": "s 3 fn0210 011"})
			for _, pair := range [][2]string{{"1", "2"}, {"1", "3"}, {"2", "1"}, {"2", "3"}, {"3", "1"}, {"3", "2"}} {
				g.edge("SAME_FOOTNOTE", "citation/"+pair[0], "citation/"+pair[1])
			}
			g.load(t, s)
			var q query
			others := q.lookup("Citation", "citation/1", "citation/2", "citation/3", "citation/alone").along("sameFootnote").inOrder()
			q.run(t, s)
			others.want(t, "citation/2, citation/3", "citation/1, citation/3", "citation/1, citation/2", "")
		}},
		{"Expand/orders by a field of the node that a further relation leads to", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "agency/x", "agency/y")
			g.node("organization/b", props{"name": "B"})
			g.node("organization/a", props{"name": "A"})
			for id, court := range map[string]string{"lawsuit/1": "organization/b", "lawsuit/2": "organization/a", "lawsuit/3": ""} {
				g.node(id)
				g.edge("ON_TOPIC", id, "topic/t")
				if court != "" {
					g.edge("DECIDED_BY", id, court)
				}
			}
			g.load(t, s)
			var q query
			topics := q.scan("Topic")
			up, down := topics.along("lawsuits").order("court.name"), topics.along("lawsuits").order("-court.name")
			q.run(t, s)
			up.want(t, "lawsuit/2, lawsuit/1, lawsuit/3")
			down.want(t, "lawsuit/1, lawsuit/2, lawsuit/3")
		}},
	}
}
