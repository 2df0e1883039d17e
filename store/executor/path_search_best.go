package executor

import (
	"cmp"
	"maps"
	"slices"

	"graph287g/ontology"
)

// best returns the paths that were found, the best ones first: by standing, then basis, then the ids of the nodes passed. Of
// however many equally short ones no more are walked than are shown: the paths of each standing and basis one after the
// other, in order of ids.
func (p *pathSearch) best() []path {
	if p.args.First == 0 || p.hops == 0 && (p.ends[0] != p.ends[1] || p.ends[0] < 0) {
		return nil
	}
	if p.hops == 0 {
		return []path{{}}
	}
	w := &bestPaths{first: p.args.First, to: p.ends[1], on: p.onward()}
	standings, bases := w.values()
	for _, standing := range standings {
		for _, basis := range bases {
			w.standing, w.basis, w.dead = standing, basis, map[reached]bool{}
			w.extend(reached{node: p.ends[0]}, nil)
		}
	}
	return w.found
}

// onward arranges the relations met from both ends by the node that they lead on from, apath from the first end: one for
// each node that they lead to, by its id.
func (p *pathSearch) onward() map[Ref][]pathEdge {
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

// basis is what a path is worth at most that passes the relation.
func (l *pathEdge) basis() ontology.Basis { return l.hop.Relation.Basis.Weaker(l.edge.Basis) }

// A bestPaths walks paths of one standing and basis.
type bestPaths struct {
	first    int
	to       Ref
	on       map[Ref][]pathEdge
	standing ontology.Standing
	basis    ontology.Basis
	dead     map[reached]bool // from where no such path leads to the end
	found    []path
}

// A reached value is where a path has come to, and what it is worth so far.
type reached struct {
	node     Ref
	standing ontology.Standing
	basis    ontology.Basis
}

// values are the standings and bases that paths can have, the best ones first.
func (w *bestPaths) values() ([]ontology.Standing, []ontology.Basis) {
	standings, bases := map[ontology.Standing]bool{}, map[ontology.Basis]bool{}
	for _, edges := range w.on {
		for i := range edges {
			standings[edges[i].edge.Standing], bases[edges[i].basis()] = true, true
		}
	}
	return slices.Sorted(maps.Keys(standings)), slices.Sorted(maps.Keys(bases))
}

func (w *bestPaths) extend(at reached, edges []pathEdge) {
	if at.node == w.to {
		if at.standing == w.standing && at.basis == w.basis {
			w.found = append(w.found, path{slices.Clone(edges), at.basis, at.standing})
		}
		return
	}
	if w.dead[at] {
		return
	}
	before := len(w.found)
	for i := range w.on[at.node] {
		l := &w.on[at.node][i]
		if len(w.found) == w.first {
			return
		}
		if l.edge.Standing <= w.standing && l.basis() <= w.basis {
			w.extend(reached{l.to, max(at.standing, l.edge.Standing), at.basis.Weaker(l.basis())}, append(edges, *l))
		}
	}
	w.dead[at] = len(w.found) == before
}
