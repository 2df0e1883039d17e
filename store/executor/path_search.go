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
	c         *ontology.Catalogue
	args      *plan.PathSearchArgs
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
	front []Ref       // those met last that ways may pass, or where they end
	edges []pathEdge  // what led to a node first, away from the end
	hubs  []Ref
	depth int
}

// pathSearch makes the one row of its step.
func (x *Execution) pathSearch(ctx context.Context, s *plan.Step, spec *plan.PathSearchSpec) error {
	args, t := plan.ArgsOf[plan.PathSearchArgs](x.args, s.Index), x.Table(s.Index)
	refs, err := x.r.Lookup(ctx, s.Kinds, &plan.LookupArgs{IDs: []string{args.From, args.To}}, nil)
	if err != nil {
		return err
	}
	for i, ref := range refs {
		if ref < 0 {
			t.Missing = append(t.Missing, store.Missing{Row: i, Kind: store.NoKind})
		}
	}
	p := &pathSearch{r: x.r, c: x.c, args: args, facts: spec.Links, ends: [2]Ref{-1, -1}, complete: true}
	if len(t.Missing) == 0 {
		p.ends = [2]Ref{refs[0], refs[1]}
		if err := p.run(ctx); err != nil {
			return err
		}
	}
	x.Keep(s.Index, p)
	x.fillRoot(s, [][][]byte{slices.Repeat([][]byte{boolJSON(p.complete)}, len(s.Columns))})
	return nil
}

func (p *pathSearch) run(ctx context.Context) error {
	if p.ends[0] == p.ends[1] {
		return nil
	}
	p.choose()
	for i, end := range p.ends {
		p.sides[i] = side{met: map[Ref]int{end: 0}, front: []Ref{end}}
	}
	for p.sides[0].depth+p.sides[1].depth < p.args.Hops {
		near, far := &p.sides[0], &p.sides[1]
		if cmp.Or(cmp.Compare(len(far.front), len(near.front)), cmp.Compare(far.depth, near.depth)) < 0 {
			near, far = far, near
		}
		if len(near.front) == 0 || len(p.relations) == 0 {
			return nil
		}
		if err := p.grow(ctx, near); err != nil || !p.complete {
			return err
		}
		if slices.ContainsFunc(near.front, func(n Ref) bool { _, met := far.met[n]; return met }) {
			p.hops = near.depth + far.depth
			return nil
		}
	}
	return nil
}

// choose tells what ways may pass. What only says something of others (claims, disagreements) is an end at most, unless
// its own relations are named: that two things are mentioned in one article is no way between them.
func (p *pathSearch) choose() {
	c := p.c
	p.kinds = c.KindsOf("Node")
	if !slices.ContainsFunc(p.args.Relations, c.Annotates) {
		p.kinds &^= c.Annotations()
	}
	if p.args.Relations != nil {
		p.relations = p.args.Relations
		return
	}
	either := p.kinds | 1<<p.r.Kind(p.ends[0]) | 1<<p.r.Kind(p.ends[1])
	for _, hop := range c.HopsFrom(either, either) {
		if hop.Direction == ontology.Out {
			p.relations = append(p.relations, hop.Relation)
		}
	}
}

// grow goes one relation further from one end. A level is taken whole or, where it would be too much, not at all.
func (p *pathSearch) grow(ctx context.Context, s *side) error {
	expansions, err := p.r.Expansions(ctx, &ExpansionsQuery{
		Refs: s.front, Relations: p.relations, Kinds: p.kinds, Ends: p.ends, Limit: store.MaxPathRelations - p.looked + 1, Facts: p.facts,
	})
	if err != nil {
		return err
	}
	if p.looked += len(expansions); p.looked > store.MaxPathRelations {
		p.complete = false
		return nil
	}
	s.front, s.depth = nil, s.depth+1
	for _, j := range expansions {
		p.meet(s, j)
	}
	return nil
}

// meet takes one relation, unless it leads back.
func (p *pathSearch) meet(s *side, j Expansion) {
	to := j.Edge.To
	hub := j.Hub && to != p.ends[0] && to != p.ends[1]
	depth, known := s.met[to]
	switch {
	case known && depth < s.depth:
		return
	case !known && hub:
		s.met[to], s.hubs = s.depth, append(s.hubs, to)
	case !known:
		s.met[to], s.front = s.depth, append(s.front, to)
	}
	if !hub {
		s.edges = append(s.edges, pathEdge{j.Hop, j.From, to, j.Edge})
	}
}

// foundPaths makes the paths of a search.
func (x *Execution) foundPaths(s *plan.Step) error {
	paths, t := Kept[*pathSearch](x, s.Parent).best(), x.Table(s.Index)
	t.From, t.To = []int32{0}, []int32{int32(len(paths))}
	x.fillPaths(s, paths)
	return nil
}

// skippedHubs makes the hubs that a search met.
func (x *Execution) skippedHubs(ctx context.Context, s *plan.Step) error {
	refs, t := Kept[*pathSearch](x, s.Parent).hubs(), x.Table(s.Index)
	t.From, t.To = []int32{0}, []int32{int32(len(refs))}
	return x.Fill(ctx, s, refs)
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
