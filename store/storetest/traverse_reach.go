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
		{"Traverse/says a reach where only some paths have one", func(t *testing.T, s store.Store) {
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
			lawsuits.want(t, "lawsuit/l STATEWIDE, lawsuit/m null")
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
		{"Traverse/goes by no path without reach where one is asked for", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m")
			g.edge("PARTY", "lawsuit/l", "county/1")
			g.edge("PARTY", "lawsuit/m", "agency/own", props{"standing": "INFERRED"})
			g.edge("CONCERNS", "lawsuit/m", "county/1", props{"basis": "SAME_PLACE"})
			g.load(t, s)
			var q query
			lawsuits := q.lookup("County", "county/1").along("relatedLawsuits").reaches("OWN").show(plan.LinkBases, plan.LinkReach, plan.LinkStanding)
			q.run(t, s)
			lawsuits.want(t, `lawsuit/m ["PARTY"] OWN INFERRED`)
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
