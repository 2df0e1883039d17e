package executor

import (
	"slices"
	"sync"

	"graph287g/plan"
)

// A scratch holds the working memory of one execution, taken from a pool. A node counts as visited where visitedIn holds the
// present generation, so that nothing needs to be cleared between two uses.
type scratch struct {
	visitedIn  []uint32 // by ref: the generation in which the node was visited last
	index      []int32  // by ref: the index that Unique gave the node then
	generation uint32

	frames         []frame
	queries        []Query
	frontier, next []productState
	ends           []end
	traversal      Traversal // of a path whose edges nobody asks for afterwards
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// borrowScratch returns a scratch for a plan of so many steps.
func borrowScratch(steps int) *scratch {
	s := scratches.Get().(*scratch)
	s.frames = slices.Grow(s.frames[:0], steps)[:steps]
	s.queries = slices.Grow(s.queries[:0], steps)
	return s
}

// newQuery returns a query that is there until the execution ends.
func (s *scratch) newQuery() *Query {
	if len(s.queries) == cap(s.queries) { // appending would move those that are in use
		return new(Query)
	}
	s.queries = s.queries[:len(s.queries)+1]
	return &s.queries[len(s.queries)-1]
}

// giveBack puts the scratch back. It lets go of what belongs to a version of the graph, which else stayed in memory.
func (s *scratch) giveBack() {
	clear(s.frames)
	clear(s.queries)
	s.traversal.reset()
	scratches.Put(s)
}

// startGeneration makes every node unvisited, and makes room for refs below n.
func (s *scratch) startGeneration(n int) {
	if len(s.visitedIn) < n {
		s.visitedIn, s.index, s.generation = make([]uint32, n+n/4), make([]int32, n+n/4), 0
	}
	s.generation++
	if s.generation == 0 { // it wrapped around, and old generations could be taken for new ones
		clear(s.visitedIn)
		s.generation = 1
	}
}

// Unique returns the nodes among the rows of a step's parent that the step is for, each once. index has for each row of the
// parent its node's position among them, or -1 where the step is not for the row.
func (x *Execution) Unique(s *plan.Step) (nodes []Ref, index []int32) {
	refs := x.frames[s.Parent].refs
	sc := x.scratch
	sc.startGeneration(x.r.Refs())
	nodes, index = x.memory.Refs(len(refs))[:0], x.memory.Refs(len(refs))
	for i, ref := range refs {
		index[i] = -1
		if ref < 0 || !s.On.Has(int(x.r.Kind(ref))) {
			continue
		}
		if sc.visitedIn[ref] != sc.generation {
			sc.visitedIn[ref], sc.index[ref] = sc.generation, int32(len(nodes))
			nodes = append(nodes, ref)
		}
		index[i] = sc.index[ref]
	}
	return nodes, index
}
