package embedded

import (
	"github.com/RoaringBitmap/roaring/v2"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// A selection is what indexes tell of the nodes of a kind that pass a filter: they are among set, and pass rest. Where rest is nil they are
// the set. The set may be that of an index, so nobody changes it.
type selection struct {
	set  *roaring.Bitmap
	rest test
	used []*plan.Filter // the conditions that indexes answered
	all  bool           // whether none was: the set has all nodes of the kind

	looked []*plan.Filter // the conditions of rest

	parts []indexPart // the parts of indexes that were read
}

// An indexPart is a part of an index outside of which no node of a selection is.
type indexPart struct {
	index int
	keyRange
	nodes int
}

// exact reports whether the set is the answer.
func (x *selection) exact() bool { return x.rest == nil }

// maxScanned is how many entries of a tree are read at most to answer a condition, for each node that the other conditions leave: where
// these leave few it is faster to look at them.
const maxScanned = 2

// selectNodes finds out what indexes tell of the nodes of a kind that pass a filter.
func (t *tester) selectNodes(k int, f *plan.Filter) selection {
	out := selection{set: t.s.all(k), all: true}
	conditions := conjuncts(nil, f)
	if t.s.noIndexes {
		out.rest, out.looked = t.allOf(conditions), conditions
		return out
	}
	var rest []*plan.Filter
	var ranges []comparisons
	for _, c := range conditions {
		switch set, ok := t.members(k, c); {
		case ok:
			out.narrow(set, c)
		case t.isRange(k, c):
			ranges = addComparison(ranges, c)
		default:
			rest = append(rest, c)
		}
	}
	for _, c := range ranges {
		if set, part, ok := t.membersOfRange(k, c, maxScanned*int(out.set.GetCardinality())); ok {
			out.narrow(set, c...)
			if !t.s.state[k].fields[part.index].vague.read().Intersects(set) {
				out.parts = append(out.parts, part)
			}
		} else {
			rest = append(rest, c...)
		}
	}
	for _, c := range rest {
		if set, ok := t.candidatesOfRelated(k, c, int(out.set.GetCardinality())); ok {
			out.narrow(set, c)
		}
	}
	out.rest, out.looked = t.allOf(rest), rest
	return out
}

// allOf returns the test of several conditions, nil where there is none.
func (t *tester) allOf(conditions []*plan.Filter) test {
	if len(conditions) == 0 {
		return nil
	}
	tests := make([]test, len(conditions))
	for i, c := range conditions {
		tests[i] = t.test(c)
	}
	return func(ref executor.Ref) bool {
		for _, one := range tests {
			if !one(ref) {
				return false
			}
		}
		return true
	}
}

func (x *selection) narrow(set *roaring.Bitmap, c ...*plan.Filter) {
	if x.all {
		x.set, x.all = set, false
	} else {
		x.set = roaring.And(x.set, set)
	}
	x.used = append(x.used, c...)
}

// conjuncts appends the conditions all of which a filter demands.
func conjuncts(to []*plan.Filter, f *plan.Filter) []*plan.Filter {
	if f.Op != plan.And {
		return append(to, f)
	}
	for i := range f.Sub {
		to = conjuncts(to, &f.Sub[i])
	}
	return to
}

// members returns the nodes of a kind that pass a filter, where sets of nodes or a few lookups tell; else ok is false.
func (t *tester) members(k int, f *plan.Filter) (_ *roaring.Bitmap, ok bool) {
	switch f.Op {
	case plan.And, plan.Or:
		return t.combined(k, f)
	case plan.Not:
		set, ok := t.members(k, &f.Sub[0])
		if !ok {
			return nil, false
		}
		return roaring.AndNot(t.s.all(k), set), true
	case plan.OfKind:
		if !f.Kinds.Has(k) {
			return noNodes, true
		}
		return t.members(k, &f.Sub[0])
	case plan.Some, plan.Count, plan.Contains, plan.StartsWith:
		return nil, false
	}
	if f.Field.Name == "id" {
		return t.membersByID(k, f)
	}
	at, ok := t.s.kinds[k].indexOf[f.Field.Name]
	if !ok {
		return nil, false
	}
	x, index := &t.s.kinds[k].indexes[at], &t.s.state[k].fields[at]
	switch {
	case f.Op == plan.IsNull:
		if f.Values[0] == true {
			return roaring.AndNot(t.s.all(k), index.some.read()), true
		}
		return index.some.read(), true
	case x.sets > 0:
		return membersOfSets(f, x, index)
	case f.Op == plan.Eq || f.Op == plan.In:
		return membersOfKeys(f, x, index)
	}
	return nil, false
}

// combined combines the nodes of all of a filter's parts.
func (t *tester) combined(k int, f *plan.Filter) (_ *roaring.Bitmap, ok bool) {
	sets := make([]*roaring.Bitmap, len(f.Sub))
	for i := range f.Sub {
		if sets[i], ok = t.members(k, &f.Sub[i]); !ok {
			return nil, false
		}
	}
	switch {
	case f.Op == plan.Or:
		return roaring.FastOr(sets...), true
	case len(sets) == 0:
		return t.s.all(k), true
	}
	return roaring.FastAnd(sets...), true
}

func (t *tester) membersByID(k int, f *plan.Filter) (_ *roaring.Bitmap, ok bool) {
	if f.Op != plan.Eq && f.Op != plan.In {
		return nil, false
	}
	out := roaring.New()
	for _, v := range f.Values {
		id, _ := v.(string)
		if n, ok := t.s.state[k].byID.Get(&identity{id: id}); ok {
			out.Add(uint32(n.ref))
		}
	}
	return out, true
}

// membersOfSets answers a condition on an enum or a Boolean.
func membersOfSets(f *plan.Filter, x *indexSchema, index *fieldIndex) (_ *roaring.Bitmap, ok bool) {
	var sets []*roaring.Bitmap
	for rank := range index.sets {
		var v any = rank == 1
		if x.enum != nil {
			v = x.enum.Values[rank].Name
		}
		if holdsFor(f, x, v, rank) {
			sets = append(sets, index.sets[rank].read())
		}
	}
	switch len(sets) {
	case 0:
		return noNodes, true
	case 1:
		return sets[0], true
	}
	return roaring.FastOr(sets...), true
}

// holdsFor reports whether a condition holds for a value of an enum or a Boolean, or for a list with that one.
func holdsFor(f *plan.Filter, x *indexSchema, v any, rank int) bool {
	switch f.Op {
	case plan.Has:
		return x.field.Type.List && f.Holds(v)
	case plan.Eq, plan.In:
		return !x.field.Type.List && f.Holds(v)
	}
	if x.enum == nil || x.field.Type.List {
		return false
	}
	want, _ := f.Values[0].(string)
	limit, ok := x.enum.Rank(want)
	switch f.Op {
	case plan.Gt:
		return ok && rank > limit
	case plan.Gte:
		return ok && rank >= limit
	case plan.Lt:
		return ok && rank < limit
	}
	return ok && rank <= limit
}

// membersOfKeys looks up values in the tree of a field.
func membersOfKeys(f *plan.Filter, x *indexSchema, index *fieldIndex) (_ *roaring.Bitmap, ok bool) {
	out := roaring.New()
	for _, v := range f.Values {
		key, ok := x.keyOfOperand(v)
		if !ok {
			continue
		}
		index.tree.Ascend(entry{key, noNode}, func(e entry) bool {
			if e.key != key {
				return false
			}
			out.Add(uint32(e.node.ref))
			return true
		})
	}
	return out, true
}

// noNode comes before all others that have the same key.
var noNode = &identity{}

// keyOfOperand returns the key that equals the value of a condition; ok is false where values of the field equal none of its type.
func (x *orderedField) keyOfOperand(v any) (_ string, ok bool) {
	switch x.field.Type.Name {
	case "Int":
		_, ok = v.(int64)
	case "Float":
		_, ok = v.(float64)
	case "Boolean":
		_, ok = v.(bool)
	default:
		_, ok = v.(string)
	}
	if x.partial && ok {
		rank, _ := x.precisions.Rank("DAY")
		return partialDateKey(v.(string), rank), true
	}
	return x.keyOfValue(v), ok
}

// isRange reports whether a condition on a kind can be answered from a part of a tree.
func (t *tester) isRange(k int, f *plan.Filter) bool {
	switch f.Op {
	case plan.Gt, plan.Gte, plan.Lt, plan.Lte:
	default:
		return false
	}
	at, ok := t.s.kinds[k].indexOf[f.Field.Name]
	return ok && t.s.kinds[k].indexes[at].tree && t.s.kinds[k].indexes[at].sets == 0
}

// comparisons are those of one field.
type comparisons []*plan.Filter

// addComparison adds a comparison to those of its field.
func addComparison(to []comparisons, c *plan.Filter) []comparisons {
	for i := range to {
		if to[i][0].Field.Name == c.Field.Name {
			to[i] = append(to[i], c)
			return to
		}
	}
	return append(to, comparisons{c})
}

// A keyRange is the part of a tree in which comparisons hold.
type keyRange struct {
	from, to string // the first key, and the one before which it ends
	hasTo    bool
	never    bool // no value can satisfy the comparisons
}

// narrow narrows the range to a comparison.
func (r *keyRange) narrow(x *orderedField, f *plan.Filter) {
	if _, ok := x.keyOfOperand(f.Values[0]); !ok {
		r.never = true
		return
	}
	bound := x.bound(f.Values[0], f.Op == plan.Gt || f.Op == plan.Lte)
	if f.Op == plan.Gt || f.Op == plan.Gte {
		r.from = max(r.from, bound)
	} else if !r.hasTo || bound < r.to {
		r.to, r.hasTo = bound, true
	}
}

// bound returns the key at which the values begin for which a comparison with a value holds, or no longer holds: behind the value itself
// or not. Keys of a day, of whatever precision, are between the day and the day with a tilde.
func (x *orderedField) bound(v any, behind bool) string {
	switch {
	case x.partial && behind:
		return v.(string) + "~"
	case x.partial:
		return v.(string)
	case behind:
		return x.keyOfValue(v) + "\x00"
	}
	return x.keyOfValue(v)
}

// membersOfRange reads the part of a tree in which some comparisons hold, unless that has more than limit entries. Partial dates that may
// be one of several days are compared one by one.
func (t *tester) membersOfRange(k int, all comparisons, limit int) (_ *roaring.Bitmap, part indexPart, ok bool) {
	part.index = t.s.kinds[k].indexOf[all[0].Field.Name]
	x, index := &t.s.kinds[k].indexes[part.index], &t.s.state[k].fields[part.index]
	for _, f := range all {
		part.narrow(x.orderedField, f)
	}
	if part.never {
		return noNodes, part, true
	}
	var refs []uint32
	index.tree.Ascend(entry{part.from, noNode}, func(e entry) bool {
		if part.hasTo && e.key >= part.to {
			return false
		}
		refs = append(refs, uint32(e.node.ref))
		return len(refs) <= limit
	})
	if part.nodes = len(refs); part.nodes > limit {
		return nil, part, false
	}
	out := roaring.BitmapOf(refs...)
	if !x.partial || index.vague.read().IsEmpty() {
		return out, part, true
	}
	out.AndNot(index.vague.read())
	passes := t.allOf(all)
	for it := index.vague.read().Iterator(); it.HasNext(); {
		if ref := it.Next(); passes(executor.Ref(ref)) {
			out.Add(ref)
		}
	}
	return out, part, true
}

// has reports whether a key is in the range.
func (r *keyRange) has(k sortKey) bool {
	return !r.never && !k.null && k.key >= r.from && (!r.hasTo || k.key < r.to)
}

// candidatesOfRelated returns nodes of a kind among which are all that have a related node for which a filter holds: it finds the related
// ones first and goes back from them. ok is false where indexes don't find these, or where they are more than limit.
func (t *tester) candidatesOfRelated(k int, f *plan.Filter, limit int) (_ *roaring.Bitmap, ok bool) {
	if f.Op != plan.Some {
		return nil, false
	}
	field := t.s.kinds[k].kind.Field(f.Field.Name)
	if field == nil || !field.Leads() {
		return nil, false
	}
	ends := roaring.New()
	for _, kind := range t.s.c.KindsOf(field.Type.Name).In(t.s.c) {
		found := t.selectNodes(kind.Index, &f.Sub[0])
		if int(found.set.GetCardinality()) > limit {
			return nil, false
		}
		for it := found.set.Iterator(); it.HasNext(); {
			if ref := it.Next(); found.exact() || found.rest(executor.Ref(ref)) {
				ends.Add(ref)
			}
		}
	}
	if field.Role == ontology.Traverse {
		return t.startsOfPath(k, field.Trie(t.s.kinds[k].kind), ends, limit)
	}
	out := t.back(ends, ontology.Hop{Relation: field.Relation, Direction: field.Direction})
	out.And(t.s.all(k))
	return out, true
}

// back returns the nodes from which a hop leads to some nodes.
func (t *tester) back(to *roaring.Bitmap, h ontology.Hop) *roaring.Bitmap {
	out := roaring.New()
	for it := to.Iterator(); it.HasNext(); {
		for _, e := range t.s.edgesOf(ontology.Hop{Relation: h.Relation, Direction: h.Direction.Reverse()}, executor.Ref(it.Next())) {
			out.Add(uint32(e.To))
		}
	}
	return out
}

// startsOfPath returns the nodes of a kind from which a path leads to some ends, a node itself among them. It takes the states of the trie
// from the last to the first: a state always comes before those that it leads to.
func (t *tester) startsOfPath(k int, trie *ontology.Trie, ends *roaring.Bitmap, limit int) (_ *roaring.Bitmap, ok bool) {
	at := make([]*roaring.Bitmap, len(trie.States))
	for i := len(trie.States) - 1; i >= 0; i-- {
		at[i] = roaring.New()
		for _, end := range trie.States[i].Ends {
			at[i].Or(t.ofKinds(ends, end.Kinds))
		}
		for _, next := range trie.States[i].Next {
			at[i].Or(t.back(t.ofKinds(at[next.State], next.To), next.Hop))
		}
		if int(at[i].GetCardinality()) > limit {
			return nil, false
		}
	}
	at[0].And(t.s.all(k))
	return at[0], true
}

// ofKinds returns those nodes that are of some kinds.
func (t *tester) ofKinds(nodes *roaring.Bitmap, kinds ontology.KindSet) *roaring.Bitmap {
	out := roaring.New()
	for it := nodes.Iterator(); it.HasNext(); {
		if ref := it.Next(); kinds.Has(int(t.s.Kind(executor.Ref(ref)))) {
			out.Add(ref)
		}
	}
	return out
}
