package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func neighborCases() []Case {
	return []Case{
		{"Neighbors/are at the other ends of all relations, whichever way they point", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			near := q.lookup("Entity", "agency/a").along("neighbors").show(plan.LinkRelation).count()
			far := q.lookup("Entity", "state/NC", "person/p", "topic/t").along("neighbors").show(plan.LinkRelation).count()
			q.run(t, s)
			near.want(t, "agreement/x SIGNED, lawsuit/l CONCERNS, lawsuit/l PARTY, person/p HOLDS_OFFICE_IN, state/NC OF_STATE, state/NC SERVES")
			near.wantTotals(t, 6)
			near.wantMore(t, false)
			far.want(t, "agency/a OF_STATE, agency/a SERVES, county/1 IN_STATE", "agency/a HOLDS_OFFICE_IN", "")
			far.wantTotals(t, 3, 1, 0)
		}},
		{"Neighbors/are of the step's kinds alone", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "law/l", "source/s", "study/u")
			g.edge("ON_TOPIC", "law/l", "topic/t")
			g.edge("ON_TOPIC", "study/u", "topic/t")
			g.edge("REPORTS_ON", "source/s", "topic/t")
			g.claim("claim/a", "x", "topic/t", "law/l", "source/s")
			g.edge("ON_TOPIC", "claim/a", "topic/t")
			g.citation("citation/c", "source/s", "law/l")
			g.load(t, s)
			var q query
			starts := q.lookup("Entity", "topic/t", "law/l", "source/s")
			entities := starts.along("neighbors").count()
			laws := starts.along("neighbors").count()
			laws.Kinds = ontology.Must().KindsOf("Law")
			all := starts.along("neighbors").count()
			all.Kinds = ontology.Must().KindsOf("Node")
			all.get("id")
			q.run(t, s)
			entities.want(t, "law/l, source/s, study/u", "topic/t", "topic/t")
			entities.wantTotals(t, 3, 1, 1)
			laws.want(t, "law/l", "", "")
			laws.wantTotals(t, 1, 0, 0)
			all.want(t, "claim/a, claim/a, law/l, source/s, study/u", "citation/c, claim/a, topic/t", "citation/c, claim/a, topic/t")
			all.wantTotals(t, 5, 3, 3)
		}},
		{"Neighbors/have a row for each of parallel relations", func(t *testing.T, s store.Store) {
			parallelParties(t, s)
			var q query
			near := q.lookup("Entity", "lawsuit/l", "agency/a").along("neighbors").show(plan.LinkRelation).facts("role").count()
			q.run(t, s)
			near.want(t, "agency/a PARTY DEFENDANT, agency/a PARTY APPELLEE, agency/a PARTY APPELLANT, agency/a-b PARTY AMICUS, person/p PARTY PLAINTIFF",
				"lawsuit/l PARTY DEFENDANT, lawsuit/l PARTY APPELLEE, lawsuit/l PARTY APPELLANT, lawsuit/m PARTY AMICUS")
			near.wantTotals(t, 5, 4)
		}},
		{"Neighbors/have a row for each direction in which two nodes are joined", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b", "lawsuit/l", "lawsuit/m")
			g.edge("PART_OF", "agency/a", "agency/b")
			g.edge("PART_OF", "agency/b", "agency/a")
			g.edge("REVIEWED_IN", "lawsuit/m", "lawsuit/l", props{"action": "REVERSED"})
			g.edge("REVIEWED_IN", "lawsuit/l", "lawsuit/m", props{"action": "AFFIRMED"})
			g.load(t, s)
			var q query
			near := q.scan("Agency").along("neighbors").count()
			_, steps, _, to := near.linkPaths()
			suits := q.scan("Lawsuit").along("neighbors").facts("action")
			q.run(t, s)
			near.want(t, "agency/b, agency/b", "agency/a, agency/a")
			near.wantTotals(t, 2, 2)
			steps.want(t, "PART_OF true", "PART_OF false", "PART_OF false", "PART_OF true")
			to.want(t, "agency/b", "agency/b", "agency/a", "agency/a")
			suits.want(t, "lawsuit/m AFFIRMED, lawsuit/m REVERSED", "lawsuit/l AFFIRMED, lawsuit/l REVERSED")
		}},
		{"Neighbors/of a node that is joined with itself are itself, once", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/0", "agency/a", "agency/z")
			for _, part := range []string{"agency/0", "agency/a", "agency/z"} {
				g.edge("PART_OF", part, "agency/a")
			}
			g.load(t, s)
			var q query
			near := q.lookup("Agency", "agency/a").along("neighbors").count()
			_, steps, from, to := near.linkPaths()
			ordered := q.lookup("Agency", "agency/a").along("neighbors").order("-name").count()
			second := q.lookup("Agency", "agency/a").along("neighbors").first(1).count()
			second.args().After = &plan.Position{ID: store.NeighborID("agency/0", "PART_OF", "agency/0 agency/a")}
			q.run(t, s)
			near.want(t, "agency/0, agency/a, agency/z")
			near.wantTotals(t, 3)
			steps.want(t, "PART_OF false", "PART_OF true", "PART_OF false")
			from.want(t, "agency/a", "agency/a", "agency/a")
			to.want(t, "agency/0", "agency/a", "agency/z")
			ordered.want(t, "agency/z, agency/a, agency/0")
			ordered.wantTotals(t, 3)
			second.want(t, "agency/a")
			second.wantMore(t, true)
		}},
		{"Neighbors/are chosen by relation", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			near := func(types ...string) step {
				return q.lookup("Entity", "agency/a").along("neighbors").relations(types...).show(plan.LinkRelation).count()
			}
			one, two, none, other := near("SERVES"), near("PARTY", "OF_STATE", "PARTY"), near(), near("IN_STATE", "CODIFIES", "ABOUT")
			q.run(t, s)
			one.want(t, "state/NC SERVES")
			one.wantTotals(t, 1)
			two.want(t, "lawsuit/l PARTY, state/NC OF_STATE")
			two.wantTotals(t, 2)
			none.want(t, "")
			none.wantTotals(t, 0)
			none.wantMore(t, false)
			other.want(t, "")
			other.wantTotals(t, 0)
		}},
		{"Neighbors/are those of each parent by its kind", func(t *testing.T, s store.Store) {
			around(t, s)
			var q query
			all := q.scan("Entity")
			near := all.along("neighbors").count()
			agencies := all.as("Agency").along("neighbors").count()
			twice := near.along("neighbors").relations("IN_STATE")
			q.run(t, s)
			all.want(t, "agency/a, agreement/x, county/1, lawsuit/l, person/p, source/s, state/NC, topic/t")
			near.wantTotals(t, 6, 1, 1, 2, 1, 0, 3, 0)
			agencies.wantTotals(t, 6, 0, 0, 0, 0, 0, 0, 0)
			if got := len(twice.table().From); got != 14 {
				t.Errorf("neighbors of %d rows", got)
			}
		}},
		{"Neighbors/are gone with their relations", func(t *testing.T, s store.Store) {
			g := around(t, s)
			g.remove("SERVES", "agency/a state/NC 0")
			g.remove("PARTY", "lawsuit/l agency/a")
			g.load(t, s)
			var q query
			near := q.lookup("Entity", "agency/a").along("neighbors").relations("SERVES", "OF_STATE", "PARTY").show(plan.LinkRelation).count()
			q.run(t, s)
			near.want(t, "state/NC OF_STATE")
			near.wantTotals(t, 1)
		}},
	}
}

// around puts an agency with relations of many types, either way.
func around(t *testing.T, s store.Store) *graph {
	t.Helper()
	var g graph
	g.nodes("agency/a", "person/p", "lawsuit/l", "state/NC", "source/s", "topic/t")
	g.county("county/1", "state/NC")
	g.agreement("agreement/x", "agency/a")
	g.edge("OF_STATE", "agency/a", "state/NC")
	g.edge("SERVES", "agency/a", "state/NC", props{"n": "0", "level": "STATE"})
	g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a", props{"title": "Sheriff", "standing": "INFERRED", "since": day("2018-12-05"), "until": about("YEAR", "2020-01-01", "2020")})
	g.edge("PARTY", "lawsuit/l", "agency/a", props{"role": "DEFENDANT"})
	g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE"})
	g.claim("claim/c", "officers", "agency/a", "person/p", "source/s")
	g.claim("claim/d", "name", "agency/a", "", "source/s")
	g.load(t, s)
	return &g
}
