package storetest

import (
	"testing"

	"graph287g/store"
)

func applyKeyCases() []Case {
	return []Case{
		{"Apply/swaps a key between two nodes", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"slug": "one"})
			g.node("topic/b", props{"slug": "two"})
			g.load(t, s)
			g.node("topic/a", props{"slug": "two"})
			g.node("topic/b", props{"slug": "one"})
			g.load(t, s)
			wantKey(t, s, "one", "topic/b")
			wantKey(t, s, "two", "topic/a")
		}},
		{"Apply/renames a key", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"slug": "old"})
			g.load(t, s)
			g.node("topic/a", props{"slug": "new"})
			g.load(t, s)
			wantKey(t, s, "new", "topic/a")
			wantKey(t, s, "old", "null")
		}},
		{"Apply/hands a key on from a renamed node", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"slug": "one"})
			g.load(t, s)
			g.node("topic/a", props{"slug": "two"})
			g.node("topic/b", props{"slug": "one"})
			g.load(t, s)
			wantKey(t, s, "one", "topic/b")
			wantKey(t, s, "two", "topic/a")
		}},
		{"Apply/hands a key on from a deleted node", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"slug": "one"})
			g.load(t, s)
			g.remove("topic/a")
			g.node("topic/b", props{"slug": "one"})
			g.load(t, s)
			wantKey(t, s, "one", "topic/b")
		}},
		{"Apply/lets the same key stand for nodes of two kinds, and for two keys of a kind", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"slug": "same"})
			g.node("agency/a", props{"slug": "same"})
			g.node("state/NC", props{"code": "37", "fips": "37"})
			g.node("state/SC", props{"code": "45", "fips": "54"})
			g.load(t, s)
			wantKey(t, s, "same", "topic/a")
		}},
		{"Apply/lets nodes without a value for a key be many", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/a", "law/b", "place/a", "place/b")
			changes(t, s, true, g.edits...)
		}},
		{"Apply/lets a node have the same identifier twice", func(t *testing.T, s store.Store) {
			var g graph
			number := props{"scheme": "ORI", "value": "1"}
			g.node("topic/a", props{"identifiers": []any{number, number}})
			changes(t, s, true, g.edits...)
		}},
		{"Apply/lets the same number stand under two schemes", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"identifiers": []any{props{"scheme": "ORI", "value": "1"}}})
			g.node("topic/b", props{"identifiers": []any{props{"scheme": "FIPS", "value": "1"}}})
			changes(t, s, true, g.edits...)
		}},
	}
}

// wantKey looks a topic up by its slug; null stands for none.
func wantKey(t *testing.T, s store.Store, slug, id string) {
	t.Helper()
	var q query
	topic := q.byKey("Topic", "slug", slug)
	q.run(t, s)
	topic.want(t, id)
}

func applyMergeCases() []Case {
	return []Case{
		{"Apply/merges a node into another", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "law/l")
			g.edge("ON_TOPIC", "law/l", "topic/b")
			g.load(t, s)
			g.remove("ON_TOPIC", "law/l topic/b")
			g.remove("topic/b")
			g.node("topic/a", props{"formerIds": []any{"topic/b"}})
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.load(t, s)
			var q query
			topics := q.lookup("Topic", "topic/b", "topic/a")
			laws := topics.along("laws")
			q.run(t, s)
			topics.want(t, "topic/a, topic/a")
			laws.want(t, "law/l", "law/l")
		}},
		{"Apply/lets a former id go to another survivor", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"formerIds": []any{"topic/x"}})
			g.node("topic/b")
			g.load(t, s)
			g.node("topic/a")
			g.node("topic/b", props{"formerIds": []any{"topic/x"}})
			g.load(t, s)
			var q query
			topics := q.lookup("Topic", "topic/x")
			q.run(t, s)
			topics.want(t, "topic/b")
		}},
		{"Apply/moves a relation to one to another node", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "state/SC")
			g.county("county/1", "state/NC")
			g.load(t, s)
			g.remove("IN_STATE", "county/1 state/NC")
			g.edge("IN_STATE", "county/1", "state/SC")
			g.load(t, s)
			var q query
			counties := q.lookup("County", "county/1")
			state := counties.along("state")
			q.run(t, s)
			state.want(t, "state/SC")
		}},
		{"Apply/lets relations with facts lie parallel", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a")
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"role": "DEFENDANT"})
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "2", "role": "APPELLANT"})
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "3", "role": "APPELLANT"})
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
			g.remove("PARTY", "lawsuit/l agency/a")
			g.load(t, s)
			holds(t, s, append(put, store.DeleteEdge("PARTY", "lawsuit/l agency/a")))
		}},
	}
}
