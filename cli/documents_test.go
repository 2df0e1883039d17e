package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

func TestDocumentsOfAFolder(t *testing.T) {
	write := func(name, text string) *ServeOptions {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		o := &ServeOptions{Status: &strings.Builder{}}
		o.Queries = folder
		return o
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: embedded.Memory(ontology.Must())})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	const good = "# Counties.\n# table: counties\nquery Counties { counties(first: 5) { nodes { name } } states(first: 1) { nodes { name } } }"
	o := write("counties.graphql", good)
	set, err := o.Documents()
	if err != nil || set.Named("counties") == nil || set.Named("place") == nil || set.Named("page-county") == nil {
		t.Fatalf("%v: %v", err, set.All())
	}
	if err := o.CheckDocuments(t.Context(), set, e); err != nil {
		t.Errorf("over an empty graph: %v", err)
	}
	for name, c := range map[string]struct{ file, text, want string }{
		"a field that isn't there":  {"a.graphql", "# A.\nquery A {\n  countys { nodes { name } }\n}", `--queries: a.graphql:3: Cannot query field "countys" on type "Query"`},
		"a name of the program's":   {"place.graphql", good, "--queries: place.graphql: the program has a document of that name already: rename the file"},
		"a table that isn't there":  {"b.graphql", strings.Replace(good, "table: counties", "table: county", 1), "# table: county: "},
		"an example of wrong types": {"c.graphql", "# C.\n# {\"first\": \"five\"}\nquery C($first: Int) { counties(first: $first) { nodes { name } } }", `c.graphql, with the variables of its example {"first": "five"}: first is a whole number (Int), "five" is none`},
	} {
		o := write(c.file, c.text)
		set, err := o.Documents()
		if err == nil {
			err = o.CheckDocuments(t.Context(), set, e)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for _, folder := range []string{filepath.Join(t.TempDir(), "none"), filepath.Join(o.Queries, "counties.graphql")} {
		o := &ServeOptions{}
		o.Queries = folder
		if _, err := o.Documents(); err == nil || !strings.HasPrefix(err.Error(), "--queries: ") || !strings.Contains(err.Error(), "folder") {
			t.Errorf("%s: %v", folder, err)
		}
	}
}
