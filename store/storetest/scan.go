package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

func scanCases() []Case {
	return []Case{
		{"Scan/lists the nodes of a kind by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/b", "topic/a-1", "topic/a/1", "topic/B", "topic/a", "law/l")
			g.load(t, s)
			var q query
			topics := q.scan("Topic").count()
			q.run(t, s)
			topics.want(t, "topic/B, topic/a, topic/a-1, topic/a/1, topic/b")
			topics.wantTotals(t, 5)
			topics.wantMore(t, false)
		}},
		{"Scan/lists the nodes of several kinds by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "lawsuit/a", "law/b", "law/a", "place/a", "program-model/a", "person/a", "agency/z", "state/NC")
			g.load(t, s)
			var q query
			all, actors := q.scan("Node"), q.scan("Actor")
			q.run(t, s)
			all.want(t, "agency/z, law/a, law/b, lawsuit/a, person/a, place/a, program-model/a, state/NC, topic/a")
			actors.want(t, "agency/z, person/a")
		}},
		{"Scan/has no rows where there are no nodes", func(t *testing.T, s store.Store) {
			var q query
			topics := q.scan("Topic").count().order("name")
			q.run(t, s)
			topics.want(t, "")
			topics.wantTotals(t, 0)
			topics.wantMore(t, false)
			var g graph
			g.node("law/l")
			g.load(t, s)
			q.run(t, s)
			topics.want(t, "")
		}},
		{"Scan/shows what the last change made", func(t *testing.T, s store.Store) {
			var q query
			topics := q.scan("Topic").get("description")
			var g graph
			g.node("topic/a", props{"description": "old"})
			g.nodes("topic/b")
			g.load(t, s)
			q.run(t, s)
			topics.want(t, "topic/a old, topic/b b")
			g.node("topic/a", props{"description": "new"})
			g.node("topic/c")
			g.remove("topic/b")
			g.load(t, s)
			q.run(t, s)
			topics.want(t, "topic/a new, topic/c c")
		}},
		{"Scan/lists every kind of the ontology", func(t *testing.T, s store.Store) {
			for _, k := range ontology.Must().Kinds {
				var q query
				nodes := q.scan(k.Name).count()
				for _, f := range k.Fields {
					if f.Role == ontology.Stored {
						nodes.get(f.Name)
					}
				}
				q.run(t, s)
				nodes.wantTotals(t, 0)
			}
		}},
	}
}
