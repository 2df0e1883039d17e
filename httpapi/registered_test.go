package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/vektah/gqlparser/v2"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi/registered"
	"graph287g/store"
)

// A datedEngine tells of a moment that a test sets, and counts what it answers.
type datedEngine struct {
	fakeEngine
	moment   *graph.Moment
	failure  *gqlerror.Error
	answered *int
}

func (e datedEngine) Moment(context.Context) (graph.Moment, error) {
	if e.failure != nil {
		return graph.Moment{}, e.failure
	}
	return *e.moment, nil
}

func (e datedEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	*e.answered++
	return e.fakeEngine.Execute(ctx, r)
}

// newRegistered serves one document, place, and echoes its variables.
func newRegistered(t *testing.T) (http.Handler, *datedEngine, *registered.Document) {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: "scalar Date type Query { place(id: ID!, day: Date!): String }"})
	d, err := registered.Read("place.graphql", "# A place on a day.\n# {\"id\": \"county/1\"}\nquery Place($id: ID!, $listDay: Date!) { place(id: $id, day: $listDay) }", schema)
	if err != nil {
		t.Fatal(err)
	}
	set, err := registered.NewSet(d)
	if err != nil {
		t.Fatal(err)
	}
	e := &datedEngine{moment: &graph.Moment{Version: store.Version{Number: 7, RecordedAt: time.Unix(1_700_000_000, 0)}, NewestDay: "2026-05-18", Today: "2026-12-01", ListDays: []string{"2025-01-01", "2026-05-18"}}, answered: new(int)}
	e.fakeEngine = fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		if r.Query != d.Text || !r.ReadOnly {
			return graph.Response{Body: []byte(`{"errors":[{"message":"another document"}]}`), Code: apierror.BadUserInput}
		}
		if strings.Contains(string(r.Variables), "nowhere") {
			return graph.Response{Body: []byte(`{"errors":[{"message":"nothing there"}],"data":{"place":null}}`)}
		}
		return graph.Response{Body: fmt.Appendf(nil, `{"data":%s}`, r.Variables)}
	}}
	c := testConfig(*e)
	c.Documents = set
	h := built(c)
	return h, e, d
}

func fetch(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestRegisteredDocuments(t *testing.T) {
	h, e, d := newRegistered(t)
	first := fetch(h, "/q/place.json?id=county/1")
	if first.Code != http.StatusOK || first.Body.String() != `{"data":{"id":"county/1","listDay":"2026-05-18"}}` || first.Header().Get("Cache-Control") != "public, no-cache" {
		t.Fatalf("%d %v %s", first.Code, first.Header(), first.Body)
	}
	tag := first.Header().Get("ETag")
	before := *e.answered
	for _, known := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		if again := fetch(h, "/q/place.json?id=county/1", "If-None-Match", known); again.Code != http.StatusNotModified || again.Body.Len() > 0 || again.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %d %s", known, again.Code, again.Body)
		}
	}
	if *e.answered != before {
		t.Error("what the client has is not answered again")
	}
	others := map[string]string{
		"another value":  fetch(h, "/q/place.json?id=county/2").Header().Get("ETag"),
		"another day":    fetch(h, "/q/place.json?id=county/1&listDay=2025-01-01").Header().Get("ETag"),
		"another coding": fetch(h, "/q/place.json?id=county/1", "Accept-Encoding", "gzip").Header().Get("ETag"),
		"another type":   fetch(h, "/q/place.json?id=county/1", "Accept", "application/graphql-response+json").Header().Get("ETag"),
	}
	for name, change := range map[string]func(*graph.Moment){
		"a new version":          func(m *graph.Moment) { m.Version.Number++ },
		"a version of elsewhere": func(m *graph.Moment) { m.Version.RecordedAt = time.Unix(1_800_000_000, 0) },
		"a new day":              func(m *graph.Moment) { m.Today = "2026-12-02" },
	} {
		was := *e.moment
		change(e.moment)
		others[name] = fetch(h, "/q/place.json?id=county/1", "If-None-Match", tag).Header().Get("ETag")
		*e.moment = was
	}
	seen := map[string]string{tag: "the first"}
	for name, other := range others {
		if seen[other] != "" || other == "" {
			t.Errorf("%s has the tag of %q: %s", name, seen[other], other)
		}
		seen[other] = name
	}
	byID := "/graphql?documentId=" + d.ID() + "&variables=" + `%7B%22id%22%3A%22county/1%22%2C%22listDay%22%3A%222026-05-18%22%7D`
	one := fetch(h, byID)
	if one.Code != http.StatusOK || !strings.Contains(one.Body.String(), "county/1") || one.Header().Get("ETag") == "" {
		t.Errorf("%d %s", one.Code, one.Body)
	}
	if again := fetch(h, byID, "If-None-Match", one.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("by its id: %d", again.Code)
	}
	if short := fetch(h, "/graphql?documentId="+d.ID()+"&variables=%7B%22id%22%3A%22county/1%22%7D"); short.Header().Get("ETag") != one.Header().Get("ETag") {
		t.Errorf("the server gives the day of the list by id too: %s", short.Body)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"documentId":"`+d.ID()+`","variables":{"id":"a"}}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), "another document") { // POST isn't read-only here, which is how the engine tells the two apart
		t.Errorf("posted: %s", w.Body)
	}
}

