package embedded

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// A scan finds a page of all nodes of some kinds that pass a filter. It goes over them in the order that is asked for where an index has
// it, until the page is full; or it sorts those that pass, where they are few beside those that it would go over.
type scan struct {
	*pager
	kinds   []*scanned // in the order of their ids
	members int        // how many nodes the selections have
	nodes   int        // how many a walk over all of them would go over
	indexed bool       // every kind has an index in the order of the first key
}

// scanned is one kind of a scan.
type scanned struct {
	selection
	kind, index int        // index is -1 for an order by id
	part        *indexPart // of the index, outside of which there is no member; or nil
}

// findPart finds the part of the order's index to which the filter restricts the members.
func (one *scanned) findPart() {
	for i := range one.parts {
		if one.index >= 0 && one.parts[i].index == one.index {
			one.part = &one.parts[i]
		}
	}
}

// newScan selects the nodes of the step's kinds.
func (p *pager) newScan() *scan {
	c := &scan{pager: p, indexed: !p.s.noIndexes}
	for _, k := range p.s.byID {
		if !p.q.Step.Kinds.Has(k) || p.s.all(k).IsEmpty() {
			continue
		}
		one := &scanned{kind: k, index: -1, selection: p.tester.selectNodes(k, &p.q.Args.Filter)}
		if len(p.q.Args.Order) > 0 {
			c.indexed = c.indexed && p.findOrder(one, &p.q.Args.Order[0])
		}
		one.findPart()
		c.kinds = append(c.kinds, one)
		if one.part != nil {
			c.nodes += one.part.nodes
		} else {
			c.nodes += int(p.s.all(k).GetCardinality())
		}
		c.members += int(one.set.GetCardinality())
	}
	return c
}

// findOrder finds the index of a kind that has the order of a key.
func (p *pager) findOrder(one *scanned, key *plan.OrderKey) bool {
	if len(key.Hops) > 0 || key.Field.Role != ontology.Stored {
		return false
	}
	if key.Field.Name == "id" {
		return false
	}
	at, ok := p.s.kinds[one.kind].indexOf[key.Field.Name]
	one.index = at
	return ok && p.s.kinds[one.kind].indexes[at].tree
}

// page returns the page, and how many rows there are on all pages, where that is asked for.
func (c *scan) page() (rows []candidate, total int) {
	c.explain()
	if c.q.List.Total || c.q.List.Shape != plan.Page {
		c.settle()
		total = c.members
	}
	if c.q.List.Shape != plan.Page {
		c.addMembers()
		c.sortByID()
		return c.candidates, total
	}
	if c.mayWalk() {
		if rows, ok := c.walk(); ok {
			return rows, total
		}
		c.candidates, c.keys = c.candidates[:0], c.keys[:0]
	}
	c.addMembers()
	return c.pager.page(), total
}

// settle looks at every node that indexes leave open.
func (c *scan) settle() {
	c.members = 0
	for _, one := range c.kinds {
		if !one.exact() {
			var passed []uint32
			n := 0
			for it := one.set.Iterator(); it.HasNext() && !c.cancelled(n); n++ {
				if ref := it.Next(); one.rest(executor.Ref(ref)) {
					passed = append(passed, ref)
				}
			}
			one.set, one.rest, one.all = roaring.BitmapOf(passed...), nil, false
		}
		c.members += int(one.set.GetCardinality())
	}
}

// addMembers adds all members to the candidates, kind by kind.
func (c *scan) addMembers() {
	n := 0
	for _, one := range c.kinds {
		for it := one.set.Iterator(); it.HasNext() && !c.cancelled(n); n++ {
			if ref := executor.Ref(it.Next()); one.exact() || one.rest(ref) {
				c.addCandidate(executor.Edge{To: ref})
			}
		}
	}
}

// A walk costs less for each node that it goes over than a sort does for each that it sorts. It ends as a sort where it has gone over
// maxWalked times as many as it was expected to, because those that pass stand together at its end, unless the sort would take longer yet.
const maxWalked = 8

// mayWalk decides between going over an index and sorting.
func (c *scan) mayWalk() bool {
	args := c.q.Args
	if !c.indexed || args.After != nil && args.Before != nil || args.Back && args.After != nil || !args.Back && args.Before != nil {
		return false
	}
	return c.expected() <= 2*c.members || c.members > 10_000 && c.expected() < c.members*8
}

// expected is how many nodes a walk is expected to go over.
func (c *scan) expected() int { return (c.q.Args.First + 1) * c.nodes / max(1, c.members) }

// walk goes over the indexes until the page is full; ok is false where that takes too long.
func (c *scan) walk() (_ []candidate, ok bool) {
	args := c.q.Args
	at := args.After
	if args.Back {
		at = args.Before
	}
	stream := c.stream(at, args.Back)
	stream.steps = max(maxWalked*c.expected()+1000, 4*c.members)
	var rows []candidate
	for len(rows) <= args.First {
		row, found := stream.next()
		if !found {
			break
		}
		if at != nil && !c.beyond(row, at, args.Back) {
			continue
		}
		rows = append(rows, row)
	}
	if stream.steps <= 0 {
		return nil, false
	}
	more := len(rows) > args.First
	if more && c.q.Cut {
		c.out.MarkCut()
	}
	rows = rows[:min(len(rows), args.First)]
	other := false // whether rows come before those after the cursor, or after those before it
	if at != nil && (args.Back && c.out.More != nil || !args.Back && c.out.Less != nil) {
		other = c.anyUpTo(at, !args.Back)
	}
	less := other
	if args.Back {
		slices.Reverse(rows)
		more, less = other, more
	}
	if c.out.More != nil {
		c.out.More = append(c.out.More, more)
	}
	if c.out.Less != nil {
		c.out.Less = append(c.out.Less, less)
	}
	return rows, true
}

