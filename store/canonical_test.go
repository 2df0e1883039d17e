package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func TestCanonicalNodeFillsListsAndDropsNulls(t *testing.T) {
	got, problems := store.CanonicalNode(ontology.Must(), &store.Node{Kind: "Topic", ID: "topic/a", Properties: props{
		"id": "topic/other", "name": "n", "description": "d", "named": true, "slug": "a", "kind": "PROGRAM", "standings": nil, "identifiers": nil,
	}})
	want := &store.Node{Kind: "Topic", ID: "topic/a", Properties: props{
		"name": "n", "description": "d", "named": true, "slug": "a", "kind": "PROGRAM", "aliases": []any{}, "formerIds": []any{}, "identifiers": []any{},
	}}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
}

func TestCanonicalNodeLeavesWhatItWasGivenAlone(t *testing.T) {
	aliases := []any{"e\u0301"}
	given := props{"name": "e\u0301", "description": "d", "named": true, "slug": "a", "kind": "PROGRAM", "aliases": aliases}
	if _, problems := store.CanonicalNode(ontology.Must(), &store.Node{Kind: "Topic", ID: "topic/a", Properties: given}); len(problems) > 0 {
		t.Fatal(problems)
	}
	if given["name"] != "e\u0301" || aliases[0] != "e\u0301" || len(given) != 6 {
		t.Errorf("given became %v", given)
	}
}

func TestCanonicalNodeTakesNoPropertiesForNone(t *testing.T) {
	_, problems := store.CanonicalNode(ontology.Must(), &store.Node{Kind: "Topic", ID: "topic/a"})
	var missing []string
	for _, p := range problems {
		if !strings.HasPrefix(p.What, "is missing") {
			t.Errorf("problem %v", p)
		}
		missing = append(missing, p.Field)
	}
	slices.Sort(missing)
	if diff := cmp.Diff([]string{"description", "kind", "name", "named", "slug"}, missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
}

func TestCanonicalEdgeIsStatedUnlessItSaysOtherwise(t *testing.T) {
	for given, want := range map[string]props{
		"nothing":  {"standing": "STATED"},
		"null":     {"standing": "STATED"},
		"INFERRED": {"standing": "INFERRED"},
	} {
		p := props{}
		if given == "null" {
			p["standing"] = nil
		} else if given != "nothing" {
			p["standing"] = given
		}
		e := store.Edge{Relation: "ON_TOPIC", ID: "law/l topic/a", From: "law/l", To: "topic/a", Properties: p}
		got, problems := store.CanonicalEdge(ontology.Must(), &e)
		if diff := cmp.Diff(want, got.Properties); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %v (-want +got):\n%s", given, problems, diff)
		}
	}
}

func TestHubsAreEntitiesAndMarkedAsSuchOrNotAtAll(t *testing.T) {
	topic := props{"name": "n", "description": "d", "named": true, "slug": "a", "kind": "PROGRAM"}
	for _, c := range []struct {
		given   any
		kept    any
		problem bool
	}{{true, true, false}, {false, nil, false}, {nil, nil, false}, {"yes", nil, true}, {1, nil, true}} {
		topic["hub"] = c.given
		got, problems := store.CanonicalNode(ontology.Must(), &store.Node{Kind: "Topic", ID: "topic/a", Properties: topic})
		if got.Properties["hub"] != c.kept || (len(problems) > 0) != c.problem {
			t.Errorf("%v: %v %v", c.given, got.Properties["hub"], problems)
		}
	}
	citation := props{"name": "n", "order": 1, "locator": "fn1", "signal": "NONE", "form": "FULL", "hub": true}
	_, problems := store.CanonicalNode(ontology.Must(), &store.Node{Kind: "Citation", ID: "citation/a", Properties: citation})
	if len(problems) != 1 || problems[0].Field != "hub" {
		t.Errorf("a citation: %v", problems)
	}
}

func TestEvidenceFieldsAreStoredOnesAndRelationsThatAreNoEvidence(t *testing.T) {
	got := store.EvidenceFields(ontology.Must().Kind("Topic"))
	for _, name := range []string{"name", "description", "aliases", "identifiers", "slug", "kind", "lawsuits", "studies", "laws"} {
		if !slices.Contains(got, name) {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range []string{"id", "formerIds", "claims", "sources", "evidence"} {
		if slices.Contains(got, name) {
			t.Errorf("%s needs no evidence", name)
		}
	}
	if store.EvidenceField(nil) {
		t.Error("no field has evidence")
	}
}