func TestRegisteredDocumentsThatFail(t *testing.T) {
	h, e, d := newRegistered(t)
	for path, want := range map[string]string{
		"/q/plase.json?id=1":                               "404 no document of this name is registered here (/q lists them); did you mean place?",
		"/q/zzz.json":                                      "404 no document of this name is registered here (/q lists them); there are place",
		"/q/place.json":                                    "400 place needs id: it takes id (ID!), listDay (Date!)",
		"/q/place.json?id=1&di=2":                          `400 place has no variable "di": it takes id (ID!), listDay (Date!)`,
		"/q/place.json?id=1&listDay=2026-01-01":            "400 listDay is the day of one of ICE's lists; there are those of 2025-01-01 and 2026-05-18",
		"/q/place.json?id=1&pinned=00":                     "400 only cards and pictures can be pinned",
		"/q/place.json?id=%zz":                             "400 the query string isn't well-formed: encode each parameter's value as URLs need it",
		"/graphql?documentId=sha256:00":                    `200 no document of this "documentId" is registered here`,
		"/graphql?documentId=" + d.ID() + "&query=%7Ba%7D": `400 "query" and "documentId" are both there: leave one out`,
	} {
		w := fetch(h, path)
		var body struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
			t.Errorf("%s: %s", path, w.Body)
			continue
		}
		if got := fmt.Sprint(w.Code, " ", body.Errors[0].Message); !strings.HasPrefix(got, want) || body.Errors[0].Extensions.Code == "" {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		if w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %v", path, w.Header())
		}
	}
	if w := fetch(h, "/q/place.json?id=nowhere"); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("an answer with errors may be kept: %v", w.Header())
	}
	e.failure = apierror.New(apierror.StoreUnavailable, "the store can't answer now")
	c := testConfig(*e)
	set, err := registered.NewSet(d)
	if err != nil {
		t.Fatal(err)
	}
	c.Documents = set
	if w := fetch(built(c), "/q/place.json?id=1"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("while the store is away: %d %v", w.Code, w.Header())
	}
}

func TestListOfRegisteredDocuments(t *testing.T) {
	h, _, d := newRegistered(t)
	w := fetch(h, "/q")
	var list struct {
		Documents []struct {
			Name, About, DocumentID, Example, Query string
			Variables                               []struct {
				Name, Type              string
				Required, GivenByServer bool
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list.Documents) != 1 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	one := list.Documents[0]
	if one.Name != "place" || one.DocumentID != d.ID() || one.Example != "/q/place.json?id=county%2F1" || !one.Variables[0].Required || !one.Variables[1].GivenByServer || one.Variables[1].Required {
		t.Errorf("listed %+v", one)
	}
	if w := fetch(h, one.Example); w.Code != http.StatusOK {
		t.Errorf("the example: %d", w.Code)
	}
}