// beyond reports whether a row comes after a position, or before it where the order is gone over backward.
func (c *scan) beyond(row candidate, at *plan.Position, back bool) bool {
	n := c.compareWith(row, at)
	if back {
		return n < 0
	}
	return n > 0
}

// anyUpTo reports whether there is a row at a position or beyond it.
func (c *scan) anyUpTo(at *plan.Position, back bool) bool {
	stream := c.stream(at, back)
	stream.steps = 1 << 60
	for {
		row, found := stream.next()
		if !found {
			return false
		}
		if n := c.compareWith(row, at); n == 0 || back && n < 0 || !back && n > 0 {
			return true
		}
	}
}

// A stream gives the rows of a scan in order. Where an order has several keys, nodes with an equal first key are sorted by the others.
type stream struct {
	*scan
	heads []*head
	back  bool
	tied  []candidate // in the order to be given, from the end
	steps int         // how many nodes it may still go over
}

// A head is the next node of a kind.
type head struct {
	*scanned
	walk *walk
	node *identity
	key  sortKey
	ok   bool

	entered bool // it has come to the part: it may begin one key before that
}

func (c *scan) stream(from *plan.Position, back bool) *stream {
	out := &stream{scan: c, back: back}
	for _, one := range c.kinds {
		var at *walkFrom
		if from != nil {
			at = &walkFrom{id: from.ID}
			if len(c.desc) > 0 {
				at.key = c.positionKey(from, 0)
			}
			if len(c.desc) > 1 { // nodes with an equal first key may come in any order of their ids
				at.id = ""
				if back {
					at.id = "\x7f"
				}
			}
		}
		desc := len(c.desc) > 0 && c.desc[0]
		if one.part != nil && (from == nil || !one.part.has(at.key)) {
			if from != nil && one.part.isBehind(at.key, desc != back, back) {
				continue
			}
			at = one.part.start(desc != back, back)
		}
		h := &head{scanned: one, walk: c.s.newWalk(one.kind, one.index, desc, back, at)}
		h.advance()
		out.heads = append(out.heads, h)
	}
	return out
}

func (h *head) advance() {
	for {
		h.node, h.key, h.ok = h.walk.next()
		if !h.ok || h.part == nil || h.part.has(h.key) {
			h.entered = true
			return
		}
		if h.entered || h.key.null && !h.walk.back {
			h.ok = false // it has left the part
			return
		}
	}
}

// start returns where a walk over the part begins, nil for the end of the index.
func (p *indexPart) start(keysDescend, idsDescend bool) *walkFrom {
	at := &walkFrom{key: sortKey{key: p.from}}
	if keysDescend {
		if !p.hasTo {
			return nil
		}
		at.key.key = p.to
	}
	if idsDescend {
		at.id = "\x7f"
	}
	return at
}

// isBehind reports whether a key that is not in the part comes after it in the order of a walk. Nulls come last.
func (p *indexPart) isBehind(k sortKey, keysDescend, back bool) bool {
	switch {
	case k.null:
		return !back
	case keysDescend:
		return k.key < p.from
	}
	return p.hasTo && k.key >= p.to
}

// first returns the head whose node comes first, or nil.
func (r *stream) first() *head {
	var best *head
	for _, h := range r.heads {
		if h.ok && (best == nil || r.compareHeads(h, best) < 0) {
			best = h
		}
	}
	return best
}

func (r *stream) compareHeads(a, b *head) int {
	n := 0
	if len(r.desc) > 0 {
		n = compareSortKeys(r.desc[0], a.key, b.key)
	}
	n = cmp.Or(n, compareIdentities(a.node, b.node))
	if r.back {
		return -n
	}
	return n
}

// next returns the next row.
func (r *stream) next() (_ candidate, ok bool) {
	if len(r.desc) > 1 {
		return r.nextTied()
	}
	for {
		h := r.first()
		if h == nil || r.steps <= 0 || r.cancelled(r.steps) {
			return candidate{}, false
		}
		ref, key := h.node.ref, h.key
		r.steps--
		h.advance()
		if h.passes(ref) {
			return r.candidate(ref, key), true
		}
	}
}

// passes reports whether a node is a member of a kind's selection.
func (one *scanned) passes(ref executor.Ref) bool {
	return (one.all || one.set.Contains(uint32(ref))) && (one.exact() || one.rest(ref))
}

// candidate returns a node that is found by the key of its only order.
func (r *stream) candidate(ref executor.Ref, key sortKey) candidate {
	out := candidate{edge: executor.Edge{To: ref}, key: int32(len(r.keys))}
	if len(r.desc) > 0 {
		r.keys = append(r.keys, key)
	}
	return out
}

// nextTied returns the next row of an order with several keys.
func (r *stream) nextTied() (_ candidate, ok bool) {
	for len(r.tied) == 0 {
		h := r.first()
		if h == nil {
			return candidate{}, false
		}
		for key := h.key; h != nil && h.key == key; h = r.first() {
			if r.steps--; r.steps <= 0 || r.cancelled(r.steps) {
				return candidate{}, false
			}
			if h.passes(h.node.ref) {
				r.tied = append(r.tied, r.withKeys(executor.Edge{To: h.node.ref}))
			}
			h.advance()
		}
		slices.SortFunc(r.tied, func(a, b candidate) int {
			n := cmp.Or(r.compareKeys(a, b), compareIdentities(r.s.identity(a.edge.To), r.s.identity(b.edge.To)))
			if r.back {
				return n
			}
			return -n
		})
	}
	n := len(r.tied)
	out := r.tied[n-1]
	r.tied = r.tied[:n-1]
	return out, true
}
