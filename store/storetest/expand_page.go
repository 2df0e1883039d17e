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
