package store_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func TestRecordsAreWrittenAsLines(t *testing.T) {
	node := store.Record{Node: &store.Node{Kind: "Topic", ID: "topic/a", Properties: props{"slug": "a\n\"", "aliases": []any{"é\u2028"}, "named": true}}}
	edge := store.Record{Edge: &store.Edge{Relation: "PARTY", ID: "lawsuit/l agency/a 2", From: "lawsuit/l", To: "agency/a", Properties: props{"position": int64(1), "role": "PLAINTIFF"}}}
	for want, r := range map[string]store.Record{
		`{"kind":"Topic","id":"topic/a","properties":{"aliases":["é` + "\u2028" + `"],"named":true,"slug":"a\n\""}}`:                         node,
		`{"relation":"PARTY","id":"lawsuit/l agency/a 2","from":"lawsuit/l","to":"agency/a","properties":{"position":1,"role":"PLAINTIFF"}}`: edge,
	} {
		if got := string(store.AppendRecord(nil, r)); got != want || !json.Valid([]byte(got)) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestRecordsComeBack(t *testing.T) {
	c := ontology.Must()
	n, problems := store.CanonicalNode(c, &store.Node{Kind: "Claim", ID: "claim/c", Properties: props{
		"name": "\x00\u2028", "kind": "FIGURE", "field": "x", "text": "t", "negated": false, "standing": "STATED", "locator": "¶", "statement": "s/c", "number": 1e21,
		"asOf": props{"date": "2018-12-05", "precision": "DAY", "edtf": "2018-12-05", "inferred": false},
	}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	gotNode, err := store.ReadNode(c, store.AppendRecord(nil, store.Record{Node: n}))
	if diff := cmp.Diff(n, gotNode); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	e, problems := store.CanonicalEdge(c, &store.Edge{Relation: "SERVES", ID: "agency/a state/NC 2", From: "agency/a", To: "state/NC", Properties: props{
		"level": "STATE", "share": 0.1, "position": 3, "standing": "DERIVED",
	}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	gotEdge, err := store.ReadEdge(c, store.AppendRecord(nil, store.Record{Edge: e}))
	if diff := cmp.Diff(e, gotEdge); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// FuzzReadRecords holds that no line makes the readers panic, and that what they take comes back.
func FuzzReadRecords(f *testing.F) {
	for _, line := range []string{
		``, `null`, `{}`, `[]`, `{"kind":7}`, `{"kind":"Topic","id":"topic/a"}`,
		`{"kind":"Topic","id":"topic/a","properties":{"slug":"a","kind":"PROGRAM","name":"a","description":"a","named":true,"standings":[{"field":"name"}]}}`,
		`{"relation":"ON_TOPIC","id":"law/l topic/a","from":"law/l","to":"topic/a","properties":{"position":1.5}}`,
		`{"relation":"ON_TOPIC","id":"law/l topic/a","from":"law/l","to":"topic/a","properties":{"since":{"date":1}}}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		c := ontology.Must()
		if n, err := store.ReadNode(c, line); err == nil {
			again, err := store.ReadNode(c, store.AppendRecord(nil, store.Record{Node: n}))
			if diff := cmp.Diff(n, again); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		}
		if e, err := store.ReadEdge(c, line); err == nil {
			again, err := store.ReadEdge(c, store.AppendRecord(nil, store.Record{Edge: e}))
			if diff := cmp.Diff(e, again); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		}
	})
}
