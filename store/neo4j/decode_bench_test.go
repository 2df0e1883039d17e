package neo4j

import (
	"strconv"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// manyRows is a page of agreements of one agency, as Neo4j returns it, and the question for it.
func manyRows(n int) (*executor.Query, []any) {
	step := following("Agency", "agreements")
	step.Columns = []plan.Column{
		{Kind: plan.Property, Name: "name", On: kinds("Agreement")}, {Kind: plan.Property, Name: "signedOn", On: kinds("Agreement")},
	}
	step.List().Total, step.List().More = true, true
	rows := make([]any, n)
	for i := range rows {
		rows[i] = []any{"agency/a agreement/" + strconv.Itoa(i), []any{"An agreement", driver.Date{}}, []any{}, []any{"an agreement"}}
	}
	args := &plan.ListArgs{First: n, Order: ordered(field("Agreement", "name"), false)}
	return &executor.Query{Step: &step, List: step.List(), Args: args, Parents: []executor.Ref{0}}, []any{[]any{[]any{"agency/a", int64(n), rows}}}
}

// manyRelations are the agreements of one agency, as Neo4j returns relations.
func manyRelations(n int) ([]ontology.Hop, []any) {
	items := make([]any, n)
	for i := range items {
		items[i] = []any{"agency/a", "SIGNED", []any{"agency/a agreement/" + strconv.Itoa(i), "STATED", nil}}
	}
	return []ontology.Hop{{Relation: ontology.Must().Relation("SIGNED")}}, []any{items}
}

func readerWith(tb testing.TB, l *layout, values []any) *reader {
	tb.Helper()
	r := newReader(l, fakeRunner{values: values}, store.Version{})
	if _, err := r.ref("agency/a"); err != nil {
		tb.Fatal(err)
	}
	return r
}

func benchmarkLayout(b *testing.B) *layout {
	b.Helper()
	l, err := newLayout(ontology.Must())
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// BenchmarkRows decodes 500 rows with two properties, a sort key and an id each.
func BenchmarkRows(b *testing.B) {
	l := benchmarkLayout(b)
	q, values := manyRows(500)
	b.ReportAllocs()
	for b.Loop() {
		rows, err := readerWith(b, l, values).Rows(b.Context(), q)
		if err != nil || len(rows.Refs) != 500 {
			b.Fatal(len(rows.Refs), err)
		}
	}
}

// BenchmarkEdges decodes 500 relations.
func BenchmarkEdges(b *testing.B) {
	l := benchmarkLayout(b)
	hops, values := manyRelations(500)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readerWith(b, l, values).Edges(b.Context(), hops, []executor.Ref{0}, false); err != nil {
			b.Fatal(err)
		}
	}
}
