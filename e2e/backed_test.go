package e2e

import (
	"encoding/json"
	"net/http/httptest"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/level"
)

const evidenceOf = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Entity { evidence { field shown standing reason claims { id } source { id } } } }
}`

// An evidenceAnswer is the answer to evidenceOf.
type evidenceAnswer struct {
	Errors []any
	Data   struct {
		Nodes []struct {
			ID       string
			Evidence []evidenceRow
		}
	}
}

type evidenceRow struct {
	Field, Standing, Reason string
	Shown                   *string
	Claims                  []struct{ ID string }
	Source                  *struct{ ID string }
}

// problem tells what is wrong with an evidence: a value that nothing backs, a standing without a reason, a value that is
// stated by nobody, a standing of no value.
func (r evidenceRow) problem() string {
	backed := len(r.Claims) > 0 || r.Source != nil
	switch {
	case r.Reason == "":
		return "no reason"
	case r.Shown != nil && r.Reason == level.NoClaim:
		return "neither evidence nor standing"
	case r.Standing == "STATED" && !backed:
		return "stated by nobody"
	case r.Shown == nil && !backed && r.Standing != "UNKNOWN":
		return "a standing, but no value"
	}
	return ""
}

// TestEveryValueIsBacked: who asks `evidence` of every entity of the graph finds no value without evidence or standing, on
// both stores.
func TestEveryValueIsBacked(t *testing.T) {
	eachStore(t, func(t *testing.T, s store.Store) {
		ids := entities(t, seeded(t, s))
		srv, rows := serve(t, s), 0
		for len(ids) > 0 {
			n := min(100, len(ids))
			rows += checkEvidence(t, srv, ids[:n])
			ids = ids[n:]
		}
		if rows < 30_000 {
			t.Errorf("only %d values were looked at", rows)
		}
	})
}

func checkEvidence(t *testing.T, srv *httptest.Server, ids []string) (rows int) {
	t.Helper()
	variables, _ := json.Marshal(map[string]any{"ids": ids})
	var answer evidenceAnswer
	if err := json.Unmarshal(ask(t, srv, evidenceOf, variables), &answer); err != nil || len(answer.Errors) > 0 || len(answer.Data.Nodes) != len(ids) {
		t.Fatalf("%v %v, %d nodes", err, answer.Errors, len(answer.Data.Nodes))
	}
	for _, n := range answer.Data.Nodes {
		for _, r := range n.Evidence {
			if what := r.problem(); what != "" {
				t.Errorf("%s of %s: %s", r.Field, n.ID, what)
			}
		}
		rows += len(n.Evidence)
	}
	return rows
}

// entities lists the ids of all entities.
func entities(t *testing.T, s store.Store) []string {
	t.Helper()
	kinds := ontology.Must().KindsOf("Entity")
	var out []string
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Node != nil && kinds.Has(ontology.Must().Kind(r.Node.Kind).Index) {
			out = append(out, r.Node.ID)
		}
	}
	return out
}
