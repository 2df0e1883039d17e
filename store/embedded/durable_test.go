package embedded_test

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

func TestReopenedStoreIsEqual(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	apply(t, s, odd()...)
	apply(t, s, topic("topic/gone"), topic("topic/stays"))
	v, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{store.DeleteNode("topic/gone")}, Seed: "fingerprint"})
	if err != nil {
		t.Fatal(err)
	}
	want := export(t, s)
	closeStore(t, s)

	for range 2 {
		s = open(t, path)
		if diff := cmp.Diff(want, export(t, s)); diff != "" {
			t.Errorf("the graph (-before +after):\n%s", diff)
		}
		got, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(v, got); diff != "" {
			t.Errorf("the version (-before +after):\n%s", diff)
		}
		closeStore(t, s)
	}
}

func TestReopenedStoreTakesTheSameChangeForNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	v := apply(t, s, odd()...)
	closeStore(t, s)
	s = open(t, path)
	defer closeStore(t, s)
	if again := apply(t, s, odd()...); again.Number != v.Number {
		t.Errorf("version %d became %d", v.Number, again.Number)
	}
	if next := apply(t, s, topic("topic/new")); next.Number != v.Number+1 {
		t.Errorf("after version %d comes %d", v.Number, next.Number)
	}
}

func TestReopenedStoreStillKnowsWhatIsTaken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	apply(t, s, topic("topic/a"))
	closeStore(t, s)
	s = open(t, path)
	defer closeStore(t, s)
	other := topic("topic/b")
	other.Node.Properties["slug"] = "a"
	if _, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{other}}); err == nil || !strings.Contains(err.Error(), "topic/a has the same") {
		t.Errorf("got %v", err)
	}
}

func TestRefusedChangeLeavesTheFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	apply(t, s, topic("topic/a"))
	want := export(t, s)
	bad := topic("topic/c")
	bad.Node.Properties["kind"] = "NONE"
	if _, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{topic("topic/b"), bad}}); err == nil {
		t.Fatal("a bad change was taken")
	}
	closeStore(t, s)
	s = open(t, path)
	defer closeStore(t, s)
	if diff := cmp.Diff(want, export(t, s)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// odd has values that a file could change: floats, texts, integers, parts of values, parallel relations.
func odd() []store.Edit {
	var edits []store.Edit
	for i, name := range []string{"", "\x00", "\u2028\u2029", "\U0001F600\uFF01", `"\/`, "<&>", strings.Repeat("é", 1_300)} {
		e := topic(fmt.Sprintf("topic/%d", i))
		e.Node.Properties["name"], e.Node.Properties["aliases"] = name, []any{name, name}
		edits = append(edits, e)
	}
	edits = append(edits, node("Source", "source/s", props{"kind": "BLOG", "consulted": true, "publishedOn": props{
		"date": "2018-10-01", "earliest": "2018-10-01", "precision": "RANGE", "edtf": "2018-10-01/..", "printed": "late 2018", "inferred": true,
	}}))
	for i, n := range []float64{0.1, 1e21, 1e-7, math.MaxFloat64, math.SmallestNonzeroFloat64, 3, -0.5, 1e20} {
		id := fmt.Sprintf("claim/%d", i)
		edits = append(edits, store.PutNode(store.Node{Kind: "Claim", ID: id, Properties: props{
			"name": "n", "kind": "FIGURE", "field": "x", "text": "t", "negated": false, "standing": "STATED", "locator": "¶1", "statement": "s/¶1.1", "number": n,
		}}), edge("ABOUT", id, "topic/0", "", nil), edge("MADE_IN", id, "source/s", "", nil))
	}
	return append(edits,
		node("Agency", "agency/a", props{"slug": "a", "kind": "SHERIFF", "level": "COUNTY"}),
		node("Person", "person/p", nil),
		edge("HOLDS_OFFICE_IN", "person/p", "agency/a", "", props{"title": "Sheriff", "acting": false}),
		edge("HOLDS_OFFICE_IN", "person/p", "agency/a", " 2", props{"title": "Chief", "standing": "INFERRED", "position": 2}),
	)
}

type props = map[string]any

func node(kind, id string, more props) store.Edit {
	p := props{"name": id, "description": id, "named": true}
	for name, v := range more {
		p[name] = v
	}
	return store.PutNode(store.Node{Kind: kind, ID: id, Properties: p})
}

func topic(id string) store.Edit {
	return node("Topic", id, props{"slug": strings.TrimPrefix(id, "topic/"), "kind": "PROGRAM"})
}

func edge(relation, from, to, n string, p props) store.Edit {
	return store.PutEdge(store.Edge{Relation: relation, ID: from + " " + to + n, From: from, To: to, Properties: p})
}

func apply(t *testing.T, s store.Store, edits ...store.Edit) store.Version {
	t.Helper()
	v, err := s.Apply(t.Context(), store.Change{Edits: edits})
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return v
}

func export(t *testing.T, s store.Store) []string {
	t.Helper()
	var out []string
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(store.AppendRecord(nil, r)))
	}
	return out
}
