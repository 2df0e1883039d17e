package cost

import (
	"iter"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A topology is a graph without its values: which nodes there are, and what relations lie between them.
type topology struct {
	c        *ontology.Catalogue
	refs     map[string]int32
	kinds    []uint8
	claims   []string // of each node: the field that it is a claim about
	items    map[expansion]map[int64]int64
	edges    [][][2]int32 // by relation: from, to
	adj      [2][]adjacency
	firstDay string // that dates of temporal kinds can mean
}

// An adjacency holds the other ends of relations: those of a node are list[from[node]:from[node+1]], repeated where
// relations are parallel.
type adjacency struct{ from, list []int32 }

// readTopology takes it from an export: nodes come first.
func readTopology(c *ontology.Catalogue, records iter.Seq2[store.Record, error]) (*topology, error) {
	g := &topology{c: c, refs: map[string]int32{}, items: map[expansion]map[int64]int64{}, edges: make([][][2]int32, len(c.Relations))}
	for r, err := range records {
		switch {
		case err != nil:
			return nil, err
		case r.Node != nil:
			g.node(r.Node)
		default:
			i := c.Relation(r.Edge.Relation).Index
			g.edges[i] = append(g.edges[i], [2]int32{g.refs[r.Edge.From], g.refs[r.Edge.To]})
		}
	}
	for _, pairs := range g.edges {
		g.adj[ontology.Out] = append(g.adj[ontology.Out], arrange(pairs, 0, len(g.kinds)))
		g.adj[ontology.In] = append(g.adj[ontology.In], arrange(pairs, 1, len(g.kinds)))
	}
	return g, nil
}

func (g *topology) node(n *store.Node) {
	k := g.c.Kind(n.Kind)
	g.refs[n.ID] = int32(len(g.kinds))
	field, _ := n.Properties["field"].(string)
	g.noteDays(k, n)
	g.kinds, g.claims = append(g.kinds, uint8(k.Index)), append(g.claims, field)
	for _, f := range itemFields(g.c, k) {
		e := expansion{kind: k.Index, items: f.Name}
		if g.items[e] == nil {
			g.items[e] = map[int64]int64{}
		}
		list, _ := n.Properties[f.Name].([]any)
		g.items[e][int64(len(list))]++
	}
}

// arrange sorts pairs by one of their ends.
func arrange(pairs [][2]int32, near, nodes int) adjacency {
	a := adjacency{from: make([]int32, nodes+1), list: make([]int32, len(pairs))}
	for _, p := range pairs {
		a.from[p[near]+1]++
	}
	for i := range nodes {
		a.from[i+1] += a.from[i]
	}
	next := slices.Clone(a.from)
	for _, p := range pairs {
		a.list[next[p[near]]] = p[1-near]
		next[p[near]]++
	}
	return a
}

func (g *topology) over(h ontology.Hop, node int32) []int32 {
	a := &g.adj[h.Direction][h.Relation.Index]
	return a.list[a.from[node]:a.from[node+1]]
}

// expand counts the relations of a node over a hop: rows at most, for a field that shows nodes shows each once, whatever
// relations are parallel.
func (g *topology) expand(e expansion, node int32) int64 {
	n := int64(0)
	for _, to := range g.over(e.hop, node) {
		if e.to.Has(int(g.kinds[to])) && (e.claimField == "" || g.claims[to] == e.claimField) {
			n++
		}
	}
	return n
}

// degree counts all relations of a node.
func (g *topology) degree(node int32) int64 {
	n := int64(0)
	for dir := range g.adj {
		for _, a := range g.adj[dir] {
			n += int64(a.from[node+1] - a.from[node])
		}
	}
	return n
}

// A position is where a path has come to.
type position struct {
	state int
	node  int32
}

// traverse counts the ends of a path from a node: every node once, never the node itself.
func (g *topology) traverse(t *ontology.Trie, node int32) int64 {
	ends, front, seen := map[int32]bool{}, []position{{0, node}}, map[position]bool{}
	for len(front) > 0 {
		at := front[len(front)-1]
		front = front[:len(front)-1]
		for _, next := range t.States[at.state].Next {
			for _, to := range g.over(next.Hop, at.node) {
				on := position{next.State, to}
				if !next.To.Has(int(g.kinds[to])) || seen[on] {
					continue
				}
				seen[on] = true
				front = append(front, on)
				if to != node && g.ends(t, on) {
					ends[to] = true
				}
			}
		}
	}
	return int64(len(ends))
}

func (g *topology) ends(t *ontology.Trie, at position) bool {
	return slices.ContainsFunc(t.States[at.state].Ends, func(e ontology.End) bool { return e.Kinds.Has(int(g.kinds[at.node])) })
}
