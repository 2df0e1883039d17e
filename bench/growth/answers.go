package growth

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"graph287g/bench/inmemory"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/httpapi"
	"graph287g/ontology"
)

// repeats is how often a large answer is made.
const repeats = 7

// answers measures large answers beside the encoding of the same by encoding/json.
func answers(ctx context.Context) ([]report.Line, error) {
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		return nil, err
	}
	s, err := inmemory.Store(ctx, catalogue, 1)
	if err != nil {
		return nil, err
	}
	// An answer is refused by an upper bound of its size, which may be twice the size.
	l := limits.Limits{AnswerBytes: 64 << 20, MemoryBytes: 2 << 30}.WithDefaults()
	e, err := graph.New(graph.Config{Catalogue: catalogue, Store: s, Limits: l})
	if err != nil {
		return nil, err
	}
	if err := e.Measure(ctx); err != nil {
		return nil, err
	}
	h, err := httpapi.New(httpapi.Config{Engine: e, Limits: l})
	if err != nil {
		return nil, err
	}
	var lines []report.Line
	for _, size := range []struct{ states, times int }{{27, 1}, {50, 2}, {50, 4}} {
		line, err := answer(h, size.states, size.times)
		if err != nil {
			return lines, err
		}
		lines = append(lines, line)
	}
	return lines, s.Close(ctx)
}

// answer measures an answer that has the agencies of some states several times, with their agreements.
func answer(h http.Handler, states, times int) (report.Line, error) {
	const agencies = `: agencies(first: 100) { nodes { id name description slug kind level named aliases printedType
  agreements { nodes { id name description printedModel status moaState firstListedOn lastListedOn firstShownOn lastShownOn ending named aliases } } } } `
	var text strings.Builder
	fmt.Fprintf(&text, "{ states(first: %d) { nodes { id name ", states)
	for i := range times {
		fmt.Fprintf(&text, "a%d%s", i, agencies)
	}
	text.WriteString("} } }")
	body := bodyOf(text.String(), nil)
	var ours, encoding, ratios []float64
	var size int
	for range repeats {
		start := time.Now()
		w := inmemory.Exchange(h, body)
		took := time.Since(start)
		if w.Code != http.StatusOK || strings.HasPrefix(w.Body.String(), `{"errors"`) {
			return report.Line{}, fmt.Errorf("a large answer: %.500s", w.Body)
		}
		var v any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			return report.Line{}, err
		}
		size, start = w.Body.Len(), time.Now()
		if _, err := json.Marshal(v); err != nil {
			return report.Line{}, err
		}
		plain := time.Since(start)
		ours, encoding = append(ours, took.Seconds()*1000), append(encoding, plain.Seconds()*1000)
		ratios = append(ratios, took.Seconds()/plain.Seconds())
	}
	return report.Line{
		What:  fmt.Sprintf("an answer of %.1f MB, beside json.Marshal of the same", float64(size)/1e6),
		Value: rounds.Median(ratios), Unit: "×", Spread: rounds.Spread(ratios),
		Note: fmt.Sprintf("%.0f ms and %.0f ms", rounds.Median(ours), rounds.Median(encoding)),
	}, nil
}
