package executor

import (
	"cmp"
	"maps"
	"slices"

	"graph287g/ontology"
)

// best returns the ways that were found, the best ones first: by standing, then basis, then the ids of the nodes passed. Of
// however many equally short ones no more are walked than are shown: the ways of each standing and basis one after the
// other, in order of ids.
func (p *pathSearch) best() []path {
	if p.args.First == 0 || p.hops == 0 && (p.ends[0] != p.ends[1] || p.ends[0] < 0) {
		return nil
	}
	if p.hops == 0 {
		return []path{{}}
	}
	w := &wayFinder{first: p.args.First, to: p.ends[1], on: p.onward()}
	standings, bases := w.values()
	for _, standing := range standings {
		for _, basis := range bases {
			w.standing, w.basis, w.dead = standing, basis, map[climb]bool{}
			w.walk(climb{node: p.ends[0]}, nil)
		}
	}
	return w.found
}

// onward arranges the relations met from both ends by the node that they lead on from, away from the first end: one for
// each node that they lead to, by its id.
func (p *pathSearch) onward() map[Ref][]leg {
	legs := slices.Clone(p.sides[0].legs)
	for _, l := range p.sides[1].legs {
		l.hop.Direction = l.hop.Direction.Reverse()
		l.from, l.to = l.to, l.from
		legs = append(legs, l)
	}
	slices.SortStableFunc(legs, func(a, b leg) int {
		return cmp.Or(cmp.Compare(p.r.ID(a.to), p.r.ID(b.to)), cmp.Compare(a.edge.Standing, b.edge.Standing), cmp.Compare(a.basis(), b.basis()),
			cmp.Compare(a.hop.Relation.Index, b.hop.Relation.Index), cmp.Compare(a.hop.Direction, b.hop.Direction))
	})
	on := map[Ref][]leg{}
	for _, l := range legs {
		if list := on[l.from]; len(list) == 0 || list[len(list)-1].to != l.to {
			on[l.from] = append(list, l)
		}
	}
	return on
}

// basis is what a way is worth at most that passes the relation.
func (l *leg) basis() ontology.Basis { return l.hop.Relation.Basis.Weaker(l.edge.Basis) }

// A wayFinder walks ways of one standing and basis.
type wayFinder struct {
	first    int
	to       Ref
	on       map[Ref][]leg
	standing ontology.Standing
	basis    ontology.Basis
	dead     map[climb]bool // from where no such way leads to the end
	found    []path
}

// A climb is where a way has come to, and what it is worth so far.
type climb struct {
	node     Ref
	standing ontology.Standing
	basis    ontology.Basis
}

// values are the standings and bases that ways can have, the best ones first.
func (w *wayFinder) values() ([]ontology.Standing, []ontology.Basis) {
	standings, bases := map[ontology.Standing]bool{}, map[ontology.Basis]bool{}
	for _, legs := range w.on {
		for i := range legs {
			standings[legs[i].edge.Standing], bases[legs[i].basis()] = true, true
		}
	}
	return slices.Sorted(maps.Keys(standings)), slices.Sorted(maps.Keys(bases))
}

func (w *wayFinder) walk(at climb, legs []leg) {
	if at.node == w.to {
		if at.standing == w.standing && at.basis == w.basis {
			w.found = append(w.found, path{slices.Clone(legs), at.basis, at.standing})
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
			w.walk(climb{l.to, max(at.standing, l.edge.Standing), at.basis.Weaker(l.basis())}, append(legs, *l))
		}
	}
	w.dead[at] = len(w.found) == before
}
