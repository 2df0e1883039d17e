package growth

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"graph287g/bench/data"
	"graph287g/bench/engine"
	"graph287g/bench/inmemory"
	"graph287g/bench/load"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/bench/workload"
	"graph287g/ontology"
)

// TestQueries: all are answered, with something to answer, and agreements can be changed as an import does.
func TestQueries(t *testing.T) {
	s, err := inmemory.Store(t.Context(), ontology.Must(), 1)
	if err != nil {
		t.Fatal(err)
	}
	h, err := inmemory.API(t.Context(), ontology.Must(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range append(others, query{"page", page}) {
		w := inmemory.Exchange(h, bodyOf(q.text, nil))
		var a struct{ Errors json.RawMessage }
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK || a.Errors != nil || w.Body.Len() < 60 {
			t.Errorf("%s: status %d: %.500s", q.name, w.Code, w.Body)
		}
	}
	w := &writer{ontology.Must(), s, data.Copy(0).Agreements}
	for n := range 3 {
		before, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		after, err := s.Apply(t.Context(), w.change(100, n))
		if err != nil || after.Number != before.Number+1 {
			t.Errorf("change %d: from version %d to %d, %v", n, before.Number, after.Number, err)
		}
	}
}

// TestPromises: what may grow is told beside ten copies and one, and of no others.
func TestPromises(t *testing.T) {
	series := rounds.Series{Query: workload.Wide, Kept: 1, Wanted: 1, Samples: map[string][]rounds.Sample{}}
	var servers []*server
	for _, n := range []int{1, 10, 100} {
		s := &server{Running: &engine.Running{Name: strconv.Itoa(n)}, copies: n, about: aboutNeo4j}
		servers = append(servers, s)
		series.Samples[s.Name] = []rounds.Sample{{Result: load.Result{Median: time.Duration(n) * time.Millisecond}, PerCoreSecond: 1 / float64(2*n)}}
	}
	lines := grown(series, servers, mayGrowNeo4j)
	want := []report.Line{
		{What: "Neo4j: Wide, 1 copy", Value: 1, Unit: "ms"},
		{What: "Neo4j: Wide, 10 copies, beside 1 copy", Value: 10, Unit: "×", Target: 2, AtMost: true, Note: "10.00× by processor time"},
		{What: "Neo4j: Wide, 100 copies, beside 1 copy", Value: 100, Unit: "×", Note: "100.00× by processor time"},
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%+v\nwant\n%+v", lines, want)
	}
	if lines := grown(series, servers[1:], mayGrowNeo4j); lines[1].Target != 0 {
		t.Errorf("of 100 copies beside 10 something is promised: %+v", lines[1])
	}
}
