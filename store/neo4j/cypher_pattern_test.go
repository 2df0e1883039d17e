package neo4j

import (
	"regexp"
	"strings"
	"testing"

	"graph287g/ontology"
)

func matchesOf(l *layout, kind, name string) []string {
	var out []string
	for _, p := range l.pathPatterns(field(kind, name), nodeVariable{"q", kinds(kind), 0}, "n") {
		out = append(out, p.withCondition(""))
	}
	return out
}

// Ways that differ in the relation of one hop are one pattern, without a direction where the relations have different ones and each leads away
// from the kind in one alone.
func TestWaysThatAreOnePattern(t *testing.T) {
	l := testLayout(t)
	for _, c := range []struct{ kind, field, want string }{
		{"Lawsuit", "sources", "MATCH (q)<-[:ABOUT|OBJECT|SCOPE]-(nx0) MATCH (nx0)-[:MADE_IN]->(n)"},
		{"County", "agencies", "MATCH (q)-[:IN_COUNTY|IN_STATE]-(nx0) MATCH (nx0)<-[:SERVES]-(n)"},
	} {
		if got := strings.Join(matchesOf(l, c.kind, c.field), "\n"); !strings.Contains("\n"+got+"\n", "\n"+c.want+"\n") {
			t.Errorf("%s.%s is\n%s", c.kind, c.field, got)
		}
	}
}

// A path that may lead to a node of the kind that it starts from doesn't end where it starts; of others that needn't be said.
func TestPathsEndElsewhere(t *testing.T) {
	l := testLayout(t)
	back := 0
	for _, k := range l.catalogue.Kinds {
		for _, f := range k.Fields {
			if f.Role != ontology.Traverse {
				continue
			}
			ends := l.pathEnds(f, ontology.SetOf(k))
			got := strings.Contains(strings.Join(matchesOf(l, k.Name, f.Name), "\n"), "n <> q")
			if got != ends.Has(k.Index) {
				t.Errorf("%s.%s: %v", k.Name, f.Name, got)
			}
			if got {
				back++
			}
		}
	}
	if back == 0 {
		t.Error("no path leads back to its kind")
	}
}

// Ways of different directions are one only where the relations of both lead from the kinds in one direction alone.
func TestAddWay(t *testing.T) {
	out := way{types: []string{"A"}, direction: ontology.Out, end: "n", oneWay: true}
	for name, c := range map[string]struct {
		change func(*way)
		ways   int
		both   bool
	}{
		"another relation":          {func(*way) {}, 1, false},
		"both ways, same direction": {func(w *way) { w.oneWay = false }, 1, false},
		"the other direction":       {func(w *way) { w.direction = ontology.In }, 1, true},
		"both ways":                 {func(w *way) { w.direction, w.oneWay = ontology.In, false }, 2, false},
		"another end":               {func(w *way) { w.end = "n:County" }, 2, false},
		"another rest":              {func(w *way) { w.rest = "MATCH (n)-[:C]->(m)" }, 2, false},
	} {
		in := out
		in.types = []string{"B"}
		c.change(&in)
		for _, pair := range [][2]way{{out, in}, {in, out}} {
			ways := addWay(addWay(nil, pair[0]), pair[1])
			if len(ways) != c.ways || ways[0].both != c.both || len(ways[0].types) != 3-c.ways {
				t.Errorf("%s: %+v", name, ways)
			}
		}
	}
	// What is one of a direction isn't joined by what leads the other way, even where the first of them could be.
	mixed := addWay(addWay(nil, out), way{types: []string{"B"}, direction: ontology.Out, end: "n"})
	if ways := addWay(mixed, way{types: []string{"C"}, direction: ontology.In, end: "n", oneWay: true}); len(ways) != 2 {
		t.Errorf("%+v", ways)
	}
}

// Patterns have the ways that there are, no more and no fewer.
func TestPatternsHaveAllWays(t *testing.T) {
	l := testLayout(t)
	types, merged := regexp.MustCompile(`\[:([^]]+)\]`), 0
	for _, k := range l.catalogue.Kinds {
		for _, f := range k.Fields {
			if f.Role != ontology.Traverse {
				continue
			}
			trie, got := f.Trie(k), 0
			patterns := matchesOf(l, k.Name, f.Name)
			for _, p := range patterns {
				ways := 1
				for _, m := range types.FindAllStringSubmatch(p, -1) {
					ways *= 1 + strings.Count(m[1], "|")
				}
				got += ways
			}
			want := waysFrom(trie, 0)
			if got != want {
				t.Errorf("%s.%s: patterns have %d ways of %d:\n%s", k.Name, f.Name, got, want, strings.Join(patterns, "\n"))
			}
			if len(patterns) < want {
				merged++
			}
		}
	}
	if merged == 0 {
		t.Error("no ways are one pattern")
	}
}

func waysFrom(trie *ontology.Trie, state int) int {
	n := 0
	for _, next := range trie.States[state].Next {
		if len(trie.States[next.State].Ends) > 0 {
			n++
		}
		n += waysFrom(trie, next.State)
	}
	return n
}
