package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/internal/neo4jtest"
)

// TestQueriesByHand: who writes the Cypher that the README of the Neo4j store shows gets what the API answers.
func TestQueriesByHand(t *testing.T) {
	srv := serve(t, neo4jtest.Seeded(t))
	d, err := driver.NewDriverWithContext(neo4jtest.URI(t), driver.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) })
	var statements []string
	for _, b := range blocks(read(t, "../../store/neo4j/README.md")) {
		if b.language == "cypher" {
			statements = append(statements, b.text)
		}
	}
	asAPI := []func(*testing.T, apiAnswers) []string{agreementsOfCounties, concernsOfLawsuits, claimsOfAnAgency, countsByStatus}
	if len(statements) != len(asAPI) {
		t.Fatalf("the README has %d queries, of %d we know what the API answers", len(statements), len(asAPI))
	}
	for i, statement := range statements {
		result, err := driver.ExecuteQuery(t.Context(), d, statement, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithReadersRouting())
		if err != nil {
			t.Errorf("%v\n%s", err, statement)
			continue
		}
		got := make([]string, len(result.Records))
		for j, record := range result.Records {
			got[j] = rowText(record.Values...)
		}
		want := asAPI[i](t, func(query string, into any) {
			t.Helper()
			answer := struct{ Data any }{into}
			if err := json.Unmarshal(ask(t, srv, query, nil), &answer); err != nil {
				t.Fatal(err)
			}
		})
		slices.Sort(got)
		slices.Sort(want)
		if len(want) == 0 {
			t.Errorf("the API answers nothing, so that nothing is compared:\n%s", statement)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("not what the API answers (-API +Cypher):\n%s\n%s", diff, statement)
		}
	}
}

// apiAnswers asks the API and decodes the data of the answer.
type apiAnswers func(query string, into any)

// rowText is a row as a text; null is empty.
func rowText(values ...any) string {
	text := ""
	for _, v := range values {
		if v == nil {
			v = ""
		}
		text += fmt.Sprint(v) + " | "
	}
	return text
}

func agreementsOfCounties(_ *testing.T, ask apiAnswers) (rows []string) {
	var data struct {
		Agencies struct {
			Nodes []struct {
				Name       string
				Agreements struct {
					Nodes []struct {
						ID, Status string
						SignedOn   *struct{ EDTF string }
					}
				}
			}
		}
	}
	ask(`{ agencies(first: 100, filter: {serves: {some: {county: {state: {code: {eq: "NC"}}}}}}) {
		nodes { name agreements(first: 50) { nodes { id status signedOn { edtf } } } } } }`, &data)
	for _, a := range data.Agencies.Nodes {
		for _, m := range a.Agreements.Nodes {
			var signed any
			if m.SignedOn != nil {
				signed = m.SignedOn.EDTF
			}
			rows = append(rows, rowText(a.Name, m.ID, m.Status, signed))
		}
	}
	return rows
}

func concernsOfLawsuits(_ *testing.T, ask apiAnswers) (rows []string) {
	var data struct {
		Lawsuits struct {
			Nodes []struct {
				Name     string
				Concerns struct {
					Edges []struct {
						Basis, Confidence string
						Node              struct{ ID string }
					}
				}
			}
		}
	}
	ask(`{ lawsuits(first: 100) { nodes { name concerns(first: 50) { edges { basis confidence node { id } } } } } }`, &data)
	for _, l := range data.Lawsuits.Nodes {
		for _, c := range l.Concerns.Edges {
			rows = append(rows, rowText(l.Name, c.Node.ID, c.Basis, c.Confidence))
		}
	}
	return rows
}

func claimsOfAnAgency(_ *testing.T, ask apiAnswers) (rows []string) {
	var data struct {
		Agency struct {
			Claims struct {
				Nodes []struct {
					Field, Text, Locator string
					Source               struct{ Name string }
				}
			}
		}
	}
	ask(`{ agency(slug: "nc-mecklenburg-county-sheriff") { claims(first: 100) { nodes { field text locator source { name } } } } }`, &data)
	for _, c := range data.Agency.Claims.Nodes {
		rows = append(rows, rowText(c.Field, c.Text, c.Locator, c.Source.Name))
	}
	return rows
}

func countsByStatus(_ *testing.T, ask apiAnswers) (rows []string) {
	var data struct {
		Meta       struct{ Version int }
		Agreements struct {
			Groups []struct {
				Keys  []struct{ Value string }
				Count int
			}
		}
	}
	ask(`{ meta { version } agreements { groups(by: [STATUS]) { keys { value } count } } }`, &data)
	for _, g := range data.Agreements.Groups {
		rows = append(rows, rowText(data.Meta.Version, g.Keys[0].Value, g.Count))
	}
	return rows
}
