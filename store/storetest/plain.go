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

// plain is a graph as an export gives it, and walks it in the plainest way: every way by itself, all of them.
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

// A way is one sequence of relations from a node to another, with what it says.
type way struct {
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

// all returns every way of a path from a node, those that end in the node itself left out.
func (p *plain) all(k *ontology.Kind, f *ontology.Field, start string) []way {
	c := ontology.Must()
	trie := f.Trie(k)
	var out []way
	var walk func(state int, node string, w way)
	walk = func(state int, node string, w way) {
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
				walk(next.State, e.to, way{
					nodes: append(slices.Clip(w.nodes), e.to), hops: append(slices.Clip(w.hops), hopText(next.Hop)), ids: append(slices.Clip(w.ids), e.id),
					basis: w.basis.Weaker(e.basis), standing: max(w.standing, e.standing),
				})
			}
		}
	}
	walk(0, start, way{})
	return out
}

// hopText is how a step of a way is shown.
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
	for _, w := range p.all(k, f, start) {
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

// ways returns the five first ways to an end: by hops, basis, nodes passed, relations; each once, with its strongest basis.
func (p *plain) ways(k *ontology.Kind, f *ontology.Field, start, end string) []way {
	var out []way
	for _, w := range p.all(k, f, start) {
		if w.nodes[len(w.nodes)-1] == end {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b way) int {
		return cmp.Or(cmp.Compare(len(a.ids), len(b.ids)), cmp.Compare(a.basis, b.basis), slices.Compare(a.nodes, b.nodes),
			slices.Compare(hopNames(a), hopNames(b)), slices.Compare(a.ids, b.ids))
	})
	var once []way
	for _, w := range out {
		if !slices.ContainsFunc(once, func(o way) bool { return slices.Equal(o.ids, w.ids) && slices.Equal(o.hops, w.hops) }) {
			once = append(once, w)
		}
	}
	return once[:min(len(once), 5)]
}

// hopNames are the hops as patterns write them, by which ways over the same nodes are ordered.
func hopNames(w way) []string {
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

// head is what a way says, as a step shows it.
func (w way) head() string {
	c := ontology.Must()
	basis := "null"
	if w.basis > 0 {
		basis = c.Enum("Basis").Values[w.basis-1].Name
	}
	return fmt.Sprintf("%s %d %s", basis, len(w.ids), c.Enum("Standing").Values[w.standing].Name)
}
