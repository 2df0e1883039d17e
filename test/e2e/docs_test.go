package e2e

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/docs"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	queries "graph287g/test/corpus"
	"graph287g/web/manual"
)

// A block is fenced text of a document.
type block struct {
	before   string // the line above it that isn't blank
	language string
	text     string
	at, end  int // where the text is in the document
}

var fence = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")

// blocks returns the fenced blocks of a document.
func blocks(doc string) []block {
	var out []block
	for _, m := range fence.FindAllStringSubmatchIndex(doc, -1) {
		lines := strings.Split(strings.TrimSpace(doc[:m[0]]), "\n")
		out = append(out, block{lines[len(lines)-1], doc[m[2]:m[3]], doc[m[4]:m[5]], m[4], m[5]})
	}
	return out
}

// A documented query is one of a document, with the answer that follows it as JSON; nil where none does.
type documented struct {
	query  string
	path   string // where it is sent, /graphql unless a comment names another
	ask    []byte // the request: variables and extensions are comments in the query; nothing for a GET
	end    int    // where its block ends in the document
	answer *block
}

func queriesOf(t *testing.T, name string) []documented {
	t.Helper()
	var out []documented
	all := blocks(read(t, name))
	for i, b := range all {
		d := documented{query: b.text, path: "/graphql", end: b.end + len("```\n")}
		switch b.language {
		case "graphql":
			text, cites := strings.CutPrefix(b.text, "# POST /cite\n")
			if cites {
				d.path = "/cite"
			}
			d.ask = requestOf(t, text)
		case "http":
			d.path = strings.TrimSpace(strings.TrimPrefix(b.text, "GET "))
		default:
			continue
		}
		if i+1 < len(all) && all[i+1].language == "json" {
			d.answer = &all[i+1]
		}
		out = append(out, d)
	}
	return out
}

var extensionsLine = regexp.MustCompile(`(?m)^# extensions: (\{.*\})\n`)

// requestOf makes the request of a query that may name variables, as the corpus does, and extensions.
func requestOf(t *testing.T, query string) []byte {
	t.Helper()
	request := map[string]any{"query": extensionsLine.ReplaceAllString(query, "")}
	if v := queries.Variables(query); v != nil {
		request["variables"] = v
	}
	if m := extensionsLine.FindStringSubmatch(query); m != nil {
		request["extensions"] = json.RawMessage(m[1])
	}
	out, err := json.Marshal(request)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// checkDocument asks all queries of a document and holds each answer against the one that it prints.
func checkDocument(t *testing.T, srv *httptest.Server, name string) {
	t.Helper()
	for _, d := range queriesOf(t, name) {
		got := pretty(t, postTo(t, srv, d.path, d.ask))
		shown := d.answer != nil && strings.Contains(d.answer.text, `"errors": [`)
		if !shown && strings.Contains(got, `"errors": [`) {
			t.Errorf("%s: %s\n%s", name, d.query, got)
		}
		if d.answer == nil {
			continue
		}
		if diff := cmp.Diff(pretty(t, []byte(strings.TrimSpace(d.answer.text))), got); diff != "" {
			t.Errorf("%s: %s\nhas another answer (-want +got):\n%s", name, d.query, diff)
		}
	}
}

// updateDocument writes the answers of a document anew. In docs/ a query without one gets one; the README shows queries alone.
func updateDocument(t *testing.T, srv *httptest.Server, name string) {
	t.Helper()
	doc, queries := read(t, name), queriesOf(t, name)
	answers := make([]string, len(queries))
	for i, q := range queries {
		answers[i] = pretty(t, postTo(t, srv, q.path, q.ask))
	}
	for i := len(queries) - 1; i >= 0; i-- { // from the end, so that places stay
		answer, q := answers[i], queries[i]
		switch {
		case q.answer != nil:
			doc = doc[:q.answer.at] + answer + doc[q.answer.end:]
		case strings.Contains(name, "/docs/"):
			doc = doc[:q.end] + "\n```json\n" + answer + "```\n" + doc[q.end:]
		}
	}
	if err := os.WriteFile(name, []byte(doc), 0o644); err != nil {
		t.Fatal(err)
	}
}

// documents lists the documents whose queries are about the curated graph.
func documents(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	return append(slices.DeleteFunc(names, func(name string) bool { return name == guide || name == listsPage }), "../../README.md")
}

// TestDocuments: every query of the README and the documents is answered without an error on both stores, and as the
// document prints it.
func TestDocuments(t *testing.T) {
	names := documents(t)
	if *update {
		srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
		for _, name := range names {
			updateDocument(t, srv, name)
		}
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serve(t, s)
		for _, name := range names {
			checkDocument(t, srv, name)
		}
	})
}

