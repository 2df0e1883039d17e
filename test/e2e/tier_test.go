package e2e

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/neo4j"
)

// explained is what an engine prints of a county's agreements over a store.
func explained(t *testing.T, s store.Store, o graph.ExplainOptions) string {
	t.Helper()
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	text, errs := e.Explain(t.Context(), graph.Request{Query: `{ county(fips: "37119") { name agencies { nodes { name agreements { nodes { status } } } } } }`}, o)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return text
}

// TestExplainedTier: an explanation says by which tier the answer comes, and prints what that tier sends.
func TestExplainedTier(t *testing.T) {
	t.Run("embedded", func(t *testing.T) {
		text := explained(t, seeded(t, embedded.Memory(ontology.Must())), graph.ExplainOptions{Statements: true})
		if !strings.Contains(text, "\ntier: n/a, ") || strings.Contains(text, "MATCH") {
			t.Errorf("printed:\n%s", text)
		}
	})
	for name, c := range map[string]struct {
		fused  neo4j.Fused
		tier   string
		levels bool // whether steps have statements of their own
	}{
		"never":  {neo4j.FusedNever, "by level", true},
		"common": {neo4j.FusedWhenCommon, "by level; once the question is common one statement reads 3 of 3 steps", true},
		"always": {neo4j.FusedAlways, "fused; one statement reads 3 of 3 steps", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := neo4jtest.SeededFused(t, c.fused)
			explained(t, s, graph.ExplainOptions{Statements: true}) // the version is known from now on
			text := explained(t, s, graph.ExplainOptions{Statements: true})
			if !strings.Contains(text, "\ntier: "+c.tier+"\n") {
				t.Errorf("printed:\n%s", text)
			}
			tree, around, _ := strings.Cut(text, "\n\n")
			if strings.Contains(tree, "MATCH") != c.levels || strings.Contains(around, "CALL (nodes1) {") == c.levels {
				t.Errorf("not the statements of this tier:\n%s", text)
			}
		})
	}
}

var hitsLine = regexp.MustCompile(`// database hits: (\d+)\n`)

// TestExplainedHits: the hits of the statements are those of the whole, and there are some.
func TestExplainedHits(t *testing.T) {
	for _, fused := range []neo4j.Fused{neo4j.FusedNever, neo4j.FusedAlways} {
		text := explained(t, neo4jtest.SeededFused(t, fused), graph.ExplainOptions{Statements: true, Hits: true})
		sum := 0
		for _, m := range hitsLine.FindAllStringSubmatch(text, -1) {
			n, err := strconv.Atoi(m[1])
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if sum == 0 || !strings.Contains(text, "\ndatabase hits: "+strconv.Itoa(sum)+" in all\n") {
			t.Errorf("the statements have %d hits:\n%s", sum, text)
		}
	}
}
