package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func traverseReachCases() []Case {
	return []Case{
		{"Traverse/says the nearest reach of several", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			agencies := q.lookup("County", "county/1").along("agencies").show(plan.LinkReach)
			q.run(t, s)
			agencies.want(t, "agency/both OWN, agency/own OWN, agency/patrol STATEWIDE, agency/town WITHIN")
		}},
		{"Traverse/hands the reach of an agency on to what is behind it", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m")
			g.edge("PARTY", "lawsuit/l", "agency/patrol")
			g.edge("PARTY", "lawsuit/m", "agency/town")
			g.load(t, s)
			var q query
			county := q.lookup("County", "county/1")
			agreements, lawsuits := county.along("agreements").show(plan.LinkReach), county.along("relatedLawsuits").show(plan.LinkReach)
			q.run(t, s)
			agreements.want(t, "agreement/own OWN, agreement/patrol STATEWIDE")
			lawsuits.want(t, "lawsuit/l STATEWIDE, lawsuit/m WITHIN")
		}},
		{"Traverse/says of what has to do with the place itself that it is its own, whatever else leads there", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m")
			g.edge("PARTY", "lawsuit/l", "county/1")
			g.edge("PARTY", "lawsuit/l", "agency/patrol")
			g.edge("PARTY", "lawsuit/m", "county/1")
			g.load(t, s)
			var q query
			lawsuits := q.lookup("County", "county/1").along("relatedLawsuits").show(plan.LinkReach)
			q.run(t, s)
			lawsuits.want(t, "lawsuit/l OWN, lawsuit/m OWN")
		}},
		{"Traverse/goes only by the reaches asked for, and says only these", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			for _, c := range []struct {
				reaches []string
				want    string
				total   int32
			}{
				{[]string{"OWN"}, "agency/both OWN, agency/own OWN", 2},
				{[]string{"WITHIN"}, "agency/town WITHIN", 1},
				{[]string{"STATEWIDE"}, "agency/both STATEWIDE, agency/patrol STATEWIDE", 2},
				{[]string{"STATEWIDE", "OWN"}, "agency/both OWN, agency/own OWN, agency/patrol STATEWIDE", 3},
				{[]string{"SURROUNDING"}, "", 0},
			} {
				var q query
				agencies := q.lookup("County", "county/1").along("agencies").reaches(c.reaches...).show(plan.LinkReach).count()
				q.run(t, s)
				agencies.want(t, c.want)
				agencies.wantTotals(t, c.total)
			}
		}},
		{"Traverse/goes by no path of another reach, or of none, where one is asked for", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m")
			g.edge("PARTY", "lawsuit/l", "county/1")
			g.edge("PARTY", "lawsuit/m", "agency/patrol", props{"standing": "INFERRED"})
			g.edge("CONCERNS", "lawsuit/m", "county/1", props{"basis": "SAME_PLACE"})
			g.edge("CONCERNS", "lawsuit/l", "agreement/own", props{"basis": "SAME_AGREEMENT"})
			g.load(t, s)
			var q query
			lawsuits := q.lookup("County", "county/1").along("relatedLawsuits").reaches("STATEWIDE").show(plan.LinkBases, plan.LinkReach, plan.LinkStanding)
			none := q.lookup("Agreement", "agreement/own").along("relatedLawsuits").reaches("STATEWIDE", "OWN", "WITHIN", "SURROUNDING")
			q.run(t, s)
			lawsuits.want(t, `lawsuit/m ["PARTY"] STATEWIDE INFERRED`)
			none.want(t, "")
		}},
		{"Traverse/goes through what lies in a county, a state and the country", func(t *testing.T, s store.Store) {
			country(t, s)
			var q query
			places := q.lookup("Jurisdiction", "county/1", "state/NC", "place/us", "county/2", "place/t")
			within, agencies := places.along("within").show(plan.LinkReach), places.along("agencies").show(plan.LinkReach)
			events, inquiries := places.along("events").show(plan.LinkBases, plan.LinkReach), places.along("investigations").show(plan.LinkReach)
			studies, laws := places.along("studies").show(plan.LinkBases, plan.LinkReach), places.along("laws").show(plan.LinkBases, plan.LinkReach)
			q.run(t, s)
			within.want(t, "place/t WITHIN", "county/1 WITHIN, place/t WITHIN",
				"county/1 WITHIN, county/2 WITHIN, place/t WITHIN, state/AZ WITHIN, state/NC WITHIN", "", "")
			agencies.want(t, "agency/own OWN, agency/patrol STATEWIDE, agency/town WITHIN", "agency/own WITHIN, agency/patrol OWN, agency/somewhere WITHIN, agency/town WITHIN",
				"agency/own WITHIN, agency/patrol WITHIN, agency/somewhere WITHIN, agency/town WITHIN", "", "agency/own SURROUNDING, agency/patrol STATEWIDE, agency/town OWN")
			events.want(t, `event/county ["SAME_PLACE"] OWN, event/end ["SAME_AGREEMENT"] OWN, event/patrol ["SAME_AGENCY"] STATEWIDE`,
				`event/county ["SAME_PLACE"] WITHIN, event/end ["SAME_AGREEMENT"] WITHIN, event/patrol ["SAME_AGENCY"] OWN`,
				`event/county ["SAME_PLACE"] WITHIN, event/end ["SAME_AGREEMENT"] WITHIN, event/patrol ["SAME_AGENCY"] WITHIN`,
				"", `event/end ["SAME_AGREEMENT"] SURROUNDING, event/patrol ["SAME_AGENCY"] STATEWIDE`)
			inquiries.want(t, "investigation/i OWN", "investigation/i WITHIN", "investigation/i WITHIN", "", "")
			studies.want(t, `study/town ["SAME_AGENCY"] WITHIN`, `study/town ["SAME_AGENCY"] WITHIN`, `study/town ["SAME_AGENCY"] WITHIN`, "", `study/town ["SAME_AGENCY"] OWN`)
			laws.want(t, "", `law/state ["SAME_PLACE"] OWN`, `law/az ["SAME_PLACE"] WITHIN, law/state ["SAME_PLACE"] WITHIN`, "", "")
		}},
		{"Traverse/finds sources by what a claim holds for", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "topic/a", "topic/b", "source/s", "source/other")
			g.claim("claim/c", "agreementCount", "topic/a", "", "source/s")
			g.edge("SCOPE", "claim/c", "state/NC", props{"standing": "INFERRED"})
			g.edge("ON_TOPIC", "claim/c", "topic/b")
			g.load(t, s)
			var q query
			sources, discusses := q.lookup("State", "state/NC").along("sources").show(plan.LinkStanding), q.lookup("Source", "source/s", "source/other").along("discusses").show(plan.LinkStanding)
			q.run(t, s)
			sources.want(t, "source/s INFERRED")
			discusses.want(t, "state/NC INFERRED, topic/a STATED, topic/b STATED", "")
		}},
	}
}

