package data_test

import (
	"testing"

	"graph287g/bench/data"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestCopy: a copy has as many nodes and relations as is said, and they are records of the ontology; another copy is apart from it.
func TestCopy(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	seen := map[string]bool{}
	for n := range 2 {
		nodes, edges := 0, 0
		for _, change := range data.Copy(n).Changes(ontology.Must()) {
			for _, e := range change.Edits {
				id := nameOf(e)
				if e.Node != nil {
					nodes++
				} else {
					edges++
				}
				if seen[id] {
					t.Fatalf("%s is there twice", id)
				}
				seen[id] = true
			}
			if _, err := s.Apply(t.Context(), change); err != nil {
				t.Fatal(err)
			}
		}
		if nodes != 10_294 || edges != 13_700 {
			t.Errorf("copy %d has %d nodes and %d relations", n, nodes, edges)
		}
	}
}

func nameOf(e store.Edit) string {
	if e.Node != nil {
		return e.Node.ID
	}
	return e.Edge.Relation + " " + e.Edge.ID
}

// TestTables: they have what the records have.
func TestTables(t *testing.T) {
	rows := map[string]int{}
	for _, table := range data.Copy(0).Tables() {
		for row := range table.Rows {
			if rows[table.Name]++; len(row) != len(table.Columns) {
				t.Fatalf("%s: %d values for %d columns", table.Name, len(row), len(table.Columns))
			}
		}
	}
	links := rows["serves"] + rows["concerns"] + rows["lawsuit_source"] + rows["agency_source"]
	if links+data.NumCounties+data.NumAgencies+data.NumAgreements != data.NumRelations {
		t.Errorf("%v", rows)
	}
}
