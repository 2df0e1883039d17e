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

// A pathSearch is a bidirectional breadth-first search for the shortest paths between two nodes. Each round expands the side with
// the smaller frontier by one level, or of equal ones the side of the lower depth. Every store is asked the same questions, so that
// all reach the limit on relations at the same point.
type pathSearch struct {
	r         Reader
	c         *ontology.Catalogue
	args      *plan.PathSearchArgs
	facts     bool
	relations []*ontology.Relation
	kinds     ontology.KindSet // of the nodes that paths may pass through
	ends      [2]Ref
	sides     [2]searchSide
	examined  int  // how many relations were read so far
	complete  bool // the search did not stop at store.MaxPathRelations
	length    int  // of the paths found, in relations; 0 for none
}

// A searchSide is the half of a search that starts at one of the ends.
type searchSide struct {
	distance map[Ref]int // of the nodes reached, in relations from the end
	frontier []Ref       // the nodes of the last level that paths may pass through, or that are an end
	edges    []pathEdge  // those over which a node was reached at its distance, pointing away from the end
	hubs     []Ref       // reached, but not passed through
	depth    int
}

// pathSearch searches, and makes the only row of its step. The steps below it list the paths and the hubs.
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
		if err := p.search(ctx); err != nil {
			return err
		}
	}
	x.Keep(s.Index, p)
	x.fillRoot(s, [][][]byte{slices.Repeat([][]byte{boolJSON(p.complete)}, len(s.Columns))})
	return nil
}

func (p *pathSearch) search(ctx context.Context) error {
	if p.ends[0] == p.ends[1] {
		return nil
	}
	p.chooseRelations()
	for i, end := range p.ends {
		p.sides[i] = searchSide{distance: map[Ref]int{end: 0}, frontier: []Ref{end}}
	}
	for p.sides[0].depth+p.sides[1].depth < p.args.Hops {
		side, other := &p.sides[0], &p.sides[1]
		if cmp.Or(cmp.Compare(len(other.frontier), len(side.frontier)), cmp.Compare(other.depth, side.depth)) < 0 {
			side, other = other, side
		}
		if len(side.frontier) == 0 || len(p.relations) == 0 {
			return nil
		}
		if err := p.expandLevel(ctx, side); err != nil || !p.complete {
			return err
		}
		if slices.ContainsFunc(side.frontier, func(n Ref) bool { _, reached := other.distance[n]; return reached }) {
			p.length = side.depth + other.depth
			return nil
		}
	}
	return nil
}

// chooseRelations sets the relations and kinds that paths may pass. Annotations (claims, disagreements) may only be ends, unless
// their own relations are named: two things that one article mentions are not connected by that. Nor are two by a trivial relation,
// which is left out unless it is named or may join the ends themselves.
func (p *pathSearch) chooseRelations() {
	c := p.c
	p.kinds = c.KindsOf("Node")
	if !slices.ContainsFunc(p.args.Relations, c.Annotates) {
		p.kinds &^= c.Annotations()
	}
	if p.args.Relations != nil {
		p.relations = p.args.Relations
		return
	}
	from, to := c.Kinds[p.r.Kind(p.ends[0])], c.Kinds[p.r.Kind(p.ends[1])]
	kinds := p.kinds | ontology.SetOf(from, to)
	for _, hop := range c.HopsFrom(kinds, kinds) {
		r := hop.Relation
		if hop.Direction == ontology.Out && (!r.Trivial || r.Allows(from, to) || r.Allows(to, from)) {
			p.relations = append(p.relations, hop.Relation)
		}
	}
}

// expandLevel expands the frontier of one side. It takes a level as a whole, or nothing of it where the limit on relations would be
// passed: which relations fit would depend on the store.
func (p *pathSearch) expandLevel(ctx context.Context, s *searchSide) error {
	expansions, err := p.r.Expansions(ctx, &ExpansionQuery{
		Refs: s.frontier, Relations: p.relations, Kinds: p.kinds, Ends: p.ends, Limit: store.MaxPathRelations - p.examined + 1, Facts: p.facts,
	})
	if err != nil {
		return err
	}
	if p.examined += len(expansions); p.examined > store.MaxPathRelations {
		p.complete = false
		return nil
	}
	s.frontier, s.depth = nil, s.depth+1
	for _, e := range expansions {
		p.addEdge(s, e)
	}
	return nil
}

// addEdge adds an edge to a side, unless its node was reached on an earlier level. Hubs are noted, but no path goes through them.
func (p *pathSearch) addEdge(s *searchSide, e Expansion) {
	to := e.Edge.To
	hub := e.Hub && to != p.ends[0] && to != p.ends[1]
	distance, reached := s.distance[to]
	switch {
	case reached && distance < s.depth:
		return
	case !reached && hub:
		s.distance[to], s.hubs = s.depth, append(s.hubs, to)
	case !reached:
		s.distance[to], s.frontier = s.depth, append(s.frontier, to)
	}
	if !hub {
		s.edges = append(s.edges, pathEdge{e.Hop, e.From, to, e.Edge})
	}
}

// foundPaths makes a row of each path that a search has found.
func (x *Execution) foundPaths(s *plan.Step) error {
	p, t := Kept[*pathSearch](x, s.Parent), x.Table(s.Index)
	paths := p.shortestPaths()
	if len(paths) > p.args.First {
		paths, t.Cut = paths[:p.args.First], []bool{true}
	}
	t.From, t.To = []int32{0}, []int32{int32(len(paths))}
	x.fillPaths(s, paths)
	return nil
}

// skippedHubs makes a row of each hub at which a search stopped.
func (x *Execution) skippedHubs(ctx context.Context, s *plan.Step) error {
	refs, t := Kept[*pathSearch](x, s.Parent).hubs(), x.Table(s.Index)
	t.From, t.To = []int32{0}, []int32{int32(len(refs))}
	return x.Fill(ctx, s, refs)
}

// hubs returns the hubs that could lie on a path as short as those found, or where none was found on one of the length that was
// asked for. It keeps hubs whose distance from the other end is unknown, where the least possible distance is short enough.
func (p *pathSearch) hubs() []Ref {
	longest := p.args.Hops
	if p.length > 0 {
		longest = p.length
	}
	var out []Ref
	for _, h := range slices.Concat(p.sides[0].hubs, p.sides[1].hubs) {
		if p.sides[0].minDistance(h)+p.sides[1].minDistance(h) <= longest {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b Ref) int { return strings.Compare(p.r.ID(a), p.r.ID(b)) })
	out = slices.Compact(out)
	return out[:min(len(out), plan.MaxHubs)]
}

// minDistance is a lower bound of a node's distance from the end.
func (s *searchSide) minDistance(n Ref) int {
	if distance, reached := s.distance[n]; reached {
		return distance
	}
	return s.depth + 1
}
