package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

func expandCases() []Case {
	return []Case{
		{"Expand/finds the one at the other end, or none", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "place/a", "place/b")
			g.edge("IN_STATE", "place/a", "state/NC")
			g.load(t, s)
			var q query
			places := q.scan("Place")
			state := places.along("state").get("code")
			q.run(t, s)
			state.want(t, "state/NC NC", "")
		}},
		{"Expand/goes either way along a relation", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/a")
			g.agreement("agreement/x", "agency/a")
			g.agreement("agreement/y", "agency/a")
			g.load(t, s)
			var q query
			agreements := q.scan("Agreement")
			agency := agreements.along("agency")
			back := agency.along("agreements")
			q.run(t, s)
			agency.want(t, "agency/a", "agency/a")
			back.want(t, "agreement/x, agreement/y", "agreement/x, agreement/y")
		}},
		{"Expand/lists few in curated order", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/l", "law/m", "law/n", "topic/a", "topic/b", "topic/c", "topic/d")
			for i, topic := range []string{"topic/c", "topic/a", "topic/d", "topic/b"} {
				g.edge("ON_TOPIC", "law/l", topic, props{"position": i})
				g.edge("ON_TOPIC", "law/m", topic, props{"position": 10 - i})
			}
			g.load(t, s)
			var q query
			topics := q.scan("Law").along("topics")
			q.run(t, s)
			topics.want(t, "topic/c, topic/a, topic/d, topic/b", "topic/b, topic/d, topic/a, topic/c", "")
		}},
		{"Expand/lists few without a place first, by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/l", "topic/a", "topic/b", "topic/c", "topic/d")
			g.edge("ON_TOPIC", "law/l", "topic/d")
			g.edge("ON_TOPIC", "law/l", "topic/a", props{"position": 1})
			g.edge("ON_TOPIC", "law/l", "topic/c")
			g.edge("ON_TOPIC", "law/l", "topic/b", props{"position": 1})
			g.load(t, s)
			var q query
			topics := q.scan("Law").along("topics")
			q.run(t, s)
			topics.want(t, "topic/c, topic/d, topic/a, topic/b")
		}},
		{"Expand/lists all of a few", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/l")
			someTopics(&g, 0, store.MaxFew)
			g.load(t, s)
			var q query
			topics := q.scan("Law").along("topics").first(1)
			q.run(t, s)
			if n := topics.table().Rows(); n != store.MaxFew {
				t.Errorf("%d rows", n)
			}
		}},
		{"Expand/leaves out ends of other kinds", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "law/l", "study/s", "lawsuit/w", "source/x")
			for _, id := range []string{"law/l", "study/s", "lawsuit/w", "source/x"} {
				g.edge("ON_TOPIC", id, "topic/t")
			}
			g.load(t, s)
			var q query
			topics := q.scan("Topic")
			laws, studies := topics.along("laws").count(), topics.along("studies")
			all := topics.along("laws").count()
			all.Kinds = ontology.Must().KindsOf("Node")
			all.get("id")
			q.run(t, s)
			laws.want(t, "law/l")
			laws.wantTotals(t, 1)
			studies.want(t, "study/s")
			all.want(t, "law/l, lawsuit/w, source/x, study/s")
			all.wantTotals(t, 4)
		}},
		{"Expand/has no rows for parents without relations", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "topic/c", "law/l")
			g.edge("ON_TOPIC", "law/l", "topic/b")
			g.load(t, s)
			var q query
			laws := q.scan("Topic").along("laws").count()
			q.run(t, s)
			laws.want(t, "", "law/l", "")
			laws.wantTotals(t, 0, 1, 0)
			laws.wantMore(t, false, false, false)
		}},
		{"Expand/has no parents where there are no rows", func(t *testing.T, s store.Store) {
			var q query
			laws := q.scan("Topic").along("laws").count()
			sources := laws.along("sources").count()
			q.run(t, s)
			laws.want(t)
			sources.want(t)
		}},
		{"Expand/lists the claims with a field alone", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("study/s", "study/u", "source/a")
			g.claim("claim/a", "finding", "study/s", "", "source/a")
			g.claim("claim/b", "findings", "study/s", "", "source/a")
			g.claim("claim/c", "finding", "study/u", "", "source/a")
			g.claim("claim/d", "Finding", "study/s", "", "source/a")
			g.claim("claim/e", "finding", "study/s", "study/u", "source/a", props{"kind": "FINDING"})
			g.load(t, s)
			var q query
			studies := q.scan("Study")
			findings := studies.along("findings").count()
			claims := studies.along("claims").where("kind", "FINDING").count()
			q.run(t, s)
			findings.want(t, "claim/a, claim/e", "claim/c")
			findings.wantTotals(t, 2, 1)
			claims.want(t, "claim/e", "")
			claims.wantTotals(t, 1, 0)
		}},
		{"Expand/leads a node to itself", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/a")
			g.edge("PART_OF", "agency/a", "agency/a")
			g.load(t, s)
			var q query
			agencies := q.scan("Agency")
			whole, parts := agencies.along("partOf"), agencies.along("parts")
			q.run(t, s)
			whole.want(t, "agency/a")
			parts.want(t, "agency/a")
		}},
		{"Expand/forgets relations that were deleted", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l", "law/m")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("ON_TOPIC", "law/m", "topic/a")
			g.load(t, s)
			g.remove("ON_TOPIC", "law/l topic/a")
			g.load(t, s)
			var q query
			laws := q.scan("Topic").along("laws")
			topics := q.lookup("Law", "law/l", "law/m").along("topics")
			q.run(t, s)
			laws.want(t, "law/m")
			topics.want(t, "", "topic/a")
		}},
	}
}
