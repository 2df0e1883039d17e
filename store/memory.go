package store

import (
	"sync"
	"unsafe"
)

// A Memory hands out the small parts that the tables of an answer are made of from a few large pieces, which are used again for the next answer:
// an answer of some rows has a hundred parts, and making each by itself takes as long as finding out what is in it. What is large is made by
// itself. The parts of a nil Memory are all made by themselves.
type Memory struct {
	tables pieces[Table]
	refs   pieces[int32]
	cells  pieces[[]byte]
	kinds  pieces[uint8]
	counts pieces[int64]
}

var memories = sync.Pool{New: func() any { return new(Memory) }}

// NewMemory returns a Memory. Whoever has it may Release it.
func NewMemory() *Memory { return memories.Get().(*Memory) }

// Release gives back all that was handed out, which nobody may use any more.
func (m *Memory) Release() {
	m.tables.reset()
	m.refs.reset()
	m.cells.reset() // else it would keep an old version of the graph
	m.kinds.reset()
	m.counts.reset()
	memories.Put(m)
}

// Refs returns n zeros, for references, or for numbers of rows.
func (m *Memory) Refs(n int) []int32 {
	if m == nil {
		return make([]int32, n)
	}
	return m.refs.take(n)
}

// Cells returns n nils.
func (m *Memory) Cells(n int) [][]byte {
	if m == nil {
		return make([][]byte, n)
	}
	return m.cells.take(n)
}

// Kinds returns n zeros.
func (m *Memory) Kinds(n int) []uint8 {
	if m == nil {
		return make([]uint8, n)
	}
	return m.kinds.take(n)
}

// Counts returns n zeros.
func (m *Memory) Counts(n int) []int64 {
	if m == nil {
		return make([]int64, n)
	}
	return m.counts.take(n)
}

// pieceBytes is how large a piece is. A part of more than a quarter is made by itself.
const pieceBytes = 16 << 10

// pieces hands out parts of one piece, and of another once that is used up.
type pieces[T any] struct {
	piece []T
	used  int
}

func (p *pieces[T]) take(n int) []T {
	var element T
	size := pieceBytes / int(unsafe.Sizeof(element))
	if n > size/4 {
		return make([]T, n)
	}
	if n > len(p.piece)-p.used {
		p.piece, p.used = make([]T, size), 0
	}
	part := p.piece[p.used : p.used+n : p.used+n]
	p.used += n
	return part
}

func (p *pieces[T]) reset() {
	clear(p.piece[:p.used])
	p.used = 0
}
