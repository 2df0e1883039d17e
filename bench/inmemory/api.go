// Package inmemory has the API over a store in the memory of the same process, and handlers made of it.
package inmemory

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime/debug"
	"strconv"
	"strings"

	"graph287g/bench/data"
	"graph287g/bench/workload"
	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// Store returns an embedded store with some copies, without a file.
func Store(ctx context.Context, c *ontology.Catalogue, copies int) (*embedded.Store, error) {
	s := embedded.Memory(c)
	for n := range copies {
		for _, change := range data.Copy(n).Changes(c) {
			if _, err := s.Apply(ctx, change); err != nil {
				return nil, fmt.Errorf("copy %d: %w", n, err)
			}
		}
	}
	return s, nil
}

// API returns the handler of the API over a store.
func API(ctx context.Context, c *ontology.Catalogue, s store.Store) (http.Handler, error) {
	e, err := graph.New(graph.Config{Catalogue: c, Store: s})
	if err != nil {
		return nil, err
	}
	if err := e.Measure(ctx); err != nil {
		return nil, err
	}
	return httpapi.New(httpapi.Config{Engine: e})
}

// Exchange sends a body to a handler through a recorder.
func Exchange(h http.Handler, body []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Answers returns a handler that sends the API's answers to the queries from memory: what is asked is in the path.
func Answers(ctx context.Context, copies int) (http.Handler, error) {
	c, err := ontology.Load(ontology.Files())
	if err != nil {
		return nil, err
	}
	s, err := Store(ctx, c, copies)
	if err != nil {
		return nil, err
	}
	api, err := API(ctx, c, s)
	if err != nil {
		return nil, err
	}
	answers := map[string][]byte{}
	for _, query := range workload.Names {
		answers[query] = Exchange(api, workload.API.Body(query)).Body.Bytes()
	}
	if err := s.Close(ctx); err != nil {
		return nil, err
	}
	defer debug.FreeOSMemory() // the graph is gone
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, ok := answers[strings.TrimPrefix(r.URL.Path, "/")]
		if _, err := io.Copy(io.Discard, r.Body); err != nil || !ok {
			http.Error(w, "there is no such query", http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = w.Write(answer) // who is gone needs none
	}), nil
}
