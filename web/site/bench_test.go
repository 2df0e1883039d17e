package site

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/web/queries"
)

// Each compares a page with the answer that it is made of: both kept, and both made anew each time.

func BenchmarkCounty(b *testing.B) {
	compare(b, "/county/12057", queries.County, map[string]string{"id": "county/12057", "locale": "EN"})
}

func BenchmarkHome(b *testing.B) { compare(b, "/", queries.Home, map[string]string{}) }

// The map is counted once for each version of the graph. Which that is, is asked each time.
func BenchmarkMap(b *testing.B) { compare(b, "/map", queries.MapLists, map[string]string{}) }

func compare(b *testing.B, path string, document queries.Document, variables map[string]string) {
	kept, err := served()
	if err != nil {
		b.Fatal(err)
	}
	uncached, err := newServer(Config{Playground: true}, 0)
	if err != nil {
		b.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{
		"query": document.Text, "variables": variables,
	})
	if err != nil {
		b.Fatal(err)
	}
	asked := func() *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		return r
	}
	page := func() *http.Request {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept", "text/html")
		return r
	}
	for _, c := range []struct {
		name    string
		handler http.Handler
		request func() *http.Request
	}{{"JSON kept", kept, asked}, {"page kept", kept, page}, {"JSON made anew", uncached, asked}, {"page made anew", uncached, page}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			c.handler.ServeHTTP(httptest.NewRecorder(), c.request()) // what is made once
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
