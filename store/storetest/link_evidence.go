package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func linkEvidenceCases() []Case {
	return []Case{
		{"LinkEvidence/lists the claims behind a relation, from either end", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b", "source/s")
			g.agreement("agreement/x", "agency/a")
			g.agreement("agreement/y", "agency/a")
			g.claim("claim/1", "agency", "agreement/x", "agency/a", "source/s", props{"standing": "INFERRED"})
			g.claim("claim/2", "agreements", "agency/a", "agreement/x", "source/s")
			g.claim("claim/3", "agency", "agreement/x", "", "source/s")
			g.claim("claim/4", "federalParty", "agreement/x", "agency/a", "source/s")
			g.claim("claim/5", "agency", "agreement/y", "agency/b", "source/s")
			g.load(t, s)
			var q query
			outward := q.lookup("Agency", "agency/a").along("agreements").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			inward := q.scan("Agreement").along("agency").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			q.run(t, s)
			outward.want(t, "claim/2, claim/1", "")
			inward.want(t, "claim/2, claim/1", "")
		}},
		{"LinkEvidence/lists nothing behind relations that are evidence themselves", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "source/s")
			g.claim("claim/1", "claims", "topic/a", "", "source/s")
			g.citation("citation/1", "source/s", "topic/a")
			g.claim("claim/2", "citations", "source/s", "topic/a", "source/s")
			g.load(t, s)
			var q query
			claims := q.scan("Topic").along("claims").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			made := q.scan("Source").along("citations").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			q.run(t, s)
			claims.want(t, "")
			made.want(t, "")
		}},
		{"LinkEvidence/lists the claims behind the steps of the paths of a traversal, each once", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var g graph
			g.node("source/s")
			g.claim("claim/1", "serves", "agency/patrol", "state/NC", "source/s", props{"standing": "DERIVED"})
			g.claim("claim/2", "agency", "agreement/patrol", "agency/patrol", "source/s", props{"standing": "INFERRED"})
			g.claim("claim/3", "state", "county/2", "state/NC", "source/s")
			g.claim("claim/4", "serves", "agency/own", "county/1", "source/s")
			g.claim("claim/5", "serves", "agency/both", "county/1", "source/s")
			g.claim("claim/6", "serves", "agency/both", "state/NC", "source/s")
			g.load(t, s)
			var q query
			counties := q.lookup("County", "county/2", "county/1")
			agreements := counties.along("agreements").links()
			behind := agreements.nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			both := q.lookup("County", "county/1").along("agencies").where("id", "agency/both").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			near := q.lookup("County", "county/1").along("agencies").reaches("OWN").where("id", "agency/both").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			q.run(t, s)
			agreements.want(t, "agreement/patrol", "agreement/own, agreement/patrol")
			behind.want(t, "claim/3, claim/2, claim/1", "claim/4", "claim/2, claim/1")
			both.want(t, "claim/5, claim/6")
			near.want(t, "claim/5")
		}},
		{"LinkEvidence/lists once what is behind several paths", func(t *testing.T, s store.Store) {
			suits(t, s)
			var g graph
			g.node("source/s")
			g.edge("PARTY", "lawsuit/agency", "agency/own")
			g.claim("claim/1", "serves", "agency/own", "county/1", "source/s")
			g.claim("claim/2", "parties", "lawsuit/agency", "agency/own", "source/s")
			g.load(t, s)
			var q query
			suit := q.lookup("County", "county/1").along("relatedLawsuits").where("id", "lawsuit/agency")
			paths, _, _, _ := suit.linkPaths()
			behind := suit.nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			q.run(t, s)
			paths.want(t, "PARTY 2 STATED, SAME_AGENCY 2 STATED")
			behind.want(t, "claim/1, claim/2")
		}},
		{"LinkEvidence/lists no claims whose field shows other kinds", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "study/u", "source/s")
			g.edge("ON_TOPIC", "study/u", "topic/t")
			g.claim("claim/1", "studies", "topic/t", "study/u", "source/s")
			g.claim("claim/2", "laws", "topic/t", "study/u", "source/s")
			g.load(t, s)
			var q query
			behind := q.scan("Topic").along("studies").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			q.run(t, s)
			behind.want(t, "claim/1")
		}},
		{"LinkEvidence/lists at most 20", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "source/s")
			g.agreement("agreement/x", "agency/a")
			var want []string
			for i := range 30 {
				id := fmt.Sprintf("claim/%02d", i)
				g.claim(id, "agency", "agreement/x", "agency/a", "source/s")
				want = append(want, id)
			}
			g.load(t, s)
			var q query
			behind := q.scan("Agreement").along("agency").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim").get("locator")
			behind.Columns = behind.Columns[:1]
			q.run(t, s)
			behind.want(t, strings.Join(want[:20], ", "))
		}},
		{"LinkEvidence/leads on from the claims", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "source/s")
			g.agreement("agreement/x", "agency/a")
			g.claim("claim/1", "agency", "agreement/x", "agency/a", "source/s")
			g.load(t, s)
			var q query
			behind := q.scan("Agreement").along("agency").links().nodesUnder(&plan.LinkEvidenceSpec{}, "Claim")
			source, subject := behind.along("source"), behind.along("subject")
			q.run(t, s)
			source.want(t, "source/s")
			subject.want(t, "agreement/x")
		}},
	}
}
