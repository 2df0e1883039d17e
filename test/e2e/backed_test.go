package e2e

import (
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
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
	case r.Shown != nil && r.Reason == executor.NoClaim:
		return "neither evidence nor standing"
	case r.Standing == "STATED" && !backed:
		return "stated by nobody"
	case r.Shown == nil && !backed && r.Standing != "UNKNOWN":
		return "a standing, but no value"
	}
	return ""
}

// TestEveryValueIsBacked: who asks `evidence` of every entity of the graph finds no value without evidence or standing. Neo4j
// is asked of what was curated and of a hundred counties: states and counties are all alike, and many.
func TestEveryValueIsBacked(t *testing.T) {
	eachSeeded(t, func(t *testing.T, s store.Store) {
		curated, reference := entities(t, s)
		least := 25_000
		if strings.HasSuffix(t.Name(), "/neo4j") {
			reference, least = reference[:100], 2_000
		}
		srv, rows := serve(t, s), 0
		for ids := range slices.Chunk(append(curated, reference...), 100) {
			rows += checkEvidence(t, srv, ids)
		}
		if rows < least {
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

// entities lists the ids of all entities, those of reference data apart.
func entities(t *testing.T, s store.Store) (curated, reference []string) {
	t.Helper()
	c := ontology.Must()
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Node == nil || !c.KindsOf("Entity").Has(c.Kind(r.Node.Kind).Index) {
			continue
		}
		if c.Kind(r.Node.Kind).Source != "" {
			reference = append(reference, r.Node.ID)
		} else {
			curated = append(curated, r.Node.ID)
		}
	}
	return curated, reference
}
