package embedded

import (
	"slices"
	"strings"
	"sync"

	"github.com/tidwall/btree"
)

// A treeChange is an entry that a tree loses or gains.
type treeChange struct {
	put bool
	entry
}

// kindChanges are what the trees of a kind lose and gain.
type kindChanges struct {
	byID   []treeChange
	fields [][]treeChange // by index of the schema
}

// changesOf returns what the trees of a kind lose and gain, to add to it.
func (r *revision) changesOf(k int) *kindChanges {
	x := &r.trees[k]
	if x.fields == nil {
		x.fields = make([][]treeChange, len(r.kinds[k].indexes))
	}
	return x
}

// reindex brings the sets of a node's values up to date, and notes what the trees lose and gain.
func (r *revision) reindex(k int, n *identity, before, after row) {
	state := r.kindState(k)
	for i := range r.kinds[k].indexes {
		x := &r.kinds[k].indexes[i]
		f := &state.fields[i]
		if had, has := before.has(x.slot), after.has(x.slot); had != has {
			setMember(&f.some, r.owner, n, has)
		}
		if x.sets > 0 {
			r.resetMembers(x, f, n, before, after)
		}
		if x.partial {
			if was, is := x.isVague(before), x.isVague(after); was != is {
				setMember(&f.vague, r.owner, n, is)
			}
		}
		if x.tree {
			r.replaceKey(k, i, n, before, after)
		}
	}
}

func setMember(b *bitmap, o *owner, n *identity, member bool) {
	if member {
		b.write(o).Add(uint32(n.ref))
	} else {
		b.write(o).Remove(uint32(n.ref))
	}
}

// isVague reports whether a node's partial date may mean other days than its day for sorting.
func (x *indexSchema) isVague(r row) bool {
	date := r.text(x.slot)
	return date != "" && (r.text(x.earliest) != date || r.text(x.latest) != date)
}

// resetMembers brings the sets of an enum or a Boolean up to date.
func (r *revision) resetMembers(x *indexSchema, f *fieldIndex, n *identity, before, after row) {
	if before.text(x.slot) == after.text(x.slot) {
		return
	}
	if f.owner != r.owner {
		f.owner, f.sets = r.owner, slices.Clone(f.sets)
	}
	for _, rank := range x.ranks(before) {
		f.sets[rank].write(r.owner).Remove(uint32(n.ref))
	}
	for _, rank := range x.ranks(after) {
		f.sets[rank].write(r.owner).Add(uint32(n.ref))
	}
}

// ranks returns the sets that a node is in by its value: one, or one for each of the different items of a list.
func (x *indexSchema) ranks(r row) []int {
	cell := r.text(x.slot)
	switch {
	case cell == "":
		return nil
	case x.enum == nil && cell == "true":
		return []int{1}
	case x.enum == nil:
		return []int{0}
	case cell[0] == '"':
		rank, _ := x.enum.Rank(plainText(cell))
		return []int{rank}
	}
	var out []int
	for item := range strings.SplitSeq(strings.Trim(cell, "[]"), ",") {
		if rank, ok := x.enum.Rank(plainText(item)); ok && !slices.Contains(out, rank) {
			out = append(out, rank)
		}
	}
	return out
}

func (r *revision) replaceKey(k, index int, n *identity, before, after row) {
	x := &r.kinds[k].indexes[index]
	old, had := x.keyOf(before)
	key, has := x.keyOf(after)
	changes := &r.changesOf(k).fields[index]
	if had && (!has || old != key) {
		*changes = append(*changes, treeChange{entry: entry{old, n}})
	}
	if has {
		*changes = append(*changes, treeChange{put: true, entry: entry{key, n}})
	}
}

// manyChanges is from where on a tree is changed beside others, or made anew.
const manyChanges = 1000

// beside does something that takes as long as there are changes: beside others where that is long.
func beside(others *sync.WaitGroup, changes int, do func()) {
	if changes < manyChanges {
		do()
		return
	}
	others.Go(do)
}

// changeTrees brings the trees of a kind up to date, some of them until others are done.
func (r *revision) changeTrees(k int, changes kindChanges, others *sync.WaitGroup) {
	if len(changes.byID) > 0 {
		state := r.kindState(k)
		beside(others, len(changes.byID), func() {
			state.byID = changeTree(state.byID, changes.byID, compareIdentities, newIdentities, func(e entry) *identity { return e.node })
		})
	}
	for index, part := range changes.fields {
		if len(part) == 0 {
			continue
		}
		f := &r.kindState(k).fields[index]
		beside(others, len(part), func() {
			f.tree = changeTree(f.tree, part, compareEntries, newTree, func(e entry) entry { return e })
		})
	}
}

// changeTree returns a tree after some changes. Where they are many it is made anew, from all items in order: that takes a fraction of
// the time that putting them one by one does.
func changeTree[T any](tree *btree.BTreeG[T], changes []treeChange, compare func(a, b T) int, empty func() *btree.BTreeG[T], item func(entry) T) *btree.BTreeG[T] {
	var gone, gained []T
	for i := range changes {
		if changes[i].put {
			gained = append(gained, item(changes[i].entry))
		} else {
			gone = append(gone, item(changes[i].entry))
		}
	}
	slices.SortFunc(gone, compare)
	slices.SortFunc(gained, compare)
	if len(changes) >= manyChanges && len(changes) >= tree.Len()/4 {
		return remadeTree(tree, gone, gained, compare, empty)
	}
	tree = tree.Copy()
	var near btree.PathHint // they come in order: most lie beside the one before
	for _, one := range gone {
		tree.DeleteHint(one, &near)
	}
	near = btree.PathHint{}
	for _, one := range gained {
		tree.SetHint(one, &near)
	}
	return tree
}

// remadeTree merges what stays of a tree with what it gains, both in order.
func remadeTree[T any](tree *btree.BTreeG[T], gone, gained []T, compare func(a, b T) int, empty func() *btree.BTreeG[T]) *btree.BTreeG[T] {
	out := empty()
	tree.Scan(func(old T) bool {
		order := -1
		for len(gained) > 0 {
			if order = compare(old, gained[0]); order <= 0 {
				break
			}
			out.Load(gained[0])
			gained = gained[1:]
		}
		if len(gained) > 0 && order == 0 {
			return true // it is replaced
		}
		if _, deleted := slices.BinarySearchFunc(gone, old, compare); !deleted {
			out.Load(old)
		}
		return true
	})
	for _, one := range gained {
		out.Load(one)
	}
	return out
}
