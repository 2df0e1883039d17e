package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"graph287g/store"
)

// A question is what a reader of the articles would ask, with what the articles answer: written from them, before and
// apart from the records.
type question struct {
	Question string
	Locator  string
	Query    string
	Expect   map[string]any
}

// TestExpected: the records answer what the articles say, on both stores.
func TestExpected(t *testing.T) {
	names, err := filepath.Glob("../corpus/expected/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no expected answers (%v)", err)
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serve(t, s)
		for _, name := range names {
			for i, q := range readExpected[question](t, name) {
				t.Run(fmt.Sprintf("%s/%d", strings.TrimSuffix(filepath.Base(name), ".yaml"), i+1), func(t *testing.T) {
					answer := ask(t, srv, q.Query, nil)
					checkAtoms(t, q, answer)
				})
			}
		}
	})
}

// readExpected reads a file of expected answers, a list in YAML.
func readExpected[T any](t *testing.T, name string) []T {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	if err := yaml.UnmarshalWithOptions(text, &out, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func checkAtoms(t *testing.T, q question, answer []byte) {
	t.Helper()
	if len(q.Expect) == 0 {
		t.Fatalf("%s: nothing is expected", q.Question)
	}
	v := answered(t, answer)
	for path, want := range q.Expect {
		found, problem := valuesAt(v, path)
		if problem == "" {
			problem = holds(found, want)
		}
		if problem != "" {
			t.Errorf("%s (%s)\n%s: %s", q.Question, q.Locator, path, problem)
		}
	}
}

// answered reads an answer that must be free of errors.
func answered(t *testing.T, answer []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	if v["errors"] != nil {
		t.Fatalf("%s", answer)
	}
	return v
}
