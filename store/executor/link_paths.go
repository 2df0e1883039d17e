package executor

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// maxTies is how many paths of the same length are compared for those that a link shows.
const maxTies = 1000

// A pathEdge is one relation of a path.
type pathEdge struct {
	hop      ontology.Hop
	from, to Ref
	edge     Edge
}

// A path leads from a parent to a row.
type path struct {
	edges    []pathEdge
	basis    ontology.Basis
	standing ontology.Standing
}

// Linked is what a step keeps whose rows have links: the paths that lead to them from its parents, by hops, then basis, then the
// nodes passed. Operations from outside get theirs from a Traversal.
type Linked interface {
	paths(x *Execution, row int) []path
}

// linkPaths makes the paths to the rows of its parent step.
func (x *Execution) linkPaths(s *plan.Step) error {
	of, t := Kept[Linked](x, s.Parent), x.Table(s.Index)
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

// paths returns the shortest paths to a row.
func (t *traversed) paths(x *Execution, row int) []path {
	start, to := t.parent[row], t.rows[row]
	trie := t.tries[start]
	finder := &pathFinder{x: x, traversal: t.Traversal, trie: trie, to: to, dead: map[prefix]bool{}}
	var out []path
	for depth := 1; depth <= trie.Depth && len(out) < plan.MaxLinkPaths; depth++ {
		finder.depth, finder.found = depth, finder.found[:0]
		clear(finder.dead)
		finder.extend(prefix{node: t.parents[start]}, nil, ontology.Stated)
		slices.SortStableFunc(finder.found, func(a, b path) int {
			return cmp.Or(cmp.Compare(a.basis, b.basis), x.comparePaths(a, b))
		})
		out = append(out, finder.distinct()...)
	}
	return out[:min(len(out), plan.MaxLinkPaths)]
}

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

// A pathFinder looks for the paths of one length from a parent to a node.
type pathFinder struct {
	x         *Execution
	traversal *Traversal
	trie      *ontology.Trie
	to        Ref
	depth     int
	found     []path
	dead      map[prefix]bool // from where no path of this length leads to the node
}

// A prefix is where a path has come to; its state tells after how many hops. The basis of the path so far belongs to it, for
// it decides whether the path may end.
type prefix struct {
	state int
	node  Ref
	basis ontology.Basis
}

// extend goes on from a prefix; it stops when there are more ties than are compared.
func (p *pathFinder) extend(at prefix, edges []pathEdge, standing ontology.Standing) {
	if len(edges) == p.depth {
		p.arrive(at, edges, standing)
		return
	}
	if p.dead[at] {
		return
	}
	before := len(p.found)
	p.branch(at, edges, standing)
	if len(p.found) == before && before < maxTies {
		p.dead[at] = true
	}
}

func (p *pathFinder) branch(at prefix, edges []pathEdge, standing ontology.Standing) {
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
			next := prefix{t.State, e.To, at.basis.Weaker(e.Basis)}
			p.extend(next, append(edges[:len(edges):len(edges)], pathEdge{t.Hop, at.node, e.To, e}), max(standing, e.Standing))
		}
	}
}

func (p *pathFinder) arrive(at prefix, edges []pathEdge, standing ontology.Standing) {
	args := p.traversal.args
	for _, end := range p.trie.States[at.state].Ends {
		b := at.basis.Weaker(end.Basis)
		if end.Kinds.Has(int(p.x.r.Kind(at.node))) && args.Reaches.Has(end.Reach) && args.Bases.Has(b) {
			p.found = append(p.found, path{edges, b, standing})
		}
	}
}

// distinct drops paths over the same relations: the first, with the strongest basis, stays.
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
