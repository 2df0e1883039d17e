package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/httpapi"
)

// testContext ends with the program, for what several tests share.
var testContext = context.Background()

// hostileName would become an element, an attribute or a script, where it isn't escaped.
const hostileName = `</title><script src=//evil.example></script>" onclick="alert(1)`

// hostileAnswer is a county of which every text is hostile, and every address runs something.
const hostileAnswer = `{"data": {
  "county": {"id": "county/1", "name": "NAME", "fips": "NAME", "kind": "COUNTY", "citeAs": "NAME", "state": {"id": "javascript:alert(1)", "name": "NAME"},
    "coverage": {"asOf": "2026-05-18",
      "pending": {"totalCount": 1, "nodes": [{"reason": "NAME", "agency": {"id": "NAME", "name": "NAME"}, "agreement": {"id": "NAME", "name": "NAME"}}]},
      "pledges": {"totalCount": 1, "nodes": [{"explanation": "NAME", "event": {"id": "NAME", "name": "NAME"}}]}, "silent": {}},
    "local": {"totalCount": 1, "edges": [{"link": {"reach": "OWN"}, "node": {"id": "NAME", "name": "NAME", "printedModel": "NAME",
      "signedOn": {"edtf": "NAME"}, "moaUrl": "javascript:alert(1)", "firstListedOn": "NAME", "lastListedOn": "2026-05-18",
      "models": [{"id": "NAME", "setting": "FIELD"}], "agency": {"id": "../..//evil.example", "name": "NAME", "kind": "SHERIFF"},
      "listings": {"nodes": [{"id": "NAME", "rows": [1], "lastListedOn": "2026-05-18", "last": {"id": "NAME"}}]}}}]},
    "disagreements": {"totalCount": 1, "nodes": [{"id": "NAME", "name": "NAME"}]},
    "relatedLawsuits": {"totalCount": 1, "edges": [{"link": {"bases": ["PARTY"]}, "node": {"id": "NAME", "citeAs": "NAME"}}]},
    "sources": {"totalCount": 1, "edges": [{"link": {"bases": ["MENTION"]}, "node": {"id": "NAME", "url": "data:text/html,x", "citeAs": "NAME"}}]}},
  "newest": {"totalCount": 1, "nodes": [{"id": "NAME", "name": "NAME", "publishedOn": "2026-05-18", "sha256": "NAME", "rowsCount": 1}]},
  "oldest": {"nodes": []}, "pendingLists": {}, "meta": {"version": 1, "licenseUrl": "javascript:alert(1)"}}}`

// answering is an API of one answer.
func answering(body string) httpapi.Ask {
	return func(http.ResponseWriter, *http.Request, graph.Request) httpapi.Answer {
		return httpapi.Answer{Response: graph.Response{Body: []byte(body)}, Status: http.StatusOK, Done: func() {}}
	}
}

var hrefs = regexp.MustCompile(`(?:href|src|action)="([^"]*)"`)

// TestHostileNamesStayText: whatever the records say, it is text, and no address of theirs runs anything or leads to another site unasked.
func TestHostileNamesStayText(t *testing.T) {
	pages, err := New(Config{Playground: true, Contact: "https://example.org/report"})
	if err != nil {
		t.Fatal(err)
	}
	quoted := strings.ReplaceAll(hostileName, `"`, `\"`)
	site := pages(answering(strings.ReplaceAll(hostileAnswer, "NAME", quoted)))
	for _, path := range []string{"/county/1", "/es/county/1"} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		page := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(page, "evil.example") {
			t.Fatalf("%s: status %d, without what is hostile: %.200s", path, w.Code, page)
		}
		for _, bad := range []string{"<script src=//", `" onclick=`, `="javascript:`, `="data:text`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", path, bad)
			}
		}
		for _, match := range hrefs.FindAllStringSubmatch(page, -1) {
			address := match[1]
			switch {
			case strings.HasPrefix(address, "//"), strings.Contains(address, "/../"):
				t.Errorf("%s leads to %s", path, address)
			case strings.HasPrefix(address, "/"), strings.HasPrefix(address, "#"), address == "data:,", strings.HasPrefix(address, icePage),
				strings.HasPrefix(address, "https://example.org/report?"):
			default:
				t.Errorf("%s leads to %s", path, address)
			}
		}
	}
}
