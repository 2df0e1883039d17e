package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// plain is a graph as an export gives it, and enumerates its paths one by one, without sharing any work.
type plain struct {
	edges map[string][]plainEdge // by relation, direction and node
	ids   []string
	hubs  map[string]bool // those with the mark
}

type plainEdge struct {
	id, to   string
	basis    ontology.Basis
	standing ontology.Standing
}

// A plainPath is a sequence of relations between two nodes, with its basis and standing.
type plainPath struct {
	nodes, hops, ids []string
	basis            ontology.Basis
	reach            ontology.Reach
	standing         ontology.Standing
}

func readPlain(t *testing.T, s store.Store) *plain {
	t.Helper()
	c := ontology.Must()
	p := &plain{edges: map[string][]plainEdge{}, hubs: map[string]bool{}}
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Edge == nil {
			p.ids, p.hubs[r.Node.ID] = append(p.ids, r.Node.ID), r.Node.Properties[store.HubProperty] == true
			continue
		}
		e := plainEdge{id: r.Edge.ID}
		rank, _ := c.Enum("Standing").Rank(r.Edge.Properties["standing"].(string))
		e.standing = ontology.Standing(rank)
		if basis, ok := r.Edge.Properties["basis"].(string); ok {
			rank, _ := c.Enum("Basis").Rank(basis)
			e.basis = ontology.Basis(rank + 1)
		}
		for _, end := range []struct{ hop, from, to string }{{">", r.Edge.From, r.Edge.To}, {"<", r.Edge.To, r.Edge.From}} {
			e.to = end.to
			key := end.hop + r.Edge.Relation + " " + end.from
			p.edges[key] = append(p.edges[key], e)
		}
	}
	return p
}

// allPaths returns every path of a @path field from a node, without those that end at the node itself.
func (p *plain) allPaths(k *ontology.Kind, f *ontology.Field, start string) []plainPath {
	c := ontology.Must()
	trie := f.Trie(k)
	var out []plainPath
	var extend func(state int, node string, w plainPath)
	extend = func(state int, node string, w plainPath) {
		kind := c.KindOfID(node).Index
		for _, end := range trie.States[state].Ends {
			if end.Kinds.Has(kind) && node != start {
				e := w
				e.basis, e.reach = w.basis.Weaker(end.Basis), end.Reach
				out = append(out, e)
			}
		}
		for _, next := range trie.States[state].Next {
			for _, e := range p.edges[next.Hop.String()+" "+node] {
				if !next.To.Has(c.KindOfID(e.to).Index) {
					continue
				}
				extend(next.State, e.to, plainPath{
					nodes: append(slices.Clip(w.nodes), e.to), hops: append(slices.Clip(w.hops), hopText(next.Hop)), ids: append(slices.Clip(w.ids), e.id),
					basis: w.basis.Weaker(e.basis), standing: max(w.standing, e.standing),
				})
			}
		}
	}
	extend(0, start, plainPath{})
	return out
}

// hopText is how a step of a path is shown.
func hopText(h ontology.Hop) string {
	return fmt.Sprint(h.Relation.Type, " ", h.Direction == ontology.Out)
}

// ends returns each end of a path with its bases, reach and standing, as a step shows them.
func (p *plain) ends(k *ontology.Kind, f *ontology.Field, start string, args *plan.TraverseArgs) []string {
	type said struct {
		bases    uint16
		reach    ontology.Reach
		standing ontology.Standing
	}
	found := map[string]*said{}
	for _, w := range p.allPaths(k, f, start) {
		if !args.Bases.Has(w.basis) || !args.Reaches.Has(w.reach) {
			continue
		}
		end := w.nodes[len(w.nodes)-1]
		e := found[end]
		if e == nil {
			e = &said{standing: w.standing, reach: w.reach}
			found[end] = e
		}
		e.bases |= 1 << w.basis
		e.standing = min(e.standing, w.standing)
		if e.reach == 0 || w.reach != 0 && w.reach < e.reach {
			e.reach = w.reach
		}
	}
	c := ontology.Must()
	var out []string
	for end, e := range found {
		var bases []string
		for i, v := range c.Enum("Basis").Values {
			if e.bases>>(i+1)&1 == 1 {
				bases = append(bases, `"`+v.Name+`"`)
			}
		}
		reach := "null"
		if e.reach > 0 {
			reach = c.Enum("Reach").Values[e.reach-1].Name
		}
		out = append(out, fmt.Sprintf("%s [%s] %s %s", end, strings.Join(bases, ","), reach, c.Enum("Standing").Values[e.standing].Name))
	}
	slices.Sort(out) // no id is the beginning of another
	return out
}

// shortestPaths returns the five first paths to an end: by hops, basis, nodes passed, relations; each once, with its strongest basis.
func (p *plain) shortestPaths(k *ontology.Kind, f *ontology.Field, start, end string) []plainPath {
	var out []plainPath
	for _, w := range p.allPaths(k, f, start) {
		if w.nodes[len(w.nodes)-1] == end {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b plainPath) int {
		return cmp.Or(cmp.Compare(len(a.ids), len(b.ids)), cmp.Compare(a.basis, b.basis), slices.Compare(a.nodes, b.nodes),
			slices.Compare(hopNames(a), hopNames(b)), slices.Compare(a.ids, b.ids))
	})
	var once []plainPath
	for _, w := range out {
		if !slices.ContainsFunc(once, func(o plainPath) bool { return slices.Equal(o.ids, w.ids) && slices.Equal(o.hops, w.hops) }) {
			once = append(once, w)
		}
	}
	return once[:min(len(once), 5)]
}

// hopNames are the hops as patterns write them, by which paths over the same nodes are ordered.
func hopNames(w plainPath) []string {
	out := make([]string, len(w.hops))
	for i, hop := range w.hops {
		name, outward, _ := strings.Cut(hop, " ")
		out[i] = "<" + name
		if outward == "true" {
			out[i] = ">" + name
		}
	}
	return out
}

// head returns the columns of a path.
func (w plainPath) head() string {
	c := ontology.Must()
	basis := "null"
	if w.basis > 0 {
		basis = c.Enum("Basis").Values[w.basis-1].Name
	}
	return fmt.Sprintf("%s %d %s", basis, len(w.ids), c.Enum("Standing").Values[w.standing].Name)
}
