package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/measure"
)

func statisticsCases() []Case {
	return []Case{
		{"Statistics/are none of an empty graph", func(t *testing.T, s store.Store) {
			wantStatistics(t, s)
			if z := statistics(t, s); len(z.Names()) != 0 || z.Version.Number != 0 {
				t.Errorf("%+v", z)
			}
		}},
		{"Statistics/are those of the records, one generated graph after another", func(t *testing.T, s store.Store) {
			for seed := range uint64(5) {
				renew(t, s, generate(rand.New(rand.NewPCG(13, seed))))
				if wantStatistics(t, s); t.Failed() {
					t.Fatalf("with seed %d", seed)
				}
			}
			put(t, s, gone(t, s))
			wantStatistics(t, s)
		}},
		{"Statistics/of parts that come and go one by one", func(t *testing.T, s store.Store) {
			random := rand.New(rand.NewPCG(13, 100))
			g := generate(random)
			g.load(t, s)
			for range 3 {
				edges := slices.DeleteFunc(gone(t, s), func(e store.Edit) bool {
					return e.Edge == nil || slices.Contains([]string{"IN_STATE", "SIGNED", "HAS_CITATION", "CITES", "ABOUT", "MADE_IN", "OVER"}, e.Edge.Relation) || random.IntN(4) > 0
				})
				put(t, s, edges)
				wantStatistics(t, s)
				for i := range edges {
					edges[i].Delete = false
				}
				put(t, s, edges)
				wantStatistics(t, s)
			}
		}},
		{"Statistics/of a claim that is about another field now", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "source/s", "source/t")
			g.claim("claim/1", "name", "agency/a", "", "source/s")
			g.claim("claim/2", "name", "agency/a", "", "source/t")
			g.load(t, s)
			wantStatistics(t, s)
			g.node("claim/1", props{"field": "level"})
			g.load(t, s)
			wantStatistics(t, s)
		}},
		{"Statistics/of several changes that are one version", func(t *testing.T, s store.Store) {
			var first, second, third graph
			first.nodes("state/NC", "state/SC", "topic/a")
			first.county("county/1", "state/NC")
			second.remove("IN_STATE", "county/1 state/NC")
			second.edge("IN_STATE", "county/1", "state/SC")
			second.remove("topic/a")
			third.node("topic/b")
			third.county("county/2", "state/SC")
			fourth := graph{}
			fourth.remove("topic/b")
			apply := func(changes ...*graph) {
				list := make([]store.Change, len(changes))
				for i, g := range changes {
					list[i].Edits = g.edits
				}
				if _, err := s.Apply(t.Context(), list...); err != nil {
					t.Fatal(err)
				}
				wantStatistics(t, s)
			}
			apply(&first, &second)
			apply(&third, &fourth)
		}},
		{"Statistics/of a node that goes and comes again in one version, when another has its place", func(t *testing.T, s store.Store) {
			var g, other, again graph
			g.nodes("state/NC")
			g.county("county/1", "state/NC")
			g.load(t, s)
			other.remove("IN_STATE", "county/1 state/NC")
			other.remove("county/1")
			other.county("county/2", "state/NC")
			again.county("county/1", "state/NC")
			again.nodes("source/s")
			again.edge("REPORTS_ON", "source/s", "county/1")
			if _, err := s.Apply(t.Context(), store.Change{Edits: other.edits}, store.Change{Edits: again.edits}); err != nil {
				t.Fatal(err)
			}
			wantStatistics(t, s)
		}},
		{"Statistics/count what hand and eye count", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "state/SC")
			g.county("county/1", "state/NC", props{"name": "Gaston"})
			g.county("county/2", "state/NC", props{"name": "New Hanover"})
			g.load(t, s)
			z, c := statistics(t, s), ontology.Must()
			county, state := c.Kind("County"), c.Kind("State")
			in := ontology.Hop{Relation: c.Relation("IN_STATE"), Direction: ontology.In}
			for name, want := range map[string]store.Series{
				measure.NodeWidths(county, county.Slot("name")):   {{Number: 13, Count: 1}, {Number: 8, Count: 1}},
				measure.QuotedWidths(county, county.Slot("name")): {{Number: 17, Count: 1}, {Number: 12, Count: 1}},
				measure.Over(in, state).Series(c):                 {{Number: 2, Count: 1}},
				"rows County":                                     {{Number: 1, Count: 2}},
			} {
				if diff := cmp.Diff(want, z.Series(name)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		}},
	}
}

// gone returns edits that delete all that there is.
func gone(t *testing.T, s store.Store) []store.Edit {
	t.Helper()
	var out []store.Edit
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, store.Edit{Record: r, Delete: true})
	}
	return out
}

func statistics(t *testing.T, s store.Store) *store.Statistics {
	t.Helper()
	z, err := s.Statistics(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// wantStatistics holds the statistics that a store has kept against those of its records: the rows as naive enumeration finds them, all
// else as it is counted of a whole graph.
func wantStatistics(t *testing.T, s store.Store) {
	t.Helper()
	got := statistics(t, s)
	if v := version(t, s); got.Version.Number != v.Number {
		t.Errorf("statistics of version %d, where %d is the newest", got.Version.Number, v.Number)
	}
	whole, err := measure.New(ontology.Must()).Records(got.Version, s.Export(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	kept, counted := map[string]store.Series{}, map[string]store.Series{}
	for name, series := range got.All() {
		kept[name] = series
	}
	for name, series := range whole.All() {
		counted[name] = series
	}
	if diff := cmp.Diff(counted, kept); diff != "" {
		t.Errorf("statistics (-of the records +kept):\n%s", diff)
	}
	for name, want := range naiveRows(t, s) {
		if diff := cmp.Diff(want, numbersOf(got.Series(name))); diff != "" {
			t.Errorf("%s (-enumerated +kept):\n%s", name, diff)
		}
	}
}

func numbersOf(s store.Series) map[int64]int64 {
	out := map[int64]int64{}
	for _, p := range s {
		out[p.Number] = p.Count
	}
	return out
}

// naiveRows enumerates the rows of each node under each expansion of its kind.
func naiveRows(t *testing.T, s store.Store) map[string]map[int64]int64 {
	t.Helper()
	c, p, fields := ontology.Must(), readPlain(t, s), map[string]string{}
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Node != nil {
			fields[r.Node.ID] = fmt.Sprint(r.Node.Properties["field"])
		}
	}
	out := map[string]map[int64]int64{}
	for _, k := range c.Kinds {
		for _, e := range measure.Expansions(c, k) {
			if e.Items != "" {
				continue
			}
			counts := map[int64]int64{}
			for _, id := range p.ids {
				if c.KindOfID(id) != k {
					continue
				}
				n := 0
				switch {
				case e.Neighbors:
					for key, edges := range p.edges {
						if strings.HasSuffix(key, " "+id) {
							n += len(edges)
						}
					}
				case e.Path != "":
					ends := map[string]bool{}
					for _, w := range p.allPaths(k, k.Field(e.Path), id) {
						ends[w.nodes[len(w.nodes)-1]] = true
					}
					n = len(ends)
				default:
					for _, edge := range p.edges[e.Hop.String()+" "+id] {
						if e.To.Has(c.KindOfID(edge.to).Index) && (e.ClaimField == "" || fields[edge.to] == e.ClaimField) {
							n++
						}
					}
				}
				if n > 0 {
					counts[int64(n)]++
				}
			}
			out[e.Series(c)] = counts
		}
	}
	return out
}
