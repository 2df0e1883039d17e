package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func exportCases() []Case {
	return []Case{
		{"Export/yields nothing of an empty graph", func(t *testing.T, s store.Store) {
			if got := exported(t, s); len(got) != 0 {
				t.Errorf("got %q", got)
			}
		}},
		{"Export/yields nodes by id, then relations by type and id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a-b", "topic/a/b", "topic/a.b", "topic/ab", "topic/B", "lawsuit/l", "law/l", "agency/a", "person/p")
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "2"})
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "10"})
			g.edge("PARTY", "lawsuit/l", "agency/a")
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "1"})
			g.edge("APPLIES", "lawsuit/l", "law/l")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a")
			g.load(t, s)
			var got []string
			for r, err := range s.Export(t.Context()) {
				switch {
				case err != nil:
					t.Fatal(err)
				case r.Node != nil:
					got = append(got, r.Node.ID)
				default:
					got = append(got, r.Edge.Relation+" "+r.Edge.ID)
				}
			}
			want := []string{
				"agency/a", "law/l", "lawsuit/l", "person/p", "topic/B", "topic/a-b", "topic/a.b", "topic/a/b", "topic/ab",
				"APPLIES lawsuit/l law/l", "HOLDS_OFFICE_IN person/p agency/a",
				"PARTY lawsuit/l agency/a", "PARTY lawsuit/l agency/a 1", "PARTY lawsuit/l agency/a 10", "PARTY lawsuit/l agency/a 2",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("order (-want +got):\n%s", diff)
			}
		}},
		{"Export/yields one of node and relation, in canonical form", func(t *testing.T, s store.Store) {
			c := ontology.Must()
			put(t, s, richGraph())
			n := 0
			for r, err := range s.Export(t.Context()) {
				if err != nil || (r.Node == nil) == (r.Edge == nil) {
					t.Fatalf("record %d is %+v, %v", n, r, err)
				}
				n++
				if r.Node != nil {
					if want, ps := store.CanonicalNode(c, r.Node); len(ps) > 0 || !cmp.Equal(want, r.Node) {
						t.Errorf("%s isn't canonical: %v %s", r.Node.ID, ps, cmp.Diff(want, r.Node))
					}
					continue
				}
				if want, ps := store.CanonicalEdge(c, r.Edge); len(ps) > 0 || !cmp.Equal(want, r.Edge) {
					t.Errorf("%s isn't canonical: %v %s", r.Edge.ID, ps, cmp.Diff(want, r.Edge))
				}
			}
			if n != len(richGraph()) {
				t.Errorf("%d records of %d", n, len(richGraph()))
			}
		}},
		{"Export/yields what makes an equal graph", func(t *testing.T, s store.Store) {
			put(t, s, richGraph())
			holds(t, s, richGraph())
			var again, gone []store.Edit
			for r, err := range s.Export(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				again = append(again, store.Edit{Record: r})
				gone = append(gone, store.Edit{Record: r, Delete: true})
			}
			before := exported(t, s)
			changes(t, s, false, again...)
			changes(t, s, true, gone...)
			if left := exported(t, s); len(left) != 0 {
				t.Errorf("left: %q", left)
			}
			slices.Reverse(again)
			changes(t, s, true, again...)
			if diff := cmp.Diff(before, exported(t, s)); diff != "" {
				t.Errorf("made anew (-before +after):\n%s", diff)
			}
		}},
		{"Export/may be left early, and begun anew", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b")
			g.load(t, s)
			all := s.Export(t.Context())
			for range 3 {
				for r := range all {
					if r.Node.ID != "topic/a" {
						t.Errorf("begins with %s", r.Node.ID)
					}
					break
				}
			}
			g.node("topic/c")
			g.load(t, s)
			if n := len(exported(t, s)); n != 3 {
				t.Errorf("%d records", n)
			}
		}},
		{"Export/yields one version, whatever is applied meanwhile", func(t *testing.T, s store.Store) {
			put(t, s, manyTopics(3_000))
			n := 0
			for r, err := range s.Export(t.Context()) {
				if err != nil {
					if errors.Is(err, store.ErrUnavailable) {
						return // a store may give up rather than yield half a change
					}
					t.Fatal(err)
				}
				if n == 0 {
					changes(t, s, true, store.DeleteNode("topic/02999"), store.DeleteNode("topic/00001"))
				}
				if r.Node == nil {
					t.Fatalf("record %d is no node", n)
				}
				n++
			}
			if n != 3_000 {
				t.Errorf("%d records", n)
			}
		}},
		{"Export/ends with the context's error", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b")
			g.load(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			n := 0
			for r, err := range s.Export(ctx) {
				if n++; n > 1 || !errors.Is(err, context.Canceled) || r.Node != nil || r.Edge != nil {
					t.Errorf("yield %d is %+v, %v", n, r, err)
				}
			}
			if n != 1 {
				t.Errorf("yielded %d times", n)
			}
		}},
	}
}

// richGraph has a value of every type, and what is odd about records.
func richGraph() []store.Edit {
	var g graph
	g.node("state/NC", props{"aliases": []any{"b", "a", "b"}, "identifiers": []any{
		props{"scheme": "GEOID", "value": "37", "url": "https://example.org/37?a=1&b=2"}, props{"scheme": "ORI", "value": "1"},
	}})
	g.county("county/37119", "state/NC", props{"formerIds": []any{"county/x", "county/y"}})
	g.node("agency/a", props{"printedType": "", "standings": []any{props{"field": "level", "standing": "INFERRED", "reason": "From its name."}}})
	g.edge("SERVES", "agency/a", "county/37119", props{"level": "COUNTY", "share": 0.25, "since": about("YEAR", "1996-01-01", "1996~"), "standing": "DERIVED"})
	g.edge("SERVES", "agency/a", "county/37119", props{"n": "2", "level": "STATE", "until": day("2018-12-05")})
	g.agreement("agreement/a", "agency/a", props{"signedOn": day("2018-12-05"), "firstListedOn": "2019-01-02", "endedOn": props{
		"date": "2024-12-31", "latest": "2024-12-31", "precision": "RANGE", "edtf": "../2024-12-31", "printed": "by \"2024\"", "inferred": true,
	}})
	g.node("source/s", props{"title": "\u2028 <&> \U0001F600 \x00", "url": "http://example.org/"})
	g.claim("claim/c", "endedOn", "agreement/a", "agency/a", "source/s", props{"number": 1e21, "negated": true})
	g.claim("claim/d", "x", "agreement/a", "", "source/s", props{"number": -0.1})
	g.citation("citation/i", "source/s", "agreement/a", props{"footnote": -28, "order": 2147483647})
	g.edge("SUPPORTS", "citation/i", "claim/c", props{"position": 1})
	g.edge("SUPPORTS", "citation/i", "claim/d", props{"position": 0})
	g.node("law/l", props{"effects": []any{"MANDATES", "AUTHORIZES"}})
	return g.edits
}
