package httpapi

import (
	"net/http"
	"testing"
)

func TestCORS(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	t.Run("lets any site ask", func(t *testing.T) {
		for _, origin := range []string{"https://example.org", "http://localhost:3000", "null"} {
			res := do(h, request("OPTIONS", "/graphql", "", "Origin", origin,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type,x-client-name"))
			wantStatus(t, res, http.StatusNoContent)
			wantHeader(t, res, "Access-Control-Allow-Origin", "*")
			wantHeader(t, res, "Access-Control-Allow-Methods", "POST")
			wantHeader(t, res, "Access-Control-Allow-Headers", "content-type,x-client-name")
			wantHeader(t, res, "Access-Control-Allow-Credentials", "")
			wantHeader(t, res, "Access-Control-Max-Age", "86400")
		}
	})
	t.Run("lets none use other methods", func(t *testing.T) {
		res := do(h, request("OPTIONS", "/graphql", "", "Origin", "https://example.org", "Access-Control-Request-Method", "DELETE"))
		wantHeader(t, res, "Access-Control-Allow-Origin", "")
	})
	t.Run("lets scripts read answers and some headers", func(t *testing.T) {
		for _, r := range []*http.Request{
			post(`{"query":"{a}"}`, "Origin", "https://example.org"),
			post(`{`, "Origin", "https://example.org"),
			request("GET", "/schema.graphql", "", "Origin", "https://example.org"),
			request("GET", "/nowhere", "", "Origin", "https://example.org"),
		} {
			res := do(h, r)
			wantHeader(t, res, "Access-Control-Allow-Origin", "*")
			wantHeader(t, res, "Access-Control-Expose-Headers", "X-Request-Id, Graphql-Cost, Location, Retry-After, Content-Disposition, Link, Etag")
			if r.Method == http.MethodGet {
				wantHeader(t, res, "Cross-Origin-Resource-Policy", "cross-origin")
			}
		}
	})
	t.Run("keeps what a form has sent from becoming a page", func(t *testing.T) {
		for _, contentType := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json; charset=utf-8"} {
			res := do(h, post(`{"query":"{a}"}`, "Content-Type", contentType))
			wantHeader(t, res, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		}
	})
}

// The header values are shared between requests, so nothing may have written into them.
func TestSharedHeaderValuesStay(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	for range 3 {
		res := do(h, post(`{"query":"{a}"}`, "Accept-Encoding", "gzip"))
		wantHeader(t, res, "Vary", "Origin, Accept, Accept-Encoding")
		wantHeader(t, res, "Cache-Control", "no-store")
		res.Header().Set("Cache-Control", "mine")
		res.Header().Add("X-Content-Type-Options", "mine")
	}
}
