package httpapi

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// hostile are names that a CSV, or who opens one, may stumble over.
var hostile = []string{`=1+1`, `a"b`, `x, y`, "one\ntwo", `@cmd`, `-3`, `+1`, `; `, `'quoted'`, `ñ — 漢字`, "＝1", `""`, `,`, " \u00a0x"}

// topic is the node of a topic, whose aliases are its name and another.
func topic(slug, name string) store.Edit {
	return store.PutNode(store.Node{Kind: "Topic", ID: "topic/" + slug, Properties: map[string]any{
		"slug": slug, "name": name, "description": "A topic.", "named": true, "kind": "PRACTICE", "aliases": []any{name, "b"},
	}})
}

func putTopics(t testing.TB, s store.Store, n int) {
	t.Helper()
	var change store.Change
	for i := range n {
		change.Edits = append(change.Edits, topic(fmt.Sprintf("t%05d", i), hostile[i%len(hostile)]))
	}
	if _, err := s.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

// A tableEngine is an engine over a store in memory. Before each request it asks, which may answer instead.
type tableEngine struct {
	*graph.Engine
	store  store.Store
	before func(request int, r graph.Request) *graph.Response

	mu    sync.Mutex
	asked []graph.Request
}

func newTableEngine(t testing.TB, l limits.Limits, topics int) *tableEngine {
	t.Helper()
	s := embedded.Memory(ontology.Must())
	putTopics(t, s, topics)
	l.StoreTimeout = patience
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: l})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &tableEngine{Engine: e, store: s}
}

func (e *tableEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	e.mu.Lock()
	e.asked = append(e.asked, r)
	n := len(e.asked)
	e.mu.Unlock()
	if e.before != nil {
		if instead := e.before(n, r); instead != nil {
			return *instead
		}
	}
	return e.Engine.Execute(context.WithoutCancel(ctx), r) // however busy the machine is
}

func (e *tableEngine) ExecuteUnkept(ctx context.Context, r graph.Request) graph.Response {
	return e.Execute(ctx, r)
}

// sizes are the rows that were asked for, page by page.
func (e *tableEngine) sizes(t *testing.T) []int {
	t.Helper()
	var out []int
	for _, r := range e.asked {
		var v struct {
			First int `json:"table_first"`
		}
		if err := json.Unmarshal(r.Variables, &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v.First)
	}
	return out
}

func refusing(code apierror.Code, message string) *graph.Response {
	return &graph.Response{Code: code, Body: []byte(`{"errors":[{"message":"` + message + `","extensions":{"code":"` + string(code) + `"}}]}`)}
}

// asCSV posts a document for its CSV.
func asCSV(query, parameters string) *http.Request {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		panic(err)
	}
	return request(http.MethodPost, "/graphql"+parameters, string(body), "Content-Type", "application/json", "Accept", "text/csv")
}

// records reads a CSV, and takes the apostrophes back that stand before what looks like a formula.
func records(t *testing.T, text string) [][]string {
	t.Helper()
	out, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	for _, cells := range out {
		for i, c := range cells {
			if after, ok := strings.CutPrefix(c, "'"); ok && strings.IndexAny(after, "=+-@\t\r\n＋－＝＠") == 0 {
				cells[i] = after
			}
		}
	}
	return out
}

func TestACSVHasTheWholeList(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 230)
	res := do(built(testConfig(e)), asCSV(`query Topics { meta { version } topics(first: 3, orderBy: [{slug: DESC}]) { totalCount nodes { slug name aliases } } }`, ""))
	wantStatus(t, res, http.StatusOK)
	wantHeader(t, res, "Content-Type", "text/csv; charset=utf-8; header=present")
	wantHeader(t, res, "Content-Disposition", `attachment; filename="Topics.csv"`)
	wantHeader(t, res, "Link", "")
	got := records(t, res.Body.String())
	if len(got) != 231 || strings.Join(got[0], "|") != "slug|name|aliases" {
		t.Fatalf("%d records, the first %v", len(got), got[0])
	}
	for i, cells := range got[1:] {
		n := 229 - i
		name := hostile[n%len(hostile)]
		if cells[0] != fmt.Sprintf("t%05d", n) || cells[1] != name || cells[2] != name+"; b" {
			t.Errorf("record %d: %q, want the topic %d named %q", i+1, cells, n, name)
		}
	}
	if sizes := e.sizes(t); !slices.Equal(sizes, []int{100, 100, 100}) {
		t.Errorf("pages of %v", sizes)
	}
	if raw := res.Body.String(); !strings.HasSuffix(raw, "\r\n") || !strings.Contains(raw, "'=1+1,\"'=1+1; b\"\r\n") {
		t.Errorf("no CRLF, or a formula: %q", raw[:200])
	}
}

