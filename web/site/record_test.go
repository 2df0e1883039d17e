package site

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
)

// TestRecords: what pages of lawsuits, publications and other records say was read in the sources first.
func TestRecords(t *testing.T) {
	for path, want := range map[string][]string{
		// Note 23 of Huyan's article: "See also Melendres v. Arpaio, 695 F.3d 990, 994 (2012)". It prints no court.
		"/lawsuit/melendres-v-arpaio": {
			"Melendres v. Arpaio, 695 F.3d 990 (2012): decided, by our reading of a source.",
			"Court no source tells The note prints reporter and year and no court.",
			"party in a role that no source tells · printed “ Arpaio ”", "holds or held the office: Sheriff , Maricopa County Sheriff's Office",
			"footnote 23 , cited at 994 · see also",
			"Suits that may be the same No source says that they are one",
		},
		// Note 19, to ¶4: the First Circuit's decision, 793 F.3d 208, 217–18 (1st Cir. 2015).
		"/es/lawsuit/morales-v-chadbourne": {
			"Morales v. Chadbourne, 793 F.3d 208 (1st Cir. 2015): resuelta, según nuestra lectura de una fuente.",
			"Tribunal U.S. Court of Appeals for the First Circuit", "nota 19 , se cita en 217–18",
		},
		// L48 of Pyne's article ties the suit to the county's previous task force agreement.
		"/lawsuit/maricopa-profiling": {
			"Racial profiling suit against Maricopa County: no source read here tells what became of it.",
			"about an agreement, the likeliest reading of the source", "Maricopa County , defendant",
		},
		"/source/huyan-2025": {"Yuwen Huyan", "What it says", "footnote 19", "Places that it speaks of", "Mecklenburg County · county", "Next statements"},
		"/source/ice-participating-1ce05b0cf376": {
			"ICE’s list of participating agencies of 11 May 2026 has 1,797 rows", "1ce05b0cf376", "What differs from the list before it",
			// Of the rows that it prints first or last: 49 came with the list after it, 3 left, 26 are printed otherwise.
			"Rows that the list before lacks or prints otherwise 56", "Rows whose print no later list has 29",
		},
		"/law/ina-287g":                            {"What it provides, by whom it is said", "Where it is cited"},
		"/citation/huyan-2025/fn19-1":              {"Cited Morales v. Chadbourne", "Pages cited 217–18", "Statements for which it is given"},
		"/claim/huyan-2025/morales-holding":        {"About Morales v. Chadbourne", "How firmly it stands a source says so", "Notes that the source gives for it"},
		"/program-model/task-force":                {"1,162 agreements under it were in force", "18 May 2026"},
		"/disagreement/task-force-training-length": {"They can’t all be true at one time", "“ 40-hour ”", "“ four-week mandatory training ”", "L76", "L36"},
		"/disagreements": {
			"They can’t all be true at one time", "“ 40-hour ”", "Who says what: 2 statements", "71 more were found by comparing values",
		},
		"/es/disagreements?of=lists": {"Donde las listas de ICE difieren entre sí", "Se encontraron 71 diferencias", "row 28, SIGNED"},
		"/about": {
			"65 of ICE’s lists of participating agencies are loaded", "So are 47 lists of applications", "4 other publications were read",
			"Nothing here is legal advice.", "Apache License 2.0", "CC BY 4.0", "What is searched for isn’t logged.",
			"Whoever runs this server hasn’t named themselves.", "Absence from a list is not a termination.",
		},
		"/es/about": {"Nada de lo que hay aquí es asesoría legal.", "Lo que se busca no se guarda en el registro del servidor."},
	} {
		w := get(server(t), path)
		text := textOf(strings.ReplaceAll(w.Body.String(), "<", " <"))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
		for _, want := range want {
			if !strings.Contains(strings.ReplaceAll(text, " ,", ","), strings.ReplaceAll(want, " ,", ",")) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
	}
}

// TestEveryKindHasPages: a record of each kind is a page in each language, and its links to other records lead to pages.
func TestEveryKindHasPages(t *testing.T) {
	h := server(t)
	for plural, one := range map[string]string{
		"lawsuits": "lawsuit", "sources": "source", "laws": "law", "studies": "study", "people": "person", "organizations": "organization", "topics": "topic",
		"events": "event", "investigations": "investigation", "programModels": "program-model", "citations": "citation", "disagreements": "disagreement",
		"claims": "claim",
	} {
		var answer struct {
			Data map[string]struct{ Nodes []struct{ ID string } }
		}
		ask := asking(h)(nil, nil, graph.Request{Query: `{` + plural + `(first: 12) {nodes {id}}}`, Variables: []byte("{}")})
		if err := json.Unmarshal(ask.Body, &answer); err != nil {
			t.Fatal(err)
		}
		if len(answer.Data[plural].Nodes) == 0 {
			t.Errorf("there are no %s", plural)
		}
		for _, n := range answer.Data[plural].Nodes {
			if !strings.HasPrefix(n.ID, one+"/") {
				t.Errorf("%s is none of %s", n.ID, plural)
			}
			for _, prefix := range []string{"/", "/es/"} {
				w := get(h, prefix+n.ID)
				if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `id="sources-of-facts"`) || !strings.Contains(w.Body.String(), `href="`+strings.TrimSuffix(prefix, "/")+`/about"`) {
					t.Errorf("%s%s: status %d, without its sources or the page about the site", prefix, n.ID, w.Code)
				}
			}
		}
	}
	for _, match := range hrefs.FindAllStringSubmatch(get(h, "/lawsuit/doj-v-arpaio-department").Body.String(), -1) {
		if address := match[1]; strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "/playground") && !strings.HasPrefix(address, "/style") {
			if w := get(h, address, "Accept", "text/html"); w.Code != http.StatusOK {
				t.Errorf("%s has the status %d", address, w.Code)
			}
		}
	}
}

