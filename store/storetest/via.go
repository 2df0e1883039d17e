package storetest

import (
	"fmt"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// via adds the ways of the rows of s: basis, hops, standing; and their steps: relation, direction, and both ends.
func (s step) via() (paths, steps, from, to step) {
	paths = s.links().under(&plan.LinkPathsSpec{}).show(plan.PathBasis, plan.PathHops, plan.PathStanding)
	steps = paths.under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation, plan.PathEdgeForward)
	return paths, steps, steps.nodesUnder(&plan.PathEdgeSourceSpec{}, "Node"), steps.nodesUnder(&plan.PathEdgeTargetSpec{}, "Node")
}

func viaCases() []Case {
	return []Case{
		{"Via/shows a relation as the way of one step", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a", "agency/b")
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE", "standing": "INFERRED"})
			g.edge("PARTY", "lawsuit/l", "agency/b")
			g.load(t, s)
			var q query
			concerns, cSteps, cFrom, cTo := q.all("Lawsuit").follow("concerns").via()
			suits, sSteps, sFrom, sTo := q.lookup("Agency", "agency/b").follow("lawsuits").via()
			q.run(t, s)
			concerns.want(t, "DOCTRINE 1 INFERRED")
			cSteps.want(t, "CONCERNS true")
			cFrom.want(t, "lawsuit/l")
			cTo.want(t, "agency/a")
			suits.want(t, "null 1 STATED")
			sSteps.want(t, "PARTY false")
			sFrom.want(t, "agency/b")
			sTo.want(t, "lawsuit/l")
		}},
		{"Via/shows of parallel relations each its own", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a")
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE"})
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"n": "2", "basis": "SAME_AGENCY"})
			g.load(t, s)
			var q query
			paths, _, _, _ := q.all("Lawsuit").follow("concerns").via()
			q.run(t, s)
			paths.want(t, "DOCTRINE 1 STATED", "SAME_AGENCY 1 STATED")
		}},
		{"Via/shows the ways to an end, step by step", func(t *testing.T, s store.Store) {
			suits(t, s)
			var q query
			county := q.lookup("County", "county/1")
			paths, steps, from, to := county.follow("relatedLawsuits").where("id", "lawsuit/officer").via()
			q.run(t, s)
			paths.want(t, "OFFICER_PARTY 3 STATED")
			steps.want(t, "SERVES false, HOLDS_OFFICE_IN false, PARTY false")
			from.want(t, "county/1", "agency/own", "person/p")
			to.want(t, "agency/own", "person/p", "lawsuit/officer")
		}},
		{"Via/shows the shortest ways first, of one length the strongest, then by the nodes passed", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("CONCERNS", "lawsuit/doctrine", "county/1", props{"basis": "TOPIC"})
			g.edge("PARTY", "lawsuit/doctrine", "agency/own", props{"standing": "INFERRED"})
			g.node("agency/a")
			g.edge("SERVES", "agency/a", "county/1")
			g.edge("CONCERNS", "lawsuit/doctrine", "agency/a", props{"basis": "DOCTRINE"})
			g.load(t, s)
			var q query
			paths, steps, _, to := q.lookup("County", "county/1").follow("relatedLawsuits").where("id", "lawsuit/doctrine").via()
			q.run(t, s)
			paths.want(t, "TOPIC 1 STATED, PARTY 2 INFERRED, DOCTRINE 2 STATED, DOCTRINE 2 STATED")
			steps.want(t, "CONCERNS false", "SERVES false, PARTY false", "SERVES false, CONCERNS false", "SERVES false, CONCERNS false")
			to.want(t, "lawsuit/doctrine", "agency/own", "lawsuit/doctrine", "agency/a", "lawsuit/doctrine", "agency/own", "lawsuit/doctrine")
		}},
		{"Via/orders ways over the same nodes by their relations", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "law/l")
			g.claim("claim/c", "x", "law/l", "law/l", "source/s")
			g.load(t, s)
			var q query
			paths, steps, _, _ := q.all("Source").follow("discusses").via()
			q.run(t, s)
			paths.want(t, "MENTION 2 STATED, MENTION 2 STATED")
			steps.want(t, "MADE_IN false, ABOUT true", "MADE_IN false, OBJECT true")
		}},
		{"Via/shows at most five", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "law/l")
			for i := range 7 {
				g.claim(fmt.Sprintf("claim/%d", 9-i), "x", "law/l", "", "source/s")
			}
			g.edge("REPORTS_ON", "source/s", "law/l", props{"standing": "DERIVED"})
			g.load(t, s)
			var q query
			paths, _, _, to := q.all("Source").follow("discusses").via()
			q.run(t, s)
			paths.want(t, "REPORT 1 DERIVED, MENTION 2 STATED, MENTION 2 STATED, MENTION 2 STATED, MENTION 2 STATED")
			to.want(t, "law/l", "claim/3", "law/l", "claim/4", "law/l", "claim/5", "law/l", "claim/6", "law/l")
		}},
		{"Via/shows only ways that the arguments let pass", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			county := q.lookup("County", "county/1")
			all, _, _, _ := county.follow("agencies").where("id", "agency/both").via()
			near, nearSteps, _, _ := county.follow("agencies").where("id", "agency/both").reaches("OWN").via()
			wide, wideSteps, _, _ := county.follow("agencies").where("id", "agency/both").reaches("STATEWIDE").via()
			q.run(t, s)
			all.want(t, "null 1 STATED, null 2 STATED")
			near.want(t, "null 1 STATED")
			nearSteps.want(t, "SERVES false")
			wide.want(t, "null 2 STATED")
			wideSteps.want(t, "IN_STATE true, SERVES false")
			suitsToo(t, s)
		}},
		{"Via/shows the ways of each parent its own", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			paths, _, from, _ := q.lookup("County", "county/1", "county/2", "county/1").follow("agencies").where("id", "agency/patrol").via()
			q.run(t, s)
			paths.want(t, "null 2 STATED", "null 2 STATED")
			from.want(t, "county/1", "state/NC", "county/2", "state/NC")
		}},
		{"Via/goes each of parallel relations", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("CONCERNS", "lawsuit/agency", "agency/own", props{"n": "2", "basis": "SAME_AGENCY"})
			g.load(t, s)
			var q query
			paths, steps, _, _ := q.lookup("County", "county/1").follow("relatedLawsuits").where("id", "lawsuit/agency").via()
			q.run(t, s)
			paths.want(t, "SAME_AGENCY 2 STATED, SAME_AGENCY 2 STATED")
			steps.want(t, "SERVES false, CONCERNS false", "SERVES false, CONCERNS false")
		}},
	}
}

