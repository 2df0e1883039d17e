package storetest

import (
	"fmt"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// linkPaths adds the paths of the rows of s: basis, hops, standing; and their steps: relation, direction, and both ends.
func (s step) linkPaths() (paths, steps, from, to step) {
	paths = s.links().under(&plan.LinkPathsSpec{}).show(plan.PathBasis, plan.PathHops, plan.PathStanding)
	steps = paths.under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation, plan.PathEdgeForward)
	return paths, steps, steps.nodesUnder(&plan.PathEdgeSourceSpec{}, "Node"), steps.nodesUnder(&plan.PathEdgeTargetSpec{}, "Node")
}

func linkPathCases() []Case {
	return []Case{
		{"LinkPaths/shows a relation as the path of one step", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a", "agency/b")
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE", "standing": "INFERRED"})
			g.edge("PARTY", "lawsuit/l", "agency/b")
			g.load(t, s)
			var q query
			concerns, cSteps, cFrom, cTo := q.scan("Lawsuit").along("concerns").linkPaths()
			suits, sSteps, sFrom, sTo := q.lookup("Agency", "agency/b").along("lawsuits").linkPaths()
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
		{"LinkPaths/shows of parallel relations each its own", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a")
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE"})
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"n": "2", "basis": "SAME_AGENCY"})
			g.load(t, s)
			var q query
			paths, _, _, _ := q.scan("Lawsuit").along("concerns").linkPaths()
			q.run(t, s)
			paths.want(t, "DOCTRINE 1 STATED", "SAME_AGENCY 1 STATED")
		}},
		{"LinkPaths/shows the paths to an end, step by step", func(t *testing.T, s store.Store) {
			suits(t, s)
			var q query
			county := q.lookup("County", "county/1")
			paths, steps, from, to := county.along("relatedLawsuits").where("id", "lawsuit/officer").linkPaths()
			q.run(t, s)
			paths.want(t, "OFFICER_PARTY 3 STATED")
			steps.want(t, "SERVES false, HOLDS_OFFICE_IN false, PARTY false")
			from.want(t, "county/1", "agency/own", "person/p")
			to.want(t, "agency/own", "person/p", "lawsuit/officer")
		}},
		{"LinkPaths/shows the shortest paths first, of one length the strongest, then by the nodes passed", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("CONCERNS", "lawsuit/doctrine", "county/1", props{"basis": "TOPIC"})
			g.edge("PARTY", "lawsuit/doctrine", "agency/own", props{"standing": "INFERRED"})
			g.node("agency/a")
			g.edge("SERVES", "agency/a", "county/1")
			g.edge("CONCERNS", "lawsuit/doctrine", "agency/a", props{"basis": "DOCTRINE"})
			g.load(t, s)
			var q query
			paths, steps, _, to := q.lookup("County", "county/1").along("relatedLawsuits").where("id", "lawsuit/doctrine").linkPaths()
			q.run(t, s)
			paths.want(t, "TOPIC 1 STATED, PARTY 2 INFERRED, DOCTRINE 2 STATED, DOCTRINE 2 STATED")
			steps.want(t, "CONCERNS false", "SERVES false, PARTY false", "SERVES false, CONCERNS false", "SERVES false, CONCERNS false")
			to.want(t, "lawsuit/doctrine", "agency/own", "lawsuit/doctrine", "agency/a", "lawsuit/doctrine", "agency/own", "lawsuit/doctrine")
		}},
		{"LinkPaths/orders paths over the same nodes by their relations", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "law/l")
			g.claim("claim/c", "x", "law/l", "law/l", "source/s")
			g.load(t, s)
			var q query
			paths, steps, _, _ := q.scan("Source").along("discusses").linkPaths()
			q.run(t, s)
			paths.want(t, "MENTION 2 STATED, MENTION 2 STATED")
			steps.want(t, "MADE_IN false, ABOUT true", "MADE_IN false, OBJECT true")
		}},
		{"LinkPaths/shows at most five", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "law/l")
			for i := range 7 {
				g.claim(fmt.Sprintf("claim/%d", 9-i), "x", "law/l", "", "source/s")
			}
			g.edge("REPORTS_ON", "source/s", "law/l", props{"standing": "DERIVED"})
			g.load(t, s)
			var q query
			paths, _, _, to := q.scan("Source").along("discusses").linkPaths()
			q.run(t, s)
			paths.want(t, "REPORT 1 DERIVED, MENTION 2 STATED, MENTION 2 STATED, MENTION 2 STATED, MENTION 2 STATED")
			to.want(t, "law/l", "claim/3", "law/l", "claim/4", "law/l", "claim/5", "law/l", "claim/6", "law/l")
		}},
		{"LinkPaths/shows only paths that the arguments let pass", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			county := q.lookup("County", "county/1")
			all, _, _, _ := county.along("agencies").where("id", "agency/both").linkPaths()
			near, nearSteps, _, _ := county.along("agencies").where("id", "agency/both").reaches("OWN").linkPaths()
			wide, wideSteps, _, _ := county.along("agencies").where("id", "agency/both").reaches("STATEWIDE").linkPaths()
			q.run(t, s)
			all.want(t, "null 1 STATED, null 2 STATED")
			near.want(t, "null 1 STATED")
			nearSteps.want(t, "SERVES false")
			wide.want(t, "null 2 STATED")
			wideSteps.want(t, "IN_STATE true, SERVES false")
			suitsToo(t, s)
		}},
		{"LinkPaths/shows the paths of each parent its own", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			paths, _, from, _ := q.lookup("County", "county/1", "county/2", "county/1").along("agencies").where("id", "agency/patrol").linkPaths()
			q.run(t, s)
			paths.want(t, "null 2 STATED", "null 2 STATED")
			from.want(t, "county/1", "state/NC", "county/2", "state/NC")
		}},
		{"LinkPaths/goes each of parallel relations", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("CONCERNS", "lawsuit/agency", "agency/own", props{"n": "2", "basis": "SAME_AGENCY"})
			g.load(t, s)
			var q query
			paths, steps, _, _ := q.lookup("County", "county/1").along("relatedLawsuits").where("id", "lawsuit/agency").linkPaths()
			q.run(t, s)
			paths.want(t, "SAME_AGENCY 2 STATED, SAME_AGENCY 2 STATED")
			steps.want(t, "SERVES false, CONCERNS false", "SERVES false, CONCERNS false")
		}},
	}
}

