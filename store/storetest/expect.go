package storetest

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

// exported returns the whole graph as lines of an export.
func exported(t *testing.T, s store.Store) []string {
	t.Helper()
	var out []string
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatalf("export: %v", err)
		}
		out = append(out, string(store.AppendRecord(nil, r)))
	}
	return out
}

// lines returns the lines of an export of a graph that holds what these edits put.
func lines(edits []store.Edit) []string {
	c := ontology.Must()
	nodes, edges := map[string]string{}, map[string]string{}
	for _, e := range edits {
		switch {
		case e.Node != nil && e.Delete:
			delete(nodes, e.Node.ID)
		case e.Node != nil:
			n, _ := store.CanonicalNode(c, e.Node)
			nodes[n.ID] = string(store.AppendRecord(nil, store.Record{Node: n}))
		case e.Delete:
			delete(edges, e.Edge.Relation+" "+e.Edge.ID)
		default:
			r, _ := store.CanonicalEdge(c, e.Edge)
			edges[r.Relation+" "+r.ID] = string(store.AppendRecord(nil, store.Record{Edge: r}))
		}
	}
	return append(sortedByKey(nodes), sortedByKey(edges)...)
}

func sortedByKey(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[key])
	}
	return out
}

// holds compares the whole graph with what edits put, one change after the other.
func holds(t *testing.T, s store.Store, edits []store.Edit) {
	t.Helper()
	if diff := cmp.Diff(lines(edits), exported(t, s)); diff != "" {
		t.Errorf("the graph (-want +got):\n%s", diff)
	}
}

func version(t *testing.T, s store.Store) store.Version {
	t.Helper()
	v, err := s.Version(t.Context())
	if err != nil {
		t.Fatalf("version: %v", err)
	}
	return v
}

// changes tells whether a change makes a new version, and exactly one.
func changes(t *testing.T, s store.Store, want bool, edits ...store.Edit) {
	t.Helper()
	before := version(t, s)
	after, err := s.Apply(t.Context(), store.Change{Edits: edits})
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	n := before.Number
	if want {
		n++
	}
	if after.Number != n {
		t.Errorf("the version went from %d to %d, not to %d", before.Number, after.Number, n)
	}
	if !want {
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("a change that changed nothing changed the version (-before +after):\n%s", diff)
		}
	}
}

// refuses holds that a change is refused with these problems, each given by how it begins, and that nothing of it stays.
func refuses(t *testing.T, s store.Store, edits []store.Edit, problems ...string) {
	t.Helper()
	before, graph := version(t, s), exported(t, s)
	var got []string
	for _, p := range problemsOf(t, s, edits) {
		got = append(got, p.String())
	}
	if !slices.EqualFunc(got, problems, strings.HasPrefix) {
		t.Errorf("problems (-want +got):\n%s", cmp.Diff(problems, got))
	}
	if diff := cmp.Diff(before, version(t, s)); diff != "" {
		t.Errorf("a refused change changed the version (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(graph, exported(t, s)); diff != "" {
		t.Errorf("a refused change changed the graph (-before +after):\n%s", diff)
	}
}

// problemsOf returns what is wrong with a change that must be refused.
func problemsOf(t *testing.T, s store.Store, edits []store.Edit) []store.Problem {
	t.Helper()
	_, err := s.Apply(t.Context(), store.Change{Edits: edits})
	var invalid *store.InvalidError
	if !errors.As(err, &invalid) {
		t.Fatalf("apply returned %v, not *store.InvalidError", err)
	}
	return invalid.Problems
}

// A refusal is a change that must be refused. Its case loads before, then tries change.
type refusal struct {
	name     string
	before   func(g *graph)
	change   func(g *graph)
	problems []string
}

func refusals(list []refusal) []Case {
	var out []Case
	for _, r := range list {
		out = append(out, Case{"Apply/refuses " + r.name, func(t *testing.T, s store.Store) {
			var g graph
			if r.before != nil {
				r.before(&g)
				g.load(t, s)
			}
			r.change(&g)
			refuses(t, s, g.edits, r.problems...)
		}})
	}
	return out
}
