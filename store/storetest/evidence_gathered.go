package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func evidenceGatheredCases() []Case {
	const (
		noLawsuit = "The records have no lawsuit that has it, what lies in it, its agencies or their officers as a party, or that concerns one of these or an agreement of theirs. " +
			"They hold what the loaded sources say: an empty list is no finding that there is none."
		everyFinding = "Gathered over relations of the records: every claim about it as its finding. It stands as the weakest of them does, each by its best way; `standings` counts them."
		noFinding    = "The records have no claim about it as its finding. They hold what the loaded sources say: an empty list is no finding that there is none."
	)
	return []Case{
		{"Evidence/says of an empty traversal what it would hold, and that this finds nothing", func(t *testing.T, s store.Store) {
			var g graph
			g.county("county/1", "state/NC")
			g.nodes("state/NC", "agency/a")
			g.agreement("agreement/a", "agency/a")
			g.load(t, s)
			var q query
			county := q.lookup("County", "county/1").evidence("relatedLawsuits")
			claims := county.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			source := county.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			one := q.lookup("Agreement", "agreement/a").evidence("state")
			q.run(t, s)
			county.want(t, "relatedLawsuits null UNKNOWN "+noLawsuit)
			claims.want(t, "")
			source.want(t, "")
			one.want(t, "state null UNKNOWN The records have no state to which the agency that signed it belongs. They hold what the loaded sources say: null is no finding that there is none.")
		}},
		{"Evidence/stands for a traversal as the weakest of its ends, each by its best way", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.node("lawsuit/b", props{"name": "Beta"})
			g.node("lawsuit/a", props{"name": "Alpha"})
			g.edge("PARTY", "lawsuit/b", "county/1", props{"standing": "DERIVED"})
			g.edge("PARTY", "lawsuit/b", "agency/own", props{"standing": "INFERRED"})
			g.edge("PARTY", "lawsuit/a", "county/1")
			g.load(t, s)
			var q query
			lawsuits := q.lookup("County", "county/1", "county/2").evidence("relatedLawsuits")
			lawsuits.Columns = lawsuits.Columns[:3]
			q.run(t, s)
			lawsuits.want(t, "relatedLawsuits Alpha; Beta INFERRED", "relatedLawsuits null UNKNOWN")
		}},
		{"Evidence/names at most 20 ends, and weighs all", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC")
			var names []string
			for i := range 25 {
				id := fmt.Sprintf("county/%02d", i)
				g.node(id)
				standing := "STATED"
				if i == 24 {
					standing = "INFERRED"
				}
				g.edge("IN_STATE", id, "state/NC", props{"standing": standing})
				names = append(names, fmt.Sprintf("%02d", i))
			}
			g.load(t, s)
			var q query
			within := q.scan("State").evidence("within")
			within.Columns = within.Columns[1:3]
			q.run(t, s)
			within.want(t, strings.Join(names[:20], "; ")+" INFERRED")
		}},
		{"Evidence/of a list of claims are these, best first, and it is empty without one of its field", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "study/a", "study/b")
			g.claim("claim/1", "finding", "study/a", "", "source/s", props{"name": "It rose.", "standing": "INFERRED"})
			g.claim("claim/2", "finding", "study/a", "", "source/s", props{"name": "It fell."})
			g.claim("claim/3", "method", "study/b", "", "source/s")
			g.load(t, s)
			var q query
			findings := q.scan("Study").evidence("findings", "method")
			claims := findings.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			made := q.scan("Source").evidence("claimsMade")
			made.Columns = made.Columns[:3]
			q.run(t, s)
			findings.want(t, "findings It rose.; It fell. INFERRED "+everyFinding+", method null UNKNOWN No source read for these records tells, or it does not apply.",
				"findings null UNKNOWN "+noFinding+", method null STATED A source states it.")
			claims.want(t, "claim/2, claim/1", "", "", "claim/3")
			made.want(t, "claimsMade It rose.; It fell.; 3 INFERRED")
		}},
		{"Evidence/gives no traversal that isn't named", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			all := q.lookup("County", "county/1").evidence()
			all.Columns = all.Columns[:1]
			q.run(t, s)
			all.want(t, "name, description, aliases, identifiers, fips, kind, state, places")
		}},
	}
}
