package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func traverseBasisCases() []Case {
	return []Case{
		{"Traverse/says of each end why it is there", func(t *testing.T, s store.Store) {
			suits(t, s)
			var q query
			found := q.lookup("County", "county/1").along("relatedLawsuits").show(plan.LinkBases, plan.LinkReach)
			q.run(t, s)
			found.want(t, `lawsuit/agency ["SAME_AGENCY"] OWN, lawsuit/agreement ["SAME_AGREEMENT"] OWN, lawsuit/doctrine ["DOCTRINE"] OWN, `+
				`lawsuit/itself ["PARTY"] OWN, lawsuit/officer ["OFFICER_PARTY"] OWN, lawsuit/place ["SAME_PLACE"] OWN`)
		}},
		{"Traverse/never says more than the weakest on the path", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.nodes("lawsuit/strong", "lawsuit/weak", "source/a", "source/b")
			g.edge("CONCERNS", "lawsuit/strong", "agency/own", props{"basis": "PARTY"})
			g.edge("CONCERNS", "lawsuit/weak", "agreement/own", props{"basis": "TOPIC"})
			g.claim("claim/1", "x", "lawsuit/doctrine", "", "source/a")
			g.claim("claim/2", "x", "lawsuit/agency", "", "source/b")
			g.load(t, s)
			var q query
			county := q.lookup("County", "county/1")
			found := county.along("relatedLawsuits").where("id", "lawsuit/strong", "lawsuit/weak").show(plan.LinkBases)
			sources := county.along("relatedSources").show(plan.LinkBases)
			q.run(t, s)
			found.want(t, `lawsuit/strong ["SAME_AGENCY"], lawsuit/weak ["TOPIC"]`)
			sources.want(t, `source/a ["DOCTRINE"], source/b ["MENTION"]`)
		}},
		{"Traverse/says all that its paths say, strongest first", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("PARTY", "lawsuit/doctrine", "agency/own")
			g.edge("CONCERNS", "lawsuit/doctrine", "county/1", props{"basis": "DETAINER_PRACTICE"})
			g.edge("CONCERNS", "lawsuit/agency", "agency/own", props{"n": "2", "basis": "DOCTRINE"})
			g.edge("CONCERNS", "lawsuit/agency", "agency/own", props{"n": "3", "basis": "SAME_PLACE"})
			g.load(t, s)
			var q query
			found := q.lookup("County", "county/1").along("relatedLawsuits").where("id", "lawsuit/agency", "lawsuit/doctrine").show(plan.LinkBases).count()
			q.run(t, s)
			found.want(t, `lawsuit/agency ["SAME_AGENCY","SAME_PLACE","DOCTRINE"], lawsuit/doctrine ["PARTY","DETAINER_PRACTICE","DOCTRINE"]`)
			found.wantTotals(t, 2)
		}},
		{"Traverse/says nothing where nothing needs saying", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			found := q.lookup("County", "county/2").along("agreements").show(plan.LinkBases, plan.LinkStanding)
			q.run(t, s)
			found.want(t, "agreement/patrol [] STATED")
		}},
		{"Traverse/is our reading where the claim passed is, about what or with which object or for which citation", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("county/1", "state/NC", "topic/a", "source/about", "source/object", "source/both", "source/topic", "source/cited")
			g.edge("IN_STATE", "county/1", "state/NC")
			inferred := props{"standing": "INFERRED"}
			for _, c := range []struct{ id, relation, source string }{
				{"claim/about", "ABOUT", "source/about"}, {"claim/object", "OBJECT", "source/object"}, {"claim/topic", "ON_TOPIC", "source/topic"},
				{"claim/both", "ABOUT", "source/both"},
			} {
				g.node(c.id, inferred)
				if c.relation != "ABOUT" {
					g.edge("ABOUT", c.id, "topic/a", inferred)
				}
				if c.relation != "ON_TOPIC" {
					g.edge(c.relation, c.id, "county/1", inferred)
				}
				g.edge("ON_TOPIC", c.id, "topic/a", inferred)
				g.edge("MADE_IN", c.id, c.source)
			}
			g.claim("claim/stated", "x", "county/1", "", "source/both")
			g.citation("citation/a", "source/both", "source/cited")
			g.edge("SUPPORTS", "citation/a", "claim/about", inferred)
			g.load(t, s)
			var q query
			county, topic := q.lookup("County", "county/1"), q.lookup("Topic", "topic/a")
			sources, related := county.along("relatedSources").show(plan.LinkStanding), topic.along("relatedSources").show(plan.LinkStanding)
			discussed := q.lookup("Source", "source/about").along("discusses").show(plan.LinkStanding)
			paths := q.paths("citation/a", "county/1", 2, "SUPPORTS", "ABOUT")
			q.run(t, s)
			sources.want(t, "source/about INFERRED, source/both STATED, source/object INFERRED")
			related.want(t, "source/about INFERRED, source/both INFERRED, source/object INFERRED, source/topic INFERRED")
			discussed.want(t, "county/1 INFERRED, topic/a INFERRED")
			paths.want(t, "", "MENTION INFERRED: citation/a >SUPPORTS claim/about >ABOUT county/1")
		}},
		{"Traverse/has the standing of the weakest step of its firmest path", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "agency/a", "agency/b")
			g.county("county/1", "state/NC")
			g.edge("SERVES", "agency/a", "county/1", props{"standing": "DERIVED"})
			g.edge("SERVES", "agency/b", "county/1", props{"standing": "UNKNOWN"})
			g.edge("SERVES", "agency/b", "state/NC", props{"standing": "INFERRED"})
			g.agreement("agreement/a", "agency/a")
			g.agreement("agreement/b", "agency/b")
			g.load(t, s)
			var q query
			county := q.lookup("County", "county/1")
			agencies, agreements := county.along("agencies").show(plan.LinkStanding, plan.LinkReach), county.along("agreements").show(plan.LinkStanding, plan.LinkReach)
			q.run(t, s)
			agencies.want(t, "agency/a DERIVED OWN, agency/b INFERRED OWN")
			agreements.want(t, "agreement/a DERIVED OWN, agreement/b INFERRED OWN")
		}},
		{"Traverse/goes only by the bases asked for, and says only these", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.edge("PARTY", "lawsuit/doctrine", "agency/own", props{"standing": "INFERRED"})
			g.load(t, s)
			for _, c := range []struct {
				bases []string
				want  string
			}{
				{[]string{"DOCTRINE"}, `lawsuit/doctrine ["DOCTRINE"] STATED`},
				{[]string{"PARTY"}, `lawsuit/doctrine ["PARTY"] INFERRED, lawsuit/itself ["PARTY"] STATED`},
				{[]string{"PARTY", "DOCTRINE"}, `lawsuit/doctrine ["PARTY","DOCTRINE"] STATED, lawsuit/itself ["PARTY"] STATED`},
				{[]string{"INVESTIGATION"}, ""},
			} {
				var q query
				found := q.lookup("County", "county/1").along("relatedLawsuits").bases(c.bases...).show(plan.LinkBases, plan.LinkStanding)
				q.run(t, s)
				found.want(t, c.want)
			}
		}},
	}
}

// suits is a county with a lawsuit for every reason to be related to it.
func suits(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.nodes("state/NC", "agency/own", "person/p")
	g.county("county/1", "state/NC")
	g.edge("SERVES", "agency/own", "county/1")
	g.agreement("agreement/own", "agency/own")
	g.edge("HOLDS_OFFICE_IN", "person/p", "agency/own")
	g.nodes("lawsuit/agency", "lawsuit/agreement", "lawsuit/doctrine", "lawsuit/itself", "lawsuit/officer", "lawsuit/place", "lawsuit/other")
	g.edge("CONCERNS", "lawsuit/agency", "agency/own", props{"basis": "SAME_AGENCY"})
	g.edge("CONCERNS", "lawsuit/agreement", "agreement/own", props{"basis": "SAME_AGREEMENT"})
	g.edge("CONCERNS", "lawsuit/doctrine", "agency/own", props{"basis": "DOCTRINE"})
	g.edge("PARTY", "lawsuit/itself", "county/1")
	g.edge("PARTY", "lawsuit/officer", "person/p")
	g.edge("CONCERNS", "lawsuit/place", "county/1", props{"basis": "SAME_PLACE"})
	g.load(t, s)
}
