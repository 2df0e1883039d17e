package e2e

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/internal/neo4jserver"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/store/neo4j"
)

// TestOutages: while Neo4j is suspended or gone, every request is told that the store is unavailable and when to come back. Once
// it answers again so does the API, without a restart.
func TestOutages(t *testing.T) {
	data := t.TempDir()
	server := neo4jtest.OwnServer(t, neo4jserver.Options{Data: data, Heap: "512m"})
	_, host, _ := strings.Cut(server.URI, "://")
	apis := map[string]*httptest.Server{}
	for _, scheme := range []string{"bolt", "neo4j"} {
		apis[scheme] = serveOutages(t, scheme+"://"+host)
	}
	each := func(phase string, test func(t *testing.T, api *httptest.Server)) {
		for scheme, api := range apis {
			t.Run(phase+"/"+scheme, func(t *testing.T) { test(t, api) })
		}
	}
	each("started", recovers)

	if err := server.Suspend(); err != nil {
		t.Fatal(err)
	}
	each("suspended", isUnavailable)
	if err := server.Resume(); err != nil {
		t.Fatal(err)
	}
	each("resumed", recovers)

	server.Kill()
	each("killed", isUnavailable)
	neo4jtest.OwnServer(t, neo4jserver.Options{Data: data, Heap: "512m", Listen: host})
	each("started again", recovers)
}

// serveOutages serves a store that leaves a busy server time, and only notices as soon as by default that it is gone.
func serveOutages(t *testing.T, uri string) *httptest.Server {
	t.Helper()
	deadlines := neo4jtest.Deadlines
	deadlines.Silence, deadlines.Probe, deadlines.ReadRetry = 0, 0, 0
	s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: uri, Deadlines: deadlines})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	handler, err := httpapi.New(httpapi.Config{Engine: patientEngine{engine}})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(handler)
	t.Cleanup(api.Close)
	return api
}

// isUnavailable asks one after the other and at the same time.
func isUnavailable(t *testing.T, api *httptest.Server) {
	var asking sync.WaitGroup
	for i := range 24 {
		ask := func() {
			if status, later, body := count(t, api); status != http.StatusServiceUnavailable || later == "" || !strings.Contains(body, `"code":"STORE_UNAVAILABLE"`) {
				t.Errorf("request %d: %d, Retry-After %q, %s", i, status, later, body)
			}
		}
		if i < 8 {
			ask()
		} else {
			asking.Go(ask)
		}
	}
	asking.Wait()
	await(t, func() bool { return ready(t, api) == `{"status":"unavailable","reason":"STORE_UNAVAILABLE"}` })
}

// recovers asks until there is an answer. Until then the store is unavailable, and nothing else.
func recovers(t *testing.T, api *httptest.Server) {
	await(t, func() bool {
		status, _, body := count(t, api)
		answered := status == http.StatusOK && body == `{"data":{"counties":{"totalCount":0}}}`
		if !answered && !strings.Contains(body, `"code":"STORE_UNAVAILABLE"`) {
			t.Errorf("%d: %s", status, body)
		}
		return answered
	})
	await(t, func() bool { return ready(t, api) == `{"status":"ready"}` })
}

// ready asks whether the server is ready. It keeps what it says for a while, so that may be of before.
func ready(t *testing.T, api *httptest.Server) string {
	status, later, body := get(t, api, http.MethodGet, "/readyz", "")
	if (status == http.StatusServiceUnavailable) != (later != "") {
		t.Errorf("/readyz: %d, Retry-After %q, %s", status, later, body)
	}
	return body
}

// await asks until something is so. It gives up after minutes, which is no matter of a busy machine.
func await(t *testing.T, so func() bool) {
	t.Helper()
	for start := time.Now(); !so(); time.Sleep(100 * time.Millisecond) {
		if time.Since(start) > 3*time.Minute {
			t.Fatal("it never came to be so")
		}
	}
}

func count(t *testing.T, api *httptest.Server) (status int, retryAfter, body string) {
	return get(t, api, http.MethodPost, "/graphql", `{"query":"{ counties { totalCount } }"}`)
}

func get(t *testing.T, api *httptest.Server, method, path, request string) (status int, retryAfter, body string) {
	req, err := http.NewRequestWithContext(t.Context(), method, api.URL+path, strings.NewReader(request))
	if err != nil {
		t.Error(err)
		return 0, "", ""
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := api.Client().Do(req)
	if err != nil {
		t.Error(err)
		return 0, "", ""
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Error(err)
	}
	return resp.StatusCode, resp.Header.Get("Retry-After"), string(text)
}