// TestRunLinks: each query that a page of the documents runs with one click is answered over the curated records with ICE's lists,
// as servers have them. Where the document prints an error it is one there, too.
func TestRunLinks(t *testing.T) {
	all, err := manual.New(docs.Files)
	if err != nil {
		t.Fatal(err)
	}
	srv := serve(t, withLists(t, embedded.Memory(ontology.Must())))
	count := 0
	for _, name := range append(documents(t), listsPage) {
		doc := all.Find(strings.TrimSuffix(filepath.Base(name), ".md"))
		if doc == nil {
			continue // the README is no page
		}
		page, err := all.Page(doc, func(path string) string { return path }, manual.Words{Run: "Run", Answer: func(int) string { return "" }})
		if err != nil {
			t.Fatal(err)
		}
		count += len(page.Runs)
		refused := refusedQueries(t, name)
		for _, run := range page.Runs {
			var variables json.RawMessage // null where there are none
			if run.Variables != "" {
				variables = json.RawMessage(run.Variables)
			}
			answer := string(ask(t, srv, run.Query, variables))
			if fails := strings.Contains(answer, `"errors":[`); fails != refused[strings.TrimSpace(run.Query)] {
				t.Errorf("%s: %s\nanswers %.500s", name, run.Query, answer)
			}
		}
	}
	if count < 50 {
		t.Errorf("%d queries were found", count)
	}
}

// refusedQueries are those of a document whose answer there has errors, without the comments that say how they are sent.
func refusedQueries(t *testing.T, name string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, q := range queriesOf(t, name) {
		text := requestLines.ReplaceAllString(q.query, "")
		out[strings.TrimSpace(text)] = q.answer != nil && strings.Contains(q.answer.text, `"errors": [`)
	}
	return out
}

var requestLines = regexp.MustCompile(`(?m)^# (extensions: )?\{.*\}\n`)

// TestDataIsShownByAnswers: each query of docs/data.md has its answer beside it.
func TestDataIsShownByAnswers(t *testing.T) {
	queries := queriesOf(t, "../../docs/data.md")
	if len(queries) < 4 {
		t.Fatalf("%d queries found; a value's evidence, a citation chain, an ending and an inferred fact have one each", len(queries))
	}
	for _, d := range queries {
		if d.answer == nil {
			t.Errorf("no answer follows\n%s", d.query)
		}
	}
}

// TestExplainedQuery: the plan that CONTRIBUTING.md shows is what `graph287g explain` prints of the query above it.
func TestExplainedQuery(t *testing.T) {
	const name = "../../CONTRIBUTING.md"
	doc := read(t, name)
	all := blocks(doc)
	query := slices.IndexFunc(all, func(b block) bool { return b.language == "graphql" })
	shown := slices.IndexFunc(all, func(b block) bool { return b.language == "text" })
	if query < 0 || shown < query {
		t.Fatalf("%s has no query with a plan after it", name)
	}
	file := filepath.Join(t.TempDir(), "county.graphql")
	if err := os.WriteFile(file, []byte(all[query].text), 0o644); err != nil {
		t.Fatal(err)
	}
	variables := string(queries.Variables(all[query].text))
	code, out, status := command("explain", "--store", "memory", "--variables", variables, file)
	if code != 0 {
		t.Fatalf("code %d: %s", code, status)
	}
	if *update {
		doc = doc[:all[shown].at] + out + doc[all[shown].end:]
		if err := os.WriteFile(name, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(all[shown].text, out); diff != "" {
		t.Errorf("another plan (-shown +got):\n%s", diff)
	}
	if command := "--variables '" + variables + "'"; !strings.Contains(doc, command) {
		t.Errorf("%s doesn't say %s", name, command)
	}
}
