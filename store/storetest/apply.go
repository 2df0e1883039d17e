package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

func applyCases() []Case {
	return []Case{
		{"Apply/makes what was not there", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC")
			g.county("county/37119", "state/NC", props{"aliases": []any{"Meck"}})
			put := g.edits
			if v := g.load(t, s); v.Number != 1 {
				t.Errorf("the first version is %d", v.Number)
			}
			holds(t, s, put)
		}},
		{"Apply/makes all of a change at once, in any order of its edits", func(t *testing.T, s store.Store) {
			var g graph
			g.edge("IN_STATE", "county/37119", "state/NC")
			g.nodes("county/37119", "state/NC")
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
		}},
		{"Apply/puts a record as a whole", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"aliases": []any{"x"}, "description": "old"})
			g.nodes("person/p", "agency/a")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a", props{"acting": true, "since": day("2018-12-05")})
			g.load(t, s)
			g.node("topic/a", props{"description": "new"})
			g.nodes("person/p", "agency/a")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a", props{"title": "Sheriff"})
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
		}},
		{"Apply/removes what it deletes", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "law/l")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.load(t, s)
			g.remove("topic/a")
			g.remove("topic/b")
			g.remove("ON_TOPIC", "law/l topic/a")
			g.load(t, s)
			g.node("law/l")
			holds(t, s, g.edits)
		}},
		{"Apply/lets the last edit of a record win", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"description": "first"})
			g.nodes("topic/b", "law/l")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.node("topic/a", props{"description": "last"})
			g.remove("topic/b")
			g.remove("ON_TOPIC", "law/l topic/a")
			g.edge("ON_TOPIC", "law/l", "topic/a", props{"standing": "INFERRED"})
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
		}},
		{"Apply/makes no version of what is so already", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC", props{"aliases": []any{"b", "a"}, "identifiers": []any{props{"scheme": "GEOID", "value": "37"}}})
			g.county("county/37119", "state/NC")
			same := g.edits
			g.load(t, s)
			changes(t, s, false, same...)
			changes(t, s, false, same[0])
			changes(t, s, false)
		}},
		{"Apply/makes no version of deleting what is not there", func(t *testing.T, s store.Store) {
			changes(t, s, false, store.DeleteNode("county/37119"), store.DeleteEdge("IN_STATE", "county/37119 state/NC"))
			changes(t, s, false, store.DeleteEdge("IN_STATE", "county/37119 state/NC"))
			var g graph
			g.node("state/NC")
			g.county("county/37119", "state/NC")
			g.load(t, s)
			changes(t, s, false, store.DeleteEdge("PARTY", "lawsuit/l county/37119 1"), store.DeleteNode("county/1"))
		}},
		{"Apply/makes one version of what changes part of the graph", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b")
			same := g.edits
			g.load(t, s)
			g.node("topic/c")
			changes(t, s, true, append(same, g.edits...)...)
			changes(t, s, true, store.DeleteNode("topic/a"), store.DeleteNode("topic/x"))
		}},
		{"Apply/takes values in all their forms for the same", func(t *testing.T, s store.Store) {
			put := func(number, footnote any, name string, absent ...props) []store.Edit {
				var g graph
				g.nodes("topic/a", "source/s")
				g.claim("claim/c", "finding", "topic/a", "", "source/s", append(absent, props{"number": number, "name": name})...)
				g.citation("citation/i", "source/s", "topic/a", props{"footnote": footnote})
				return g.edits
			}
			changes(t, s, true, put(2.0, int64(3), "Caf\u00e9")...)
			changes(t, s, false, put(2, 3, "Cafe\u0301", props{"printed": nil})...)
			changes(t, s, false, put(json.Number("2"), json.Number("3"), "Caf\u00e9")...)
			changes(t, s, false, put(uint64(2), uint64(3), "Caf\u00e9")...)
			changes(t, s, true, put(0.0, nil, "Caf\u00e9")...)
			changes(t, s, false, put(math.Copysign(0, -1), nil, "Caf\u00e9")...)
		}},
		{"Apply/takes an absent list for an empty one", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			g.load(t, s)
			g.node("topic/a", props{"aliases": []any{}, "identifiers": nil, "standings": []any{}})
			changes(t, s, false, g.edits...)
		}},
		{"Apply/takes a relation without standing for a stated one", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/l", "topic/a")
			g.load(t, s)
			bare := store.PutEdge(store.Edge{Relation: "ON_TOPIC", ID: "law/l topic/a", From: "law/l", To: "topic/a"})
			changes(t, s, true, bare)
			g.edge("ON_TOPIC", "law/l", "topic/a", props{"standing": "STATED"})
			changes(t, s, false, g.edits...)
		}},
		{"Apply/keeps nothing that its caller may change afterwards", func(t *testing.T, s store.Store) {
			var g graph
			aliases, number := []any{"a"}, props{"scheme": "GEOID", "value": "37"}
			g.node("state/NC", props{"aliases": aliases, "identifiers": []any{number}})
			g.load(t, s)
			want := exported(t, s)
			aliases[0], number["value"] = "b", "38"
			if diff := cmp.Diff(want, exported(t, s)); diff != "" {
				t.Errorf("the graph changed (-before +after):\n%s", diff)
			}
		}},
		{"Apply/takes as many edits as one change may hold", func(t *testing.T, s store.Store) {
			changes(t, s, true, manyTopics(store.MaxChanges)...)
			if n := len(exported(t, s)); n != store.MaxChanges {
				t.Errorf("%d records", n)
			}
		}},
		{"Apply/makes one version of several changes, each after those before it", func(t *testing.T, s store.Store) {
			var first, second, third graph
			first.nodes("topic/a", "topic/gone")
			second.nodes("law/l")
			second.edge("ON_TOPIC", "law/l", "topic/a")
			third.edits = append(third.edits, store.DeleteNode("topic/gone"))
			third.node("topic/a", props{"slug": "other"})
			v, err := s.Apply(t.Context(), store.Change{Edits: first.edits}, store.Change{Edits: second.edits, Seed: "fingerprint"}, store.Change{Edits: third.edits})
			if err != nil || v.Number != 1 || v.Seed != "fingerprint" {
				t.Fatalf("version %+v, %v", v, err)
			}
			if diff := cmp.Diff(v, version(t, s)); diff != "" {
				t.Errorf("the version (-returned +stored):\n%s", diff)
			}
			if got := exported(t, s); len(got) != 3 || strings.Contains(strings.Join(got, ""), "topic/gone") {
				t.Errorf("the graph holds %s", got)
			}
			changes(t, s, false, append(second.edits, third.edits[1])...)
		}},
		{"Apply/keeps nothing of several changes where one is refused", func(t *testing.T, s store.Store) {
			var before, first, second graph
			before.node("topic/before")
			before.load(t, s)
			want := exported(t, s)
			first.node("topic/a")
			second.edge("ON_TOPIC", "law/none", "topic/a")
			_, err := s.Apply(t.Context(), store.Change{Edits: first.edits}, store.Change{Edits: second.edits, Seed: "fingerprint"})
			var invalid *store.InvalidError
			if !errors.As(err, &invalid) {
				t.Errorf("apply: %v", err)
			}
			if diff := cmp.Diff(want, exported(t, s)); diff != "" || version(t, s).Number != 1 || version(t, s).Seed != "" {
				t.Errorf("version %+v, the graph (-before +after):\n%s", version(t, s), diff)
			}
		}},
		{"Apply/makes no version of changes without effect, nor of none", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			g.load(t, s)
			for _, list := range [][]store.Change{nil, {{Edits: g.edits}, {Edits: g.edits}, {}}} {
				if v, err := s.Apply(t.Context(), list...); err != nil || v.Number != 1 {
					t.Errorf("version %d, %v", v.Number, err)
				}
			}
		}},
		{"Apply/makes one version of more edits than one change may hold", func(t *testing.T, s store.Store) {
			var first, second graph
			first.node("state/NC")
			for i := range 12_100 {
				g := &first
				if i >= 9_000 {
					g = &second
				}
				g.county(fmt.Sprintf("county/%05d", i), "state/NC")
			}
			v, err := s.Apply(t.Context(), store.Change{Edits: first.edits}, store.Change{Edits: second.edits})
			if n := len(exported(t, s)); err != nil || v.Number != 1 || n != len(first.edits)+len(second.edits) || n <= store.MaxChanges {
				t.Errorf("version %d with %d records, %v", v.Number, n, err)
			}
		}},
		{"Apply/makes more edits than one change may hold of a graph that has records, or keeps nothing of them", func(t *testing.T, s store.Store) {
			var before, first, second, refused graph
			before.nodes("state/NC", "law/l", "law/gone", "topic/a", "topic/b")
			before.node("topic/00001", props{"slug": "taken", "formerIds": []any{"topic/former"}})
			before.edge("ON_TOPIC", "law/l", "topic/a")
			before.edge("ON_TOPIC", "law/gone", "topic/b")
			before.load(t, s)
			want := exported(t, s)

			first.edits = append(manyTopics(store.MaxChanges-4), store.DeleteEdge("ON_TOPIC", "law/gone topic/b"), store.DeleteNode("law/gone"))
			first.node("topic/b", props{"slug": "taken"}) // which topic/00001 lets go
			first.edge("ON_TOPIC", "law/l", "topic/00002")
			second.edits = append(second.edits, store.DeleteEdge("ON_TOPIC", "law/l topic/a"), store.DeleteNode("topic/a"))
			second.node("topic/00002", props{"formerIds": []any{"topic/former"}})
			refused.edge("ON_TOPIC", "law/l", "topic/none")
			_, err := s.Apply(t.Context(), store.Change{Edits: first.edits}, store.Change{Edits: second.edits, Seed: "fingerprint"}, store.Change{Edits: refused.edits})
			var invalid *store.InvalidError
			if !errors.As(err, &invalid) {
				t.Fatalf("apply: %v", err)
			}
			if diff := cmp.Diff(want, exported(t, s)); diff != "" || version(t, s).Number != 1 || version(t, s).Seed != "" {
				t.Fatalf("version %+v, the graph (-before +after):\n%.2000s", version(t, s), diff)
			}
			wantCounts(t, s, map[string]int{"State": 1, "Law": 2, "Topic": 3})

			v, err := s.Apply(t.Context(), store.Change{Edits: first.edits}, store.Change{Edits: second.edits, Seed: "fingerprint"})
			if err != nil || v.Number != 2 || v.Seed != "fingerprint" {
				t.Fatalf("version %+v, %v", v, err)
			}
			if diff := cmp.Diff(v, version(t, s)); diff != "" {
				t.Errorf("the version (-returned +stored):\n%s", diff)
			}
			wantCounts(t, s, map[string]int{"State": 1, "Law": 1, "Topic": store.MaxChanges - 3})
			if n := len(exported(t, s)); n != store.MaxChanges {
				t.Errorf("%d records", n)
			}
			changes(t, s, false, append(second.edits, store.DeleteNode("law/gone"))...)
		}},
		{"Apply/refuses more edits than one change may hold", func(t *testing.T, s store.Store) {
			refuses(t, s, manyTopics(store.MaxChanges+1), "change: 20001 edits")
		}},
		{"Apply/returns all problems, in order, and keeps nothing", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/good")
			g.node("topic/b", props{"kind": "NONE", "size": 3})
			g.node("topic/a", props{"name": 7})
			refuses(t, s, g.edits, "topic/a, name: 7 is no String", `topic/b, kind: "NONE" is no TopicKind`, `topic/b, size: Topic has no stored field "size"`)
			g = graph{}
			g.nodes("county/2", "county/1", "topic/good")
			g.edge("IN_STATE", "county/2", "state/NC")
			refuses(t, s, g.edits, "IN_STATE county/2 state/NC: there is no node state/NC", "county/1, state: is missing")
		}},
		{"Apply/returns the same problems every time", func(t *testing.T, s store.Store) {
			var g graph
			for i := range 12 {
				g.node(fmt.Sprintf("county/%d", i), props{"fips": "same"})
			}
			first := problemsOf(t, s, g.edits)
			for range 20 {
				if diff := cmp.Diff(first, problemsOf(t, s, g.edits)); diff != "" {
					t.Fatalf("problems (-first +now):\n%s", diff)
				}
			}
		}},
	}
}

func manyTopics(n int) []store.Edit {
	var g graph
	for i := range n {
		g.node(fmt.Sprintf("topic/%05d", i))
	}
	return g.edits
}
