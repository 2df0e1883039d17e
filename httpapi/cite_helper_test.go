package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"testing"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/internal/archive"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// A testAPI is a whole API over a small graph, with an archive.
type testAPI struct {
	http.Handler
	store   store.Store
	archive *archive.Archive
	folder  string
}

// A patientEngine isn't held to the deadline of a request, which New lets nobody set to minutes.
type patientEngine struct{ *graph.Engine }

func (e patientEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	return e.Engine.Execute(context.WithoutCancel(ctx), r)
}

const testURL = "https://graph.example/287g"

// newTestAPI makes one; change may change its configuration.
func newTestAPI(t *testing.T, bounds archive.Bounds, change func(*Config)) *testAPI {
	t.Helper()
	d := &testAPI{store: embedded.Memory(ontology.Must()), folder: filepath.Join(t.TempDir(), "archive")}
	d.name(t, "North Carolina")
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: d.store, Limits: limits.Limits{StoreTimeout: patience}})
	if err != nil {
		t.Fatal(err)
	}
	if d.archive, err = archive.Open(d.folder, bounds); err != nil {
		t.Fatal(err)
	}
	c := testConfig(patientEngine{engine})
	c.Archive, c.PublicURL = d.archive, testURL+"/"
	if change != nil {
		change(&c)
	}
	d.Handler = built(c)
	return d
}

// name makes the one state of the graph have a name, which is a new version.
func (d *testAPI) name(t *testing.T, name string) {
	t.Helper()
	properties := map[string]any{"name": name, "code": "NC", "fips": "37", "named": true, "description": "A state."}
	edit := store.PutNode(store.Node{Kind: "State", ID: "state/NC", Properties: properties})
	if _, err := d.store.Apply(t.Context(), store.Change{Edits: []store.Edit{edit}}); err != nil {
		t.Fatal(err)
	}
}

func citePost(body string, headers ...string) *http.Request {
	r := post(body, headers...)
	r.URL.Path, r.RequestURI = "/cite", "/cite"
	return r
}

const stateRequest = `{"query":"query Name($code: String!) { state(code: $code) { id name } }","variables": {"code" : "NC"}}`

const stateData = `{"state":{"id":"state/NC","name":"North Carolina"}}`

// cited archives the answer to a request and returns its citation.
func (d *testAPI) cited(t *testing.T, body string, status int) Citation {
	t.Helper()
	res := do(d, citePost(body))
	wantStatus(t, res, status)
	var c Citation
	if err := json.Unmarshal(res.Body.Bytes(), &c); err != nil || !archive.IsHash(c.SHA256) {
		t.Fatalf("%v: %s", err, res.Body)
	}
	wantHeader(t, res, "Location", c.URL)
	return c
}

// shown reads an archived answer as JSON.
func (d *testAPI) shown(t *testing.T, path string) archivedAnswer {
	t.Helper()
	res := do(d, request(http.MethodGet, path, ""))
	wantStatus(t, res, http.StatusOK)
	var a archivedAnswer
	if err := json.Unmarshal(res.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v: %s", err, res.Body)
	}
	return a
}

// page reads an archived answer as a page.
func (d *testAPI) page(t *testing.T, path string, status int) string {
	t.Helper()
	res := do(d, request(http.MethodGet, path, "", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))
	wantStatus(t, res, status)
	wantHeader(t, res, "Content-Type", "text/html; charset=utf-8")
	wantHeader(t, res, "Content-Security-Policy", citePolicy)
	return res.Body.String()
}

// citationIn reads the citation of a response.
func citationIn(t *testing.T, res *httptest.ResponseRecorder) (c struct {
	Citation
	Refused string
}) {
	t.Helper()
	var body struct {
		Extensions struct{ Citation json.RawMessage }
	}
	if err := json.Unmarshal(res.Body.Bytes(), &body); err != nil {
		t.Fatalf("%v: %s", err, res.Body)
	}
	if body.Extensions.Citation != nil {
		if err := json.Unmarshal(body.Extensions.Citation, &c); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

var datesIn = regexp.MustCompile(`\([A-Z][a-z]+\.? \d+, \d{4}\)`)

// undated is a text of a citation without its date, which is that of the test.
func undated(text string) string { return datesIn.ReplaceAllString(text, "(DATE)") }
