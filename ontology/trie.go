package ontology

import "slices"

// A Trie holds what a @path field stands for, sequences of hops, with their common prefixes shared: what a store walks, a
// level at a time. State 0 is the start.
type Trie struct {
	States []State
	Depth  int // the most hops of any sequence
}

// A State is a prefix of some sequences: how they go on, and what those that end here say of their ends.
type State struct {
	Next []Transition
	Ends []End

	heights []bool // whether a sequence ends one hop on, two hops on, …
}

// A Transition leads to a state over one hop, for ends of these kinds.
type Transition struct {
	Hop
	To    KindSet
	State int
}

// An End is what a sequence of hops says of the nodes in which it ends.
type End struct {
	Basis Basis
	Reach Reach
	Kinds KindSet
}

func newTrie(paths []hopPath) *Trie {
	t := &Trie{States: make([]State, 1)}
	for _, p := range paths {
		s := 0
		for _, hop := range p.Hops {
			s = t.step(s, hop)
		}
		e := End{p.Basis, p.Reach, p.Hops[len(p.Hops)-1].To}
		if !slices.Contains(t.States[s].Ends, e) {
			t.States[s].Ends = append(t.States[s].Ends, e)
		}
		t.Depth = max(t.Depth, len(p.Hops))
	}
	t.measure()
	return t
}

func (t *Trie) step(from int, hop TypedHop) int {
	for _, n := range t.States[from].Next {
		if n.Hop == hop.Hop && n.To == hop.To {
			return n.State
		}
	}
	t.States = append(t.States, State{})
	to := len(t.States) - 1
	t.States[from].Next = append(t.States[from].Next, Transition{hop.Hop, hop.To, to})
	return to
}

// Reaches tells whether a sequence may end exactly so many hops after a state.
func (t *Trie) Reaches(state, hops int) bool {
	return hops <= len(t.States[state].heights) && (hops == 0 && len(t.States[state].Ends) > 0 || hops > 0 && t.States[state].heights[hops-1])
}

// measure notes for every state after how many hops sequences may end; states come before those they lead to.
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