func TestAnEmptyTableHasItsHeader(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 1)
	for query, want := range map[string]string{
		`{ states { nodes { code agencies { nodes { name } } } } }`:                            "code,agencies.name,agencies.more\r\n",
		`{ topic(slug: "t00000") { broader { id } claims { nodes { text } } } }`:               "text\r\n",
		`{ nodes: node(id: "topic/t00000") { ... on State { agencies { nodes { name } } } } }`: "name\r\n",
	} {
		res := do(built(testConfig(e)), asCSV(query, ""))
		wantStatus(t, res, http.StatusOK)
		wantBody(t, res, want)
	}
}

// What costs too much for a hundred rows is asked for in smaller pages, each with its own price.
func TestPagesGetSmallerUntilTheirPriceFits(t *testing.T) {
	e := newTableEngine(t, limits.Limits{AnswerBytes: 16 << 10}, 60)
	c := testConfig(e)
	c.Limits = limits.Limits{AnswerBytes: 16 << 10}
	res := do(built(c), asCSV(`{ topics { nodes { slug a: citeAs(style: BIBTEX) b: description c: name } } }`, ""))
	wantStatus(t, res, http.StatusOK)
	if got := records(t, res.Body.String()); len(got) != 61 {
		t.Errorf("%d records", len(got))
	}
	sizes := e.sizes(t)
	last := sizes[len(sizes)-1]
	if sizes[0] != 100 || last >= 60 || last < 1 {
		t.Errorf("pages of %v", sizes)
	}
}

func TestATableGivesBackWhatItHolds(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 230)
	api := newGraphQL(testConfig(e).withDefaults())
	var most int64
	e.before = func(int, graph.Request) *graph.Response {
		api.admission.memory.mu.Lock()
		defer api.admission.memory.mu.Unlock()
		most = max(most, api.admission.memory.used)
		if api.admission.places.used != 1 {
			t.Errorf("a page runs in %d places", api.admission.places.used)
		}
		return nil
	}
	do(api, asCSV(`{ topics { nodes { slug name } } }`, ""))
	if len(e.asked) != 3 || most == 0 || most > 1<<10 {
		t.Errorf("%d pages; before one of them %d bytes were held, the request's alone should be", len(e.asked), most)
	}
	if api.admission.memory.used != 0 || api.admission.places.used != 0 {
		t.Errorf("%d bytes and %d places are held", api.admission.memory.used, api.admission.places.used)
	}
}

// cutOff asks a server for a CSV that it breaks off, and returns the last record.
func cutOff(t *testing.T, e Engine, query string) string {
	t.Helper()
	s := httptest.NewServer(built(testConfig(e)))
	defer s.Close()
	r := asCSV(query, "")
	r.RequestURI = ""
	r.URL, _ = url.Parse(s.URL + "/graphql")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	wantTrue(t, res.StatusCode == http.StatusOK, "status %d", res.StatusCode)
	text, err := io.ReadAll(bufio.NewReader(res.Body))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the client is told %v", err)
	}
	got := csv.NewReader(strings.NewReader(string(text)))
	got.FieldsPerRecord = -1
	all, err := got.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1]
	if len(all) != 102 || len(last) != 1 || !strings.HasPrefix(last[0], "INCOMPLETE: ") {
		t.Fatalf("%d records, the last %q", len(all), last)
	}
	return last[0]
}

func wantTrue(t *testing.T, ok bool, format string, args ...any) {
	t.Helper()
	if !ok {
		t.Errorf(format, args...)
	}
}

