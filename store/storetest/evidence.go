package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func evidenceCases() []Case {
	return []Case{
		{"Evidence/has a row for every field that has evidence, as the ontology has them", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l")
			g.load(t, s)
			var q query
			backing := q.lookup("Entity", "topic/a", "law/l").evidence()
			backing.Columns = backing.Columns[:1]
			q.run(t, s)
			c := ontology.Must()
			backing.want(t, strings.Join(store.EvidenceFields(c.Kind("Topic")), ", "), strings.Join(store.EvidenceFields(c.Kind("Law")), ", "))
		}},
		{"Evidence/has a row for each field asked for that a kind has, in the order asked", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l")
			g.load(t, s)
			var q query
			nodes := q.lookup("Entity", "topic/a", "law/l", "topic/none")
			backing, none := nodes.evidence("slug", "effects", "name", "id", "formerIds", "evidence", "nonsense"), nodes.evidence([]string{}...)
			argsOf[plan.EvidenceArgs](none).Fields = []string{}
			backing.Columns = backing.Columns[:1]
			q.run(t, s)
			backing.want(t, "slug, name", "effects, name", "")
			none.want(t, "", "", "")
		}},
		{"Evidence/shows values as text", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x", props{"name": "Sheriff"})
			g.agreement("agreement/a", "agency/x", props{
				"status": "ENDED", "endedOn": about("YEAR", "2018-01-01", "2018"), "firstListedOn": "2017-01-01", "named": true, "aliases": []any{"one", "two"},
				"identifiers": []any{props{"scheme": "ORI", "value": "1", "url": "https://example.org/"}, props{"scheme": "X", "value": "2"}},
			})
			g.load(t, s)
			fields := []string{"status", "endedOn", "firstListedOn", "aliases", "identifiers", "signedOn", "agency", "federalParty"}
			var q query
			backing := q.scan("Agreement").evidence(fields...)
			backing.Columns = backing.Columns[:2]
			q.run(t, s)
			backing.want(t, "status ENDED, endedOn 2018, firstListedOn 2017-01-01, aliases one; two, identifiers ORI 1; X 2, "+
				"signedOn null, agency Sheriff, federalParty null")
		}},
		{"Evidence/shows the names at the other end of a relation, each once, at most 20", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "law/m", "topic/b", "topic/a")
			g.edge("ON_TOPIC", "law/m", "topic/b", props{"position": 0})
			g.edge("ON_TOPIC", "law/m", "topic/a", props{"position": 1})
			var names []string
			for i := range 25 {
				id := fmt.Sprintf("agency/%02d", i)
				g.node(id)
				g.edge("PARTY", "lawsuit/l", id)
				g.edge("PARTY", "lawsuit/l", id, props{"n": "2"})
				names = append(names, fmt.Sprintf("%02d", i))
			}
			g.load(t, s)
			var q query
			parties, topics := q.scan("Lawsuit").evidence("parties"), q.scan("Law").evidence("topics")
			parties.Columns, topics.Columns = parties.Columns[1:2], topics.Columns[1:2]
			q.run(t, s)
			parties.want(t, strings.Join(names[:20], "; "))
			topics.want(t, "b; a")
		}},
		{"Evidence/says unknown where there is neither value nor claim", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x")
			g.agreement("agreement/a", "agency/x")
			g.load(t, s)
			var q query
			agreements := q.scan("Agreement")
			backing := agreements.evidence("endedOn", "status", "lawsuits")
			sources := backing.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			backing.want(t, "endedOn null UNKNOWN No source read for these records tells, or it does not apply., status PENDING UNKNOWN No claim is loaded for it., lawsuits null UNKNOWN The records have no lawsuit that concerns it. They hold what the loaded sources say: an empty list is no finding that there is none.")
			sources.want(t, "", "", "")
		}},
		{"Evidence/has the standing and reason that the record gives, or the claim", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/s")
			g.node("topic/a", props{"standings": []any{
				props{"field": "kind", "standing": "INFERRED", "reason": "From its name."},
				props{"field": "lawsuits", "standing": "UNKNOWN", "reason": "Nobody looked."},
			}})
			g.claim("claim/c", "kind", "topic/a", "", "source/s")
			g.claim("claim/d", "slug", "topic/a", "", "source/s")
			g.claim("claim/e", "name", "topic/a", "", "source/s", props{"standing": "INFERRED", "reason": "The heading reads so."})
			g.load(t, s)
			var q query
			topics := q.scan("Topic")
			backing := topics.evidence("kind", "lawsuits", "slug", "name")
			claims := backing.nodesUnder(&plan.EvidenceClaimsSpec{}, "Claim")
			q.run(t, s)
			backing.want(t, "kind PROGRAM INFERRED From its name., lawsuits null UNKNOWN Nobody looked., slug a STATED A source states it., name a INFERRED The heading reads so.")
			claims.want(t, "claim/c", "", "claim/d", "claim/e")
		}},
		{"Evidence/has for a relation what the record at its other end says, if nothing is said here", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/s", props{"consulted": true})
			g.node("law/l", props{"standings": []any{props{"field": "topics", "standing": "INFERRED", "reason": "From its title."}}})
			g.node("law/m")
			g.node("organization/o")
			g.node("topic/a", props{"standings": []any{props{"field": "studies", "standing": "UNKNOWN", "reason": "Nobody looked."}}})
			g.node("study/x", props{"standings": []any{props{"field": "topics", "standing": "INFERRED", "reason": "From its title."}}})
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("ON_TOPIC", "law/m", "topic/a")
			g.edge("ON_TOPIC", "study/x", "topic/a")
			g.edge("PUBLISHED_BY", "source/s", "organization/o")
			g.load(t, s)
			var q query
			topics, bodies := q.scan("Topic").evidence("laws", "studies"), q.scan("Organization").evidence("publications")
			sources := bodies.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			topics.want(t, "laws l; m INFERRED l: From its title., studies x UNKNOWN Nobody looked.")
			bodies.want(t, "publications s STATED The publication prints it itself.")
			sources.want(t, "source/s")
		}},
		{"Evidence/is for a relation no firmer than its weakest end, and counts the ends by their standings", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/s")
			g.node("law/l", props{"standings": []any{props{"field": "topics", "standing": "INFERRED", "reason": "From its title."}}})
			g.nodes("law/m", "law/n", "topic/a", "topic/b", "study/x", "agency/p", "lawsuit/v")
			g.edge("ON_TOPIC", "law/l", "topic/a", props{"standing": "INFERRED"})
			g.edge("ON_TOPIC", "law/m", "topic/a")
			g.edge("ON_TOPIC", "law/n", "topic/a")
			g.edge("ON_TOPIC", "study/x", "topic/a", props{"standing": "DERIVED"})
			g.edge("ON_TOPIC", "law/m", "topic/b", props{"standing": "INFERRED"})
			g.edge("PARTY", "lawsuit/v", "agency/p")
			g.edge("PARTY", "lawsuit/v", "agency/p", props{"n": "2", "standing": "INFERRED"})
			g.claim("claim/m", "topics", "law/m", "topic/a", "source/s")
			g.claim("claim/x", "topics", "study/x", "topic/a", "source/s")
			g.claim("claim/b", "topics", "law/m", "topic/b", "source/s")
			g.claim("claim/v", "parties", "lawsuit/v", "agency/p", "source/s")
			g.load(t, s)
			var q query
			topics, suits := q.scan("Topic").evidence("laws", "studies", "slug"), q.scan("Lawsuit").evidence("parties")
			ends, parties := topics.standings(), suits.standings()
			q.run(t, s)
			const weakest = " The weakest of its ends has this standing; `standings` counts them."
			topics.want(t, "laws l; m; n INFERRED l: From its title., studies x DERIVED"+weakest+", slug a UNKNOWN No claim is loaded for it.",
				"laws m INFERRED"+weakest+", studies null UNKNOWN The records have no study that they put on it. They hold what the loaded sources say: an empty list is no finding that there is none., slug b UNKNOWN No claim is loaded for it.")
			ends.want(t, "STATED 2, INFERRED 1", "DERIVED 1", "", "INFERRED 1", "", "")
			suits.want(t, "parties p INFERRED"+weakest)
			parties.want(t, "STATED 1, INFERRED 1")
		}},
		{"Evidence/takes a relation from the source of the kind that it leads from, and of no other", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/census-geography")
			g.node("state/NC")
			g.county("county/1", "state/NC")
			g.node("place/l")
			g.edge("IN_COUNTY", "place/l", "county/1")
			g.load(t, s)
			var q query
			counties, states := q.scan("County").evidence("state", "places"), q.scan("State").evidence("counties")
			sources := counties.nodesUnder(&plan.EvidenceSourceSpec{}, "Source")
			q.run(t, s)
			counties.want(t, "state NC STATED Reference data, taken from the source of its kind., places l UNKNOWN No claim is loaded for it.")
			states.want(t, "counties 1 STATED Reference data, taken from the source of its kind.")
			sources.want(t, "source/census-geography", "")
		}},
		{"Evidence/never has a row without a reason", func(t *testing.T, s store.Store) {
			put(t, s, richGraph())
			var q query
			backing := q.scan("Entity").evidence()
			q.run(t, s)
			table := backing.table()
			for row := range table.Rows() {
				if text(table.Cell(row, 3)) == "" || table.Cell(row, 3) == nil || table.Cell(row, 2) == nil {
					t.Errorf("row %d: %s", row, backing.row(row))
				}
			}
			if table.Rows() == 0 {
				t.Error("no rows")
			}
		}},
	}
}
