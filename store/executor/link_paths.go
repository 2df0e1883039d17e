package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// maxTies is how many ways of the same length are compared for those that a link shows.
const maxTies = 1000

// A leg is one relation of a path.
type leg struct {
	hop      ontology.Hop
	from, to Ref
	edge     Edge
}

// A path is a way from a parent to a row.
type path struct {
	legs     []leg
	basis    ontology.Basis
	standing ontology.Standing
}

// via makes the ways of the rows of its parent step, which is a Follow, Neighbors or Walk.
func (x *execution) via(_ context.Context, s *plan.Step) error {
	f := &x.frames[s.Index]
	t := &x.answer.Tables[s.Index]
	rows := len(x.frames[s.Parent].refs)
	t.From, t.To = make([]int32, rows), make([]int32, rows)
	for row := range rows {
		t.From[row] = int32(len(f.paths))
		f.paths = append(f.paths, x.pathsTo(s.Parent, row)...)
		t.To[row] = int32(len(f.paths))
	}
	x.pathTable(s, t, f.paths)
	return nil
}

func (x *execution) pathTable(s *plan.Step, t *store.Table, paths []path) {
	t.Width, t.Kinds = len(s.Columns), noKinds(len(paths))
	t.Cells = make([][]byte, len(paths)*t.Width)
	w := words()
	for i, p := range paths {
		for c, col := range s.Columns {
			cell := &t.Cells[i*t.Width+c]
			switch col.From {
			case plan.PathBasis:
				*cell = w.basis[p.basis]
			case plan.PathHops:
				*cell = w.numbers[len(p.legs)]
			case plan.PathStanding:
				*cell = w.standing[p.standing]
			}
		}
	}
}

func noKinds(n int) []uint8 { return slices.Repeat([]uint8{store.NoKind}, n) }

// pathsTo returns the shortest ways to a row of a Follow, Neighbors or Walk step: by hops, then basis, then the nodes passed.
func (x *execution) pathsTo(step, row int) []path {
	f, s := &x.frames[step], x.plan.Steps[step]
	start := f.parent[row]
	if f.walk != nil {
		return x.walkPaths(f, s, start, f.refs[row])
	}
	e, hop := f.edges[row], s.Hop
	if f.hops != nil {
		hop = f.hops[row]
	}
	return []path{{legs: []leg{{hop, f.parents[start], f.refs[row], e}}, basis: e.Basis, standing: e.Standing}}
}

func (x *execution) walkPaths(f *frame, s *plan.Step, start int32, to Ref) []path {
	trie := f.walk.tries[start]
	finder := &pathFinder{x: x, walk: f.walk, trie: trie, args: &x.args[s.Index], to: to, dead: map[place]bool{}}
	var out []path
	for depth := 1; depth <= trie.Depth && len(out) < plan.MaxVia; depth++ {
		finder.depth, finder.found = depth, finder.found[:0]
		clear(finder.dead)
		finder.walkOn(0, f.parents[start], nil, ontology.Stated, 0)
		slices.SortStableFunc(finder.found, func(a, b path) int {
			return cmp.Or(cmp.Compare(a.basis, b.basis), x.comparePaths(a, b))
		})
		out = append(out, finder.distinct()...)
	}
	return out[:min(len(out), plan.MaxVia)]
}

func (x *execution) comparePaths(a, b path) int {
	for i := range a.legs {
		if n := cmp.Compare(x.r.ID(a.legs[i].to), x.r.ID(b.legs[i].to)); n != 0 {
			return n
		}
	}
	for i := range a.legs {
		if n := cmp.Compare(a.legs[i].hop.String(), b.legs[i].hop.String()); n != 0 {
			return n
		}
	}
	return 0
}

// A pathFinder looks for the ways of one length from a parent to a node.
type pathFinder struct {
	x     *execution
	walk  *walk
	trie  *ontology.Trie
	args  *plan.StepArgs
	to    Ref
	depth int
	found []path
	dead  map[place]bool // from where no way of this length leads to the node
}