func traversePageCases() []Case {
	return []Case{
		{"Traverse/pages, filters and orders its ends within each parent", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			counties := q.lookup("County", "county/1", "county/2", "county/1")
			first := counties.along("agencies").first(2).count().show(plan.LinkReach)
			down := counties.along("agencies").order("-name").first(2).show(plan.LinkReach)
			named := counties.along("agencies").where("name", "patrol", "town").count()
			through := counties.along("agencies").order("state.code", "-name").first(2)
			q.run(t, s)
			first.want(t, "agency/both OWN, agency/own OWN", "agency/both STATEWIDE, agency/patrol STATEWIDE", "agency/both OWN, agency/own OWN")
			first.wantTotals(t, 4, 2, 4)
			first.wantMore(t, true, false, true)
			down.want(t, "agency/town WITHIN, agency/patrol STATEWIDE", "agency/patrol STATEWIDE, agency/both STATEWIDE", "agency/town WITHIN, agency/patrol STATEWIDE")
			named.want(t, "agency/patrol, agency/town", "agency/patrol", "agency/patrol, agency/town")
			named.wantTotals(t, 2, 1, 2)
			through.want(t, "agency/own, agency/town", "agency/patrol, agency/both", "agency/own, agency/town")
		}},
		{"Traverse/begins behind a cursor", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			whole := q.lookup("County", "county/1").along("agencies").order("-name").show(cursor)
			q.run(t, s)
			for row, want := range []string{"agency/patrol, agency/own", "agency/own, agency/both", "agency/both", ""} {
				var p query
				page := p.lookup("County", "county/1").along("agencies").order("-name").first(2).count().after(t, whole, row)
				p.run(t, s)
				page.want(t, want)
				page.wantTotals(t, 4)
				page.wantMore(t, row < 1)
			}
		}},
		{"Traverse/leads on from its ends", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			agencies := q.lookup("County", "county/1", "county/2").along("agencies").first(3)
			agreements := agencies.along("agreements")
			q.run(t, s)
			agencies.want(t, "agency/both, agency/own, agency/patrol", "agency/both, agency/patrol")
			agreements.want(t, "", "agreement/own", "agreement/patrol", "", "agreement/patrol")
		}},
	}
}
