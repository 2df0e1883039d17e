package executor

import (
	"sync"

	"graph287g/plan"
)

// A scratch holds what one execution needs for a while, taken from a pool.
type scratch struct {
	seen  []uint32 // by ref: the mark under which it was met last
	place []int32  // by ref: where it was put then
	mark  uint32

	front, next []visit
	ends        []end
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func (x *Execution) borrow() *scratch {
	if x.scratch == nil {
		x.scratch = scratches.Get().(*scratch)
	}
	return x.scratch
}

func (x *Execution) free() {
	if x.scratch != nil {
		scratches.Put(x.scratch)
	}
}

// begin forgets what was met, and makes room for refs below n.
func (s *scratch) begin(n int) {
	if len(s.seen) < n {
		s.seen, s.place, s.mark = make([]uint32, n+n/4), make([]int32, n+n/4), 0
	}
	s.mark++
	if s.mark == 0 { // wrapped around: old marks could be taken for new ones
		clear(s.seen)
		s.mark = 1
	}
}

// Unique returns the nodes of the parent's rows for which a step is, each once, and for each row which of them it is, -1
// for the others.
func (x *Execution) Unique(s *plan.Step) ([]Ref, []int32) {
	refs := x.frames[s.Parent].refs
	sc := x.borrow()
	sc.begin(x.r.Refs())
	out, index := make([]Ref, 0, len(refs)), make([]int32, len(refs))
	for i, ref := range refs {
		index[i] = -1
		if ref < 0 || !s.On.Has(int(x.r.Kind(ref))) {
			continue
		}
		if sc.seen[ref] != sc.mark {
			sc.seen[ref], sc.place[ref] = sc.mark, int32(len(out))
			out = append(out, ref)
		}
		index[i] = sc.place[ref]
	}
	return out, index
}
