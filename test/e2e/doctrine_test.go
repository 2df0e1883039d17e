package e2e

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

// TestDoctrineAloneIsNeverShownAsMore: a suit that concerns an agency by doctrine alone shows as DOCTRINE from the county,
// one about its agreement as SAME_AGREEMENT, on both stores. The articles hold no suit of the first sort, so the graph is
// this test's own.
func TestDoctrineAloneIsNeverShownAsMore(t *testing.T) {
	const query = `{ county(fips: "00001") { relatedLawsuits { edges { link { bases } node { id } } } doctrine: relatedLawsuits(basis: [DOCTRINE]) { totalCount } agency: relatedLawsuits(basis: [SAME_AGENCY]) { totalCount } } }`
	const want = `{"data":{"county":{"relatedLawsuits":{"edges":[` +
		`{"link":{"bases":["SAME_AGREEMENT"]},"node":{"id":"lawsuit/about-it"}},` +
		`{"link":{"bases":["DOCTRINE"]},"node":{"id":"lawsuit/by-doctrine"}}]},"doctrine":{"totalCount":1},"agency":{"totalCount":0}}}}`
	eachStore(t, func(t *testing.T, s store.Store) {
		if _, err := s.Apply(t.Context(), store.Change{Edits: doctrineGraph()}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(ask(t, serve(t, s), query, nil))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func doctrineGraph() []store.Edit {
	entity := func(kind, id string, more map[string]any) store.Edit {
		p := map[string]any{"name": id, "description": id, "named": true}
		for name, v := range more {
			p[name] = v
		}
		return store.PutNode(store.Node{Kind: kind, ID: id, Properties: p})
	}
	relation := func(name, from, to string, facts map[string]any) store.Edit {
		return store.PutEdge(store.Edge{Relation: name, ID: from + " " + to, From: from, To: to, Properties: facts})
	}
	return []store.Edit{
		entity("State", "state/XX", map[string]any{"code": "XX", "fips": "00"}),
		entity("County", "county/00001", map[string]any{"fips": "00001", "kind": "COUNTY"}),
		entity("Agency", "agency/a", map[string]any{"slug": "a", "kind": "SHERIFF", "level": "COUNTY"}),
		entity("Agreement", "agreement/a/1", map[string]any{"status": "ACTIVE"}),
		entity("Lawsuit", "lawsuit/about-it", map[string]any{"status": "DECIDED", "countedOnceAs": "lawsuit/about-it"}),
		entity("Lawsuit", "lawsuit/by-doctrine", map[string]any{"status": "DECIDED", "countedOnceAs": "lawsuit/by-doctrine"}),
		relation("IN_STATE", "county/00001", "state/XX", nil),
		relation("SERVES", "agency/a", "county/00001", map[string]any{"level": "COUNTY"}),
		relation("SIGNED", "agency/a", "agreement/a/1", nil),
		relation("CONCERNS", "lawsuit/about-it", "agreement/a/1", map[string]any{"basis": "SAME_AGREEMENT", "confidence": "HIGH"}),
		relation("CONCERNS", "lawsuit/by-doctrine", "agency/a", map[string]any{"basis": "DOCTRINE", "confidence": "HIGH"}),
	}
}
