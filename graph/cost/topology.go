package cost

import (
	"iter"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A topology is a graph without its values: its nodes, and the relations between them. Of the values it has the widths.
type topology struct {
	c        *ontology.Catalogue
	columns  *columnCounter
	refs     map[string]int32
	kinds    []uint8
	claims   []string // of each node that is a claim: the field that it is about
	items    map[expansion]map[int64]int64
	edges    [][][2]int32 // by relation: from, to
	adj      [2][]adjacency
	firstDay string // the first day that a date of a temporal kind can mean
}

// An adjacency holds the other ends of relations: those of a node are list[from[node]:from[node+1]], repeated where
// relations are parallel.
type adjacency struct{ from, list []int32 }

// readTopology reads a topology from an export, in which nodes come before relations.
func readTopology(c *ontology.Catalogue, records iter.Seq2[store.Record, error]) (*topology, error) {
	g := &topology{c: c, columns: newColumnCounter(c), refs: map[string]int32{}, items: map[expansion]map[int64]int64{}, edges: make([][][2]int32, len(c.Relations))}
	for r, err := range records {
		switch {
		case err != nil:
			return nil, err
		case r.Node != nil:
			g.node(r.Node)
		default:
			relation := c.Relation(r.Edge.Relation)
			g.columns.edge(relation, r.Edge)
			i := relation.Index
			g.edges[i] = append(g.edges[i], [2]int32{g.refs[r.Edge.From], g.refs[r.Edge.To]})
		}
	}
	for _, pairs := range g.edges {
		g.adj[ontology.Out] = append(g.adj[ontology.Out], newAdjacency(pairs, 0, len(g.kinds)))
		g.adj[ontology.In] = append(g.adj[ontology.In], newAdjacency(pairs, 1, len(g.kinds)))
	}
	return g, nil
}

func (g *topology) node(n *store.Node) {
	k := g.c.Kind(n.Kind)
	g.refs[n.ID] = int32(len(g.kinds))
	field, _ := n.Properties["field"].(string)
	g.updateFirstDay(k, n)
	g.columns.node(k, n)
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

// newAdjacency arranges the ends of relations by one of them: 0 for the source, 1 for the target.
func newAdjacency(pairs [][2]int32, near, nodes int) adjacency {
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

func (g *topology) neighbors(h ontology.Hop, node int32) []int32 {
	a := &g.adj[h.Direction][h.Relation.Index]
	return a.list[a.from[node]:a.from[node+1]]
}

// countExpanded counts the relations of a node under an expansion. That bounds its rows: there are fewer where parallel relations are
// one row.
func (g *topology) countExpanded(e expansion, node int32) int64 {
	n := int64(0)
	for _, to := range g.neighbors(e.hop, node) {
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

// A productState is a state of the product of the graph and a trie: paths have reached this node and this state of the trie.
type productState struct {
	state int
	node  int32
}

// countEnds counts the ends of a path from a node: each node once, and never the node itself.
func (g *topology) countEnds(t *ontology.Trie, node int32) int64 {
	ends, stack, seen := map[int32]bool{}, []productState{{0, node}}, map[productState]bool{}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, next := range t.States[at.state].Next {
			for _, to := range g.neighbors(next.Hop, at.node) {
				state := productState{next.State, to}
				if !next.To.Has(int(g.kinds[to])) || seen[state] {
					continue
				}
				seen[state] = true
				stack = append(stack, state)
				if to != node && g.isEnd(t, state) {
					ends[to] = true
				}
			}
		}
	}
	return int64(len(ends))
}

func (g *topology) isEnd(t *ontology.Trie, at productState) bool {
	return slices.ContainsFunc(t.States[at.state].Ends, func(e ontology.End) bool { return e.Kinds.Has(int(g.kinds[at.node])) })
}
