package httpapi

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// askingSite has one page, which is the answer to a query.
type askingSite struct{ ask Ask }

func (askingSite) Has(path string) bool { return path == "/page" }

func (s askingSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := s.ask(w, r, graph.Request{Query: "query Page { a }"})
	defer answer.Done()
	w.WriteHeader(answer.Status)
	_, _ = io.WriteString(w, "page "+string(answer.Code)+string(answer.Body))
}

func withSite(e Engine) Config {
	c := testConfig(e)
	c.Site = func(ask Ask) Site { return askingSite{ask} }
	return c
}

// TestSiteGetsWhatIsItsOwn: its pages, and for browsers / and what isn't there.
func TestSiteGetsWhatIsItsOwn(t *testing.T) {
	h := built(withSite(fakeEngine{}))
	for _, c := range []struct {
		method, path, accept string
		page                 bool
	}{
		{"GET", "/page", "", true},
		{"GET", "/page", "application/json", true},
		{"HEAD", "/page", "", true},
		{"POST", "/page", "text/html", false},
		{"GET", "/", "text/html", true},
		{"GET", "/", "", false},
		{"GET", "/", "application/json", false},
		{"GET", "/api", "text/html", false},
		{"GET", "/nothing", "text/html", true},
		{"GET", "/nothing", "", false},
		{"GET", "/livez", "text/html", false},
	} {
		res := do(h, request(c.method, c.path, "", "Accept", c.accept))
		if got := strings.HasPrefix(res.Body.String(), "page "); got != c.page {
			t.Errorf("%s %s for %q: a page %v, want %v: %.80s", c.method, c.path, c.accept, got, c.page, res.Body)
		}
	}
}

// TestSiteIsLimitedAsClientsAre: a page's query takes one of the places, and is told what a client is told.
func TestSiteIsLimitedAsClientsAre(t *testing.T) {
	running, end := make(chan struct{}), make(chan struct{})
	c := withSite(fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		if r.Query == "{wait}" {
			close(running)
			<-end
		}
		return graph.Response{Body: []byte(smallAnswer)}
	}})
	c.Limits.Concurrent = 1
	h := built(c)
	first := make(chan struct{})
	go func() { defer close(first); do(h, post(`{"query":"{wait}"}`)) }()
	<-running
	res := do(h, request("GET", "/page", ""))
	wantStatus(t, res, http.StatusServiceUnavailable)
	if !strings.Contains(res.Body.String(), "page "+string(apierror.RateLimited)) {
		t.Errorf("it isn't told: %s", res.Body)
	}
	close(end)
	<-first
	wantStatus(t, do(h, request("GET", "/page", "")), http.StatusOK)
}

// TestLogOfASiteHasNoSearch: what is searched for is in the address, and no part of that but the path is logged.
func TestLogOfASiteHasNoSearch(t *testing.T) {
	c := withSite(fakeEngine{})
	log, out := logged()
	c.Logger = log
	do(built(c), request("GET", "/page?q=secret", ""))
	if line := logLine(t, out); line["path"] != "/page" || strings.Contains(out.String(), "secret") {
		t.Errorf("%v", line)
	}
}
