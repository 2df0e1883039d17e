package neo4j

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

// TestUndoLines: what the journal says of a change takes it back: what wasn't there goes, all else becomes what it was.
func TestUndoLines(t *testing.T) {
	c := ontology.Must()
	was := map[string]*store.Node{"topic/changed": topic(t, c, "topic/changed", "Was"), "topic/gone": topic(t, c, "topic/gone", "Gone")}
	kept, _ := store.CanonicalEdge(c, &store.Edge{Relation: "ON_TOPIC", ID: "law/l topic/changed", From: "law/l", To: "topic/changed", Properties: map[string]any{"position": 2}})
	done := written{
		existing: &store.Existing{Nodes: was, Edges: map[store.EdgeKey]*store.Edge{{Relation: kept.Relation, ID: kept.ID}: kept}},
		edits: []store.Edit{
			store.PutNode(*topic(t, c, "topic/changed", "Is")), store.PutNode(*topic(t, c, "topic/new", "New")), store.DeleteNode("topic/gone"),
			store.DeleteEdge(kept.Relation, kept.ID), store.PutEdge(store.Edge{Relation: "ON_TOPIC", ID: "law/l topic/new", From: "law/l", To: "topic/new"}),
		},
	}
	var got []store.Edit
	for _, line := range undoLines(done) {
		e, err := readUndoLine(c, line)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	want := []store.Edit{
		store.PutNode(*was["topic/changed"]), store.DeleteNode("topic/new"), store.PutNode(*was["topic/gone"]), store.PutEdge(*kept),
		store.DeleteEdge("ON_TOPIC", "law/l topic/new"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func topic(t *testing.T, c *ontology.Catalogue, id, name string) *store.Node {
	t.Helper()
	n, problems := store.CanonicalNode(c, &store.Node{Kind: "Topic", ID: id, Properties: map[string]any{"name": name, "description": name, "slug": id, "kind": "PRACTICE", "named": true}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return n
}
