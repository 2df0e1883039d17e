package e2e

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"

	"graph287g/internal/neo4jtest"
	"graph287g/internal/testenv"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// postFor posts a request for a form of its answer.
func postFor(t *testing.T, srv *httptest.Server, accept, query string, variables json.RawMessage) (int, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/graphql", bytes.NewReader(requestBody(t, query, variables)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, body
}

// TestTablesAreAnswersFollowed: the CSV of each query of the corpus that has one has the rows of the JSON answer, followed to its end by
// cursors, and their texts. Two readers of other languages read the same of it.
func TestTablesAreAnswersFollowed(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	folder, tables := t.TempDir(), 0
	for _, f := range corpus(t, "../corpus/queries/*.graphql", "../../web/src/playground/examples/*.graphql") {
		t.Run(filepath.Base(f.name), func(t *testing.T) {
			status, got := postFor(t, srv, "text/csv", f.query, f.variables)
			if status != http.StatusOK {
				if refused := regexp.MustCompile("nothing in the document can be a table|a table has |document has 2|Operation|operationName"); !refused.Match(got) {
					t.Errorf("%d: %s", status, got)
				}
				return
			}
			tables++
			path := pathOfTable(t, srv, f)
			rows := followed(t, srv, f, path)
			want := flattened(t, got, rows)
			name := filepath.Join(folder, strings.TrimSuffix(filepath.Base(f.name), ".graphql"))
			writeTable(t, name, got, want)
		})
	}
	if tables < 30 {
		t.Errorf("only %d queries of the corpus have a table", tables)
	}
	readElsewhere(t, folder)
}

// pathOfTable is the way to the connection, as what describes the CSV tells it.
func pathOfTable(t *testing.T, srv *httptest.Server, f corpusFile) []string {
	t.Helper()
	_, described := postFor(t, srv, "application/csvm+json", f.query, f.variables)
	var m struct {
		Notes []struct{ Table string }
	}
	if err := json.Unmarshal(described, &m); err != nil || len(m.Notes) != 1 {
		t.Fatalf("%v: %s", err, described)
	}
	return strings.Split(m.Notes[0].Table, ".")
}

// followed asks for the JSON answer page by page, nine rows each, and returns its rows: objects, or where there are `nodes` and `edges` both.
func followed(t *testing.T, srv *httptest.Server, f corpusFile, path []string) []any {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: f.query})
	if err != nil {
		t.Fatal(err)
	}
	doc.Operations[0].VariableDefinitions = slices.DeleteFunc(doc.Operations[0].VariableDefinitions, func(d *ast.VariableDefinition) bool {
		return d.Variable == "first" || d.Variable == "after"
	})
	var out []any
	for cursor := ""; ; {
		setPage(doc, path, cursor)
		var query bytes.Buffer
		formatter.NewFormatter(&query).FormatQueryDocument(doc)
		d := json.NewDecoder(bytes.NewReader(ask(t, srv, query.String(), f.variables)))
		d.UseNumber()
		var answer map[string]any
		if err := d.Decode(&answer); err != nil || answer["errors"] != nil {
			t.Fatalf("%v %v\n%s", err, answer["errors"], query.String())
		}
		connection := answer["data"]
		for _, key := range path {
			m, _ := connection.(map[string]any)
			connection = m[key]
		}
		m, ok := connection.(map[string]any)
		if !ok {
			return nil
		}
		nodes, hasNodes := m["nodes"].([]any)
		edges, hasEdges := m["edges"].([]any)
		switch {
		case hasNodes && hasEdges:
			for i := range nodes {
				out = append(out, map[string]any{"nodes": nodes[i], "edges": edges[i]})
			}
		case hasNodes:
			out = append(out, nodes...)
		default:
			out = append(out, edges...)
		}
		info := m["followed"].(map[string]any)
		if info["hasNextPage"] != true {
			return out
		}
		cursor = info["endCursor"].(string)
	}
}

