package httpapi

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The transport's share of a request: everything but net/http's own work and the engine's.
const (
	countyBody = `{"query":"query County($id: ID!) {\n  county(id: $id) {\n    name\n    agencies(first: 20) { nodes { name } }\n  }\n}\n",` +
		`"operationName":"County","variables":{"id":"county/37119"}}`
	// maxAllocs keeps the share small: the budget of a whole request is 225.
	maxAllocs = 40
)

func TestAllocations(t *testing.T) {
	answer := `{"data":"` + strings.Repeat("Mecklenburg ", 400) + `"}`
	for _, c := range []struct {
		name    string
		headers []string
	}{
		{"plain", nil},
		{"as browsers ask", []string{"Accept-Encoding", "gzip, deflate, br", "Origin", "https://example.org", "Accept", "application/graphql-response+json,application/json;q=0.9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := oneRequest(answer, countyBody, c.headers...)
			if got := testing.AllocsPerRun(200, run); got > maxAllocs {
				t.Errorf("%.0f allocations a request, at most %d are allowed", got, maxAllocs)
			}
		})
	}
}

func BenchmarkPost(b *testing.B) {
	small, large := `{"data":{"county":{"name":"Mecklenburg County"}}}`, `{"data":"`+strings.Repeat("Mecklenburg County, North Carolina; ", 600)+`"}`
	for _, c := range []struct {
		name, answer string
		headers      []string
	}{
		{"small", small, nil},
		{"20kB", large, nil},
		{"20kB/gzip", large, []string{"Accept-Encoding", "gzip"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			run := oneRequest(c.answer, countyBody, c.headers...)
			for b.Loop() {
				run()
			}
		})
	}
}

func BenchmarkDecodeBody(b *testing.B) {
	b.ReportAllocs()
	body := []byte(countyBody)
	for b.Loop() {
		if _, p := decodeBody(body, nil); p != nil {
			b.Fatal(p.message)
		}
	}
}

// oneRequest gives a function that sends the same request through the whole handler, access log included, again and again.
func oneRequest(answer, body string, headers ...string) func() {
	c := testConfig(answering(answer, ""))
	c.Logger = slog.New(slog.NewJSONHandler(io.Discard, nil))
	h, in, w := built(c), bytes.NewReader(nil), &nullWriter{header: http.Header{}}
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	r.Body = io.NopCloser(in)
	return func() {
		in.Reset([]byte(body))
		clear(w.header)
		h.ServeHTTP(w, r)
	}
}

type nullWriter struct{ header http.Header }

func (w *nullWriter) Header() http.Header         { return w.header }
func (w *nullWriter) Write(b []byte) (int, error) { return len(b), nil }
func (w *nullWriter) WriteHeader(int)             {}
