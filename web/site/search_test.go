package site

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"graph287g/httpapi"
	"graph287g/web/site/words"
)

var headings = regexp.MustCompile(`<h2[^>]*>([^<]*)</h2>`)

// TestSearchIsGroupedByKind: what the sources say of Maricopa County (seed 0, note 23; seed 1, ¶4; seed 3, L48) is found by its kind: the county, the
// sheriff's office, three suits, the former agreement, the investigation, and the sheriff.
func TestSearchIsGroupedByKind(t *testing.T) {
	page := get(server(t), "/search?q=maricopa").Body.String()
	at := 0
	for _, want := range []string{"Counties", "Maricopa County", "Agencies", "Maricopa County Sheriff&#39;s Office", "Lawsuits", "Melendres v. Arpaio", "Statements"} {
		i := strings.Index(page[at:], ">"+want+"<")
		if i < 0 {
			t.Fatalf("%s isn't there, or stands too early", want)
		}
		at += i
	}
	counties := get(server(t), "/es/search?q=maricopa&kind=LAWSUIT").Body.String()
	var got []string
	for _, match := range headings.FindAllStringSubmatch(counties, -1) {
		got = append(got, match[1])
	}
	if strings.Join(got, ", ") != "Demandas" || strings.Count(counties, `href="/es/lawsuit/`) != 3 {
		t.Errorf("of lawsuits alone there are %v with %d lawsuits", got, strings.Count(counties, `href="/es/lawsuit/`))
	}
	if !strings.Contains(counties, `href="/search?kind=LAWSUIT&amp;q=maricopa"`) {
		t.Error("the other language doesn't search for the same")
	}
}

// TestSearchTellsWhatWasSearched: another spelling, words that nothing fits, and what to try where nothing is found.
func TestSearchTellsWhatWasSearched(t *testing.T) {
	for query, want := range map[string][]string{
		"mekclenburg sherrif zeppelin": {"this is what fits “mecklenburg sheriff”", "Nothing on record has “zeppelin”", "without “zeppelin”"},
		"xqzvw":                        {"Nothing on record fits “xqzvw”.", "What to search for"},
		"desantis detainers":           {"Nothing fits all words", "without “detainers”"},
	} {
		text := textOf(get(server(t), "/search?q="+url.QueryEscape(query)).Body.String())
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %s", query, part)
			}
		}
	}
	if w := get(server(t), "/search?q=maricopa&kind=UNICORN"); w.Code != http.StatusBadRequest || !strings.Contains(textOf(w.Body.String()), "no kind “UNICORN”") {
		t.Errorf("an unknown kind: status %d", w.Code)
	}
}

// TestKindsHaveTypes: what the API calls a kind and a type is one.
func TestKindsHaveTypes(t *testing.T) {
	for kind, typename := range map[string]string{"COUNTY": "County", "PROGRAM_MODEL": "ProgramModel"} {
		if kindOf(typename) != kind || typeOf(kind) != typename {
			t.Errorf("%s is %s, %s is %s", kind, typeOf(kind), typename, kindOf(typename))
		}
	}
	all, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	var says struct{ Kinds map[string]string }
	if err := json.Unmarshal([]byte(searchWords(&visit{words: all["es"]})), &says); err != nil {
		t.Fatal(err)
	}
	if says.Kinds["ProgramModel"] != "modelo" || len(says.Kinds) != len(kinds) {
		t.Errorf("the island's kinds are %v", says.Kinds)
	}
}

// TestSearchesAreNotLogged: the access log has neither what is searched for nor who does it.
func TestSearchesAreNotLogged(t *testing.T) {
	var log bytes.Buffer
	site, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	logged, err := newServerOf(httpapi.Config{Site: site, Logger: slog.New(slog.NewTextHandler(&log, nil))}, 0)
	if err != nil {
		t.Fatal(err)
	}
	get(logged, "/search?q=unspeakable")
	ask := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "query Suggest($q: String!) { search(query: $q) { totalCount } }", "variables": {"q": "unspeakable"}}`))
	ask.Header.Set("Content-Type", "application/json")
	ask.RemoteAddr = "203.0.113.77:5555"
	logged.ServeHTTP(httptest.NewRecorder(), ask)
	if text := log.String(); !strings.Contains(text, "path=/search") || !strings.Contains(text, "operation=Suggest") ||
		strings.Contains(text, "unspeakable") || strings.Contains(text, "203.0.113.77") {
		t.Errorf("the log has\n%s", text)
	}
}
