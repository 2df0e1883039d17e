package e2e

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	queries "graph287g/test/corpus"
)

var update = flag.Bool("update", false, "write the expected answers of the corpus, from the embedded store")

// A query of the corpus is a file, and its answer stands beside it. Drop a file in, run with -update, and read what it wrote.
type corpusFile struct {
	name, query string
	variables   json.RawMessage
}

func corpus(t *testing.T, patterns ...string) []corpusFile {
	t.Helper()
	var out []corpusFile
	for _, f := range queries.Read(t, patterns...) {
		out = append(out, corpusFile{f.Name, f.Query, f.Variables})
	}
	return out
}

// TestCorpus: every query of the corpus has the answer beside it, byte for byte, from both stores, and from Neo4j however it is
// asked.
func TestCorpus(t *testing.T) {
	files := corpus(t, "../corpus/queries/*.graphql", "../corpus/errors/*.graphql")
	if *update {
		writeAnswers(t, serve(t, seeded(t, embedded.Memory(ontology.Must()))), files)
	}
	eachSeededWay(t, func(t *testing.T, s store.Store) { checkAnswers(t, serve(t, s), files) })
}

// checkAnswers asks all queries and holds each answer against the one that is kept.
func checkAnswers(t *testing.T, srv *httptest.Server, files []corpusFile) {
	for _, f := range files {
		t.Run(filepath.Base(f.name), func(t *testing.T) {
			got := pretty(t, ask(t, srv, f.query, f.variables))
			want, err := os.ReadFile(answerOf(f.name))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("another answer (-want +got):\n%s", diff)
			}
			if isError := strings.Contains(f.name, "/errors/"); isError != strings.Contains(got, `"errors": [`) {
				t.Errorf("errors: %v, want %v", !isError, isError)
			}
		})
	}
}

// answerOf returns where an answer is kept; those of the playground's examples in the corpus too.
func answerOf(name string) string {
	base := strings.TrimSuffix(filepath.Base(name), ".graphql") + ".json"
	if strings.Contains(name, "/examples/") {
		return filepath.Join("../corpus/examples", base)
	}
	return filepath.Join(filepath.Dir(name), base)
}

func writeAnswers(t *testing.T, srv *httptest.Server, files []corpusFile) {
	t.Helper()
	for _, f := range files {
		name := answerOf(f.name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(pretty(t, ask(t, srv, f.query, f.variables))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	recordedAt = regexp.MustCompile(`"(recordedAt|archivedAt)": "[^"]*"`)
	citedDay   = regexp.MustCompile(`(287\(g\) Graph, version \d+) \([A-Z][a-z]+\.? \d+, \d{4}\)`)
)

// pretty indents an answer, so that a change reads well; indenting keeps every other byte. When a graph was recorded, or
// an answer archived, is another instant in each run; citations have one day for all.
func pretty(t *testing.T, answer []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, answer, "", "  "); err != nil {
		t.Fatalf("no JSON: %v\n%s", err, answer)
	}
	text := recordedAt.ReplaceAllString(b.String(), `"$1": "…"`)
	return citedDay.ReplaceAllString(text, "$1 (Nov. 22, 2026)") + "\n"
}
