package executor

import (
	"cmp"
	"maps"
	"slices"

	"graph287g/ontology"
)

// shortestPaths returns the first of the paths found: ordered by standing, then basis, then the ids of the nodes passed. There may be
// very many of equal length, so they are enumerated in this order (those of each standing and basis after the other) only as far as
// they are shown, and to one more, which tells that there are more.
func (p *pathSearch) shortestPaths() []path {
	if p.args.First == 0 || p.length == 0 && (p.ends[0] != p.ends[1] || p.ends[0] < 0) {
		return nil
	}
	if p.length == 0 {
		return []path{{}}
	}
	e := &pathEnumerator{first: p.args.First + 1, to: p.ends[1], successors: p.successors()}
	standings, bases := e.qualities()
	for _, standing := range standings {
		for _, basis := range bases {
			e.standing, e.basis, e.deadEnds = standing, basis, map[pathState]bool{}
			e.extend(pathState{node: p.ends[0]}, nil)
		}
	}
	return e.found
}

// successors returns the edges of both sides by their source, all pointing from the first end to the second, in order of their
// targets' ids. Of several edges between the same nodes it keeps the best.
func (p *pathSearch) successors() map[Ref][]pathEdge {
	edges := slices.Clone(p.sides[0].edges)
	for _, l := range p.sides[1].edges {
		l.hop.Direction = l.hop.Direction.Reverse()
		l.from, l.to = l.to, l.from
		edges = append(edges, l)
	}
	slices.SortStableFunc(edges, func(a, b pathEdge) int {
		return cmp.Or(cmp.Compare(p.r.ID(a.to), p.r.ID(b.to)), cmp.Compare(a.edge.Standing, b.edge.Standing), cmp.Compare(a.basis(), b.basis()),
			cmp.Compare(a.hop.Relation.Index, b.hop.Relation.Index), cmp.Compare(a.hop.Direction, b.hop.Direction))
	})
	on := map[Ref][]pathEdge{}
	for _, l := range edges {
		if list := on[l.from]; len(list) == 0 || list[len(list)-1].to != l.to {
			on[l.from] = append(list, l)
		}
	}
	return on
}

// basis is the strongest basis that a path over this edge can have.
func (l *pathEdge) basis() ontology.Basis { return l.hop.Relation.Basis.Weaker(l.edge.Basis) }

// A pathEnumerator enumerates the paths of one standing and basis, by depth-first search.
type pathEnumerator struct {
	first      int
	to         Ref
	successors map[Ref][]pathEdge
	standing   ontology.Standing
	basis      ontology.Basis
	deadEnds   map[pathState]bool // from which no such path leads to the end
	found      []path
}

// A pathState is the end of a partial path, with the standing and basis that the path has so far.
type pathState struct {
	node     Ref
	standing ontology.Standing
	basis    ontology.Basis
}

// qualities returns the standings and the bases that paths can have, the best ones first.
func (p *pathEnumerator) qualities() ([]ontology.Standing, []ontology.Basis) {
	standings, bases := map[ontology.Standing]bool{}, map[ontology.Basis]bool{}
	for _, edges := range p.successors {
		for i := range edges {
			standings[edges[i].edge.Standing], bases[edges[i].basis()] = true, true
		}
	}
	return slices.Sorted(maps.Keys(standings)), slices.Sorted(maps.Keys(bases))
}

// extend appends the paths that begin with these edges, which lead to a state.
func (p *pathEnumerator) extend(at pathState, edges []pathEdge) {
	if at.node == p.to {
		if at.standing == p.standing && at.basis == p.basis {
			p.found = append(p.found, path{slices.Clone(edges), at.basis, at.standing})
		}
		return
	}
	if p.deadEnds[at] {
		return
	}
	before := len(p.found)
	for i := range p.successors[at.node] {
		l := &p.successors[at.node][i]
		if len(p.found) == p.first {
			return
		}
		if l.edge.Standing <= p.standing && l.basis() <= p.basis {
			p.extend(pathState{l.to, max(at.standing, l.edge.Standing), at.basis.Weaker(l.basis())}, append(edges, *l))
		}
	}
	p.deadEnds[at] = len(p.found) == before
}
