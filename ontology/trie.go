package ontology

import "slices"

// A Trie holds the ways of a path with their common beginnings shared: what a store walks, a level at a time. State 0 is
// the start.
type Trie struct {
	States []State
	Depth  int // the most hops of any way
}

// A State is a place on the ways: where one may go on, and what the ways say that end here.
type State struct {
	Next []Transition
	Ends []End

	heights []bool // whether ways end one hop on, two hops on, …
}

// A Transition leads to a state over one hop, for ends of these kinds.
type Transition struct {
	Hop
	To    KindSet
	State int
}

// An End is what a way says of the nodes it ends in.
type End struct {
	Basis Basis
	Reach Reach
	Kinds KindSet
}

func newTrie(ways []Way) *Trie {
	t := &Trie{States: make([]State, 1)}
	for _, w := range ways {
		s := 0
		for _, leg := range w.Legs {
			s = t.step(s, leg)
		}
		e := End{w.Basis, w.Reach, w.Legs[len(w.Legs)-1].To}
		if !slices.Contains(t.States[s].Ends, e) {
			t.States[s].Ends = append(t.States[s].Ends, e)
		}
		t.Depth = max(t.Depth, len(w.Legs))
	}
	t.measure()
	return t
}

func (t *Trie) step(from int, leg Leg) int {
	for _, n := range t.States[from].Next {
		if n.Hop == leg.Hop && n.To == leg.To {
			return n.State
		}
	}
	t.States = append(t.States, State{})
	to := len(t.States) - 1
	t.States[from].Next = append(t.States[from].Next, Transition{leg.Hop, leg.To, to})
	return to
}

// Reaches tells whether a way may end exactly so many hops after a state.
func (t *Trie) Reaches(state, hops int) bool {
	return hops <= len(t.States[state].heights) && (hops == 0 && len(t.States[state].Ends) > 0 || hops > 0 && t.States[state].heights[hops-1])
}

// measure notes for every state after how many hops ways may end; states come before those they lead to.
func (t *Trie) measure() {
	for s := len(t.States) - 1; s >= 0; s-- {
		heights := make([]bool, t.Depth)
		for _, n := range t.States[s].Next {
			heights[0] = heights[0] || len(t.States[n.State].Ends) > 0
			for h := 1; h < t.Depth; h++ {
				heights[h] = heights[h] || t.States[n.State].heights[h-1]
			}
		}
		t.States[s].heights = heights
	}
}
