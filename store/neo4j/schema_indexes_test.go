package neo4j

import (
	"slices"
	"strings"
	"testing"
)

func TestIndexes(t *testing.T) {
	l := testLayout(t)
	want := l.indexes()
	names := map[string]bool{}
	var made []string
	for _, w := range want {
		if names[w.name] || !strings.HasPrefix(w.name, indexPrefix) {
			t.Errorf("the name %s is used twice, or not ours", w.name)
		}
		names[w.name], made = true, append(made, w.create)
	}
	for _, create := range []string{
		"CREATE CONSTRAINT graph287g_Node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT graph287g_Name_name IF NOT EXISTS FOR (n:Name) REQUIRE n.name IS UNIQUE",
		"CREATE CONSTRAINT graph287g_County_fips IF NOT EXISTS FOR (n:County) REQUIRE n.fips IS UNIQUE",
		"CREATE CONSTRAINT graph287g_SIGNED_id IF NOT EXISTS FOR ()-[r:SIGNED]-() REQUIRE r.id IS UNIQUE",
		"CREATE INDEX graph287g_Agency_kind_key IF NOT EXISTS FOR (n:Agency) ON (n.kind_key)",
		"CREATE INDEX graph287g_Claim_negated IF NOT EXISTS FOR (n:Claim) ON (n.negated)",
		"CREATE INDEX graph287g_Agreement_signedOn_latest IF NOT EXISTS FOR (n:Agreement) ON (n.signedOn_latest)",
		"CREATE TEXT INDEX graph287g_County_name_fold IF NOT EXISTS FOR (n:County) ON (n.name_fold)",
		"CREATE INDEX graph287g_Agreement_signedOn_key IF NOT EXISTS FOR (n:Agreement) ON (n.signedOn_key)",
	} {
		if !slices.Contains(made, create) {
			t.Errorf("there is no %s", create)
		}
	}
	if names["graph287g_County_name"] {
		t.Error("what is filtered by its sort key has an index of its own too")
	}
}

func TestSchemaChanges(t *testing.T) {
	want := []index{uniqueConstraint("Node", "id"), rangeIndex("Agency", "kind"), rangeIndex("Agency", "level")}
	existing := []any{
		[]any{indexPrefix + "Node_id", true}, []any{indexPrefix + "Agency_kind", true}, // the latter was a key once
		[]any{indexPrefix + "Agency_old", false},
	}
	drops, creates, err := schemaChanges(want, scanner{values: existing})
	if err != nil {
		t.Fatal(err)
	}
	if diff := strings.Join(drops, "\n"); diff != "DROP CONSTRAINT `graph287g_Agency_kind` IF EXISTS\nDROP INDEX `graph287g_Agency_old` IF EXISTS" {
		t.Error(diff)
	}
	if !slices.Equal(creates, []string{want[1].create, want[2].create}) {
		t.Error(creates)
	}
	if drops, creates, err := schemaChanges(want[:1], scanner{values: existing[:1]}); drops != nil || creates != nil || err != nil {
		t.Errorf("nothing is to be done, but %v %v %v", drops, creates, err)
	}
}
