package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func neighborLinkCases() []Case {
	return []Case{
		{"Neighbors/show what each relation says", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			near := q.lookup("Entity", "agency/a").along("neighbors").show(plan.LinkRelation, plan.LinkBases).facts("standing", "since.edtf", "until.precision")
			q.run(t, s)
			near.want(t, `agreement/x SIGNED [] STATED null null, lawsuit/l CONCERNS ["DOCTRINE"] STATED null null, lawsuit/l PARTY [] STATED null null, `+
				`person/p HOLDS_OFFICE_IN [] INFERRED 2018-12-05 YEAR, state/NC OF_STATE [] STATED null null, state/NC SERVES [] STATED null null`)
		}},
		{"Neighbors/show a fact only of relations that have it", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			near := q.lookup("Entity", "agency/a").along("neighbors").facts("level", "role", "title", "basis")
			q.run(t, s)
			near.want(t, "agreement/x null null null null, lawsuit/l null null null DOCTRINE, lawsuit/l null DEFENDANT null null, "+
				"person/p null null Sheriff null, state/NC null null null null, state/NC STATE null null null")
		}},
		{"Neighbors/show their relation as a path of one step, with its evidence", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			near := q.lookup("Entity", "agency/a").along("neighbors")
			paths, steps, from, to := near.linkPaths()
			steps.facts("standing", "since.edtf")
			evidence, stepEvidence := near.nodesUnder(&plan.LinkEvidenceSpec{}, "Claim"), steps.nodesUnder(&plan.PathEdgeEvidenceSpec{}, "Claim")
			q.run(t, s)
			near.want(t, "agreement/x, lawsuit/l, lawsuit/l, person/p, state/NC, state/NC")
			paths.want(t, "null 1 STATED", "DOCTRINE 1 STATED", "null 1 STATED", "null 1 INFERRED", "null 1 STATED", "null 1 STATED")
			steps.want(t, "SIGNED true STATED null", "CONCERNS false STATED null", "PARTY false STATED null",
				"HOLDS_OFFICE_IN false INFERRED 2018-12-05", "OF_STATE true STATED null", "SERVES true STATED null")
			from.want(t, strings.Split(strings.Repeat(",agency/a", 6)[1:], ",")...)
			to.want(t, "agreement/x", "lawsuit/l", "lawsuit/l", "person/p", "state/NC", "state/NC")
			evidence.want(t, "", "", "", "claim/c", "", "")
			stepEvidence.want(t, "", "", "", "claim/c", "", "")
		}},
	}
}