// A place is where a way has come to; its state tells after how many hops. The basis of the way so far belongs to it, for
// it decides whether the way may end.
type place struct {
	state int
	node  Ref
	basis ontology.Basis
}

// walkOn goes on from a state; it stops when there are more ties than are compared.
func (p *pathFinder) walkOn(state int, node Ref, legs []leg, standing ontology.Standing, basis ontology.Basis) {
	if len(legs) == p.depth {
		p.arrive(state, node, legs, standing, basis)
		return
	}
	if p.dead[place{state, node, basis}] {
		return
	}
	before := len(p.found)
	p.branch(state, node, legs, standing, basis)
	if len(p.found) == before && before < maxTies {
		p.dead[place{state, node, basis}] = true
	}
}

func (p *pathFinder) branch(state int, node Ref, legs []leg, standing ontology.Standing, basis ontology.Basis) {
	level := &p.walk.levels[len(legs)]
	for _, t := range p.trie.States[state].Next {
		if len(p.found) >= maxTies || !p.trie.Reaches(t.State, p.depth-len(legs)-1) {
			continue
		}
		for _, e := range level.adj.Edges(level.hop(t.Hop), node) {
			last := len(legs)+1 == p.depth
			if !t.To.Has(int(p.x.r.Kind(e.To))) || (last && e.To != p.to) {
				continue
			}
			p.walkOn(t.State, e.To, append(legs[:len(legs):len(legs)], leg{t.Hop, node, e.To, e}), max(standing, e.Standing), basis.Weaker(e.Basis))
		}
	}
}

func (p *pathFinder) arrive(state int, node Ref, legs []leg, standing ontology.Standing, basis ontology.Basis) {
	for _, at := range p.trie.States[state].Ends {
		b := basis.Weaker(at.Basis)
		if at.Kinds.Has(int(p.x.r.Kind(node))) && p.args.Reaches.Has(at.Reach) && p.args.Bases.Has(b) {
			p.found = append(p.found, path{legs, b, standing})
		}
	}
}

// distinct drops ways over the same relations: the first, with the strongest basis, stays.
func (p *pathFinder) distinct() []path {
	var out []path
	for _, f := range p.found {
		if !slices.ContainsFunc(out, func(o path) bool { return slices.Equal(o.legs, f.legs) }) {
			out = append(out, f)
		}
		if len(out) == plan.MaxVia {
			break
		}
	}
	return out
}

// pathSteps makes a row of each leg of its parent's paths.
func (x *execution) pathSteps(s *plan.Step) error {
	paths := x.frames[s.Parent].paths
	f, t := &x.frames[s.Index], &x.answer.Tables[s.Index]
	t.From, t.To = make([]int32, len(paths)), make([]int32, len(paths))
	for i, p := range paths {
		t.From[i] = int32(len(f.legs))
		f.legs = append(f.legs, p.legs...)
		t.To[i] = int32(len(f.legs))
	}
	t.Width, t.Kinds = len(s.Columns), noKinds(len(f.legs))
	t.Cells = make([][]byte, len(f.legs)*t.Width)
	for i, l := range f.legs {
		for c, col := range s.Columns {
			t.Cells[i*t.Width+c] = x.legCell(l, col)
		}
	}
	return nil
}

func (x *execution) legCell(l leg, col plan.Column) []byte {
	switch col.From {
	case plan.StepRelation:
		return words().relation[l.hop.Relation]
	case plan.StepForward:
		return boolJSON(l.hop.Direction == ontology.Out)
	}
	return x.r.Fact(l.hop.Relation, l.edge, col.Name, col.Part)
}

// stepEnds makes the nodes at one end of each step.
func (x *execution) stepEnds(ctx context.Context, s *plan.Step) error {
	legs := x.frames[s.Parent].legs
	refs := make([]Ref, len(legs))
	t := &x.answer.Tables[s.Index]
	t.From, t.To = make([]int32, len(legs)), make([]int32, len(legs))
	for i, l := range legs {
		refs[i] = l.from
		if s.Op == plan.StepTo {
			refs[i] = l.to
		}
		t.From[i], t.To[i] = int32(i), int32(i+1)
	}
	return x.fill(ctx, s, refs)
}
