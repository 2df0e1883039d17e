package site

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
)

// served is a server with the real records, for tests that only read.
var served = sync.OnceValues(func() (http.Handler, error) { return newServer(Config{Playground: true, CacheBytes: 8 << 20}, 16<<20) })

// newServer serves the real records and keeps answers in so many bytes.
func newServer(c Config, answerBytes int) (http.Handler, error) {
	pages, err := New(c)
	if err != nil {
		return nil, err
	}
	return newServerOf(httpapi.Config{Site: pages}, answerBytes)
}

func newServerOf(c httpapi.Config, answerBytes int) (http.Handler, error) {
	engine, err := realEngine()
	if err != nil {
		return nil, err
	}
	c.Engine = graph.NewAnswerCache(engine, answerBytes)
	return httpapi.New(c)
}

// realEngine answers from the real records. Tests share it, for they only read and it takes long to make.
var realEngine = sync.OnceValues(func() (*graph.Engine, error) {
	catalogue := ontology.Must()
	data := embedded.Memory(catalogue)
	lists, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		return nil, err
	}
	records, err := seed.LoadWithLists(catalogue, seed.Embedded(), lists)
	if err != nil {
		return nil, err
	}
	if _, err := seed.Sync(testContext, data, records); err != nil {
		return nil, err
	}
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: data})
	if err != nil {
		return nil, err
	}
	if err := engine.Measure(testContext); err != nil {
		return nil, err
	}
	return engine, nil
})

func server(t *testing.T) http.Handler {
	t.Helper()
	h, err := served()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var spaces = regexp.MustCompile(`\s+`)

// textOf is what a reader sees of a page, with single spaces.
func textOf(page string) string {
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(page, "")), " "))
}

// leadOf is the sentence at the top of a page.
func leadOf(t *testing.T, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, `<p class="lead">`)
	lead, _, closed := strings.Cut(rest, "</p>")
	if !found || !closed {
		t.Fatalf("no lead in %.300s", page)
	}
	return textOf(lead)
}

// TestLeads: what the first sentence says was read in the workbook of 18 May 2026, and for former lists in those before it.
func TestLeads(t *testing.T) {
	for path, want := range map[string]string{
		// Rows 290 and 291 (the sheriff's), 424, 474 and 488; state agencies in 239 to 254 and 388, of which 239 are prisons.
		"/county/12057": "On ICE’s list of 18 May 2026, Hillsborough County Sheriff's Office, Plant City Police Department, Tampa Police Department, and " +
			"University of South Florida Police Department in Hillsborough County, Florida, have five agreements; eleven agencies that serve all of " +
			"Florida are on it too, and so is a department of corrections.",
		"/es/county/12057": "En la lista de ICE del 18 de mayo de 2026, Hillsborough County Sheriff's Office, Plant City Police Department, Tampa Police " +
			"Department y University of South Florida Police Department en el condado de Hillsborough, Florida, tienen cinco acuerdos; también figuran once " +
			"agencias que abarcan todo el territorio de Florida, así como un departamento penitenciario.",
		// No row of Illinois.
		"/county/17031": "No agency of Cook County, Illinois, or of a place in it is on ICE’s list of 18 May 2026, nor on any of the 65 lists loaded here, " +
			"the first of 21 February 2025; no agency that serves all of Illinois is on it.",
		// No row of the District of Columbia, which is its own county.
		"/county/11001": "No agency of the District of Columbia, or of a place in it is on ICE’s list of 18 May 2026, nor on any of the 65 lists loaded here, " +
			"the first of 21 February 2025; no agency that serves all of the District of Columbia is on it.",
		"/es/county/11001": "Ninguna agencia del Distrito de Columbia, ni de sus localidades figura en la lista de ICE del 18 de mayo de 2026, ni en ninguna de las 65 listas " +
			"cargadas aquí, la primera del 21 de febrero de 2025; no figura ninguna agencia que abarque todo el territorio del Distrito de Columbia.",
		// Row 979; North Carolina has no state agency on the list.
		"/county/37089": "On ICE’s list of 18 May 2026, Henderson County Sheriff's Office in Henderson County, North Carolina, has one agreement; " +
			"no agency that serves all of North Carolina is on it.",
	} {
		w := get(server(t), path)
		if got := leadOf(t, w.Body.String()); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", path, got, want)
		}
		// What is to be cited says the same, whole.
		if !strings.Contains(textOf(w.Body.String()), "sentence"+want) && !strings.Contains(textOf(w.Body.String()), "oración"+want) {
			t.Errorf("%s: another sentence is to be cited", path)
		}
	}
}

// TestCountyShowsItsRows: each agreement leads to the list and the row that show it.
func TestCountyShowsItsRows(t *testing.T) {
	page := get(server(t), "/county/12057").Body.String()
	for _, row := range []int{290, 291, 424, 474, 488, 239, 388} {
		if !regexp.MustCompile(fmt.Sprintf(`href="/listing/[^"]+">row %d<`, row)).MatchString(page) {
			t.Errorf("row %d isn't there", row)
		}
	}
	if strings.Contains(page, ">row 936<") { // of Hillsborough County in New Hampshire
		t.Error("a row of another county is there")
	}
}