func neighborPageCases() []Case {
	return []Case{
		{"Neighbors/are ordered by their ids, then by relation, then by its id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "lawsuit/a", "lawsuit/a-1", "lawsuit/B", "agency/z")
			for _, id := range []string{"lawsuit/a-1", "lawsuit/a", "lawsuit/B"} {
				g.edge("PARTY", id, "topic/t", props{"n": "10"})
				g.edge("PARTY", id, "topic/t", props{"n": "9"})
				g.edge("ON_TOPIC", id, "topic/t")
				g.edge("CONCERNS", id, "topic/t", props{"n": "2"})
			}
			g.edge("CONCERNS", "lawsuit/a", "topic/t", props{"n": "1"})
			g.load(t, s)
			var q query
			near := q.lookup("Topic", "topic/t").along("neighbors").show(cursor)
			q.run(t, s)
			var got []string
			for row := range near.table().Rows() {
				var p query
				after := p.lookup("Topic", "topic/t").along("neighbors").after(t, near, row)
				got = append(got, after.args().After.ID)
			}
			var want []string
			for _, id := range []string{"lawsuit/B", "lawsuit/a", "lawsuit/a-1"} {
				if id == "lawsuit/a" {
					want = append(want, id+" CONCERNS "+id+" topic/t 1")
				}
				for _, relation := range []string{"CONCERNS % 2", "ON_TOPIC %", "PARTY % 10", "PARTY % 9"} {
					want = append(want, id+" "+strings.Replace(relation, "%", id+" topic/t", 1))
				}
			}
			if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
				t.Errorf("got\n%s\nwant\n%s", a, b)
			}
		}},
		{"Neighbors/are paged relation by relation", func(t *testing.T, s store.Store) {
			around(t, s)
			for _, order := range [][]string{nil, {"id"}, {"-id"}, {"-name", "id"}} {
				for _, chosen := range []int{0, 1} {
					for _, filtered := range []bool{false, true} {
						pageNeighbors(t, s, order, chosen == 1, filtered)
					}
				}
			}
		}},
		{"Neighbors/of a hub are paged", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "topic/t", "source/s")
			for i := range 250 {
				g.county(fmt.Sprintf("county/%03d", i), "state/NC")
			}
			for i := range 60 {
				g.node(fmt.Sprintf("agency/%02d", i))
				g.edge("OF_STATE", fmt.Sprintf("agency/%02d", i), "state/NC")
				g.edge("SERVES", fmt.Sprintf("agency/%02d", i), "state/NC")
			}
			for i := range 150 {
				g.claim(fmt.Sprintf("claim/%03d", i), "x", "state/NC", "", "source/s")
			}
			g.load(t, s)
			var q query
			hub := q.lookup("State", "state/NC")
			first := hub.along("neighbors").first(3).show(plan.LinkRelation).count()
			counties := hub.along("neighbors").relations("IN_STATE").first(2).show(plan.LinkRelation).count()
			last := hub.along("neighbors").order("-id").first(2).count()
			one := hub.along("neighbors").where("id", "county/177").count()
			none := hub.along("neighbors").first(0).count()
			behind := hub.along("neighbors").first(100).count()
			behind.args().After = &plan.Position{ID: store.NeighborID("county/239", "IN_STATE", "county/239 state/NC")}
			q.run(t, s)
			first.want(t, "agency/00 OF_STATE, agency/00 SERVES, agency/01 OF_STATE")
			first.wantTotals(t, 370)
			first.wantMore(t, true)
			counties.want(t, "county/000 IN_STATE, county/001 IN_STATE")
			counties.wantTotals(t, 250)
			last.want(t, "county/249, county/248")
			one.want(t, "county/177")
			one.wantTotals(t, 1)
			none.want(t, "")
			none.wantMore(t, true)
			behind.want(t, "county/240, county/241, county/242, county/243, county/244, county/245, county/246, county/247, county/248, county/249")
			behind.wantTotals(t, 370)
			behind.wantMore(t, false)
		}},
		{"Neighbors/begin behind the cursor of a relation that is gone", func(t *testing.T, s store.Store) {
			g := around(t, s)
			var q query
			whole := q.lookup("Entity", "agency/a").along("neighbors").show(cursor)
			q.run(t, s)
			g.remove("CONCERNS", "lawsuit/l agency/a")
			g.load(t, s)
			var p query
			page := p.lookup("Entity", "agency/a").along("neighbors").first(2).show(plan.LinkRelation).count().after(t, whole, 1)
			p.run(t, s)
			page.want(t, "lawsuit/l PARTY, person/p HOLDS_OFFICE_IN")
			page.wantTotals(t, 5)
			page.wantMore(t, true)
		}},
		{"Neighbors/have cursors however long the ids are", func(t *testing.T, s store.Store) {
			long := strings.Repeat("x", 190)
			var g graph
			g.nodes("lawsuit/"+long, "agency/"+long)
			g.edge("PARTY", "lawsuit/"+long, "agency/"+long, props{"n": strings.Repeat("1", 200)})
			g.edge("CONCERNS", "lawsuit/"+long, "agency/"+long)
			g.load(t, s)
			var q query
			whole := q.lookup("Agency", "agency/"+long).along("neighbors").show(cursor)
			q.run(t, s)
			var p query
			page := p.lookup("Agency", "agency/"+long).along("neighbors").show(plan.LinkRelation).after(t, whole, 0)
			p.run(t, s)
			page.want(t, "lawsuit/"+long+" PARTY")
			page = p.lookup("Agency", "agency/"+long).along("neighbors").after(t, whole, 1)
			p.run(t, s)
			page.want(t, "")
		}},
		{"Neighbors/are filtered and ordered as nodes", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/a", props{"name": "M"})
			g.node("person/p", props{"name": "N"})
			g.node("lawsuit/l", props{"name": "N"})
			g.node("topic/t", props{"name": "A"})
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a")
			g.edge("PARTY", "lawsuit/l", "agency/a")
			g.edge("CONCERNS", "lawsuit/l", "agency/a")
			g.edge("PART_OF", "agency/a", "agency/a")
			g.load(t, s)
			var q query
			agency := q.lookup("Agency", "agency/a")
			named := agency.along("neighbors").where("name", "N").show(plan.LinkRelation).count()
			up := agency.along("neighbors").order("name").show(plan.LinkRelation)
			down := agency.along("neighbors").order("-name", "-id").show(plan.LinkRelation).relations("CONCERNS", "HOLDS_OFFICE_IN", "PARTY").first(2).count()
			q.run(t, s)
			named.want(t, "lawsuit/l CONCERNS, lawsuit/l PARTY, person/p HOLDS_OFFICE_IN")
			named.wantTotals(t, 3)
			up.want(t, "agency/a PART_OF, lawsuit/l CONCERNS, lawsuit/l PARTY, person/p HOLDS_OFFICE_IN")
			down.want(t, "person/p HOLDS_OFFICE_IN, lawsuit/l CONCERNS")
			down.wantTotals(t, 3)
			down.wantMore(t, true)
		}},
	}
}

// pageNeighbors goes through all neighbors of an agency a page of one at a time.
func pageNeighbors(t *testing.T, s store.Store, order []string, chosen, filtered bool) {
	t.Helper()
	ask := func(q *query) step {
		near := q.lookup("Entity", "agency/a").along("neighbors").order(order...).show(plan.LinkRelation).count()
		if chosen {
			near.relations("SERVES", "OF_STATE", "PARTY", "CONCERNS")
		}
		if filtered {
			near.where("name", "NC", "l")
		}
		return near.show(cursor)
	}
	var q query
	whole := ask(&q)
	q.run(t, s)
	rows := whole.table().Rows()
	if rows < 4 {
		t.Fatalf("by %v there are only %d rows", order, rows)
	}
	for row := range rows - 1 {
		var p query
		page := ask(&p).first(1).after(t, whole, row)
		p.run(t, s)
		if got, want := page.row(0), whole.row(row+1); got != want {
			t.Errorf("by %v, behind row %d comes %s, not %s", order, row, got, want)
		}
		page.wantMore(t, row+2 < rows)
		page.wantTotals(t, int32(rows))
	}
}
