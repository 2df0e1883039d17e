package site

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/web/queries"
)

// BenchmarkCounty compares the page of a county with the answer that it is made of: both kept, and both made anew each time.
func BenchmarkCounty(b *testing.B) {
	kept, err := served()
	if err != nil {
		b.Fatal(err)
	}
	uncached, err := newServer(Config{Playground: true}, 0)
	if err != nil {
		b.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{
		"query": queries.County.Text, "variables": map[string]string{"id": "county/12057", "locale": "EN"},
	})
	if err != nil {
		b.Fatal(err)
	}
	asked := func() *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		return r
	}
	page := func() *http.Request { return httptest.NewRequest(http.MethodGet, "/county/12057", nil) }
	for _, c := range []struct {
		name    string
		handler http.Handler
		request func() *http.Request
	}{{"JSON kept", kept, asked}, {"page kept", kept, page}, {"JSON made anew", uncached, asked}, {"page made anew", uncached, page}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := c.request()
				r.Header.Set("Accept-Encoding", "gzip")
				w := httptest.NewRecorder()
				c.handler.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
