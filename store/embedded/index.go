package embedded

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"graph287g/ontology"
)

// An indexSchema says how the values of a field are indexed. Which fields are follows from the ontology: those with @filter or @order.
//
// Values of enums and Booleans have a set of nodes each. Other values are in order in a tree; so are enums that one can order by.
// Partial dates are in the tree by their day for sorting, which is also their earliest and latest one unless the node is in `vague`.
type indexSchema struct {
	*orderedField
	sets int  // how many sets of nodes there are; none for other types
	tree bool // whether the values are in a tree
}

func newIndexSchema(c *ontology.Catalogue, field *orderedField) (_ indexSchema, ok bool) {
	x, f := indexSchema{orderedField: field}, field.field
	if f.Name == "id" || !f.Filter && !f.Order {
		return x, false
	}
	switch {
	case x.enum != nil:
		x.sets, x.tree = len(x.enum.Values), f.Order && !f.Type.List
	case f.Type.List:
		return x, false
	case f.Type.Name == "Boolean":
		x.sets, x.tree = 2, f.Order
	default:
		x.tree = x.partial || c.Object(f.Type.Name) == nil
	}
	return x, x.sets > 0 || x.tree
}

// A fieldIndex is the index of a field in one version.
type fieldIndex struct {
	owner *owner
	some  bitmap   // nodes with a value
	sets  []bitmap // by value
	tree  *btree.BTreeG[entry]
	vague bitmap // nodes whose partial date is not one day
}

// A bitmap is a set of nodes that a change copies before it writes to it.
type bitmap struct {
	owner *owner
	bits  *roaring.Bitmap
}

// noNodes is never written to.
var noNodes = roaring.New()

func (b *bitmap) read() *roaring.Bitmap {
	if b.bits == nil {
		return noNodes
	}
	return b.bits
}

func (b *bitmap) write(o *owner) *roaring.Bitmap {
	switch {
	case b.bits == nil:
		b.bits = roaring.New()
	case b.owner != o:
		b.bits = b.bits.Clone()
	}
	b.owner = o
	return b.bits
}

// An entry of a tree is a key with the node that has it.
type entry struct {
	key  string
	node *identity
}

func compareEntries(a, b entry) int {
	if c := strings.Compare(a.key, b.key); c != 0 {
		return c
	}
	return strings.Compare(a.node.id, b.node.id)
}

func lessEntry(a, b entry) bool { return compareEntries(a, b) < 0 }

func newTree() *btree.BTreeG[entry] {
	return btree.NewBTreeGOptions(lessEntry, btree.Options{NoLocks: true})
}

func lessIdentity(a, b *identity) bool { return a.id < b.id }

func newIdentities() *btree.BTreeG[*identity] {
	return btree.NewBTreeGOptions(lessIdentity, btree.Options{NoLocks: true})
}