// TestAddresses: what is at a path, and what its page says where nothing is.
func TestAddresses(t *testing.T) {
	browser := []string{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}
	for _, c := range []struct {
		path    string
		headers []string
		status  int
		want    string
	}{
		{"/", browser, 200, "Which agencies where you live have a 287(g) agreement with ICE?"},
		{"/", nil, 200, "This is a GraphQL API"},
		{"/", []string{"Accept", "application/json"}, 200, "This is a GraphQL API"},
		{"/api", browser, 200, "This is a GraphQL API"},
		{"/es", nil, 200, "¿Qué agencias de su zona tienen un acuerdo 287(g) con ICE?"},
		{"/search", nil, 200, "County, town, agency, case or source"},
		{"/search?q=Hillsborough+County,+Florida", nil, 200, "county in Florida (FL)"},
		{"/search?q=" + strings.Repeat("a", 201), nil, 400, "at most 200 characters"},
		{"/county/99999", nil, 404, "There is no record at /county/99999."},
		{"/es/county/99999", nil, 404, "No hay ningún registro en /county/99999."},
		{"/county/" + strings.Repeat("1", 2000), nil, 404, "There is no record at"},
		{"/fr/county/12057", browser, 404, "There is no page at /fr/county/12057. Pages are in English and, under /es, in Spanish."},
		{"/fr/county/12057", []string{"Accept", "application/json"}, 404, "the paths are /graphql"},
		{"/nothing", browser, 404, "Search for what you meant"},
		{"/lawsuit/melendres-v-arpaio", nil, 200, "Melendres"},
		{"/map", nil, 200, "The county map"},
		{"/es/map?day=2025-10-28", nil, 200, "En la lista de ICE del 28 de octubre de 2025"},
		{"/map?day=2025-10", nil, 200, "On ICE’s list of 28 October 2025"},
		{"/map?day=2025-10-27", nil, 404, "The map has the last list of each month, from 26 February 2025 to 18 May 2026"},
		{"/map/2025-10-27.svg", browser, 404, "There is no page at /map/2025-10-27.svg."},
		{"/map/other.json", browser, 404, "There is no page at /map/other.json."},
	} {
		w := get(server(t), c.path, c.headers...)
		if text := textOf(w.Body.String()); w.Code != c.status || !strings.Contains(text, c.want) {
			t.Errorf("%.60s: status %d, want %d with %q in %.300s", c.path, w.Code, c.status, c.want, text)
		}
	}
}

// TestFormerIdsLeadOn: a record that was merged into another sends there.
func TestFormerIdsLeadOn(t *testing.T) {
	w := get(server(t), "/es/agency/fl-florida-fish-and-wildlife-conservation-commission")
	if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/es/agency/fl-fish-and-wildlife-conservation-commission" {
		t.Errorf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
}

// TestPagesAreKeptByWhatTheySay: who has a page is told that it still holds; other representations have other tags.
func TestPagesAreKeptByWhatTheySay(t *testing.T) {
	plain, zipped := get(server(t), "/county/12057"), get(server(t), "/county/12057", "Accept-Encoding", "gzip")
	tag := plain.Header().Get("ETag")
	if tag == "" || tag == zipped.Header().Get("ETag") {
		t.Errorf("tags %q and %q", tag, zipped.Header().Get("ETag"))
	}
	if again := get(server(t), "/county/12057", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("status %d with %d bytes", again.Code, again.Body.Len())
	}
	if n := zipped.Body.Len(); n > 20_000 {
		t.Errorf("%d bytes compressed", n)
	}
}

// TestPolicy: no page runs or loads anything of another origin, and none has a script or style within.
func TestPolicy(t *testing.T) {
	for _, path := range []string{"/county/12057", "/nothing/at/all", "/search?q=sheriff", "/es", "/map", "/es/map?day=2025-10-28"} {
		w := get(server(t), path, "Accept", "text/html")
		if got := w.Header().Get("Content-Security-Policy"); got != policy {
			t.Errorf("%s: %q", path, got)
		}
		if regexp.MustCompile(`<style|style=|<script[^>]*>[^<]|\son[a-z]+=`).MatchString(w.Body.String()) {
			t.Errorf("%s has a script or style of its own", path)
		}
	}
}

func TestContacts(t *testing.T) {
	for given, want := range map[string]string{
		"":                           "",
		"corrections@example.org":    "mailto:corrections@example.org",
		"mailto:a@example.org":       "mailto:a@example.org",
		"https://example.org/report": "https://example.org/report",
		"javascript:alert(1)":        "-",
		"https://user@example.org":   "-",
		"example.org":                "-",
		"mailto:a@example.org?cc=b":  "-",
	} {
		got, err := contactAddress(given)
		if err != nil {
			got = "-"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
}