// suitsToo adds lawsuits by two bases to mecklenburg, and asks for the paths of one.
func suitsToo(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.node("lawsuit/l")
	g.edge("PARTY", "lawsuit/l", "agency/own")
	g.edge("CONCERNS", "lawsuit/l", "agency/own", props{"basis": "DOCTRINE"})
	g.load(t, s)
	var q query
	paths, _, _, _ := q.lookup("County", "county/1").along("relatedLawsuits").bases("DOCTRINE").linkPaths()
	q.run(t, s)
	paths.want(t, "DOCTRINE 2 STATED")
}

func pathEdgeCases() []Case {
	return []Case{
		{"PathEdges/tells of each step its standing and its time", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "agency/a")
			g.county("county/1", "state/NC")
			g.edge("SERVES", "agency/a", "state/NC", props{"standing": "INFERRED", "since": day("2018-12-05"), "until": about("YEAR", "2020-01-01", "2020")})
			g.load(t, s)
			var q query
			paths, _, _, _ := q.scan("County").along("agencies").linkPaths()
			steps := paths.under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation).facts("standing", "since.edtf", "until.edtf")
			q.run(t, s)
			paths.want(t, "null 2 INFERRED")
			steps.want(t, "IN_STATE STATED null null, SERVES INFERRED 2018-12-05 2020")
		}},
		{"PathEdges/leads on from both ends of a step", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			_, _, from, to := q.lookup("County", "county/2").along("agencies").where("id", "agency/patrol").linkPaths()
			from.get("name")
			agreements := to.along("agreements")
			agreements.On = ontology.Must().KindsOf("Agency")
			q.run(t, s)
			from.want(t, "county/2 2", "state/NC NC")
			to.want(t, "state/NC", "agency/patrol")
			agreements.want(t, "", "agreement/patrol")
		}},
		{"PathEdgeEvidence/lists the claims behind the relation of a step", func(t *testing.T, s store.Store) {
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
			_, steps, _, _ := q.lookup("County", "county/2").along("agencies").where("id", "agency/patrol").linkPaths()
			claims := steps.nodesUnder(&plan.PathEdgeEvidenceSpec{}, "Claim")
			q.run(t, s)
			claims.want(t, "claim/b", "claim/c, claim/a")
		}},
	}
}
