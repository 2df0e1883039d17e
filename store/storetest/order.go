package storetest

import (
	"testing"

	"graph287g/store"
)

func orderCases() []Case {
	return []Case{
		{"Order/sorts texts by code point", func(t *testing.T, s store.Store) {
			var g graph
			for id, name := range map[string]string{
				"topic/a": "\U0001F600", "topic/b": "\uFF01", "topic/c": "é", "topic/d": "z", "topic/e": "Z", "topic/f": "a", "topic/g": "aa",
				"topic/h": "", "topic/i": "\uE000", "topic/j": "\U0010FFFF", "topic/k": " a", "topic/l": "\uD7FF", "topic/m": "\U00010000", "topic/n": "a\x00",
			} {
				g.node(id, props{"name": name})
			}
			g.load(t, s)
			wantOrder(t, s, "Topic", "topic/h, topic/k, topic/e, topic/f, topic/n, topic/g, topic/d, topic/c, topic/l, topic/i, topic/b, topic/m, topic/a, topic/j", "name")
			wantOrder(t, s, "Topic", "topic/j, topic/a, topic/m, topic/b, topic/i, topic/l, topic/c, topic/d, topic/g, topic/n, topic/f, topic/e, topic/k, topic/h", "-name")
		}},
		{"Order/puts nulls last in both directions, by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/d", "source/a")
			g.node("source/c", props{"title": ""})
			g.node("source/b", props{"title": "x"})
			g.load(t, s)
			wantOrder(t, s, "Source", "source/c, source/b, source/a, source/d", "title")
			wantOrder(t, s, "Source", "source/b, source/c, source/a, source/d", "-title")
		}},
		{"Order/sorts what is equal by id, ascending", func(t *testing.T, s store.Store) {
			var g graph
			for _, id := range []string{"topic/c", "topic/a", "topic/b"} {
				g.node(id, props{"name": "same"})
			}
			g.load(t, s)
			wantOrder(t, s, "Topic", "topic/a, topic/b, topic/c", "name")
			wantOrder(t, s, "Topic", "topic/a, topic/b, topic/c", "-name")
		}},
		{"Order/sorts by id in both directions", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/b", "topic/a-b", "topic/a", "topic/a/b")
			g.load(t, s)
			wantOrder(t, s, "Topic", "topic/a, topic/a-b, topic/a/b, topic/b", "id")
			wantOrder(t, s, "Topic", "topic/b, topic/a/b, topic/a-b, topic/a", "-id")
		}},
		{"Order/sorts enums as they are declared", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x")
			for id, status := range map[string]string{"agreement/a": "UNKNOWN", "agreement/b": "ACTIVE", "agreement/c": "PENDING", "agreement/d": "ENDED", "agreement/e": "UNLISTED"} {
				g.agreement(id, "agency/x", props{"status": status})
			}
			g.load(t, s)
			wantOrder(t, s, "Agreement", "agreement/c, agreement/b, agreement/e, agreement/d, agreement/a", "status")
			wantOrder(t, s, "Agreement", "agreement/a, agreement/d, agreement/e, agreement/b, agreement/c", "-status")
		}},
		{"Order/sorts whole numbers", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t")
			for id, n := range map[string]any{"citation/a": 10, "citation/b": 9, "citation/c": -1, "citation/d": nil, "citation/e": 2147483647, "citation/f": -2147483648} {
				g.citation(id, "source/s", "topic/t", props{"footnote": n})
			}
			g.load(t, s)
			wantOrder(t, s, "Citation", "citation/f, citation/c, citation/b, citation/a, citation/e, citation/d", "footnote")
			wantOrder(t, s, "Citation", "citation/e, citation/a, citation/b, citation/c, citation/f, citation/d", "-footnote")
		}},
		{"Order/sorts numbers", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t")
			for id, n := range map[string]any{"claim/a": 10, "claim/b": 9.5, "claim/c": -0.1, "claim/d": nil, "claim/e": 1e300, "claim/f": 5e-324, "claim/g": 0.0} {
				g.claim(id, "x", "topic/t", "", "source/s", props{"number": n})
			}
			g.load(t, s)
			wantOrder(t, s, "Claim", "claim/c, claim/g, claim/f, claim/b, claim/a, claim/e, claim/d", "number")
			wantOrder(t, s, "Claim", "claim/e, claim/a, claim/b, claim/f, claim/g, claim/c, claim/d", "-number")
		}},
		{"Order/sorts days", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x")
			for id, d := range map[string]any{"agreement/a": "2019-01-10", "agreement/b": "2019-01-09", "agreement/c": "0001-01-01", "agreement/d": nil, "agreement/e": "9999-12-31"} {
				g.agreement(id, "agency/x", props{"firstListedOn": d})
			}
			g.load(t, s)
			wantOrder(t, s, "Agreement", "agreement/c, agreement/b, agreement/a, agreement/e, agreement/d", "firstListedOn")
			wantOrder(t, s, "Agreement", "agreement/e, agreement/a, agreement/b, agreement/c, agreement/d", "-firstListedOn")
		}},
		{"Order/sorts dates by day, then by how exactly they are known", func(t *testing.T, s store.Store) {
			var g graph
			g.node("study/a", props{"period": about("CIRCA", "2019-01-01", "2019~")})
			g.node("study/b", props{"period": day("2019-01-01")})
			g.node("study/c", props{"period": about("YEAR", "2019-01-01", "2019")})
			g.node("study/d", props{"period": day("2018-12-31")})
			g.node("study/e", props{"period": about("MONTH", "2019-01-01", "2019-01")})
			g.node("study/f")
			g.node("study/g", props{"period": about("RANGE", "2019-01-01", "../2019-01-01")})
			g.node("study/h", props{"period": day("2019-01-01")})
			g.load(t, s)
			wantOrder(t, s, "Study", "study/d, study/b, study/h, study/e, study/c, study/g, study/a, study/f", "period")
			wantOrder(t, s, "Study", "study/a, study/g, study/c, study/e, study/b, study/h, study/d, study/f", "-period")
		}},
		{"Order/sorts by several keys, each in its direction", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/a", props{"name": "x", "title": "1"})
			g.node("source/b", props{"name": "y", "title": "2"})
			g.node("source/c", props{"name": "y", "title": "1"})
			g.node("source/d", props{"name": "y"})
			g.node("source/e", props{"name": "x", "title": "2"})
			g.node("source/f", props{"name": "x"})
			g.load(t, s)
			wantOrder(t, s, "Source", "source/e, source/a, source/f, source/b, source/c, source/d", "name", "-title")
			wantOrder(t, s, "Source", "source/c, source/b, source/d, source/a, source/e, source/f", "-name", "title")
			wantOrder(t, s, "Source", "source/c, source/a, source/b, source/e, source/d, source/f", "title", "-name", "-id")
			wantOrder(t, s, "Source", "source/d, source/c, source/b, source/f, source/e, source/a", "-name", "-id", "title")
		}},
		{"Order/sorts the nodes of an interface by what they share", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "2"})
			g.node("law/a", props{"name": "3"})
			g.node("person/a", props{"name": "1"})
			g.load(t, s)
			wantOrder(t, s, "Node", "person/a, topic/a, law/a", "name")
		}},
	}
}

