package site

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
)

// words of enumerations, by the names of the fields that have them. All other texts of answers may be anything.
var enumerated = map[string]string{
	"Typename": "Law", "Status": "DECIDED", "Role": "PLAINTIFF", "PartyRole": "PLAINTIFF", "Standing": "INFERRED", "Basis": "PARTY", "Bases": "PARTY",
	"Confidence": "HIGH", "Action": "AFFIRMED", "List": "PARTICIPATING", "LawKind": "BILL", "LawStatus": "REPEALED", "Effects": "BANS", "EventKind": "SIGNING",
	"OrganizationKind": "COURT", "TopicKind": "EFFECT", "Setting": "JAIL", "Nature": "OPINION", "Signal": "SEE",
}

// fill makes every text of an answer hostile, and every list one long.
func fill(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		switch text, known := enumerated[field]; {
		case known:
			v.SetString(text)
		case strings.HasSuffix(field, "URL"):
			v.SetString("javascript:alert(1)//" + hostileName)
		default:
			v.SetString(hostileName)
		}
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), field)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), field)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name)
		}
	default:
	}
}

// filled is an answer of which every text is hostile but for what set sets.
func filled[T any](set func(*T)) string {
	var data T
	fill(reflect.ValueOf(&data).Elem(), "")
	set(&data)
	text, err := json.Marshal(map[string]any{"data": data})
	if err != nil {
		panic(err)
	}
	return string(text)
}

func filledRecord(kind, id string) string {
	return filled(func(d *recordData) { d.Node.Typename, d.Node.ID = kind, id })
}

// TestHostileRecordsStayText: the same for the pages of all other kinds.
func TestHostileRecordsStayText(t *testing.T) {
	build, err := New(Config{Playground: true, Contact: "https://example.org/report", Operator: hostileName})
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{
		"/lawsuit/1":     filled(func(d *lawsuitData) { d.Lawsuit.ID = "lawsuit/1" }),
		"/source/1":      filled(func(d *sourceData) { d.Source.ID, d.Source.Kind = "source/1", "NEWS" }),
		"/about":         filled(func(*aboutData) {}),
		"/disagreements": filled(func(*disagreementsData) {}),
	}
	for kind, prefix := range map[string]string{
		"Law": "law", "Study": "study", "Event": "event", "Investigation": "investigation", "Person": "person", "Organization": "organization", "Topic": "topic",
		"ProgramModel": "program-model", "Claim": "claim", "Citation": "citation", "Disagreement": "disagreement",
	} {
		answers["/"+prefix+"/1"] = filledRecord(kind, prefix+"/1")
	}
	for path, answer := range answers {
		for _, prefix := range []string{"", "/es"} {
			w := httptest.NewRecorder()
			build(answering(answer)).ServeHTTP(w, httptest.NewRequest(http.MethodGet, prefix+path, nil))
			checkHostile(t, prefix+path, w)
		}
	}
	lists := filled(func(d *listsData) {
		d.Snapshots.PageInfo.HasNextPage = false
		one := d.Snapshots.Nodes[0]
		one.PublishedOn, one.ID = "2026-05-11", "a"
		two := one
		two.PublishedOn, two.ID = "2026-05-18", "b"
		d.Snapshots.Nodes = []snapshot{one, two}
	})
	rows := filled(func(d *differenceData) {
		d.Listings.PageInfo.HasNextPage = false
		left := &d.Listings.Nodes[0]
		left.FirstListedOn, left.LastListedOn = "2026-05-11", "2026-05-11"
		left.First.ID, left.Last.ID = "a", "a"
		left.Agreement.Listings.Nodes[0].FirstListedOn, left.Agreement.Listings.Nodes[0].LastListedOn = "2026-05-11", "2026-05-11"
		changed := *left
		changed.Agreement.ID, changed.ID = "agreement/b", "listing/c"
		changed.Agreement.Listings.Nodes = append([]struct{ ID, FirstListedOn, LastListedOn string }{{"x", "2026-05-18", "2026-05-18"}}, left.Agreement.Listings.Nodes...)
		newer := changed
		newer.FirstListedOn, newer.LastListedOn = "2026-05-18", "2026-05-18"
		newer.First.ID, newer.Last.ID = "b", "b"
		newer.PrintedAgency, newer.MoaURL = hostileName+"2", "data:text/html,<script>"
		d.Listings.Nodes = append(d.Listings.Nodes, changed, newer)
	})
	ask := func(_ http.ResponseWriter, _ *http.Request, req graph.Request) httpapi.Answer {
		body := rows
		if strings.Contains(req.Query, "query Lists") {
			body = lists
		}
		return httpapi.Answer{Response: graph.Response{Body: []byte(body)}, Status: http.StatusOK, Done: func() {}}
	}
	for _, path := range []string{"/differences", "/es/differences"} {
		w := httptest.NewRecorder()
		build(ask).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		checkHostile(t, path, w)
	}
}

// checkHostile holds that a page shows hostile texts as texts.
func checkHostile(t *testing.T, path string, w *httptest.ResponseRecorder) {
	t.Helper()
	page := w.Body.String()
	if w.Code != http.StatusOK || !strings.Contains(page, "evil.example") {
		t.Errorf("%s: status %d, without what is hostile: %.200s", path, w.Code, page)
		return
	}
	for _, bad := range []string{"<script src=//", `" onclick=`, `="javascript:`, `="data:text`} {
		if strings.Contains(page, bad) {
			t.Errorf("%s has %s", path, bad)
		}
	}
	for _, match := range hrefs.FindAllStringSubmatch(page, -1) {
		switch address := match[1]; {
		case strings.HasPrefix(address, "//"), strings.Contains(address, "/../"):
			t.Errorf("%s leads to %s", path, address)
		case strings.HasPrefix(address, "/"), strings.HasPrefix(address, "#"), address == "data:,", strings.HasPrefix(address, icePage),
			address == "https://example.org/report", strings.HasPrefix(address, "https://example.org/report?"), address == "https://www.apache.org/licenses/LICENSE-2.0":
		default:
			t.Errorf("%s leads to %s", path, address)
		}
	}
}
