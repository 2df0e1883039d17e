package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/neo4jtest"
	"graph287g/store/neo4j"
)

// A recording is where it is written down how Neo4j answers each query of the corpus: how often it reads something, and by which indexes. That of
// fused statements has only what these read: the rest of an answer is read by statements that the other one has.
type recording struct {
	fused             neo4j.Fused
	hitsFile, entries string
	every             int // one of so many queries is asked; PLANS=whole asks all
}

// Planning a fused statement takes Neo4j seconds, and each is planned for this test alone.
var recordings = map[string]recording{
	"levels": {neo4j.FusedNever, "../corpus/plans/hits.txt", "../corpus/plans/entries.txt", 1},
	"fused":  {neo4j.FusedAlways, "../corpus/plans/fused-hits.txt", "../corpus/plans/fused-entries.txt", 5},
}

// isWhole tells whether all queries are asked.
func (r recording) isWhole() bool { return r.every == 1 || *update || os.Getenv("PLANS") == "whole" }

// sample leaves out what isn't asked. Which that is depends on nothing but the names.
func (r recording) sample(files []corpusFile) []corpusFile {
	if r.isWhole() {
		return files
	}
	var out []corpusFile
	for i := 0; i < len(files); i += r.every {
		out = append(out, files[i])
	}
	return out
}

// refusedOperators are steps of a plan that no statement that reads may have: they take every node or relation, pair
// everything with everything, or hold up all rows to keep what is read apart from what is written.
var refusedOperators = []string{"AllNodesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan", "CartesianProduct", "Eager"}

// TestPlans: no query of the corpus makes Neo4j do what grows with the whole graph, and none costs more than it did. It has
// a server of its own: where others have written before, relations lie in another order, and looking for the first that fits
// takes another number of steps.
func TestPlans(t *testing.T) {
	uri := neo4jtest.OwnServer(t, neo4jserver.Options{}).URI
	for way, r := range recordings {
		t.Run(way, func(t *testing.T) { r.compare(t, uri) })
	}
}

func (r recording) compare(t *testing.T, uri string) {
	asked := r.record(t, uri, r.sample(corpus(t, "../corpus/queries/*.graphql", "../corpus/errors/*.graphql", examples)))
	p := newProfiler(t, uri)
	hits, entries := map[string]int64{}, map[string][]string{}
	for name, statements := range asked {
		for _, s := range statements {
			if r.fused != neo4j.FusedNever && !isFusedText(s.statement) {
				continue // it is one of the levels', which are recorded as these
			}
			found := p.profile(t, s)
			found.check(t, name, s.statement)
			hits[name] += found.hits
			entries[name] = append(entries[name], found.entries...)
		}
	}
	t.Logf("%d queries, %d different statements with values", len(asked), len(p.known))
	entered := entriesText(entries)
	if *update {
		r.updateHits(t, hits)
		if was, err := os.ReadFile(r.entries); err != nil || sorts(string(was)) != sorts(entered) {
			writeText(t, r.entries, entered)
		}
	}
	r.checkHits(t, hits)
	if diff := cmp.Diff(strings.Split(sorts(r.written(t, entries)), "\n"), strings.Split(sorts(entered), "\n")); diff != "" {
		t.Errorf("Neo4j enters the graph in other ways (-%s +now); if that is meant, %s\n%s", r.entries, howToUpdate, diff)
	}
}

const howToUpdate = "run make golden"

// Of conditions that look equally good to it Neo4j takes any first, and enters by the index of any. So the hits of a query
// vary by some, and of the indexes only sort and kind are compared.
func alike(a, b int64) bool { return max(a, b)-min(a, b) <= max(8, a/50) }

var property = regexp.MustCompile(`(?m)^(  \w+(?: \w+ INDEX| UNIQUE)? \w+:[\w|]+).*$`)

// sorts leaves of what enters the graph the operators, with the sort and kind of the index, each once for each query.
func sorts(entries string) string {
	lines := strings.Split(property.ReplaceAllString(entries, "$1"), "\n")
	return strings.Join(slices.Compact(lines), "\n")
}

// written is what is written down of the queries that were asked.
func (r recording) written(t *testing.T, asked map[string][]string) string {
	t.Helper()
	text := readText(t, r.entries)
	if r.isWhole() {
		return text
	}
	var b strings.Builder
	kept := false
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, " ") {
			_, kept = asked[strings.TrimSpace(line)]
		}
		if kept {
			b.WriteString(line)
		}
	}
	return b.String()
}

// record asks the queries of a server with the records and returns what each made the store send; those that it never
// reaches are left out.
func (way recording) record(t *testing.T, uri string, files []corpusFile) map[string][]sent {
	t.Helper()
	var r recorder
	srv := serve(t, seeded(t, watchedStore(t, uri, way.fused, &r)))
	if !way.isWhole() {
		ask(t, srv, "{ meta { newestDay } agreements(onNewestDay: true, first: 1) { totalCount } }", nil) // the first query that needs the newest day has it read
	}
	out := map[string][]sent{}
	for _, f := range files {
		statements := r.during(func() { ask(t, srv, f.query, f.variables) })
		if len(statements) > 0 {
			out[nameOf(f.name)] = statements
		}
	}
	return out
}

// nameOf names a query by its folder and file.
func nameOf(file string) string {
	return filepath.Base(filepath.Dir(file)) + "/" + strings.TrimSuffix(filepath.Base(file), ".graphql")
}

func (p *profile) check(t *testing.T, name, statement string) {
	t.Helper()
	for _, o := range p.operators {
		if slices.Contains(refusedOperators, o) {
			t.Errorf("%s: Neo4j plans %s for\n%s", name, o, statement)
		}
	}
}

// entriesText lists for each query the operators that enter the graph, each once.
func entriesText(entries map[string][]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		b.WriteString(name + "\n")
		slices.Sort(entries[name])
		for _, line := range slices.Compact(entries[name]) {
			b.WriteString("  " + line + "\n")
		}
	}
	return b.String()
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func writeText(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