func TestATableThatIsntWholeIsBrokenOff(t *testing.T) {
	const query = `{ topics { nodes { slug name } } }`
	t.Run("where the graph is changed", func(t *testing.T) {
		e := newTableEngine(t, limits.Limits{}, 150)
		e.before = func(n int, _ graph.Request) *graph.Response {
			if n == 2 {
				if _, err := e.store.Apply(context.Background(), store.Change{Edits: []store.Edit{topic("new", "new")}}); err != nil {
					t.Error(err)
				}
			}
			return nil
		}
		if got := cutOff(t, e, query); !strings.Contains(got, "the graph was changed meanwhile. 100 of 150 rows came") {
			t.Error(got)
		}
	})
	t.Run("where a page fails", func(t *testing.T) {
		e := newTableEngine(t, limits.Limits{}, 150)
		e.before = func(n int, _ graph.Request) *graph.Response {
			if n == 2 {
				return refusing(apierror.StoreUnavailable, "the store can't answer now: try again in a few seconds")
			}
			return nil
		}
		if got := cutOff(t, e, query); !strings.Contains(got, "the store can't answer now: try again in a few seconds. 100 of 150 rows came. Throw them away") {
			t.Error(got)
		}
	})
	t.Run("and not where the server is busy for a moment", func(t *testing.T) {
		e := newTableEngine(t, limits.Limits{}, 150)
		e.before = func(n int, _ graph.Request) *graph.Response {
			if n == 2 {
				return refusing(apierror.RateLimited, "busy")
			}
			return nil
		}
		if got := records(t, do(built(testConfig(e)), asCSV(query, "")).Body.String()); len(got) != 151 {
			t.Errorf("%d records", len(got))
		}
	})
}

func TestTooManyRowsAreRefusedBeforeTheFirst(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 10_001)
	h := built(testConfig(e))
	res := do(h, asCSV(`{ topics { nodes { slug } } }`, ""))
	wantStatus(t, res, http.StatusBadRequest)
	wantError(t, res.Body.Bytes(), apierror.CostExceeded, "10001 rows", "10000 at most", "`filter`", "/export")
	res = do(h, asCSV(`{ topics(filter: {slug: {not: {eq: "t00000"}}}) { nodes { slug } } }`, ""))
	wantStatus(t, res, http.StatusOK)
	if got := strings.Count(res.Body.String(), "\r\n"); got != 10_001 {
		t.Errorf("%d records", got)
	}
}

func TestErrorsBeforeTheFirstByteAreJSON(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 3)
	h := built(testConfig(e))
	for _, c := range []struct {
		name, query, parameters string
		status                  int
		code                    apierror.Code
		message                 string
	}{
		{"several connections", `{ topics { nodes { slug } } states { nodes { code } } }`, "", 400, apierror.BadUserInput, "topics, states"},
		{"no connection", `{ meta { version } }`, "", 400, apierror.BadUserInput, "nothing in the document can be a table"},
		{"no document", `{ topics { nodes { slug }`, "", 400, apierror.ParseFailed, ""},
		{"an unknown field", `{ topics { nodes { slugs } } }`, "", 400, apierror.ValidationFailed, "slug"},
		{"an argument", `{ topics(filter: {slug: {in: []}}, orderBy: [{}]) { nodes { slug } } }`, "", 400, apierror.BadUserInput, ""},
		{"nothing there", `{ topic(slug: "none") { claims { nodes { text } } } }`, "", 404, apierror.NotFound, "there is no such Topic"},
		{"a connection that isn't there", `{ topics { nodes { slug } } }`, "?table=states", 400, apierror.BadUserInput, "there is topics"},
		{"two parameters", `{ topics { nodes { slug } } }`, "?table=topics&table=topics", 400, apierror.BadUserInput, `"table" is there more than once`},
		{"a parameter's value", `{ topics { nodes { slug } } }`, "?sources=yes", 400, apierror.BadUserInput, `"sources" is 1, 0 or left out`},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := do(h, asCSV(c.query, c.parameters))
			wantStatus(t, res, c.status)
			wantHeader(t, res, "Content-Type", "application/graphql-response+json; charset=utf-8")
			wantHeader(t, res, "Content-Disposition", "")
			wantError(t, res.Body.Bytes(), c.code, c.message)
		})
	}
	t.Run("the server is busy", func(t *testing.T) {
		c := testConfig(e).withDefaults()
		c.Limits.Concurrent = 1
		api := newGraphQL(c)
		api.admission.places.used = 1
		res := do(api, asCSV(`{ topics { nodes { slug } } }`, ""))
		wantStatus(t, res, http.StatusServiceUnavailable)
		wantHeader(t, res, "Retry-After", retrySoon)
	})
	t.Run("places in a document that nobody has seen are left out", func(t *testing.T) {
		res := do(h, asCSV(`{ topic(slug: "none") { claims { nodes { text } } } }`, ""))
		if strings.Contains(res.Body.String(), "locations") {
			t.Errorf("it has: %s", res.Body)
		}
	})
	t.Run("an engine without tables", func(t *testing.T) {
		wantStatus(t, do(built(testConfig(fakeEngine{})), asCSV(`{ topics { nodes { slug } } }`, "")), http.StatusNotAcceptable)
	})
}

