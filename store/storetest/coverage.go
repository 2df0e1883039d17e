package storetest

import (
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// coverage adds what reaches places on a day; its columns are the day, completeness and counts.
func (s step) coverage(at agreement.Time) step {
	at.Catalogue, at.Today = ontology.Must(), today
	places := ontology.Must().KindsOf("Jurisdiction")
	spec := &agreement.CoverageSpec{Path: ontology.Must().Interface("Jurisdiction").Field("agreements")}
	args := &agreement.CoverageArgs{On: at.On, Known: at.Known, Cases: agreement.Coverage(at)}
	c := s.q.add(plan.Step{Parent: s.Index, Spec: spec, On: places, Kinds: places}, args)
	return c.show(agreement.CoverageCompleteness, agreement.CoverageRecords, agreement.CoverageCertain, agreement.CoveragePossible)
}

// entries adds the agreements of a coverage: id, reach and certainty.
func (s step) entries(only string) step {
	spec := &agreement.CoverageEntriesSpec{Path: s.Spec.(*agreement.CoverageSpec).Path}
	e := s.q.nodes(plan.Step{Parent: s.Index, Spec: spec, On: s.Kinds, Kinds: ontology.Must().KindsOf("Agreement")}, &agreement.CoverageEntriesArgs{Only: only})
	return e.show(agreement.EntryReach, agreement.EntryCertainty)
}

// reaching is a state with two counties and a town, which agencies of every reach serve. The town's agreement was signed in 2017,
// the county's ended in 2018 or 2019, the state's has no date; the other county's was applied for.
func reaching(t *testing.T, s store.Store) {
	var g graph
	g.nodes("state/OH", "agency/town", "agency/county", "agency/state", "agency/other")
	g.county("county/1", "state/OH")
	g.county("county/2", "state/OH")
	g.node("place/town")
	g.edge("IN_COUNTY", "place/town", "county/1")
	g.edge("IN_STATE", "place/town", "state/OH")
	for agency, place := range map[string]string{"agency/town": "place/town", "agency/county": "county/1", "agency/state": "state/OH", "agency/other": "county/2"} {
		g.edge("SERVES", agency, place)
		g.edge("OF_STATE", agency, "state/OH")
	}
	g.node("source/s", props{"publishedOn": day("2018-06-01")})
	g.agreement("agreement/town", "agency/town", props{"status": "ACTIVE", "signedOn": day("2017-03-02")})
	g.agreement("agreement/county", "agency/county", props{"status": "ENDED", "signedOn": day("2017-03-02"), "endedOn": span("2018-10-01", "2019-03-31")})
	g.agreement("agreement/state", "agency/state", props{"status": "ACTIVE"})
	g.agreement("agreement/other", "agency/other", props{"status": "PENDING"})
	g.claim("claim/c", "signedOn", "agreement/county", "", "source/s")
	g.load(t, s)
}

func coverageCases() []Case {
	return []Case{
		{"Coverage/tells what reaches a place, nearest first, then what is certain", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			places := q.lookup("Jurisdiction", "county/1", "place/town", "state/OH", "county/2", "county/1")
			coverage := places.coverage(agreement.Time{On: "2018-11-15"})
			entries, certain := coverage.entries(""), coverage.entries(agreement.Certain)
			q.run(t, s)
			coverage.want(t, "PARTIAL 3 1 2", "PARTIAL 3 1 2", "PARTIAL 4 1 2", "PARTIAL 2 0 1", "PARTIAL 3 1 2")
			entries.want(t,
				"agreement/county OWN POSSIBLE, agreement/town WITHIN CERTAIN, agreement/state STATEWIDE POSSIBLE",
				"agreement/town OWN CERTAIN, agreement/county SURROUNDING POSSIBLE, agreement/state STATEWIDE POSSIBLE",
				"agreement/state OWN POSSIBLE, agreement/town WITHIN CERTAIN, agreement/county WITHIN POSSIBLE",
				"agreement/state STATEWIDE POSSIBLE")
			certain.want(t, "agreement/town WITHIN CERTAIN", "agreement/town OWN CERTAIN", "agreement/town WITHIN CERTAIN", "")
		}},
		{"Coverage/counts what was known by then", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			place := q.lookup("County", "county/1")
			before, after := place.coverage(agreement.Time{On: "2018-01-01", Known: "2018-05-31"}), place.coverage(agreement.Time{On: "2018-01-01", Known: "2018-06-01"})
			entries := after.entries("")
			q.run(t, s)
			before.want(t, "NOT_CHECKED 0 0 0")
			after.want(t, "PARTIAL 1 0 1")
			entries.want(t, "agreement/county OWN POSSIBLE")
		}},
		{"Coverage/has nothing of a place that nothing reaches, and of no place", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/WY", "topic/t")
			g.load(t, s)
			var q query
			coverage := q.lookup("Entity", "state/WY", "topic/t", "topic/none").coverage(agreement.Time{On: "2018-01-01"})
			entries := coverage.entries("")
			q.run(t, s)
			coverage.want(t, "NOT_CHECKED 0 0 0", "", "")
			entries.want(t, "")
		}},
		{"Coverage/leads on to place, agreement, agency and paths", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			coverage := q.lookup("Place", "place/town").coverage(agreement.Time{On: "2018-11-15"})
			place := coverage.nodesUnder(&agreement.CoveragePlaceSpec{}, "Jurisdiction")
			entries := coverage.entries("")
			of, agreement, agency := entries.nodesUnder(&agreement.CoveragePlaceSpec{}, "Jurisdiction"), entries.nodesUnder(&agreement.CoverageAgreementSpec{}, "Agreement"), entries.along("agency")
			steps := entries.under(&plan.LinkPathsSpec{}).show(plan.PathHops).under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation)
			q.run(t, s)
			place.want(t, "place/town")
			of.want(t, "place/town", "place/town", "place/town")
			agreement.want(t, "agreement/town", "agreement/county", "agreement/state")
			agency.want(t, "agency/town", "agency/county", "agency/state")
			steps.want(t, "SERVES, SIGNED", "IN_COUNTY, SERVES, SIGNED", "IN_STATE, SERVES, SIGNED")
		}},
		{"Coverage/follows what changes", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			entries := q.lookup("County", "county/1").coverage(agreement.Time{On: "2018-11-15"}).entries(agreement.Certain)
			q.run(t, s)
			entries.want(t, "agreement/town WITHIN CERTAIN")
			var g graph
			g.agreement("agreement/town", "agency/town", props{"status": "ENDED", "signedOn": day("2017-03-02"), "endedOn": day("2018-01-01")})
			g.load(t, s)
			q.run(t, s)
			entries.want(t, "")
		}},
	}
}
