package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/httpapi"
	"graph287g/internal/archive"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// eachStore runs a test on the embedded store and on Neo4j, both empty.
func eachStore(t *testing.T, test func(t *testing.T, s store.Store)) {
	t.Run("embedded", func(t *testing.T) { test(t, embedded.Memory(ontology.Must())) })
	t.Run("neo4j", func(t *testing.T) { test(t, neo4jtest.Empty(t)) })
}

// eachSeeded runs a test that only reads on both stores, filled with the curated records.
func eachSeeded(t *testing.T, test func(t *testing.T, s store.Store)) {
	t.Run("embedded", func(t *testing.T) { test(t, seeded(t, embedded.Memory(ontology.Must()))) })
	t.Run("neo4j", func(t *testing.T) { test(t, neo4jtest.Seeded(t)) })
}

// eachSeededWay does so with all ways in which Neo4j may be asked.
func eachSeededWay(t *testing.T, test func(t *testing.T, s store.Store)) {
	t.Run("embedded", func(t *testing.T) { test(t, seeded(t, embedded.Memory(ontology.Must()))) })
	for name, fused := range neo4jtest.Fused {
		t.Run("neo4j, "+name, func(t *testing.T) { test(t, neo4jtest.SeededFused(t, fused)) })
	}
}

// curated are the curated records. Reading them takes longer than most tests; nobody may change them.
var curated = sync.OnceValues(func() (*seed.Graph, error) { return seed.Load(ontology.Must(), seed.Embedded()) })

// seeded fills a store with the curated records.
func seeded(t *testing.T, s store.Store) store.Store {
	t.Helper()
	g, err := curated()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Sync(t.Context(), s, g); err != nil {
		t.Fatal(err)
	}
	return s
}

// today is the day on which answers are asked for.
var today = time.Date(2026, 12, 15, 12, 0, 0, 0, time.UTC)

// serve answers requests from a store on a loopback port, until the test ends.
func serve(t *testing.T, s store.Store) *httptest.Server {
	t.Helper()
	return serveWith(t, s, t.TempDir())
}

// serveWith does so with an archive in a folder.
func serveWith(t *testing.T, s store.Store, folder string) *httptest.Server {
	t.Helper()
	answers, err := archive.Open(folder, archive.Bounds{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	engine.Now = func() time.Time { return today }
	if err := engine.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	handler, err := httpapi.New(httpapi.Config{
		Engine: patientEngine{engine}, Schema: schema.SDL, Ontology: ontology.Text(), Archive: answers, PublicURL: "https://graph.example",
	})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	return srv
}

// patient leaves a store minutes for an answer: on a busy machine Neo4j plans its first statements for long.
var patient = limits.Limits{StoreTimeout: 5 * time.Minute}

// A patientEngine isn't held to the deadline of a request, which the HTTP server lets nobody set to minutes.
type patientEngine struct{ *graph.Engine }

func (e patientEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	return e.Engine.Execute(context.WithoutCancel(ctx), r)
}

// ask posts a query and returns the answer's bytes.
func ask(t *testing.T, srv *httptest.Server, query string, variables json.RawMessage) []byte {
	t.Helper()
	return post(t, srv, requestBody(t, query, variables))
}

func requestBody(t *testing.T, query string, variables json.RawMessage) []byte {
	t.Helper()
	request, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func post(t *testing.T, srv *httptest.Server, body []byte) []byte {
	t.Helper()
	return postTo(t, srv, "/graphql", body)
}

// postTo sends a body to a path, and without one asks for it by GET.
func postTo(t *testing.T, srv *httptest.Server, path string, body []byte) []byte {
	t.Helper()
	method := http.MethodPost
	if body == nil {
		method = http.MethodGet
	}
	request, err := http.NewRequestWithContext(t.Context(), method, srv.URL+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	resp, err := srv.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}