func TestWhoGetsATable(t *testing.T) {
	for accept, want := range map[string]tableFormat{
		"":                                      noTable,
		"*/*":                                   noTable,
		"application/json":                      noTable,
		"text/csv":                              csvTable,
		"Text/CSV; charset=utf-8":               csvTable,
		"text/csv, */*":                         csvTable,
		"text/csv;q=0":                          noTable,
		"text/csv;q=0.5, application/json":      noTable,
		"application/json, text/csv":            noTable,
		"text/csv, application/json;q=0.9":      csvTable,
		"application/csvm+json":                 csvwTable,
		"application/csvm+json, text/csv":       csvTable,
		"application/csvm+json, text/csv;q=0.5": csvwTable,
		"text/html, application/csv":            noTable,
	} {
		if got := tableFormatOf(request("GET", "/graphql?query=x", "", "Accept", accept)); got != want {
			t.Errorf("Accept: %s: %d, want %d", accept, got, want)
		}
	}
	for query, want := range map[string]tableFormat{"csv=1": csvTable, "csvw=1": csvwTable, "csv=0": noTable, "query=csv": noTable, "csv=1&csvw=1": csvwTable} {
		if got := tableFormatOf(request("GET", "/graphql?"+query, "")); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
}

func TestALinkedTable(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 2)
	c := testConfig(e)
	c.PublicURL = "https://graph.example"
	h := built(c)
	address := "/graphql?csv=1&query=" + url.QueryEscape(`query T($s: [String!]) { x: topics(filter: {slug: {in: $s}}) { nodes { slug name aliases described: description } } }`) +
		"&variables=" + url.QueryEscape(`{"s": ["t00000", "t00001"]}`)
	res := do(h, request("GET", address, ""))
	wantStatus(t, res, http.StatusOK)
	wantHeader(t, res, "Content-Disposition", `attachment; filename="T.csv"`)
	link, rest, ok := strings.Cut(strings.TrimPrefix(res.Header().Get("Link"), "<"), ">")
	if !ok || rest != `; rel="describedby"; type="application/csvm+json"` || !strings.HasPrefix(link, "https://graph.example/graphql?csvw=1&") {
		t.Fatalf("Link: %s", res.Header().Get("Link"))
	}
	head := do(h, request("HEAD", address, ""))
	wantStatus(t, head, http.StatusOK)
	wantHeader(t, head, "Content-Type", "text/csv; charset=utf-8; header=present")
	wantBody(t, head, "")

	described := do(h, request("GET", strings.TrimPrefix(link, "https://graph.example"), ""))
	wantStatus(t, described, http.StatusOK)
	wantHeader(t, described, "Content-Type", "application/csvm+json; charset=utf-8")
	var got csvwTableOf
	if err := json.Unmarshal(described.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != "T" || got.License.ID == "" || got.Notes[0].Version != 1 || string(got.Notes[0].Variables) != `{"s":["t00000","t00001"]}` && string(got.Notes[0].Variables) != `{"s": ["t00000", "t00001"]}` {
		t.Errorf("%s", described.Body)
	}
	var titles, names []string
	for _, column := range got.Schema.Columns {
		names, titles = append(names, column.Name+":"+column.Datatype+column.Separator), append(titles, column.Titles[0])
	}
	if want := "slug:string name:string aliases:string;  described:string"; strings.Join(names, " ") != want {
		t.Errorf("columns %q, want %q", names, want)
	}
	again := do(h, request("GET", strings.TrimPrefix(got.URL, "https://graph.example"), ""))
	if header, _, _ := strings.Cut(again.Body.String(), "\r\n"); again.Body.String() != res.Body.String() || header != strings.Join(titles, ",") {
		t.Errorf("the address of the CSV has another: %s", again.Body)
	}
	for _, r := range []*http.Request{
		request("GET", strings.Replace(address, "csv=1", "x=1", 1), "", "Accept", "application/csvm+json"),
		request("GET", strings.Replace(address, "csv=1", "csv=1&csvw=1", 1), ""),
	} {
		if res := do(h, r); res.Body.String() != described.Body.String() {
			t.Errorf("%s: %s", r.URL, res.Body)
		}
	}
}
