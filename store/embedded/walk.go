package embedded

import (
	"slices"

	"github.com/tidwall/btree"

	"graph287g/store/executor"
)

// A walk goes over the nodes of a kind in the order of a field, nulls last, nodes with equal values by id; or backward over the same order.
type walk struct {
	s     *snapshot
	kind  int
	index int                  // of the field's index; -1 for an order by id alone
	tree  *btree.BTreeG[entry] // of the index, or nil
	desc  bool                 // the values descend
	back  bool

	it      btree.IterG[entry]
	valid   bool    // it stands at the next entry
	group   []entry // entries with one key that come before what it stands at, in the order to be given
	inGroup string  // where inRun: the key of the entries that it goes over against the order of the keys
	inRun   bool

	nulls     []*identity // in order
	nullsAt   int
	nullsRead bool
	ids       btree.IterG[*identity]
	idsValid  bool
	where     walkPart
}

type walkPart uint8

const (
	walkValues walkPart = iota
	walkNulls
	walkEnded
)

// A sortKey is the key of a node in an order, or null.
type sortKey struct {
	key  string
	null bool
}

// shortGroup is how many nodes with equal values are turned round in memory; larger groups are read from their other end.
const shortGroup = 16

// newWalk returns a walk from a position on: the key of the first value, and the id; from the beginning where from is nil.
func (s *snapshot) newWalk(kind, index int, desc, back bool, from *walkFrom) *walk {
	w := &walk{s: s, kind: kind, index: index, desc: desc, back: back}
	if index < 0 {
		w.startIDs(from)
		return w
	}
	w.tree = s.state[kind].fields[index].tree
	w.it = w.tree.Iter()
	switch {
	case from == nil && back, from != nil && from.key.null:
		w.startNulls(from)
	case from == nil:
		w.startValues()
	default:
		w.seek(from)
	}
	return w
}

// walkFrom is where a walk begins: at the node itself if it is there, else at the one that comes next.
type walkFrom struct {
	key sortKey
	id  string
}

// keysDescend reports whether the keys descend in the order of the walk; idsDescend likewise for ids of nodes with equal keys.
func (w *walk) keysDescend() bool { return w.desc != w.back }
func (w *walk) idsDescend() bool  { return w.back }

func (w *walk) startValues() {
	w.where = walkValues
	if w.keysDescend() {
		w.valid = w.it.Last()
	} else {
		w.valid = w.it.First()
	}
}

func (w *walk) step() {
	if w.keysDescend() {
		w.valid = w.it.Prev()
	} else {
		w.valid = w.it.Next()
	}
}

// seek begins at a position with a value.
func (w *walk) seek(from *walkFrom) {
	w.where = walkValues
	pivot := entry{from.key.key, &identity{id: from.id}}
	w.valid = w.it.Seek(pivot)
	if w.keysDescend() == w.idsDescend() {
		if w.keysDescend() {
			w.stepBackTo(pivot)
		}
		return
	}
	// The rest of the group goes against the order of the keys.
	if w.idsDescend() {
		w.stepBackTo(pivot)
	}
	w.inRun, w.inGroup = true, from.key.key
}

// stepBackTo goes to the last entry that isn't behind one.
func (w *walk) stepBackTo(pivot entry) {
	switch {
	case !w.valid:
		w.valid = w.it.Last()
	case lessEntry(pivot, w.it.Item()):
		w.valid = w.it.Prev()
	}
}

// next returns the next node.
func (w *walk) next() (n *identity, key sortKey, ok bool) {
	for {
		switch w.where {
		case walkValues:
			if e, ok := w.nextEntry(); ok {
				return e.node, sortKey{key: e.key}, true
			}
			if w.back {
				w.where = walkEnded
			} else {
				w.startNulls(nil)
			}
		case walkNulls:
			if n := w.nextNull(); n != nil {
				return n, sortKey{null: true}, true
			}
			if w.back && w.tree != nil {
				w.startValues()
			} else {
				w.where = walkEnded
			}
		default:
			return nil, sortKey{}, false
		}
	}
}

