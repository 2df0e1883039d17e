// Command sample prints statements of the API for a second reading: somebody who wrote none of them holds each against the source at its
// place. What is drawn follows from the seed, which is printed, so that others can draw the same.
//
//	go run ./internal/sample -seed 7 -n 150
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
)

func main() {
	seedNumber := flag.Uint64("seed", 1, "what is drawn follows from it")
	n := flag.Int("n", 150, "how many statements are drawn")
	flag.Parse()
	if err := run(os.Stdout, *seedNumber, *n); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

// A group is a sort of statements, of which so many in a hundred are drawn.
type group struct {
	name    string
	share   int
	queries []string // of each the nodes of `list`, on all pages where it has some
	read    func(node any) []string
}

// run prints the sample: of each group its share of n statements, or all that there are.
func run(to io.Writer, seedNumber uint64, n int) error {
	if n < 1 {
		return fmt.Errorf("-n is %d: it takes 1 or more", n)
	}
	e, err := engine()
	if err != nil {
		return err
	}
	fmt.Fprintf(to, "# %d statements, seed %d\n", n, seedNumber)
	r := rand.New(rand.NewPCG(seedNumber, 0))
	number := 0
	for i, g := range groups {
		var all []string
		for _, query := range g.queries {
			found, err := statements(e, query, g.read)
			if err != nil {
				return fmt.Errorf("%s: %w", g.name, err)
			}
			all = append(all, found...)
		}
		want := n * g.share / 100
		if i == len(groups)-1 {
			want = n - number
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		fmt.Fprintf(to, "\n## %s: %d of %d\n\n", g.name, min(want, len(all)), len(all))
		for _, s := range all[:min(want, len(all))] {
			number++
			fmt.Fprintf(to, "%d. %s\n", number, s)
		}
	}
	return nil
}

// engine answers from the curated records.
func engine() (*graph.Engine, error) {
	c, err := ontology.Load(ontology.Files())
	if err != nil {
		return nil, err
	}
	g, err := seed.Load(c, seed.Embedded())
	if err != nil {
		return nil, err
	}
	s := embedded.Memory(c)
	if _, err := seed.Sync(context.Background(), s, g); err != nil {
		return nil, err
	}
	return graph.New(graph.Config{Catalogue: c, Store: s})
}

// statements are all that a query asks for.
func statements(e *graph.Engine, query string, read func(any) []string) ([]string, error) {
	var out []string
	for after := ""; ; {
		variables, _ := json.Marshal(map[string]any{"after": orNil(after)})
		response := e.Execute(context.Background(), graph.Request{Query: query, Variables: variables})
		var answer struct {
			Data struct {
				List any
			}
			Errors []struct{ Message string }
		}
		if err := json.Unmarshal(response.Body, &answer); err != nil {
			return nil, err
		}
		if len(answer.Errors) > 0 {
			return nil, fmt.Errorf("%s", answer.Errors[0].Message)
		}
		for _, node := range list(answer.Data.List, "nodes") {
			out = append(out, read(node)...)
		}
		if at(answer.Data.List, "pageInfo", "hasNextPage") != true {
			return out, nil
		}
		after = text(answer.Data.List, "pageInfo", "endCursor")
	}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// at follows names into an answer.
func at(v any, names ...string) any {
	for _, name := range names {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

func text(v any, names ...string) string {
	switch v := at(v, names...).(type) {
	case nil:
		return ""
	case string:
		return v
	case bool, float64:
		return fmt.Sprint(v)
	}
	return ""
}

func list(v any, names ...string) []any {
	l, _ := at(v, names...).([]any)
	return l
}

// each joins what one name has in every item of a list.
func each(items []any, names ...string) string {
	var out []string
	for _, item := range items {
		out = append(out, text(item, names...))
	}
	return strings.Join(out, ", ")
}

// parts joins `name: value` of what has a value.
func parts(pairs ...string) string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, pairs[i]+": "+pairs[i+1])
		}
	}
	return strings.Join(out, "; ")
}