func orderThroughCases() []Case {
	return []Case{
		{"Order/sorts by a field of the node that a relation leads to, nowhere last", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/1", props{"code": "B"})
			g.node("state/2", props{"code": "A"})
			g.nodes("place/a", "place/b", "place/c", "place/d")
			g.edge("IN_STATE", "place/a", "state/1")
			g.edge("IN_STATE", "place/c", "state/2")
			g.edge("IN_STATE", "place/d", "state/1")
			g.load(t, s)
			wantOrder(t, s, "Place", "place/c, place/a, place/d, place/b", "state.code")
			wantOrder(t, s, "Place", "place/a, place/d, place/c, place/b", "-state.code")
			wantOrder(t, s, "Place", "place/d, place/a, place/c, place/b", "-state.code", "-id")
		}},
		{"Order/sorts by a field two relations away", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/1", props{"code": "B"})
			g.node("state/2", props{"code": "A"})
			g.nodes("agency/x", "agency/y", "agency/z")
			g.edge("OF_STATE", "agency/x", "state/1")
			g.edge("OF_STATE", "agency/y", "state/2")
			g.agreement("agreement/a", "agency/x")
			g.agreement("agreement/b", "agency/z")
			g.agreement("agreement/c", "agency/y")
			g.load(t, s)
			wantOrder(t, s, "Agreement", "agreement/c, agreement/a, agreement/b", "state.code")
			wantOrder(t, s, "Agreement", "agreement/a, agreement/c, agreement/b", "-state.code")
			wantOrder(t, s, "Agreement", "agreement/c, agreement/a, agreement/b", "agency.state.code")
			wantOrder(t, s, "Agreement", "agreement/b, agreement/c, agreement/a", "-agency.id")
		}},
		{"Order/sorts by what different kinds at the other end share", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x", props{"name": "2"})
			g.node("person/x", props{"name": "1"})
			g.node("organization/x", props{"name": "3"})
			g.nodes("source/a", "source/b", "source/c", "source/d")
			g.edge("PUBLISHED_BY", "source/a", "agency/x")
			g.edge("PUBLISHED_BY", "source/b", "organization/x")
			g.edge("PUBLISHED_BY", "source/d", "person/x")
			g.load(t, s)
			wantOrder(t, s, "Source", "source/d, source/a, source/b, source/c", "publisher.name")
			wantOrder(t, s, "Source", "source/b, source/a, source/d, source/c", "-publisher.name")
		}},
		{"Order/sorts by a null at the other end as by none", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t")
			g.node("source/x", props{"title": "T"})
			g.node("source/y")
			g.citation("citation/a", "source/y", "topic/t")
			g.citation("citation/b", "source/x", "topic/t")
			g.load(t, s)
			wantOrder(t, s, "Citation", "citation/b, citation/a", "citing.title")
			wantOrder(t, s, "Citation", "citation/b, citation/a", "-citing.title")
		}},
	}
}

// wantOrder compares the order of all nodes of a kind.
func wantOrder(t *testing.T, s store.Store, kind, want string, keys ...string) {
	t.Helper()
	var q query
	found := q.scan(kind).order(keys...)
	q.run(t, s)
	found.want(t, want)
}
