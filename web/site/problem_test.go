package site

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi"
)

var onwardLink = regexp.MustCompile(`(?s)<p class="lead"[^>]*>[^<]*</p><p><a href="([^"]*)"`)

// TestProblems: each page that can't be shown says what was wrong, and has a link that works.
func TestProblems(t *testing.T) {
	browser := []string{"Accept", "text/html"}
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/lawsuit/never":                     {404, "There is no record at /lawsuit/never. It may be misspelled, never have been here, or have been removed"},
		"/es/source/never":                   {404, "No hay ningún registro en /source/never."},
		"/law/" + strings.Repeat("x", 1000):  {404, "There is no record at"},
		"/claim/%3Fq=1":                      {404, "There is no record at /claim/?q=1."},
		"/citation/..%2f..%2fcounty%2f12057": {404, "There is no"},
		"/fr/lawsuit/melendres-v-arpaio":     {404, "Pages are in English and, under /es, in Spanish."},
		"/pt-BR":                             {404, "Pages are in English and, under /es, in Spanish."},
		"/fr/nothing":                        {404, "There is no page at /fr/nothing."},
		"/es/nothing":                        {404, "No hay ninguna página en /nothing."},
		"/search?q=sheriff&after=broken":     {400, "What stands behind the question mark of this address can’t be read"},
		"/source/huyan-2025?after=broken":    {400, "The page is /source/huyan-2025."},
		"/disagreements?after=%3Cscript%3E":  {400, "The page is /disagreements."},
		"/es/disagreements?of=%3Cscript%3E":  {400, "«<script>» no es una clase de diferencias."},
	} {
		w := get(server(t), path, browser...)
		page := w.Body.String()
		if text := textOf(page); w.Code != want.status || !strings.Contains(text, want.says) {
			t.Errorf("%.60s: status %d, want %d with %q in %.400s", path, w.Code, want.status, want.says, text)
			continue
		}
		onward := onwardLink.FindStringSubmatch(page)
		if onward == nil {
			t.Errorf("%.60s leads nowhere", path)
		} else if again := get(server(t), strings.ReplaceAll(onward[1], "&amp;", "&"), browser...); again.Code != http.StatusOK {
			t.Errorf("%.60s leads to %s, which has the status %d", path, onward[1], again.Code)
		}
	}
}

// TestFailedQuestions: what keeps the API from answering is told with its status, in the reader's language, with a link to the same page.
func TestFailedQuestions(t *testing.T) {
	build, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]string{
		"/county/12057": "/county/12057", "/es/lawsuit/a": "/es/lawsuit/a", "/source/a?after=b": "/source/a?after=b", "/about": "/about",
		"/disagreements?of=lists": "/disagreements?of=lists", "/differences": "/differences", "/topic/a": "/topic/a",
	}
	for _, c := range []struct {
		code   apierror.Code
		status int
		en, es string
	}{
		{apierror.RateLimited, http.StatusTooManyRequests, "as many requests here as one may have at a time", "tienen aquí todas las solicitudes"},
		{apierror.StoreUnavailable, http.StatusServiceUnavailable, "The records can’t be read at the moment", "no se pueden leer los registros"},
		{apierror.Timeout, http.StatusGatewayTimeout, "took longer than it may", "tardó más de lo permitido"},
		{apierror.Internal, http.StatusInternalServerError, "It was logged", "Quedó registrado"},
	} {
		site := build(func(http.ResponseWriter, *http.Request, graph.Request) httpapi.Answer {
			return httpapi.Answer{Response: graph.Response{Code: c.code}, Status: c.status, RetryAfter: "7", Done: func() {}}
		})
		for path, again := range paths {
			w := httptest.NewRecorder()
			site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			page, says := w.Body.String(), c.en
			if strings.HasPrefix(path, "/es") {
				says = c.es
			}
			if w.Code != c.status || !strings.Contains(textOf(page), says) || !strings.Contains(page, `<p><a href="`+again+`"`) {
				t.Errorf("%s, %s: status %d, want %q and a link to %s in %.400s", path, c.code, w.Code, says, again, textOf(page))
			}
			if w.Header().Get("Retry-After") != "7" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s, %s: %v", path, c.code, w.Header())
			}
		}
	}
	// A part of an answer that failed is no page without that part.
	for code, status := range map[apierror.Code]int{apierror.StoreUnavailable: 503, apierror.Timeout: 504, apierror.Internal: 500, apierror.NotFound: 404} {
		site := build(answering(`{"data": {"lawsuit": null}, "errors": [{"extensions": {"code": ` + strconv.Quote(string(code)) + `}}]}`))
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/lawsuit/a", nil))
		if w.Code != status {
			t.Errorf("%s: status %d, want %d", code, w.Code, status)
		}
	}
}
