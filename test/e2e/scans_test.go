package e2e

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

const scansFile = "../corpus/plans/embedded-scans.txt"

// TestScans writes down how the embedded store finds the rows of every list of the corpus: a condition that an index answered and no longer
// does, or a list that was read in order and is sorted, shows as a difference.
func TestScans(t *testing.T) {
	s := seeded(t, embedded.Memory(ontology.Must()))
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	e.Now = func() time.Time { return today }
	found := map[string][]string{}
	for _, f := range corpus(t, "../corpus/queries/*.graphql", examples) {
		vars, err := json.Marshal(f.variables)
		if err != nil {
			t.Fatal(err)
		}
		name := nameOf(f.name)
		o := &store.Observer{Begin: func(*plan.Step) {}, End: func(*plan.Step, int64, time.Duration) {}, Statement: func(text string, _ map[string]any) {
			for line := range strings.Lines(text) {
				found[name] = append(found[name], "  "+shortened(strings.TrimSpace(line)))
			}
		}}
		e.Execute(store.WithObserver(context.Background(), o), graph.Request{Query: f.query, Variables: vars})
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(found)) {
		b.WriteString(name + "\n" + strings.Join(found[name], "\n") + "\n")
	}
	if *update {
		writeText(t, scansFile, b.String())
	}
	if diff := cmp.Diff(strings.Split(readText(t, scansFile), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("lists are found in other ways (-%s +now); if that is meant, %s\n%s", scansFile, howToUpdate, diff)
	}
}

// shortened leaves of a line as much as tells which conditions it is about.
func shortened(line string) string {
	const most = 140
	if points := []rune(line); len(points) > most {
		return string(points[:most]) + "…"
	}
	return line
}
