package site

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"graph287g/web/queries"
)

// BenchmarkPlaces compares each type of page with the JSON of its document, for 16 clients at a time: both kept, as for all readers but the
// first after a change. A state's page asks for its agencies too.
func BenchmarkPlaces(b *testing.B) {
	h, err := served()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		document queries.Document
		id       string
	}{
		{queries.County, "county/12057"},
		{queries.State, "state/FL"},
		{queries.Agency, "agency/fl-hillsborough-county-sheriffs-office"},
		{queries.Agreement, "agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer"},
	} {
		body, err := json.Marshal(map[string]any{"query": c.document.Text, "variables": map[string]string{"id": c.id, "locale": "EN"}})
		if err != nil {
			b.Fatal(err)
		}
		asked := func() *http.Request {
			r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
			r.Header.Set("Content-Type", "application/json")
			return r
		}
		page := func() *http.Request { return httptest.NewRequest(http.MethodGet, "/"+c.id, nil) }
		for name, request := range map[string]func() *http.Request{"JSON": asked, "page": page} {
			b.Run(c.document.Name+" "+name, func(b *testing.B) {
				b.SetParallelism(max(1, 16/runtime.GOMAXPROCS(0)))
				b.RunParallel(func(each *testing.PB) {
					for each.Next() {
						r := request()
						r.Header.Set("Accept-Encoding", "gzip")
						w := httptest.NewRecorder()
						h.ServeHTTP(w, r)
						if w.Code != http.StatusOK {
							b.Errorf("status %d", w.Code)
							return
						}
					}
				})
			})
		}
	}
}
