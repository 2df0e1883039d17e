package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func traverseCases() []Case {
	return []Case{
		{"Traverse/finds the ends of all patterns, each once, by id", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			counties := q.lookup("County", "county/1", "county/2")
			agencies, agreements := counties.along("agencies").count(), counties.along("agreements").count()
			q.run(t, s)
			agencies.want(t, "agency/both, agency/own, agency/patrol, agency/town", "agency/both, agency/patrol")
			agencies.wantTotals(t, 4, 2)
			agreements.want(t, "agreement/own, agreement/patrol", "agreement/patrol")
			agreements.wantTotals(t, 2, 1)
		}},
		{"Traverse/takes the patterns of each parent's own kind", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			places := q.lookup("Jurisdiction", "state/NC", "place/t", "county/2")
			agencies := places.along("agencies").show(plan.LinkReach)
			q.run(t, s)
			agencies.want(t,
				"agency/both OWN, agency/own WITHIN, agency/patrol OWN",
				"agency/both SURROUNDING, agency/own SURROUNDING, agency/town OWN",
				"agency/both STATEWIDE, agency/patrol STATEWIDE")
		}},
		{"Traverse/never ends where it started", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/a", "source/b", "law/l")
			g.citation("citation/1", "source/a", "source/a")
			g.citation("citation/2", "source/a", "source/b")
			g.citation("citation/3", "source/b", "source/a")
			g.citation("citation/4", "source/b", "law/l")
			g.load(t, s)
			var q query
			sources := q.scan("Source")
			cites, citing := sources.along("cites").count(), sources.along("sources").count()
			q.run(t, s)
			cites.want(t, "source/b", "law/l, source/a")
			cites.wantTotals(t, 1, 2)
			citing.want(t, "source/b", "source/a")
		}},
		{"Traverse/leaves out ends of other kinds", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			counties := q.scan("Agreement").along("counties").show(plan.LinkReach)
			q.run(t, s)
			counties.want(t, "county/1 OWN", "county/1 STATEWIDE, county/2 STATEWIDE")
		}},
		{"Traverse/finds the one that a path leads to, or none", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			state := q.scan("Agreement").along("state").get("code")
			q.run(t, s)
			state.want(t, "state/NC NC", "")
		}},
		{"Traverse/goes along the paths of other fields", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.nodes("lawsuit/l", "source/a", "source/b", "source/c", "source/d", "source/e")
			g.edge("CONCERNS", "lawsuit/l", "agreement/own", props{"basis": "SAME_AGREEMENT"})
			g.claim("claim/1", "status", "lawsuit/l", "", "source/a")
			g.claim("claim/2", "x", "topic/t", "agreement/own", "source/b")
			g.edge("REPORTS_ON", "source/c", "agency/town")
			g.citation("citation/1", "source/d", "county/1")
			g.edge("REPORTS_ON", "source/e", "county/2")
			g.node("topic/t")
			g.load(t, s)
			var q query
			sources := q.lookup("County", "county/1").along("relatedSources").show(plan.LinkBases)
			q.run(t, s)
			sources.want(t, `source/a ["MENTION"], source/b ["MENTION"], source/c ["REPORT"], source/d ["CITATION"]`)
		}},
		{"Traverse/has no ends where nothing leads on", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "topic/t")
			g.load(t, s)
			var q query
			states := q.lookup("Entity", "state/NC", "topic/t", "law/none")
			agreements := states.along("agreements").count()
			lawsuits := agreements.along("relatedLawsuits").count()
			q.run(t, s)
			agreements.want(t, "", "", "")
			agreements.wantTotals(t, 0, 0, 0)
			lawsuits.want(t)
		}},
	}
}

// mecklenburg is a county with the agencies that reach it in every way:
//
//	county/1 ← SERVES agency/own, agency/both        place/t in county/1 ← SERVES agency/town
//	state/NC ← SERVES agency/patrol, agency/both     county/2 has none of its own
//
// agency/own signed agreement/own and is of state/NC; agency/patrol signed agreement/patrol and is of none.
func mecklenburg(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.nodes("state/NC", "place/t", "agency/own", "agency/both", "agency/town", "agency/patrol")
	g.county("county/1", "state/NC")
	g.county("county/2", "state/NC")
	g.edge("IN_COUNTY", "place/t", "county/1")
	g.edge("SERVES", "agency/own", "county/1")
	g.edge("SERVES", "agency/both", "county/1")
	g.edge("SERVES", "agency/both", "state/NC")
	g.edge("SERVES", "agency/patrol", "state/NC")
	g.edge("SERVES", "agency/town", "place/t")
	g.edge("OF_STATE", "agency/own", "state/NC")
	g.agreement("agreement/own", "agency/own")
	g.agreement("agreement/patrol", "agency/patrol")
	g.load(t, s)
}

// country loads a country of two states with a county each; one county has a town.
func country(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.nodes("state/NC", "state/AZ", "place/t", "agency/own", "agency/town", "agency/patrol", "agency/somewhere", "event/county", "event/end", "event/patrol",
		"investigation/i", "law/state", "law/az", "study/town")
	g.node("place/us", props{"hub": true})
	g.county("county/1", "state/NC")
	g.county("county/2", "state/AZ")
	g.edge("IN_COUNTRY", "state/NC", "place/us")
	g.edge("IN_COUNTRY", "state/AZ", "place/us")
	g.edge("IN_COUNTY", "place/t", "county/1")
	g.edge("IN_STATE", "place/t", "state/NC")
	g.edge("SERVES", "agency/own", "county/1")
	g.edge("SERVES", "agency/town", "place/t")
	g.edge("SERVES", "agency/patrol", "state/NC")
	for _, agency := range []string{"agency/own", "agency/patrol", "agency/somewhere", "agency/town"} {
		g.edge("OF_STATE", agency, "state/NC")
	}
	g.agreement("agreement/own", "agency/own")
	g.edge("INVOLVES", "event/county", "county/1")
	g.edge("TOWARDS_END_OF", "event/end", "agreement/own")
	g.edge("INVOLVES", "event/patrol", "agency/patrol")
	g.edge("INVESTIGATED", "investigation/i", "county/1")
	g.edge("EXAMINES", "study/town", "agency/town")
	g.edge("APPLIES_IN", "law/state", "state/NC")
	g.edge("APPLIES_IN", "law/az", "state/AZ")
	g.load(t, s)
}
