package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func topicEdit(id string) store.Edit {
	return store.PutNode(store.Node{Kind: "Topic", ID: id, Properties: props{
		"name": "n", "description": "d", "named": true, "slug": id, "kind": "PROGRAM",
	}})
}

func onTopic(from, to string) store.Edit {
	return store.PutEdge(store.Edge{Relation: "ON_TOPIC", ID: from + " " + to, From: from, To: to})
}

func TestDraftAsksForAllThatACheckNeeds(t *testing.T) {
	c := ontology.Must()
	merged := topicEdit("topic/b")
	merged.Node.Properties["formerIds"] = []any{"topic/x"}
	needs := store.NewDraft(c, store.Change{Edits: []store.Edit{
		topicEdit("topic/a"), merged, store.DeleteNode("topic/gone"), onTopic("law/l", "topic/a"), store.DeleteEdge("IN_STATE", "county/1 state/NC"),
	}}).Needs()
	want := store.Needs{
		Nodes: []string{"county/1", "law/l", "state/NC", "topic/a", "topic/b", "topic/gone", "topic/x"},
		Edges: []store.EdgeKey{{Relation: "IN_STATE", ID: "county/1 state/NC"}, {Relation: "ON_TOPIC", ID: "law/l topic/a"}},
		Names: []string{
			store.KeyName("Topic", "slug", "topic/a"), store.KeyName("Topic", "slug", "topic/b"),
			store.FormerName("topic/a"), store.FormerName("topic/b"), store.FormerName("topic/x"),
		},
		Degrees: []store.DegreeKey{
			{ID: "county/1", Relation: "IN_STATE", Direction: ontology.Out},
			{ID: "law/l", Relation: "CODIFIES", Direction: ontology.Out},
			{ID: "law/l", Relation: "ON_TOPIC", Direction: ontology.Out},
			{ID: "state/NC", Relation: "IN_COUNTRY", Direction: ontology.Out},
			{ID: "topic/a", Relation: "BROADER", Direction: ontology.Out},
			{ID: "topic/b", Relation: "BROADER", Direction: ontology.Out},
			{ID: "topic/gone", Relation: "BROADER", Direction: ontology.Out},
		},
		Deleted: []string{"topic/gone"},
	}
	if diff := cmp.Diff(want, needs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDraftWithProblemsNeedsNothing(t *testing.T) {
	bad := topicEdit("topic/a")
	bad.Node.Properties["kind"] = "NONE"
	needs := store.NewDraft(ontology.Must(), store.Change{Edits: []store.Edit{bad, topicEdit("topic/b")}}).Needs()
	if diff := cmp.Diff(store.Needs{}, needs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCheckReturnsWhatChangesSomethingInOrder(t *testing.T) {
	c := ontology.Must()
	same, problems := store.CanonicalNode(c, topicEdit("topic/same").Node)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	law := &store.Node{Kind: "Law", ID: "law/l"}
	existing := &store.Existing{
		Nodes:  map[string]*store.Node{"topic/same": same, "topic/gone": same, "law/l": law},
		Edges:  map[store.EdgeKey]*store.Edge{{Relation: "ON_TOPIC", ID: "law/l topic/gone"}: {}},
		Owners: map[string]string{}, Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{"topic/gone": 1},
	}
	edits, err := store.NewDraft(c, store.Change{Edits: []store.Edit{
		onTopic("law/l", "topic/b"), onTopic("law/l", "topic/a"), topicEdit("topic/b"), topicEdit("topic/a"), topicEdit("topic/same"),
		store.DeleteNode("topic/gone"), store.DeleteNode("topic/never"), store.DeleteEdge("ON_TOPIC", "law/l topic/gone"), store.DeleteEdge("ON_TOPIC", "law/l topic/never"),
	}}).Check(existing)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range edits {
		verb := "put "
		if e.Delete {
			verb = "delete "
		}
		if e.Node != nil {
			got = append(got, verb+e.Node.ID)
		} else {
			got = append(got, verb+e.Edge.ID)
		}
	}
	want := []string{"delete law/l topic/gone", "delete topic/gone", "put topic/a", "put topic/b", "put law/l topic/a", "put law/l topic/b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestInvalidErrorShowsSomeAndCountsTheRest(t *testing.T) {
	var err store.InvalidError
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		err.Problems = append(err.Problems, store.Problem{ID: id, Field: "name", What: "is missing"})
	}
	if got := err.Error(); got != "invalid change: a, name: is missing; b, name: is missing; c, name: is missing; d, name: is missing; and 3 more" {
		t.Errorf("got %s", got)
	}
	err.Problems = err.Problems[:5]
	if got := err.Error(); !strings.HasSuffix(got, "e, name: is missing") {
		t.Errorf("got %s", got)
	}
}

func TestErrorsSayWhatTheyAre(t *testing.T) {
	if got := (&store.BudgetError{Step: 2, Rows: 50_001, Limit: 50_000}).Error(); got != "the answer would have over 50000 objects (50001 by step 2)" {
		t.Errorf("got %s", got)
	}
	if errors.Is(store.ErrClosed, store.ErrUnavailable) || errors.Is(store.ErrTimeout, store.ErrUnavailable) {
		t.Error("errors that differ are taken for the same")
	}
}
