package site

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
)

// TestHome: rows, states and what differs were read in the workbooks of 11 and 18 May 2026. How many agencies there are is the graph's
// matching of their names.
func TestHome(t *testing.T) {
	for path, want := range map[string][]string{
		"/": {
			"Its list of 18 May 2026, the newest loaded here, has 1,843 agreements with 1,549 agencies in 40 states and territories.",
			"ICE’s list of 18 May 2026 has 1,843 rows, 46 more than the list of 11 May 2026.",
			"49 agreements are listed for the first time; states with the most of them: Pennsylvania (11) and Texas (7)",
			"No longer listed: Garrett County Sheriff's Office, warrant service officer model, Maryland",
			"No longer listed: Washington County Sheriff's Office, warrant service officer model, Maryland",
			"No longer listed: Albemarle District Jail, warrant service officer model, North Carolina",
			"Leaving the list doesn’t mean that an agreement ended.",
			"four weeks", // the length of a training, of which two articles differ
			"Whoever runs this server hasn’t named themselves.",
		},
		"/es": {
			"Su lista del 18 de mayo de 2026, la más reciente cargada aquí, tiene 1843 acuerdos con 1549 agencias en 40 estados y territorios.",
			"La lista de ICE del 18 de mayo de 2026 tiene 1843 filas, 46 más que la del 11 de mayo de 2026.",
			"49 acuerdos figuran por primera vez; los estados con más: Pensilvania (11) y Texas (7)",
			"Ya no figura: Garrett County Sheriff's Office, warrant service officer model, Maryland",
		},
	} {
		w := get(server(t), path, "Accept", "text/html")
		text := textOf(w.Body.String())
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s doesn't say %q: %.4000s", path, part, text)
			}
		}
		if first, again := w.Header().Get("ETag"), get(server(t), path, "Accept", "text/html").Header().Get("ETag"); first == "" || first != again {
			t.Errorf("%s: tags %q and %q", path, first, again)
		}
	}
}

func TestTheHomePageIsSmall(t *testing.T) {
	if n := get(server(t), "/", "Accept", "text/html", "Accept-Encoding", "gzip").Body.Len(); n > 20_000 {
		t.Errorf("%d bytes compressed", n)
	}
}

// answeringEach is an API that answers each document with a text, by the name of its operation.
func answeringEach(answers map[string]string) httpapi.Ask {
	return func(w http.ResponseWriter, r *http.Request, req graph.Request) httpapi.Answer {
		for name, body := range answers {
			if strings.Contains(req.Query, "query "+name+"(") || strings.Contains(req.Query, "query "+name+" ") {
				return answering(body)(w, r, req)
			}
		}
		return httpapi.Answer{Response: graph.Response{Body: []byte(`{}`), Code: "STORE_UNAVAILABLE"}, Status: http.StatusServiceUnavailable, Done: func() {}}
	}
}

// hostileHome is what the documents of the home page are answered where every text is hostile.
var hostileHome = map[string]string{
	"HomePage": `{"data": {"agreements": {"asOf": "NAME", "totalCount": 1, "agencies": 1, "states": 1},
		"snapshots": {"nodes": [{"publishedOn": "2026-05-18", "rowsCount": 2, "source": {"id": "javascript:alert(1)", "name": "NAME"}},
			{"publishedOn": "2026-05-11", "rowsCount": 2, "source": {"id": "NAME"}}]},
		"disagreements": {"nodes": [{"id": "NAME", "explanation": "NAME", "claims": [{"source": {"id": "NAME", "name": "NAME"}}]}]},
		"all": {"totalCount": 1}, "meta": {"version": 1, "newestDay": "2026-05-18", "licenseUrl": "javascript:alert(1)"}}}`,
	"HomeChanges": `{"data": {"listed": {"totalCount": 1, "groups": [{"keys": [{"label": "NAME", "node": {"id": "NAME", "name": "NAME"}}], "count": 1}]},
		"unlisted": {"totalCount": 7, "nodes": [{"id": "javascript:alert(1)", "name": "NAME", "state": {"id": "NAME", "name": "NAME"}}]}}}`,
	"MapLists":    `{"data": {"snapshots": {"nodes": [{"publishedOn": "2026-05-18", "source": {"id": "javascript:alert(1)"}}]}, "meta": {"version": 1}}}`,
	"MapStates":   `{"data": {"states": {"nodes": [{"id": "NAME", "code": "AA", "fips": "01", "name": "NAME"}]}}}`,
	"MapCounties": `{"data": {"counties": {"nodes": [{"id": "NAME", "fips": "01001", "name": "NAME"}]}}}`,
	"MapRows": `{"data": {"listings": {"nodes": [{"firstListedOn": "2026-05-18", "lastListedOn": "2026-05-18", "agreement": {"id": "NAME",
		"models": [{"code": "TASK_FORCE"}], "agency": {"id": "NAME", "state": {"code": "AA"}, "serves": {"nodes": [{"__typename": "County", "fips": "01001"}]}}}}]}}}`,
}

func hostileSite(t *testing.T) httpapi.Site {
	t.Helper()
	pages, err := New(Config{Playground: true, Contact: "https://example.org/report"})
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{}
	for name, body := range hostileHome {
		answers[name] = strings.ReplaceAll(body, "NAME", strings.ReplaceAll(hostileName, `"`, `\"`))
	}
	return pages(answeringEach(answers))
}

func TestHostileNamesStayTextAtHomeAndOnTheMap(t *testing.T) {
	site := hostileSite(t)
	for _, path := range []string{"/", "/es", "/map", "/es/map"} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		page := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(page, "evil.example") {
			t.Fatalf("%s: status %d, without what is hostile: %.200s", path, w.Code, page)
		}
		for _, bad := range []string{"<script src=//", `" onclick=`, `="javascript:`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", path, bad)
			}
		}
	}
	for _, path := range []string{"/map/figures.json", "/map/2026-05-18.svg"} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%s: status %d: %.200s", path, w.Code, w.Body.String())
		}
	}
}

// TestStatesWithTheMost: none is named that has no more than one which isn't.
func TestStatesWithTheMost(t *testing.T) {
	site := hostileSite(t).(*Site)
	for _, c := range []struct {
		counts []int
		named  string
	}{
		{[]int{11, 7, 5, 5}, "A0 (11) and A1 (7)"},
		{[]int{5, 5, 5, 5}, ""},
		{[]int{2, 1}, "A0 (2) and A1 (1)"},
		{[]int{3, 2, 1}, "A0 (3), A1 (2), and A2 (1)"},
	} {
		p := &homePage{frame: site.frameOf(site.locate("/")), changes: &changesData{}}
		for i, n := range c.counts {
			state := &named{ID: "state/AA", Name: fmt.Sprint("A", i)}
			p.changes.Listed.Groups = append(p.changes.Listed.Groups, ofState{[]struct{ Node *named }{{state}}, n})
		}
		var b strings.Builder
		if err := p.words.List(p.states()).Render(testContext, &b); err != nil {
			t.Fatal(err)
		}
		if got := textOf(b.String()); got != c.named {
			t.Errorf("%v: %q, want %q", c.counts, got, c.named)
		}
	}
}
