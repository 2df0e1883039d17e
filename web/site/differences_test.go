package site

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"

	"graph287g/graph"
	"graph287g/httpapi"
)

// TestDifferences: what the page says was worked out from the workbooks of the two days, row by row.
func TestDifferences(t *testing.T) {
	const pair = "?from=2026-05-11&to=2026-05-18"
	for _, c := range []struct {
		path string
		want []string
	}{
		{"/differences", []string{
			"From ICE’s list of 11 May 2026 (1,797 rows) to that of 18 May 2026 (1,843 rows), 49 rows were added, 3 left, and 26 changed.",
			"Absence from a list is not a termination.",
			"Pennsylvania 11 0 0", "Texas 7 0 11", "Maryland 0 2 0", "All states 49 3 26",
			// The workbook of 11 May has them in these rows, that of 18 May nowhere.
			"Garrett County Sheriff's Office Maryland · last listed 11 May 2026 Warrant Service Officer 28 Feb 2025 list of 11 May 2026 , row 738",
			"Washington County Sheriff's Office Maryland · last listed 11 May 2026 Warrant Service Officer 10 Mar 2025 list of 11 May 2026 , row 739",
			"Albemarle District Jail North Carolina · last listed 11 May 2026 Warrant Service Officer 19 Mar 2020 list of 11 May 2026 , row 944",
			// Row 1792 of the one, 1838 of the other: a link to the contract took the place of “link pending”.
			"Pine Bluffs Police Department Wyoming Task Force Model MOA: link pending → link",
			"list of 11 May 2026 , row 1,792 list of 18 May 2026 , row 1,838",
		}},
		{"/es/differences" + pair, []string{
			"De la lista de ICE del 11 de mayo de 2026 (1797 filas) a la del 18 de mayo de 2026 (1843 filas), entraron 49 filas, salieron 3 y difieren 26 que corresponden a los mismos acuerdos.",
			"No figurar en una lista no es una terminación.", "figuró por última vez el 11 may 2026",
		}},
		{"/differences" + pair + "&state=md", []string{"All states 49 3 26", "Rows of Maryland alone.", "3 left", "2 rows left"}},
		{"/differences?to=2026-05-11", []string{"ICE’s lists of 7 May 2026 and 11 May 2026: what differs"}},
		{"/differences?from=2026-05-07", []string{"ICE’s lists of 7 May 2026 and 18 May 2026: what differs", "One day with a list lies between the two."}},
		{"/differences?from=2025-02-21&to=2026-05-18", []string{"rows are too many for one page. Choose a state"}},
		// The list of 27 August 2025 prints Volusia's sheriff in two rows, that of 3 September in one.
		{"/differences?from=2025-08-27&to=2025-09-03&state=FL", []string{"one row fewer for the same agreement"}},
	} {
		w := get(server(t), c.path)
		text := textOf(strings.ReplaceAll(w.Body.String(), "<", " <"))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", c.path, w.Code)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", c.path, want)
			}
		}
	}
	if text := textOf(get(server(t), "/differences"+pair+"&state=MD").Body.String()); strings.Contains(text, "Albemarle") {
		t.Error("a row of another state is there")
	}
}

// TestDifferencesAddUp: between any two lists, what came and left makes up for the difference in rows.
func TestDifferencesAddUp(t *testing.T) {
	h := server(t)
	s := pagesOf(t, h)
	p := &differencesPage{frame: s.frameOf(s.locate("/differences")), mark: xxhash.New()}
	if failed := p.askLists(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/differences", nil)); failed != nil {
		t.Fatalf("status %d", failed.status)
	}
	days := p.lists.days
	pairs := [][2]int{{0, len(days) - 1}, {3, 40}, {20, 35}}
	for i := 1; i < len(days); i++ {
		pairs = append(pairs, [2]int{i - 1, i})
	}
	for _, pair := range pairs {
		p := &differencesPage{frame: p.frame, mark: p.mark, lists: p.lists, from: &days[pair[0]], to: &days[pair[1]]}
		rows, failed := p.ask(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/differences", nil))
		if failed != nil {
			t.Fatalf("status %d", failed.status)
		}
		p.compare(rows)
		more := 0
		for _, d := range p.changed {
			switch d.sort {
			case extra:
				more++
			case fewer:
				more--
			case changed:
				if len(d.changes) == 0 {
					t.Errorf("%s differs in nothing that the page shows", d.ID)
				}
			}
		}
		for _, group := range [][]difference{p.came, p.back, p.left, p.gone, p.changed} {
			for _, d := range group {
				if d.from.list != "" && d.from.row == 0 || d.to.list != "" && d.to.row == 0 {
					t.Errorf("%s: its row can't be told", d.ID)
				}
			}
		}
		got, want := p.all.came-p.all.left+more, p.to.newest().RowsCount-p.from.newest().RowsCount
		if got != want {
			t.Errorf("from %s to %s: %d rows more by the differences, %d by the lists", p.from.Day, p.to.Day, got, want)
		}
	}
}

// TestDifferencesOfNoLists: a value that can be none is told, with an address that works.
func TestDifferencesOfNoLists(t *testing.T) {
	for path, want := range map[string]string{
		"?from=2026-05-12&to=2026-05-18":                "ICE’s list of “2026-05-12” isn’t loaded here.",
		"?to=2031-01-01":                                "ICE’s list of “2031-01-01” isn’t loaded here.",
		"?from=1999-01-01":                              "ICE’s list of “1999-01-01” isn’t loaded here.",
		"?from=yesterday&to=<script>":                   "ICE’s list of “<script>” isn’t loaded here.",
		"?from=%ff":                                     "isn’t loaded here.",
		"?from=2026-05-18&to=2026-05-18":                "Both lists are that of 18 May 2026.",
		"?from=2026-05-18&to=2026-05-11":                "The list of 18 May 2026 is later than that of 11 May 2026.",
		"?from=2026-05-18":                              "Both lists are that of 18 May 2026.",
		"?to=2025-02-21":                                "The list of 21 February 2025 is the oldest one loaded",
		"?from=2026-05-11&to=2026-05-18&state=ZZ":       "“ZZ” is no postal code",
		"?from=2026-05-11&to=2026-05-18&state=Florida'": "“Florida'” is no postal code",
	} {
		w := get(server(t), "/differences"+strings.ReplaceAll(path, "<script>", "%3Cscript%3E"))
		page := w.Body.String()
		if text := textOf(page); w.Code != http.StatusBadRequest || !strings.Contains(strings.ToValidUTF8(text, ""), want) {
			t.Errorf("%s: status %d without %q", path, w.Code, want)
		}
		_, rest, _ := strings.Cut(page, `role="alert"`)
		_, rest, _ = strings.Cut(rest, `href="`)
		onward, _, _ := strings.Cut(rest, `"`)
		if again := get(server(t), strings.ReplaceAll(onward, "&amp;", "&")); again.Code != http.StatusOK {
			t.Errorf("%s leads to %s, which has the status %d", path, onward, again.Code)
		}
	}
}

// pagesOf are the pages of a server's records, asked without it.
func pagesOf(t *testing.T, h http.Handler) *Site {
	t.Helper()
	build, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	return build(asking(h)).(*Site)
}

// asking asks a server as any client does.
func asking(h http.Handler) httpapi.Ask {
	return func(_ http.ResponseWriter, _ *http.Request, req graph.Request) httpapi.Answer {
		body, err := json.Marshal(map[string]any{"query": req.Query, "variables": req.Variables})
		if err != nil {
			panic(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return httpapi.Answer{Response: graph.Response{Body: w.Body.Bytes()}, Status: w.Code, Done: func() {}}
	}
}
