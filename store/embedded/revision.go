package embedded

import (
	"slices"
	"strings"
	"sync"
	"unique"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A revision makes the next version of a graph. It copies what it changes, a block or a path through a tree at a time, so that its cost
// is that of the change and readers of other versions see nothing of it.
type revision struct {
	*snapshot
	owner  *owner
	writer rowWriter
	relink []linkChange
	refs   refs
	trees  []kindChanges // by kind
	named  []treeChange  // what the tree of names loses and gains
	folds  []treeChange  // what the tree of folded names does

	before  *termIndex     // of the version before, nil where it has none
	touched []executor.Ref // nodes that were put or deleted, where there is an index of words
}

// refs are nodes by their ids: those that a change touches, as far as they are there. To find them once is much cheaper than each time.
type refs map[string]executor.Ref

// revision begins the version after a snapshot.
func (s *snapshot) revision() *revision {
	next := *s
	next.nodes, next.edges, next.state, next.freed = slices.Clone(s.nodes), slices.Clone(s.edges), slices.Clone(s.state), slices.Clone(s.freed)
	next.terms = new(lazyTerms)
	return &revision{snapshot: &next, before: s.terms.index.Load(), owner: new(owner), refs: refs{}, trees: make([]kindChanges, len(s.kinds))}
}

// revise returns the version after some edits, which were checked. found has the nodes that they touch, and is brought up to date.
func (s *snapshot) revise(version store.Version, edits []store.Edit, found refs) *snapshot {
	r := s.revision()
	r.refs = found
	for i := range edits { // relations go before their nodes, and come after them
		if e := &edits[i]; e.Edge != nil && e.Delete {
			r.deleteEdge(e.Edge)
		}
	}
	r.changeLinks()
	for i := range edits {
		switch e := &edits[i]; {
		case e.Node == nil:
		case e.Delete:
			r.deleteNode(e.Node.ID)
		default:
			r.putNode(e.Node)
		}
	}
	r.changeAllTrees()
	for i := range edits {
		if e := &edits[i]; e.Edge != nil && !e.Delete {
			r.putEdge(e.Edge)
		}
	}
	return r.finish(version)
}

// finish returns the version that was made.
func (r *revision) finish(version store.Version) *snapshot {
	r.changeLinks()
	next := r.snapshot
	next.version = version
	next.version.Counts = make([]int, len(next.state))
	for k := range next.state {
		next.version.Counts[k] = next.state[k].byID.Len()
	}
	next.paths = make(pathEnds, next.numPaths)
	r.retext(r.before)
	return next
}

// changeAllTrees brings the trees up to date with the nodes that were put and deleted. Only then are new nodes found by others.
func (r *revision) changeAllTrees() {
	var others sync.WaitGroup
	for k := range r.trees {
		r.changeTrees(k, r.trees[k], &others)
		r.trees[k] = kindChanges{}
	}
	if named := r.named; len(named) > 0 {
		beside(&others, len(named), func() {
			r.names = changeTree(r.names, named, compareNames, newNames, func(e entry) name { return name{e.key, e.node} })
		})
	}
	if folds := r.folds; len(folds) > 0 {
		beside(&others, len(folds), func() {
			r.folded = changeTree(r.folded, folds, compareEntries, newTree, func(e entry) entry { return e })
		})
	}
	others.Wait()
	r.named, r.folds = nil, nil
}

func (r *revision) putNode(n *store.Node) {
	k := r.c.Kind(n.Kind).Index
	var known *identity
	if ref, isThere := r.refs[n.ID]; isThere {
		known = r.identity(ref)
	}
	r.putRow(k, known, n.ID, r.kinds[k].encode(&r.writer, n.ID, n.Properties))
}

// putRow puts the values of a node; known is nil for a new one.
func (r *revision) putRow(k int, known *identity, id string, after row) {
	if known == nil {
		known = r.newNode(k, id)
	}
	b := r.nodeBlock(known.ref)
	before := b.rows[known.ref&blockMask]
	b.rows[known.ref&blockMask] = after
	r.reindex(k, known, before, after)
	r.rename(k, known, before, after)
	r.refold(k, known, before, after)
	r.noteTouched(known.ref)
}

func (r *revision) noteTouched(ref executor.Ref) {
	if r.before != nil {
		r.touched = append(r.touched, ref)
	}
}

// newNode makes a place for a node.
func (r *revision) newNode(k int, id string) *identity {
	x := r.kindState(k)
	var ref executor.Ref
	switch n := len(x.freed); {
	case n > 0:
		ref, x.freed = x.freed[n-1], x.freed[:n-1]
	default:
		if x.next&blockMask == 0 {
			x.next = executor.Ref(len(r.nodes) << blockBits)
			r.nodes = append(r.nodes, &nodeBlock{owner: r.owner, kind: uint8(k), links: make([]*links, len(r.kinds[k].hops))})
		}
		ref = x.next
		x.next++
	}
	out := &identity{id: id, ref: ref}
	r.nodeBlock(ref).nodes[ref&blockMask] = out
	x.all.write(r.owner).Add(uint32(ref))
	changes := r.changesOf(k)
	changes.byID = append(changes.byID, treeChange{put: true, entry: entry{node: out}})
	r.refs[id] = ref
	return out
}

func (r *revision) deleteNode(id string) {
	k, known := r.c.KindOfID(id).Index, r.identity(r.refs[id])
	delete(r.refs, id)
	b := r.nodeBlock(known.ref)
	before := b.rows[known.ref&blockMask]
	b.rows[known.ref&blockMask], b.nodes[known.ref&blockMask] = "", nil
	r.reindex(k, known, before, "")
	r.rename(k, known, before, "")
	r.refold(k, known, before, "")
	r.noteTouched(known.ref)
	x := r.kindState(k)
	x.all.write(r.owner).Remove(uint32(known.ref))
	x.freed = append(x.freed, known.ref)
	changes := r.changesOf(k)
	changes.byID = append(changes.byID, treeChange{entry: entry{node: known}})
}

// kindState returns the state of a kind, to write to.
func (r *revision) kindState(k int) *kindState {
	x := &r.state[k]
	if x.owner != r.owner {
		x.owner, x.fields, x.freed = r.owner, slices.Clone(x.fields), slices.Clone(x.freed)
	}
	return x
}

// nodeBlock returns the block of a node, to write to.
func (r *revision) nodeBlock(ref executor.Ref) *nodeBlock {
	b := r.nodes[ref>>blockBits]
	if b.owner != r.owner {
		own := *b
		own.owner, own.links = r.owner, slices.Clone(b.links)
		b = &own
		r.nodes[ref>>blockBits] = b
	}
	return b
}

// edgeBlock returns the block of a relation, to write to.
func (r *revision) edgeBlock(handle int32) *edgeBlock {
	b := r.edges[handle>>blockBits]
	if b.owner != r.owner {
		own := *b
		own.owner = r.owner
		b = &own
		r.edges[handle>>blockBits] = b
	}
	return b
}

// rename notes the names that a node loses and gains. Names that stay are put anew, for they may share the memory of the row.
func (r *revision) rename(k int, n *identity, before, after row) {
	names := r.kinds[k].namesOf(r.c, after)
	for _, text := range r.kinds[k].namesOf(r.c, before) {
		if !slices.Contains(names, text) {
			r.named = append(r.named, treeChange{entry: entry{text, n}})
		}
	}
	for _, text := range names {
		r.named = append(r.named, treeChange{put: true, entry: entry{text, n}})
	}
}

// refold notes the folded names that a node loses and gains.
func (r *revision) refold(k int, n *identity, before, after row) {
	had, has := r.kinds[k].foldedNamesOf(r.c, before), r.kinds[k].foldedNamesOf(r.c, after)
	for _, text := range had {
		if !slices.Contains(has, text) {
			r.folds = append(r.folds, treeChange{entry: entry{text, n}})
		}
	}
	for _, text := range has {
		if !slices.Contains(had, text) {
			r.folds = append(r.folds, treeChange{put: true, entry: entry{text, n}})
		}
	}
}

// handleOfKey returns a relation between nodes that were found, or -1.
func (s *snapshot) handleOfKey(key store.EdgeKey, found refs) int32 {
	from, to := store.EndsOfID(key.ID)
	near, isThere := found[from]
	if !isThere {
		return -1
	}
	far, isThere := found[to]
	relation := s.c.Relation(key.Relation) // of a deletion nobody has checked it
	if !isThere || relation == nil {
		return -1
	}
	return s.handleOf(relation, near, far, suffixOf(key.ID, from, to))
}

// handleOf returns the relation between two nodes whose id has a suffix, or -1.
func (s *snapshot) handleOf(relation *ontology.Relation, from, to executor.Ref, suffix string) int32 {
	list := s.edgesOf(ontology.Hop{Relation: relation, Direction: ontology.Out}, from)
	i, ok := slices.BinarySearchFunc(list, s.ID(to), func(e executor.Edge, id string) int {
		if c := strings.Compare(s.ID(e.To), id); c != 0 {
			return c
		}
		return strings.Compare(s.edge(e.Handle).suffix, suffix)
	})
	if !ok {
		return -1
	}
	return list[i].Handle
}

// suffixOf returns what the id of a relation has beside its ends.
func suffixOf(id, from, to string) string {
	if n := len(from) + len(to) + 2; len(id) > n {
		return id[n:]
	}
	return ""
}

func (r *revision) deleteEdge(e *store.Edge) {
	handle := r.handleOfKey(store.EdgeKey{Relation: e.Relation, ID: e.ID}, r.refs)
	b := r.edgeBlock(handle)
	r.unlink(handle)
	b.edges[handle&blockMask] = edge{}
	r.freed = append(r.freed, handle)
	r.count--
}

func (r *revision) putEdge(e *store.Edge) {
	relation := r.c.Relation(e.Relation)
	facts := r.relations[relation.Index].encode(&r.writer, "", e.Properties)
	from, to, suffix := r.refs[e.From], r.refs[e.To], suffixOf(e.ID, e.From, e.To)
	handle := r.handleOf(relation, from, to, suffix)
	if handle >= 0 {
		r.unlink(handle)
	} else {
		handle = r.newEdge()
	}
	r.putFacts(handle, edge{from: from, to: to, relation: uint8(relation.Index), suffix: suffix}, facts)
}

// putFacts puts a relation with its facts, which it shares with those that have the same, and links its ends.
func (r *revision) putFacts(handle int32, e edge, facts row) {
	e.used, e.suffix, e.facts = true, strings.Clone(e.suffix), row(unique.Make(string(facts)).Value())
	r.edgeBlock(handle).edges[handle&blockMask] = e
	r.link(handle)
}

// newEdge makes a place for a relation.
func (r *revision) newEdge() int32 {
	r.count++
	if n := len(r.freed); n > 0 {
		handle := r.freed[n-1]
		r.freed = r.freed[:n-1]
		return handle
	}
	handle := int32(r.count - 1) // no place is free
	if handle&blockMask == 0 {
		r.edges = append(r.edges, &edgeBlock{owner: r.owner})
	}
	return handle
}

// seen returns a relation as it is seen from one of its ends.
func (s *snapshot) seen(handle int32, dir ontology.Direction) executor.Edge {
	e := s.edge(handle)
	out := s.factsOf(e)
	out.Handle, out.To = handle, e.to
	if dir == ontology.In {
		out.To = e.from
	}
	return out
}

// factsOf returns what a link tells of the facts of its relation.
func (s *snapshot) factsOf(e *edge) (out executor.Edge) {
	x := &s.relations[e.relation]
	if x.basis >= 0 {
		if rank, ok := s.c.Enum("Basis").Rank(plainText(e.facts.text(x.basis))); ok {
			out.Basis = ontology.Basis(rank + 1)
		}
	}
	rank, _ := s.c.Enum("Standing").Rank(plainText(e.facts.text(x.standing)))
	out.Standing = ontology.Standing(rank)
	if position, ok := canonical(s.c, x.extra.field.Type, e.facts.text(x.extra.first)).(int64); ok {
		out.Position = int32(position)
	}
	return out
}
