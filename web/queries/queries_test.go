package queries

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"

	"graph287g/graph/schema"
)

// TestDocuments: each says what it asks for, with an example of its variables, is an operation of one name, and fits the schema.
func TestDocuments(t *testing.T) {
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(files, "*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		d := mustRead(strings.TrimSuffix(name, ".graphql"))
		if d.About == "" || !json.Valid([]byte(d.Example)) {
			t.Errorf("%s begins with %q and %q, it should say what it asks for and have variables", name, d.About, d.Example)
		}
		parsed, errs := gqlparser.LoadQueryWithRules(public, d.Text, nil)
		if len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
		} else if len(parsed.Operations) != 1 || parsed.Operations[0].Name == "" {
			t.Errorf("%s has %d operations, it should have one with a name", name, len(parsed.Operations))
		}
	}
}
