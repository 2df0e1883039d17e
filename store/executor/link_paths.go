package executor

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// maxTies is how many paths of the same length are compared for those that a link shows.
const maxTies = 1000

// A pathEdge is one edge of a path, in the direction of the path.
type pathEdge struct {
	hop      ontology.Hop
	from, to Ref
	edge     Edge
}

// A path is a sequence of edges between two nodes, with the weakest basis and standing on it.
type path struct {
	edges    []pathEdge
	basis    ontology.Basis
	standing ontology.Standing
}

// RowPaths finds the paths that lead from a step's parents to its rows. A step whose rows have links keeps one; operations outside
// of this package get theirs from a Traversal.
type RowPaths interface {
	// paths returns the best paths to a row: ordered by number of edges, then basis, then the ids of the nodes passed.
	paths(x *Execution, row int) []path
}

// linkPaths makes a row of each path to the rows of its parent step.
func (x *Execution) linkPaths(s *plan.Step) error {
	of, t := Kept[RowPaths](x, s.Parent), x.Table(s.Index)
	rows := len(x.Refs(s.Parent))
	t.From, t.To = make([]int32, rows), make([]int32, rows)
	var paths []path
	for row := range rows {
		t.From[row] = int32(len(paths))
		paths = append(paths, of.paths(x, row)...)
		t.To[row] = int32(len(paths))
	}
	x.fillPaths(s, paths)
	return nil
}

// fillPaths makes the rows of a step that are paths.
func (x *Execution) fillPaths(s *plan.Step, paths []path) {
	t := x.Table(s.Index)
	t.Width, t.Kinds = len(s.Columns), NoKinds(len(paths))
	t.Cells = make([][]byte, len(paths)*t.Width)
	for i, p := range paths {
		for c, col := range s.Columns {
			cell := &t.Cells[i*t.Width+c]
			switch col.Name {
			case plan.PathBasis:
				*cell = x.json.basis[p.basis]
			case plan.PathHops:
				*cell = x.json.numbers[len(p.edges)]
			case plan.PathStanding:
				*cell = x.json.standing[p.standing]
			}
		}
	}
	x.Keep(s.Index, paths)
}

// paths returns the shortest paths to a row: of each length all that are compared, until there are enough.
func (t *traversed) paths(x *Execution, row int) []path {
	parent, to := t.parent[row], t.rows[row]
	trie := t.tries[parent]
	finder := &pathFinder{x: x, traversal: t.Traversal, trie: trie, to: to, deadEnds: map[pathPrefix]bool{}}
	var out []path
	for depth := 1; depth <= trie.Depth && len(out) < plan.MaxLinkPaths; depth++ {
		finder.depth, finder.found = depth, finder.found[:0]
		clear(finder.deadEnds)
		finder.extend(pathPrefix{node: t.parents[parent]}, nil, ontology.Stated)
		slices.SortStableFunc(finder.found, func(a, b path) int {
			return cmp.Or(cmp.Compare(a.basis, b.basis), x.comparePaths(a, b))
		})
		out = append(out, finder.distinct()...)
	}
	return out[:min(len(out), plan.MaxLinkPaths)]
}

// comparePaths orders paths of the same length by the nodes that they pass, then by their relations.
func (x *Execution) comparePaths(a, b path) int {
	for i := range a.edges {
		if n := cmp.Compare(x.r.ID(a.edges[i].to), x.r.ID(b.edges[i].to)); n != 0 {
			return n
		}
	}
	for i := range a.edges {
		if n := cmp.Compare(a.edges[i].hop.String(), b.edges[i].hop.String()); n != 0 {
			return n
		}
	}
	return 0
}

// A pathFinder finds the paths of one length from a parent to a node, by depth-first search over the edges of a traversal.
type pathFinder struct {
	x         *Execution
	traversal *Traversal
	trie      *ontology.Trie
	to        Ref
	depth     int
	found     []path
	deadEnds  map[pathPrefix]bool // from which no path of this length leads to the node
}

// A pathPrefix is the end of a partial path: a node and a state of the trie, which also tells the length so far. The basis so far
// is part of it, because it decides whether the path is one that the arguments ask for.
type pathPrefix struct {
	state int
	node  Ref
	basis ontology.Basis
}

// extend finds the paths that begin with a prefix. It stops at maxTies paths.
func (p *pathFinder) extend(at pathPrefix, edges []pathEdge, standing ontology.Standing) {
	if len(edges) == p.depth {
		p.accept(at, edges, standing)
		return
	}
	if p.deadEnds[at] {
		return
	}
	before := len(p.found)
	p.extendByEdges(at, edges, standing)
	if len(p.found) == before && before < maxTies {
		p.deadEnds[at] = true
	}
}

// extendByEdges extends a prefix by each edge that the trie allows there.
func (p *pathFinder) extendByEdges(at pathPrefix, edges []pathEdge, standing ontology.Standing) {
	level := &p.traversal.levels[len(edges)]
	for _, t := range p.trie.States[at.state].Next {
		if len(p.found) >= maxTies || !p.trie.Reaches(t.State, p.depth-len(edges)-1) {
			continue
		}
		for _, e := range level.adj.Edges(level.hop(t.Hop), at.node) {
			last := len(edges)+1 == p.depth
			if !t.To.Has(int(p.x.r.Kind(e.To))) || (last && e.To != p.to) {
				continue
			}
			next := pathPrefix{t.State, e.To, at.basis.Weaker(e.Basis)}
			p.extend(next, append(edges[:len(edges):len(edges)], pathEdge{t.Hop, at.node, e.To, e}), max(standing, e.Standing))
		}
	}
}

// accept adds a path of the full length, if the trie and the arguments let it end there.
func (p *pathFinder) accept(at pathPrefix, edges []pathEdge, standing ontology.Standing) {
	args := p.traversal.args
	for _, end := range p.trie.States[at.state].Ends {
		b := at.basis.Weaker(end.Basis)
		if end.Kinds.Has(int(p.x.r.Kind(at.node))) && args.Reaches.Has(end.Reach) && args.Bases.Has(b) {
			p.found = append(p.found, path{edges, b, standing})
		}
	}
}

// distinct returns the first paths found. Of those over the same edges it keeps the first, which has the strongest basis.
func (p *pathFinder) distinct() []path {
	var out []path
	for _, f := range p.found {
		if !slices.ContainsFunc(out, func(o path) bool { return slices.Equal(o.edges, f.edges) }) {
			out = append(out, f)
		}
		if len(out) == plan.MaxLinkPaths {
			break
		}
	}
	return out
}
