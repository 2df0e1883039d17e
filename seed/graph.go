package seed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A Graph is the curated data with the states and counties, checked, as the records that a store holds.
type Graph struct {
	Nodes       []store.Node // in order of their ids
	Edges       []store.Edge // in order of type and id
	Fingerprint string       // of all records: equal data has equal ones, however the files are laid out

	c *ontology.Catalogue
}

func (g *Graph) sort() {
	slices.SortFunc(g.Nodes, func(a, b store.Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Edges, func(a, b store.Edge) int {
		return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.ID, b.ID))
	})
}

// records yields the graph as a store exports it.
func (g *Graph) records(yield func(store.Record) bool) {
	for i := range g.Nodes {
		if !yield(store.Record{Node: &g.Nodes[i]}) {
			return
		}
	}
	for i := range g.Edges {
		if !yield(store.Record{Edge: &g.Edges[i]}) {
			return
		}
	}
}

func (g *Graph) fingerprint() string {
	h := sha256.New()
	var line []byte
	for r := range g.records {
		line = append(store.AppendRecord(line[:0], r), '\n')
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// buildGraph brings all records into the store's canonical form. What the store finds wrong is reported at its position in
// the files, unless the field has a problem already.
func (l *loader) buildGraph() (*Graph, error) {
	g := &Graph{c: l.c}
	for _, e := range l.entries {
		if n := l.buildNode(e); n != nil {
			g.Nodes = append(g.Nodes, *n)
		}
	}
	for _, e := range l.edges {
		out, problems := store.CanonicalEdge(l.c, &e.Edge)
		for _, p := range problems {
			l.report(e.at, "%s", p)
		}
		if out != nil {
			g.Edges = append(g.Edges, *out)
		}
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	g.sort()
	g.Fingerprint = g.fingerprint()
	return g, nil
}

func (l *loader) buildNode(e *entry) *store.Node {
	if e.invalidID {
		return nil
	}
	node := &store.Node{Kind: e.kind.Name, ID: e.id, Properties: e.properties}
	if list := e.canonicalStandings(); list != nil {
		e.properties[store.Standings] = list
	}
	out, problems := store.CanonicalNode(l.c, node)
	for _, p := range problems {
		if !e.invalid[p.Field] {
			l.report(e.positionOf(p.Field), "%s %s", p.Field, p.What)
		}
	}
	return out
}