func (w *walk) nextEntry() (_ entry, ok bool) {
	if w.keysDescend() == w.idsDescend() {
		if !w.valid {
			return entry{}, false
		}
		e := w.it.Item()
		w.step()
		return e, true
	}
	for {
		if n := len(w.group); n > 0 {
			e := w.group[n-1]
			w.group = w.group[:n-1]
			return e, true
		}
		if w.inRun {
			if w.valid && w.it.Item().key == w.inGroup {
				e := w.it.Item()
				if w.idsDescend() {
					w.valid = w.it.Prev()
				} else {
					w.valid = w.it.Next()
				}
				return e, true
			}
			w.leaveGroup()
		}
		if !w.valid {
			return entry{}, false
		}
		w.readGroup()
	}
}

// readGroup takes the entries with the key at hand, or where they are many goes to their other end.
func (w *walk) readGroup() {
	key := w.it.Item().key
	w.group = w.group[:0]
	for w.valid && w.it.Item().key == key {
		if len(w.group) == shortGroup {
			w.group, w.inRun, w.inGroup = w.group[:0], true, key
			if w.idsDescend() {
				w.seekBehind(key)
			} else {
				w.valid = w.it.Seek(entry{key, noNode})
			}
			return
		}
		w.group = append(w.group, w.it.Item())
		w.step()
	}
}

// seekBehind goes to the last entry with a key, or with one before it.
func (w *walk) seekBehind(key string) {
	if w.it.Seek(entry{key + "\x00", noNode}) {
		w.valid = w.it.Prev()
	} else {
		w.valid = w.it.Last()
	}
}

// leaveGroup goes to the first entry of the group that comes after the one at hand.
func (w *walk) leaveGroup() {
	w.inRun = false
	if w.keysDescend() {
		if w.it.Seek(entry{w.inGroup, noNode}) {
			w.valid = w.it.Prev()
		} else {
			w.valid = w.it.Last()
		}
		return
	}
	w.valid = w.it.Seek(entry{w.inGroup + "\x00", noNode})
}

// startNulls begins with the nodes without a value.
func (w *walk) startNulls(from *walkFrom) {
	w.where = walkNulls
	index := &w.s.state[w.kind].fields[w.index]
	all := w.s.all(w.kind)
	n := int(all.GetCardinality() - index.some.read().GetCardinality())
	if n == 0 {
		w.nulls, w.nullsRead = nil, true
		return
	}
	if n*8 > int(all.GetCardinality()) {
		w.startIDs(from)
		return
	}
	nulls := all.Clone()
	nulls.AndNot(index.some.read())
	for it := nulls.Iterator(); it.HasNext(); {
		w.nulls = append(w.nulls, w.s.identity(executor.Ref(it.Next())))
	}
	slices.SortFunc(w.nulls, compareIdentities)
	if w.idsDescend() {
		slices.Reverse(w.nulls)
	}
	w.nullsRead = true
	if from != nil {
		for w.nullsAt < len(w.nulls) && w.before(w.nulls[w.nullsAt].id, from.id) {
			w.nullsAt++
		}
	}
}

func (w *walk) before(id, other string) bool {
	if w.idsDescend() {
		return id > other
	}
	return id < other
}

// startIDs begins with the nodes in the order of their ids.
func (w *walk) startIDs(from *walkFrom) {
	w.where, w.ids = walkNulls, w.s.state[w.kind].byID.Iter()
	switch {
	case from != nil:
		pivot := &identity{id: from.id}
		w.idsValid = w.ids.Seek(pivot)
		if w.idsDescend() {
			switch {
			case !w.idsValid:
				w.idsValid = w.ids.Last()
			case pivot.id < w.ids.Item().id:
				w.idsValid = w.ids.Prev()
			}
		}
	case w.idsDescend():
		w.idsValid = w.ids.Last()
	default:
		w.idsValid = w.ids.First()
	}
}

func (w *walk) nextNull() *identity {
	if w.nullsRead {
		if w.nullsAt == len(w.nulls) {
			return nil
		}
		w.nullsAt++
		return w.nulls[w.nullsAt-1]
	}
	for w.idsValid {
		n := w.ids.Item()
		if w.idsDescend() {
			w.idsValid = w.ids.Prev()
		} else {
			w.idsValid = w.ids.Next()
		}
		if w.tree == nil || !w.s.state[w.kind].fields[w.index].some.read().Contains(uint32(n.ref)) {
			return n
		}
	}
	return nil
}

func compareIdentities(a, b *identity) int {
	switch {
	case a.id < b.id:
		return -1
	case a.id > b.id:
		return 1
	}
	return 0
}
