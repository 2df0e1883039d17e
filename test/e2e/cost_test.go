package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"graph287g/graph/cost"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// A costExtension is what `extensions.cost` holds.
type costExtension struct {
	Estimated, Actual *int64
	Limit             int64
	Bytes             struct {
		Estimated, Actual *int64
		Limit             int64
	}
	Steps []struct {
		Path              []string
		Estimated, Actual *int64
	}
}

// TestEstimatesHold: what is shown is never more than was estimated before, in any query of the corpus and the examples,
// field by field; and nothing of ours comes near the budget.
func TestEstimatesHold(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	for _, f := range corpus(t, "../corpus/queries/*.graphql", examples) {
		c := askCost(t, srv.URL, f)
		name := filepath.Base(f.name)
		if c == nil || c.Estimated == nil || c.Actual == nil {
			t.Fatalf("%s: no cost", name)
		}
		b := c.Bytes
		t.Logf("%-55s %6d estimated, %5d shown; %7d bytes estimated, %6d shown", name, *c.Estimated, *c.Actual, *b.Estimated, *b.Actual)
		if *b.Estimated < *b.Actual {
			t.Errorf("%s has %d bytes, estimated were %d", name, *b.Actual, *b.Estimated)
		}
		for _, s := range c.Steps {
			if *s.Estimated < *s.Actual {
				t.Errorf("%s: %s shows %d, estimated were %d", name, strings.Join(s.Path, "."), *s.Actual, *s.Estimated)
			}
		}
		if *c.Estimated > c.Limit/2 {
			t.Errorf("%s is estimated at %d objects, more than half of the %d allowed", name, *c.Estimated, c.Limit)
		}
		if *b.Estimated > b.Limit/2 {
			t.Errorf("%s is estimated at %d bytes, more than half of the %d allowed", name, *b.Estimated, b.Limit)
		}
	}
}

func askCost(t *testing.T, url string, f corpusFile) *costExtension {
	t.Helper()
	request, err := json.Marshal(map[string]any{"query": f.query, "variables": f.variables, "extensions": map[string]any{"cost": true}})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(url+"/graphql", "application/json", bytes.NewReader(request))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Extensions struct{ Cost *costExtension } }
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Extensions.Cost
}

// TestCostOfEveryAnswer: a header tells the sums that the extension tells in full, and nothing is added that nobody asked
// for.
func TestCostOfEveryAnswer(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	const query = `{"query": "{ state(code: \"DE\") { name counties(first: 3) { nodes { name } } } }"`
	const data = `{"data":{"state":{"name":"Delaware","counties":{"nodes":[{"name":"Kent County"},{"name":"New Castle County"},{"name":"Sussex County"}]}}}`
	for body, want := range map[string]string{
		query + `}`: data + `}`,
		query + `, "extensions": {"cost": true}}`: data + `,"extensions":{"cost":{"estimated":4,"actual":4,"limit":50000,"bytes":{"estimated":4713,"actual":138,"limit":8388608},"steps":[` +
			`{"path":["state"],"estimated":1,"actual":1},{"path":["state","counties"],"estimated":3,"actual":3}]}}}`,
	} {
		resp, err := http.Post(srv.URL+"/graphql", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || string(got) != want {
			t.Errorf("%v\ngot  %s\nwant %s", err, got, want)
		}
		if h := resp.Header.Get("GraphQL-Cost"); h != "estimated=4, actual=4, limit=50000, estimated-bytes=4713, actual-bytes=138, limit-bytes=8388608" {
			t.Errorf("header %q", h)
		}
	}
}

// TestMeasuredAlike: both stores have the same widths, so that both refuse the same queries.
func TestMeasuredAlike(t *testing.T) {
	want := measured(t, seeded(t, embedded.Memory(ontology.Must())))
	got := measured(t, neo4jtest.Seeded(t))
	want.Version, got.Version = store.Version{}, store.Version{}
	if !reflect.DeepEqual(want, got) {
		t.Error("the stores are measured differently")
	}
}

func measured(t *testing.T, s store.Store) *cost.Statistics {
	t.Helper()
	z, err := cost.Measure(t.Context(), ontology.Must(), s)
	if err != nil {
		t.Fatal(err)
	}
	return z
}