// setPage has the connection at a path, wherever it stands, ask for nine rows after a cursor.
func setPage(doc *ast.QueryDocument, path []string, cursor string) {
	var walk func(set ast.SelectionSet, rest []string)
	walk = func(set ast.SelectionSet, rest []string) {
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				if s.Alias != rest[0] {
					continue
				}
				if len(rest) > 1 {
					walk(s.SelectionSet, rest[1:])
					continue
				}
				s.Arguments = slices.DeleteFunc(s.Arguments, func(a *ast.Argument) bool {
					return a.Name == "first" || a.Name == "after" || a.Name == "last" || a.Name == "before"
				})
				s.Arguments = append(s.Arguments, &ast.Argument{Name: "first", Value: &ast.Value{Kind: ast.IntValue, Raw: "9"}})
				if cursor != "" {
					s.Arguments = append(s.Arguments, &ast.Argument{Name: "after", Value: &ast.Value{Kind: ast.StringValue, Raw: cursor}})
				}
				if !slices.ContainsFunc(s.SelectionSet, func(s ast.Selection) bool { f, ok := s.(*ast.Field); return ok && f.Alias == "followed" }) {
					s.SelectionSet = append(s.SelectionSet, &ast.Field{Alias: "followed", Name: "pageInfo", SelectionSet: ast.SelectionSet{
						&ast.Field{Alias: "hasNextPage", Name: "hasNextPage"}, &ast.Field{Alias: "endCursor", Name: "endCursor"},
					}})
				}
			case *ast.InlineFragment:
				walk(s.SelectionSet, rest)
			case *ast.FragmentSpread:
				walk(doc.Fragments.ForName(s.Name).SelectionSet, rest)
			}
		}
	}
	walk(doc.Operations[0].SelectionSet, path)
}

// flattened is the table that a CSV should be, header first, of the rows of the JSON answer: for each column that the answer has a way to, what is
// at its end. What tells whether lists have more isn't in the answer, and stays as it is.
func flattened(t *testing.T, got []byte, rows []any) [][]string {
	t.Helper()
	table, err := csv.NewReader(bytes.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(table) != len(rows)+1 {
		t.Fatalf("%d rows, the JSON answer has %d", len(table)-1, len(rows))
	}
	ways := map[string][]string{}
	for _, row := range rows {
		addWays(ways, nil, row)
	}
	want := [][]string{table[0]}
	for i, row := range rows {
		cells := slices.Clone(table[i+1])
		for j, column := range table[0] {
			way, ok := ways[column]
			switch {
			case ok:
				cells[j] = joined(reached(row, way), "; ")
			case !strings.HasSuffix(column, ".more") && cells[j] != "":
				t.Errorf("row %d: %s is %q, and the answer has nothing there", i, column, cells[j])
			}
		}
		want = append(want, cells)
	}
	for _, way := range ways {
		if full := strings.Join(way, "."); !slices.Contains(table[0], full) && !slices.Contains(table[0], shortName(way)) {
			t.Errorf("no column for %s", full)
		}
	}
	return want
}

// addWays adds the ways to single values under the names that their columns may have.
func addWays(to map[string][]string, way []string, value any) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			addWays(to, way, item)
		}
	case map[string]any:
		for key, inner := range value {
			if key != "pageInfo" {
				addWays(to, append(slices.Clone(way), key), inner)
			}
		}
	case nil: // of an object that isn't there the values aren't known
	default:
		to[shortName(way)], to[strings.Join(way, ".")] = way, way
	}
}

// shortName is the name of a column, unless another has the same.
func shortName(way []string) string {
	last := len(way) - 1
	short := slices.DeleteFunc(slices.Clone(way[:last]), func(s string) bool { return s == "nodes" || s == "edges" || s == "node" })
	return strings.Join(append(short, way[last]), ".")
}

func reached(value any, way []string) any {
	switch v := value.(type) {
	case []any:
		out := []any{}
		for _, item := range v {
			out = append(out, reached(item, way))
		}
		return out
	case map[string]any:
		if len(way) > 0 {
			return reached(v[way[0]], way[1:])
		}
		return nil
	}
	return value
}

func joined(value any, by string) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []any:
		texts := []string{}
		for _, item := range v {
			texts = append(texts, joined(item, " / "))
		}
		if strings.Join(texts, "") == "" {
			return ""
		}
		return strings.Join(texts, by)
	}
	return fmt.Sprint(value)
}