// suitsToo adds lawsuits by two bases to mecklenburg, and asks for the ways of one.
func suitsToo(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.node("lawsuit/l")
	g.edge("PARTY", "lawsuit/l", "agency/own")
	g.edge("CONCERNS", "lawsuit/l", "agency/own", props{"basis": "DOCTRINE"})
	g.load(t, s)
	var q query
	paths, _, _, _ := q.lookup("County", "county/1").follow("relatedLawsuits").bases("DOCTRINE").via()
	q.run(t, s)
	paths.want(t, "DOCTRINE 2 STATED")
}

func stepCases() []Case {
	return []Case{
		{"PathSteps/tells of each step its standing and its time", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "agency/a")
			g.county("county/1", "state/NC")
			g.edge("SERVES", "agency/a", "state/NC", props{"standing": "INFERRED", "since": day("2018-12-05"), "until": about("YEAR", "2020-01-01", "2020")})
			g.load(t, s)
			var q query
			paths, _, _, _ := q.all("County").follow("agencies").via()
			steps := paths.under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation).facts("standing", "since.edtf", "until.edtf")
			q.run(t, s)
			paths.want(t, "null 2 INFERRED")
			steps.want(t, "IN_STATE STATED null null, SERVES INFERRED 2018-12-05 2020")
		}},
		{"PathSteps/leads on from both ends of a step", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			_, _, from, to := q.lookup("County", "county/2").follow("agencies").where("id", "agency/patrol").via()
			from.get("name")
			agreements := to.follow("agreements")
			agreements.On = ontology.Must().KindsOf("Agency")
			q.run(t, s)
			from.want(t, "county/2 2", "state/NC NC")
			to.want(t, "state/NC", "agency/patrol")
			agreements.want(t, "", "agreement/patrol")
		}},
		{"StepEvidence/lists the claims behind the relation of a step", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.node("source/s")
			g.claim("claim/b", "state", "county/2", "state/NC", "source/s")
			g.claim("claim/a", "serves", "agency/patrol", "state/NC", "source/s", props{"standing": "INFERRED"})
			g.claim("claim/c", "serves", "agency/patrol", "state/NC", "source/s")
			g.claim("claim/d", "serves", "agency/patrol", "county/2", "source/s")
			g.claim("claim/e", "serves", "agency/patrol", "", "source/s")
			g.load(t, s)
			var q query
			_, steps, _, _ := q.lookup("County", "county/2").follow("agencies").where("id", "agency/patrol").via()
			claims := steps.nodesUnder(&plan.PathEdgeEvidenceSpec{}, "Claim")
			q.run(t, s)
			claims.want(t, "claim/b", "claim/c, claim/a")
		}},
	}
}