// TestOperator: who runs the server is told as text, whatever it is.
func TestOperator(t *testing.T) {
	for text, good := range map[string]bool{"": true, "Example Society, Springfield": true, "two\nlines": false, strings.Repeat("a", 201): false, "\xff": false} {
		if err := CheckOperator(text); (err == nil) != good {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	build, err := New(Config{Operator: `<b onclick="x">Society</b>`, Contact: "corrections@example.org"})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	build(asking(server(t))).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/about", nil))
	page := w.Body.String()
	if strings.Contains(page, "<b ") || !strings.Contains(textOf(page), `<b onclick="x">Society</b>`) || !strings.Contains(page, `href="mailto:corrections@example.org"`) {
		t.Errorf("%.3000s", page)
	}
}

// TestReadersAreNotLogged: the log tells neither what somebody looks for nor who it is, whatever becomes of the request.
func TestReadersAreNotLogged(t *testing.T) {
	var out bytes.Buffer
	build, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := newServerOf(httpapi.Config{Site: build, Logger: slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))}, 0)
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{
		"/search?q=secret", "/es/search?q=secret+sheriff&after=secret", "/search?q=" + strings.Repeat("secret+", 50), "/?q=secret", "/differences?from=secret",
		"/disagreements?of=secret", "/source/huyan-2025?after=secret", "/nothing?secret", "/fr/search?q=secret", "/network?from=secret", "/map?day=secret",
	}
	for _, path := range paths {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.RemoteAddr = "203.0.113.77:4321"
		for name, value := range map[string]string{
			"Accept": "text/html", "X-Forwarded-For": "198.51.100.7", "Forwarded": "for=198.51.100.7", "Referer": "https://secret.example/", "Cookie": "secret=1",
			"User-Agent": "secret", "Authorization": "secret",
		} {
			r.Header.Set(name, value)
		}
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	if n := strings.Count(out.String(), `"msg":"request"`); n != len(paths) {
		t.Errorf("%d of %d requests are in the log", n, len(paths))
	}
	for _, private := range []string{"secret", "203.0.113.77", "198.51.100.7", "q="} {
		if strings.Contains(out.String(), private) {
			i := strings.Index(out.String(), private)
			t.Errorf("%s is in the log: …%s", private, out.String()[max(0, i-200):min(out.Len(), i+100)])
		}
	}
	if !slices.Contains(strings.Fields(strings.NewReplacer(`"`, " ", ",", " ").Replace(out.String())), "/search") {
		t.Error("the log has no paths")
	}
}
