package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func evidenceClaimCases() []Case {
	return []Case{
		{"Evidence/lists the claims behind a field, firmest first, then by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "source/s")
			for id, standing := range map[string]string{"claim/a": "UNKNOWN", "claim/b": "DERIVED", "claim/c": "STATED", "claim/d": "INFERRED", "claim/e": "STATED"} {
				g.claim(id, "kind", "topic/a", "", "source/s", props{"standing": standing})
			}
			g.claim("claim/f", "slug", "topic/a", "", "source/s")
			g.claim("claim/g", "kind", "topic/b", "", "source/s")
			g.load(t, s)
			var q query
			topics := q.lookup("Topic", "topic/a")
			backing := topics.evidence("kind", "name")
			claims := backing.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim").get("field")
			q.run(t, s)
			backing.want(t, "kind PROGRAM STATED A source states it., name a UNKNOWN No claim is loaded for it.")
			claims.want(t, "claim/c kind, claim/e kind, claim/d kind, claim/b kind, claim/a kind", "")
		}},
		{"Evidence/has the standing of its firmest claim", func(t *testing.T, s store.Store) {
			for standing, reason := range map[string]string{
				"STATED": "A source states it.", "INFERRED": "Inferred from what a source states.",
				"DERIVED": "Computed from what sources state.", "UNKNOWN": "A source leaves it open.",
			} {
				var g graph
				g.nodes("topic/a", "source/s")
				g.claim("claim/a", "kind", "topic/a", "", "source/s", props{"standing": "UNKNOWN"})
				g.claim("claim/b", "kind", "topic/a", "", "source/s", props{"standing": standing})
				g.load(t, s)
				var q query
				backing := q.scan("Topic").evidence("kind")
				q.run(t, s)
				backing.want(t, "kind PROGRAM "+standing+" "+reason)
			}
		}},
		{"Evidence/lists at most 20 claims", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "source/s")
			var want []string
			for i := range 25 {
				id := fmt.Sprintf("claim/%02d", i)
				g.claim(id, "kind", "topic/a", "", "source/s")
				want = append(want, id)
			}
			g.load(t, s)
			var q query
			claims := q.scan("Topic").evidence("kind").nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			q.run(t, s)
			claims.want(t, strings.Join(want[:20], ", "))
		}},
		{"Evidence/lists claims about a relation from either end", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/b", "source/s")
			g.agreement("agreement/x", "agency/a")
			g.claim("claim/1", "agency", "agreement/x", "agency/a", "source/s")
			g.claim("claim/2", "agreements", "agency/a", "agreement/x", "source/s")
			g.claim("claim/3", "agency", "agreement/x", "", "source/s")
			g.claim("claim/4", "events", "agency/a", "agreement/x", "source/s")
			g.claim("claim/5", "federalParty", "agreement/x", "agency/b", "source/s")
			g.load(t, s)
			var q query
			ofAgreement := q.scan("Agreement").evidence("agency").nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			ofAgencies := q.scan("Agency").evidence("agreements").nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			q.run(t, s)
			ofAgreement.want(t, "claim/1, claim/2, claim/3")
			ofAgencies.want(t, "claim/1, claim/2", "")
		}},
		{"Evidence/lists once a claim about a relation from a node to itself", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "source/s")
			g.edge("PART_OF", "agency/a", "agency/a")
			g.claim("claim/1", "partOf", "agency/a", "agency/a", "source/s")
			g.load(t, s)
			var q query
			backing := q.scan("Agency").evidence("partOf", "parts")
			claims := backing.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			q.run(t, s)
			claims.want(t, "claim/1", "claim/1")
		}},
		{"Evidence/tells views of one relation to different kinds apart", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "law/l", "study/u", "source/s")
			g.edge("ON_TOPIC", "law/l", "topic/t")
			g.edge("ON_TOPIC", "study/u", "topic/t")
			g.claim("claim/1", "topics", "law/l", "topic/t", "source/s")
			g.claim("claim/2", "topics", "study/u", "topic/t", "source/s")
			g.node("topic/x")
			g.claim("claim/3", "laws", "topic/x", "study/u", "source/s")
			g.load(t, s)
			var q query
			topics := q.lookup("Topic", "topic/t")
			ofStudy := q.scan("Study").evidence("topics").nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			backing := topics.evidence("laws", "studies", "lawsuits")
			claims := backing.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			q.run(t, s)
			backing.want(t, "laws l STATED A source states it., studies u STATED A source states it., lawsuits null UNKNOWN The records have no lawsuit that they put on it. They hold what the loaded sources say: an empty list is no finding that there is none.")
			claims.want(t, "claim/1", "claim/2", "")
			ofStudy.want(t, "claim/2")
		}},
	}
}

func evidenceSourceCases() []Case {
	censusReason := "Reference data, taken from the source of its kind."
	return []Case{
		{"Evidence/takes reference data from the source of its kind", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/census-geography", "state/NC", "source/s")
			g.claim("claim/c", "name", "state/NC", "", "source/s")
			g.load(t, s)
			var q query
			backing := q.scan("State").evidence("code", "name")
			claims, sources := backing.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim"), backing.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			backing.want(t, "code NC STATED "+censusReason+", name NC STATED A source states it.")
			claims.want(t, "", "claim/c")
			sources.want(t, "source/census-geography", "")
		}},
		{"Evidence/has no source where that of the kind isn't loaded", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC")
			g.load(t, s)
			var q query
			backing := q.scan("State").evidence("code")
			sources := backing.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			backing.want(t, "code NC UNKNOWN No claim is loaded for it.")
			sources.want(t, "")
		}},
		{"Evidence/takes what a publication prints from itself", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/s", props{"consulted": true, "title": "T"})
			g.load(t, s)
			var q query
			backing := q.scan("Source").evidence("title", "url")
			sources := backing.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			backing.want(t, "title T STATED The publication prints it itself., url null UNKNOWN No source read for these records tells, or it does not apply.")
			if got := sources.row(0); got != "source/s" { // whether what is unknown has a source is left open
				t.Errorf("the source is %s", got)
			}
		}},
		{"Evidence/takes what nobody has read from the first that cites it in full", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/s", props{"title": "T"})
			g.node("source/u", props{"title": "U"})
			g.nodes("source/x", "source/y", "source/z")
			g.citation("citation/1", "source/x", "source/s", props{"form": "SUPRA"})
			g.citation("citation/3", "source/z", "source/s", props{"form": "FULL"})
			g.citation("citation/2", "source/y", "source/s", props{"form": "FULL"})
			g.citation("citation/4", "source/y", "source/u", props{"form": "SHORT"})
			g.load(t, s)
			var q query
			backing := q.lookup("Source", "source/s", "source/u").evidence("title")
			sources := backing.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			backing.want(t, "title T STATED A source gives it in a full citation; the publication itself was not read for these records.", "title U UNKNOWN No claim is loaded for it.")
			sources.want(t, "source/y", "")
		}},
	}
}
