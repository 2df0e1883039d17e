package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/httpapi"
)

// documentsOf is a site of which only pages without questions are asked for.
func documentsOf(t *testing.T, c Config) httpapi.Site {
	t.Helper()
	make, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return make(nil)
}

func TestDocumentation(t *testing.T) {
	s := documentsOf(t, Config{Playground: true, PublicURL: "https://example.org/graph"})
	for _, c := range []struct {
		path     string
		status   int
		location string
		has      []string
	}{
		{"/docs", http.StatusMovedPermanently, "/graph/docs/", nil},
		{"/docs/", http.StatusOK, "", []string{`<a href="/graph/docs/api">Using the API</a>`, "<h1>Documentation</h1>"}},
		{"/docs/api", http.StatusOK, "", []string{`<h1 lang="en">Using the API</h1>`, `href="/graph/playground/#query=`, `href="/graph/docs/operations#limits"`, `<a href="#errors">Errors</a>`}},
		{"/docs/api/", http.StatusMovedPermanently, "/graph/docs/api", nil},
		{"/docs/decisions", http.StatusOK, "", []string{`href="/graph/docs/decisions/0001-one-plan-per-operation"`}},
		{"/docs/decisions/0001-one-plan-per-operation", http.StatusOK, "", []string{"<h2"}},
		{"/es/docs/api", http.StatusOK, "", []string{"La documentación está en inglés.", `<article lang="en">`, `href="/graph/playground/es/#query=`, `href="/graph/es/docs/operations#limits"`}},
		{"/docs/curating", http.StatusOK, "", []string{"Adding an article"}},
		{"/docs/nothing", http.StatusNotFound, "", []string{"There is no document “nothing”.", `<a href="/graph/search">`}},
		{"/docs/../secret", http.StatusNotFound, "", nil},
		{"/docs/api.md", http.StatusNotFound, "", nil},
		{"/es/playground", http.StatusMovedPermanently, "/graph/playground/es/", nil},
		{"/es/playground/", http.StatusMovedPermanently, "/graph/playground/es/", nil},
	} {
		t.Run(c.path, func(t *testing.T) {
			if !s.Has(c.path) {
				t.Error("the path is none of the site's")
			}
			w := httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://example.org"+c.path, nil))
			if w.Code != c.status || w.Header().Get("Location") != c.location {
				t.Errorf("status %d, location %q, want %d, %q", w.Code, w.Header().Get("Location"), c.status, c.location)
			}
			for _, want := range c.has {
				if !strings.Contains(w.Body.String(), want) {
					t.Errorf("the page lacks %s", want)
				}
			}
		})
	}
}

func TestDocumentationIsNotSentTwice(t *testing.T) {
	s := documentsOf(t, Config{})
	first := httptest.NewRecorder()
	s.ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/docs/api", nil))
	if strings.Contains(first.Body.String(), "/playground/#") {
		t.Error("a query runs in a playground that there isn't")
	}
	again := httptest.NewRequest(http.MethodGet, "/docs/api", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	s.ServeHTTP(second, again)
	if second.Code != http.StatusNotModified || second.Body.Len() > 0 {
		t.Errorf("status %d and %d bytes, want 304 and none", second.Code, second.Body.Len())
	}
}
