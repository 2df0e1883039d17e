package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func expandEdgeCases() []Case {
	return []Case{
		{"Expand/shows the facts of each relation", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b", "state/NC")
			g.edge("SERVES", "agency/a", "state/NC", props{
				"level": "STATE", "share": 0.5, "standing": "INFERRED", "since": day("2018-12-05"), "until": about("YEAR", "2020-01-01", "2020"),
			})
			g.edge("SERVES", "agency/b", "state/NC", props{"level": "COUNTY"})
			g.load(t, s)
			var q query
			served := q.scan("Agency").along("serves").facts("level", "share", "standing", "since.edtf", "since.printed", "until.precision", "until.inferred")
			q.run(t, s)
			served.want(t, "state/NC STATE 0.5 INFERRED 2018-12-05 null YEAR false", "state/NC COUNTY null STATED null null null null")
		}},
		{"Expand/shows the facts from either end", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("person/p", "agency/a", "agency/b")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a", props{"title": "Sheriff", "acting": true})
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/b", props{"title": "Chief"})
			g.load(t, s)
			var q query
			offices := q.scan("Person").along("offices").facts("title", "acting", "former")
			officers := q.scan("Agency").along("officers").facts("title", "acting", "former")
			q.run(t, s)
			offices.want(t, "agency/a Sheriff true null, agency/b Chief null null")
			officers.want(t, "person/p Sheriff true null", "person/p Chief null null")
		}},
		{"Expand/shows standing, since and until of relations that have no facts of their own", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "law/l", "topic/a")
			g.county("county/1", "state/NC")
			g.edge("ON_TOPIC", "law/l", "topic/a", props{"standing": "DERIVED", "since": day("2019-01-01")})
			g.load(t, s)
			var q query
			state := q.scan("County").along("state").facts("standing", "since.date")
			laws := q.scan("Topic").along("laws").facts("standing", "since.date", "until.date")
			q.run(t, s)
			state.want(t, "state/NC STATED null")
			laws.want(t, "law/l DERIVED 2019-01-01 null")
		}},
		{"Expand/shows the basis that a relation's facts give", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m", "agency/a", "agency/b")
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE"})
			g.edge("CONCERNS", "lawsuit/l", "agency/b", props{"basis": "PARTY"})
			g.edge("PARTY", "lawsuit/m", "agency/a")
			g.load(t, s)
			var q query
			suits := q.scan("Lawsuit")
			concerns, parties := suits.along("concerns").show(plan.LinkBases), suits.along("parties").show(plan.LinkBases)
			q.run(t, s)
			concerns.want(t, `agency/a ["DOCTRINE"], agency/b ["PARTY"]`, "")
			parties.want(t, "", "agency/a []")
		}},
		{"Expand/has a row for each of parallel relations, by the other end, then by their ids", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			var q query
			parties := q.scan("Lawsuit").along("parties").facts("role").count()
			suits := q.lookup("Agency", "agency/a", "agency/a-b").along("lawsuits").facts("role").count()
			q.run(t, s)
			parties.want(t, "agency/a DEFENDANT, agency/a APPELLEE, agency/a APPELLANT, agency/a-b AMICUS, person/p PLAINTIFF", "agency/a AMICUS")
			parties.wantTotals(t, 5, 1)
			suits.want(t, "lawsuit/l DEFENDANT, lawsuit/l APPELLEE, lawsuit/l APPELLANT, lawsuit/m AMICUS", "lawsuit/l AMICUS")
			suits.wantTotals(t, 4, 1)
		}},
		{"Expand/has a row for each node where parallel relations aren't told apart", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			var q query
			parties := q.scan("Lawsuit").along("parties").first(2).count()
			parties.List().Edges = false
			suits := q.scan("Agency").along("lawsuits").order("-id").count()
			suits.List().Edges = false
			q.run(t, s)
			parties.want(t, "agency/a, agency/a-b", "agency/a")
			parties.wantTotals(t, 3, 1)
			parties.wantMore(t, true, false)
			suits.want(t, "lawsuit/m, lawsuit/l", "lawsuit/l")
			suits.wantTotals(t, 2, 1)
		}},
		{"Expand/orders parallel relations by the node's keys, then by their ids", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			var q query
			parties := q.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").order("-name")
			q.run(t, s)
			parties.want(t, "person/p PLAINTIFF, agency/a-b AMICUS, agency/a DEFENDANT, agency/a APPELLEE, agency/a APPELLANT")
		}},
		{"Expand/filters parallel relations by their node", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			var q query
			parties := q.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").where("name", "a").count()
			q.run(t, s)
			parties.want(t, "agency/a DEFENDANT, agency/a APPELLEE, agency/a APPELLANT")
			parties.wantTotals(t, 3)
		}},
		{"Expand/pages through parallel relations one by one", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			for _, order := range [][]string{nil, {"-name"}, {"-id"}} {
				var q query
				whole := q.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").order(order...).show(cursor)
				q.run(t, s)
				for row := range 4 {
					var p query
					page := p.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").order(order...).first(1).count().after(t, whole, row)
					p.run(t, s)
					if got, want := text(page.table().Cell(0, 1)), text(whole.table().Cell(row+1, 1)); got != want {
						t.Errorf("by %v, behind row %d comes %s, not %s", order, row, got, want)
					}
					page.wantMore(t, row < 3)
					page.wantTotals(t, 5)
				}
			}
		}},
		{"Expand/begins behind the cursor of a relation that is gone", func(t *testing.T, s store.Store) {
			g := parallelParties(t, s)
			var q query
			whole := q.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").show(cursor)
			q.run(t, s)
			g.remove("PARTY", "lawsuit/l agency/a 1")
			g.load(t, s)
			var p query
			page := p.lookup("Lawsuit", "lawsuit/l").along("parties").facts("role").first(2).after(t, whole, 1)
			p.run(t, s)
			page.want(t, "agency/a APPELLANT, agency/a-b AMICUS")
		}},
	}
}

func parallelParties(t *testing.T, s store.Store) *graph {
	t.Helper()
	var g graph
	g.nodes("lawsuit/l", "lawsuit/m", "agency/a", "agency/a-b", "person/p")
	g.edge("PARTY", "lawsuit/l", "agency/a", props{"role": "DEFENDANT"})
	g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "2", "role": "APPELLANT"})
	g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "1", "role": "APPELLEE"})
	g.edge("PARTY", "lawsuit/l", "agency/a-b", props{"n": "0", "role": "AMICUS"})
	g.edge("PARTY", "lawsuit/l", "person/p", props{"role": "PLAINTIFF"})
	g.edge("PARTY", "lawsuit/m", "agency/a", props{"role": "AMICUS"})
	g.load(t, s)
	return &g
}