// writeTable writes a CSV, and beside it as JSON what readers should read.
func writeTable(t *testing.T, name string, got []byte, want [][]string) {
	t.Helper()
	expected, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	for ending, text := range map[string][]byte{".csv": got, ".json": expected} {
		if err := os.WriteFile(name+ending, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	table, err := csv.NewReader(bytes.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range table {
		for i, c := range cells {
			cells[i] = guard.ReplaceAllString(c, "$1")
		}
	}
	for _, cells := range want { // a carriage return before an end of line is lost to Go's reader
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(c, "\r\n", "\n")
		}
	}
	if diff := cmp.Diff(want, table); diff != "" {
		t.Errorf("%s (-answer +csv):\n%.3000s", name, diff)
	}
}

// guard is the apostrophe before what a spreadsheet would take for a formula.
var guard = regexp.MustCompile(`\A'([=+\-@\t\r\n＋－＝＠])`)

// readElsewhere has Python's csv and DuckDB read the tables of a folder.
func readElsewhere(t *testing.T, folder string) {
	t.Helper()
	python, err := filepath.Abs("../../.cache/readers/bin/python")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(python); err != nil {
		testenv.Skip(t, testenv.Readers, "Python with DuckDB isn't there: `make readers` installs it")
	}
	out, err := exec.CommandContext(context.WithoutCancel(t.Context()), python, "../clients/csv/read.py", folder).CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte(" 0 failed\n")) {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestHostileNamesAreReadAlike: names that a CSV may stumble over are the same for two readers of other languages.
func TestHostileNamesAreReadAlike(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	names := []string{"=1+1", `a"b`, "x, y", "one\ntwo", "one\r\ntwo", "@cmd", "-3", "+1", "; ", "'quoted'", "ñ — 漢字", "＝1", `""`, ",", "\\", "#", "NULL", "\tx"}
	var change store.Change
	want := [][]string{{"name", "slug", "aliases"}}
	for i, name := range names {
		slug := fmt.Sprintf("t%02d", i)
		change.Edits = append(change.Edits, store.PutNode(store.Node{Kind: "Topic", ID: "topic/" + slug, Properties: map[string]any{
			"slug": slug, "name": name, "description": "A topic.", "named": true, "kind": "PRACTICE", "aliases": []any{name, name},
		}}))
		want = append(want, []string{name, slug, name + "; " + name})
	}
	if _, err := s.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	status, got := postFor(t, serve(t, s), "text/csv", `{ topics { nodes { name slug aliases } } }`, nil)
	if status != http.StatusOK {
		t.Fatalf("%d: %s", status, got)
	}
	expected, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	for ending, text := range map[string][]byte{".csv": got, ".json": expected} {
		if err := os.WriteFile(filepath.Join(folder, "hostile"+ending), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	readElsewhere(t, folder)
}

// TestSourcesOfATable: beside a value stand the sources that its evidence names, with the places in them, and how it was computed.
func TestSourcesOfATable(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	const query = `{ agreements(filter: {agency: {id: {eq: "agency/nc-mecklenburg-county-sheriff"}}}) { nodes { id name endedOn { edtf } moaUrl } } }`
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/graphql?sources=1&csv=1", bytes.NewReader(requestBody(t, query, nil)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	table, err := csv.NewReader(res.Body).ReadAll()
	if err != nil || len(table) < 2 {
		t.Fatalf("%v: %v", err, table)
	}
	row := map[string]string{}
	for i, name := range table[0] {
		row[name] = table[1][i]
	}
	var answer struct {
		Data struct {
			Agreement struct {
				Evidence []struct {
					Claims []struct {
						Locator string
						Source  struct{ Name string }
					}
				}
			}
		}
	}
	ofJSON := ask(t, srv, `query($id: ID!) { agreement(id: $id) { evidence(fields: ["endedOn"]) { claims { locator source { name } } } } }`, json.RawMessage(`{"id": "`+row["id"]+`"}`))
	if err := json.Unmarshal(ofJSON, &answer); err != nil || len(answer.Data.Agreement.Evidence) != 1 {
		t.Fatalf("%v: %s", err, ofJSON)
	}
	var sources, locators []string
	for _, c := range answer.Data.Agreement.Evidence[0].Claims {
		sources, locators = append(sources, c.Source.Name), append(locators, c.Locator)
	}
	if len(sources) == 0 || row["endedOn.source"] != strings.Join(sources, "; ") || row["endedOn.locator"] != strings.Join(locators, "; ") {
		t.Errorf("%q in %q, want %q in %q", row["endedOn.source"], row["endedOn.locator"], sources, locators)
	}
	if !strings.HasPrefix(row["name.source"], "computed: ") || row["moaUrl"] != "" || row["moaUrl.source"] != "" {
		t.Errorf("%q", row)
	}
	if want := "id name name.source name.locator endedOn.edtf endedOn.source endedOn.locator moaUrl moaUrl.source moaUrl.locator"; strings.Join(table[0], " ") != want {
		t.Errorf("columns %q", table[0])
	}
}

// TestTheCSVOfTheGuide: docs/api.md has a command, and the CSV that it prints.
func TestTheCSVOfTheGuide(t *testing.T) {
	const name = "../../docs/api.md"
	doc := read(t, name)
	all := blocks(doc)
	i := slices.IndexFunc(all, func(b block) bool { return b.language == "csv" })
	if i < 1 {
		t.Fatal("there is no CSV")
	}
	_, query, _ := strings.Cut(all[i-1].text, "'query=")
	query, _, ok := strings.Cut(query, "'\n")
	if !ok || !strings.HasPrefix(all[i-1].text, "curl -s -G localhost:8080/graphql -d csv=1 --data-urlencode ") {
		t.Fatalf("the command is %s", all[i-1].text)
	}
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	got := strings.ReplaceAll(string(postTo(t, srv, "/graphql?csv=1&query="+url.QueryEscape(query), nil)), "\r\n", "\n")
	if *update {
		if err := os.WriteFile(name, []byte(doc[:all[i].at]+got+doc[all[i].end:]), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(all[i].text, got); diff != "" {
		t.Errorf("it prints something else (-document +server):\n%s", diff)
	}
}

// TestKindsAreExportedAlike: both stores export all kinds alike, each as many rows as the graph has of it.
func TestKindsAreExportedAlike(t *testing.T) {
	want := exportedKinds(t, seeded(t, embedded.Memory(ontology.Must())))
	got := exportedKinds(t, neo4jtest.Seeded(t))
	for kind, text := range want {
		if diff := cmp.Diff(text, got[kind]); diff != "" {
			t.Errorf("%s (-embedded +neo4j):\n%.2000s", kind, diff)
		}
	}
}

// TestAllOfAKindIsExported: an export has as many rows as the graph has of the kind, and what describes it is understood by a reader of CSV on
// the Web.
func TestAllOfAKindIsExported(t *testing.T) {
	s := seeded(t, embedded.Memory(ontology.Must()))
	got := exportedKinds(t, s)
	if len(got) != len(ontology.Must().Kinds) {
		t.Errorf("%d kinds, of %d", len(got), len(ontology.Must().Kinds))
	}
	srv, folder := serve(t, s), t.TempDir()
	for kind, text := range got {
		name := kind + ".csv"
		described := bytes.ReplaceAll(postTo(t, srv, "/export/"+name+"-metadata.json", nil), []byte("https://graph.example/export/"), nil)
		for file, content := range map[string][]byte{name: []byte(text), name + "-metadata.json": described} {
			if err := os.WriteFile(filepath.Join(folder, file), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	readElsewhere(t, folder)
}

func exportedKinds(t *testing.T, s store.Store) map[string]string {
	t.Helper()
	srv := serve(t, s)
	var list struct {
		Kinds []struct {
			Kind string
			Rows int
		}
	}
	if err := json.Unmarshal(postTo(t, srv, "/export", nil), &list); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, k := range list.Kinds {
		text := postTo(t, srv, "/export/"+k.Kind+".csv", nil)
		table, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil || len(table) != k.Rows+1 {
			t.Errorf("%s: %v, %d rows of %d", k.Kind, err, len(table)-1, k.Rows)
		}
		out[k.Kind] = citedDay.ReplaceAllString(string(text), "$1")
	}
	return out
}
