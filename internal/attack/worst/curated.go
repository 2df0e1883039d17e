package worst

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/internal/oracle"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
)

// Curated returns the options of a search over the curated records, in an embedded store in memory.
func Curated(ctx context.Context) (Options, error) {
	var o Options
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		return o, err
	}
	g, err := seed.Load(catalogue, seed.Embedded())
	if err != nil {
		return o, err
	}
	s := embedded.Memory(catalogue)
	if _, err := seed.Sync(ctx, s, g); err != nil {
		return o, err
	}
	for r, err := range s.Export(ctx) {
		if err != nil {
			return o, err
		}
		o.Records = append(o.Records, r)
	}
	if o.Schema, err = schema.Public(); err != nil {
		return o, err
	}
	engine, err := graph.New(graph.Config{Catalogue: catalogue, Store: s, Limits: limits.Limits{StoreTimeout: timeLimit}})
	if err != nil {
		return o, err
	}
	o.Catalogue, o.Engine = catalogue, engine
	return o, engine.Measure(ctx)
}

var variablesLine = regexp.MustCompile(`(?m)^# (\{.*\})$`)

// File is the text of the query's file.
func (q Query) File() string {
	if len(q.Variables) == 0 {
		return q.Text
	}
	return "# " + string(q.Variables) + "\n" + q.Text
}

// ReadFiles reads queries from the files that patterns name. Their variables stand in a comment, as in the corpus.
func ReadFiles(patterns ...string) ([]Query, error) {
	var out []Query
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			q := Query{Name: name, Text: string(text)}
			if m := variablesLine.FindSubmatch(text); m != nil {
				q.Variables = m[1]
			}
			out = append(out, q)
		}
	}
	return out, nil
}

// Sample makes random queries of the oracle.
func Sample(o Options, n int) []Query {
	out := make([]Query, n)
	for i, q := range oracle.Sample(o.Catalogue, o.Schema, o.Records, o.Seed, n) {
		out[i] = Query{Name: fmt.Sprintf("random query %d", i), Text: q.Query}
		if out[i].Variables, _ = json.Marshal(q.Variables); q.Variables == nil {
			out[i].Variables = nil
		}
	}
	return out
}
