package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Count is how many there are of something.
type Count struct {
	Name string
	N    int
}

// A Summary tells what the files hold, each list in order of the names.
type Summary struct {
	Nodes       []Count // of each kind that has any
	Relations   []Count // of each type that has any
	Claims      []Count // of each source that makes any
	Fingerprint string
}

// Summary counts what the graph holds.
func (g *Graph) Summary() Summary {
	nodes, relations, claims := map[string]int{}, map[string]int{}, map[string]int{}
	for _, n := range g.Nodes {
		nodes[n.Kind]++
	}
	for _, e := range g.Edges {
		relations[e.Relation]++
		if e.Relation == "MADE_IN" {
			claims[e.To]++
		}
	}
	return Summary{counts(nodes), counts(relations), counts(claims), g.Fingerprint}
}

func counts(m map[string]int) []Count {
	out := make([]Count, 0, len(m))
	for name, n := range m {
		out = append(out, Count{name, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// String prints the counts as a table, a total at the head of each part.
func (s Summary) String() string {
	var b strings.Builder
	for _, part := range []struct {
		one, many string
		counts    []Count
	}{{"node", "nodes", s.Nodes}, {"relation", "relations", s.Relations}, {"claim by source", "claims by source", s.Claims}} {
		total := 0
		for _, c := range part.counts {
			total += c.N
		}
		fmt.Fprintf(&b, "%6d %s\n", total, plural(total, part.one, part.many))
		for _, c := range part.counts {
			fmt.Fprintf(&b, "%10d %s\n", c.N, c.Name)
		}
	}
	return b.String()
}

// plural returns the word for n things of a sort.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
