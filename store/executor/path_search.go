package executor

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A pathSearch looks for the shortest ways between two nodes, from both at once: a level at a time, from the one with the
// fewer nodes at its edge, of equals from the one that has come less far. Both stores are asked the same and so give up at the same place.
type pathSearch struct {
	r         Reader
	args      *plan.StepArgs
	facts     bool
	relations []*ontology.Relation
	kinds     ontology.KindSet // what ways may pass
	ends      [2]Ref
	sides     [2]side
	looked    int // how many relations so far
	complete  bool
	hops      int // of the ways found; 0 for none
}

// A side is what was met from one of the ends.
type side struct {
	met   map[Ref]int // after how many relations
	edge  []Ref       // those met last that ways may pass, or where they end
	legs  []leg       // what led to a node first, away from the end
	hubs  []Ref
	depth int
}

// pathSearch makes the one row of its step.
func (x *execution) pathSearch(ctx context.Context, s *plan.Step) error {
	args, t := &x.args[s.Index], &x.answer.Tables[s.Index]
	refs, err := x.r.Lookup(ctx, &plan.Step{Op: plan.Lookup, Kinds: s.Kinds}, args)
	if err != nil {
		return err
	}
	for i, ref := range refs {
		if ref < 0 {
			t.Lost = append(t.Lost, store.Lost{Row: i, Kind: store.NoKind})
		}
	}
	p := &pathSearch{r: x.r, args: args, facts: s.Links, ends: [2]Ref{-1, -1}, complete: true}
	if len(t.Lost) == 0 {
		p.ends = [2]Ref{refs[0], refs[1]}
		if err := p.run(ctx); err != nil {
			return err
		}
	}
	x.frames[s.Index].search = p
	t.From, t.To, t.Kinds, t.Width = []int32{0}, []int32{1}, noKinds(1), len(s.Columns)
	t.Cells = make([][]byte, t.Width)
	for c := range s.Columns {
		t.Cells[c] = boolJSON(p.complete)
	}
	return nil
}

func (p *pathSearch) run(ctx context.Context) error {
	if p.ends[0] == p.ends[1] {
		return nil
	}
	p.choose()
	for i, end := range p.ends {
		p.sides[i] = side{met: map[Ref]int{end: 0}, edge: []Ref{end}}
	}
	for p.sides[0].depth+p.sides[1].depth < p.args.Hops {
		near, far := &p.sides[0], &p.sides[1]
		if cmp.Or(cmp.Compare(len(far.edge), len(near.edge)), cmp.Compare(far.depth, near.depth)) < 0 {
			near, far = far, near
		}
		if len(near.edge) == 0 || len(p.relations) == 0 {
			return nil
		}
		if err := p.grow(ctx, near); err != nil || !p.complete {
			return err
		}
		if slices.ContainsFunc(near.edge, func(n Ref) bool { _, met := far.met[n]; return met }) {
			p.hops = near.depth + far.depth
			return nil
		}
	}
	return nil
}

// choose tells what ways may pass. What only says something of others (claims, disagreements) is an end at most, unless
// its own relations are named: that two things are mentioned in one article is no way between them.
func (p *pathSearch) choose() {
	c := ontology.Must()
	p.kinds = c.KindsOf("Node")
	if !slices.ContainsFunc(p.args.Relations, c.Annotates) {
		p.kinds &^= c.Annotations()
	}
	if p.args.Relations != nil {
		p.relations = p.args.Relations
		return
	}
	either := p.kinds | 1<<p.r.Kind(p.ends[0]) | 1<<p.r.Kind(p.ends[1])
	for _, leg := range c.HopsFrom(either, either) {
		if leg.Direction == ontology.Out {
			p.relations = append(p.relations, leg.Relation)
		}
	}
}

// grow goes one relation further from one end. A level is taken whole or, where it would be too much, not at all.
func (p *pathSearch) grow(ctx context.Context, s *side) error {
	joints, err := p.r.Around(ctx, &AroundQuery{
		Refs: s.edge, Relations: p.relations, Kinds: p.kinds, Ends: p.ends, Limit: store.MaxPathRelations - p.looked + 1, Facts: p.facts,
	})
	if err != nil {
		return err
	}
	if p.looked += len(joints); p.looked > store.MaxPathRelations {
		p.complete = false
		return nil
	}
	s.edge, s.depth = nil, s.depth+1
	for _, j := range joints {
		p.meet(s, j)
	}
	return nil
}

// meet takes one relation, unless it leads back.
func (p *pathSearch) meet(s *side, j Joint) {
	to := j.Edge.To
	hub := j.Hub && to != p.ends[0] && to != p.ends[1]
	depth, known := s.met[to]
	switch {
	case known && depth < s.depth:
		return
	case !known && hub:
		s.met[to], s.hubs = s.depth, append(s.hubs, to)
	case !known:
		s.met[to], s.edge = s.depth, append(s.edge, to)
	}
	if !hub {
		s.legs = append(s.legs, leg{j.Hop, j.From, to, j.Edge})
	}
}

// foundPaths makes the ways of a search.
func (x *execution) foundPaths(s *plan.Step) error {
	f, t := &x.frames[s.Index], &x.answer.Tables[s.Index]
	f.paths = x.frames[s.Parent].search.best()
	t.From, t.To = []int32{0}, []int32{int32(len(f.paths))}
	x.pathTable(s, t, f.paths)
	return nil
}

// hubsSkipped makes the hubs that a search met.
func (x *execution) hubsSkipped(ctx context.Context, s *plan.Step) error {
	refs := x.frames[s.Parent].search.hubs()
	t := &x.answer.Tables[s.Index]
	t.From, t.To = []int32{0}, []int32{int32(len(refs))}
	return x.fill(ctx, s, refs)
}

// hubs returns those that may have been on a way no longer than those found, or than what was asked for where none was
// found: only of what lies beyond the levels searched it isn't known how far it is.
func (p *pathSearch) hubs() []Ref {
	longest := p.args.Hops
	if p.hops > 0 {
		longest = p.hops
	}
	var out []Ref
	for _, h := range slices.Concat(p.sides[0].hubs, p.sides[1].hubs) {
		if p.sides[0].least(h)+p.sides[1].least(h) <= longest {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b Ref) int { return strings.Compare(p.r.ID(a), p.r.ID(b)) })
	out = slices.Compact(out)
	return out[:min(len(out), plan.MaxHubs)]
}

// least is how far a node is at least.
func (s *side) least(n Ref) int {
	if depth, met := s.met[n]; met {
		return depth
	}
	return s.depth + 1
}
