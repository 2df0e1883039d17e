package embedded

import (
	"slices"
	"strings"
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
	trees  [][]treeChange // by kind: what its trees lose and gain
	named  []treeChange   // what the tree of names loses and gains
}

// revise returns the version after some edits, which were checked.
func (s *snapshot) revise(version store.Version, edits []store.Edit) *snapshot {
	next := *s
	next.nodes, next.edges, next.state, next.freed = slices.Clone(s.nodes), slices.Clone(s.edges), slices.Clone(s.state), slices.Clone(s.freed)
	next.terms = new(termIndex)
	r := &revision{snapshot: &next, owner: new(owner)}
	for i := range edits { // relations go before their nodes, and come after them
		if e := &edits[i]; e.Edge != nil && e.Delete {
			r.deleteEdge(e.Edge)
		}
	}
	r.changeLinks()
	r.changeNodes(edits)
	for i := range edits {
		if e := &edits[i]; e.Edge != nil && !e.Delete {
			r.putEdge(e.Edge)
		}
	}
	r.changeLinks()
	next.version = version
	next.version.Counts = make([]int, len(next.state))
	for k := range next.state {
		next.version.Counts[k] = next.state[k].byID.Len()
	}
	next.paths = newPathEnds(&next)
	return &next
}

// changeNodes deletes and puts nodes, and brings the indexes up to date.
func (r *revision) changeNodes(edits []store.Edit) {
	r.trees = make([][]treeChange, len(r.kinds))
	for i := range edits {
		switch e := &edits[i]; {
		case e.Node == nil:
		case e.Delete:
			r.deleteNode(e.Node.ID)
		default:
			r.putNode(e.Node)
		}
	}
	for k := range r.trees {
		r.changeTrees(k, r.trees[k])
	}
	if len(r.named) > 0 {
		r.names = changeTree(r.names, r.named, lessName, newNames, func(e entry) name { return name{e.key, e.node} })
	}
}

func (r *revision) putNode(n *store.Node) {
	k := r.c.Kind(n.Kind).Index
	next := r.kinds[k].encode(&r.writer, n.ID, n.Properties)
	var known *identity
	if i, ok := r.state[k].byID.Get(&identity{id: n.ID}); ok {
		known = i
	} else {
		known = r.newNode(k, n.ID)
	}
	b := r.nodeBlock(known.ref)
	before := b.rows[known.ref&blockMask]
	b.rows[known.ref&blockMask] = next
	r.reindex(k, known, before, next)
	r.rename(k, known, before, store.Names(r.c, n))
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
	r.trees[k] = append(r.trees[k], treeChange{index: identities, put: true, entry: entry{node: out}})
	return out
}

func (r *revision) deleteNode(id string) {
	k := r.c.KindOfID(id).Index
	known, _ := r.state[k].byID.Get(&identity{id: id})
	b := r.nodeBlock(known.ref)
	before := b.rows[known.ref&blockMask]
	b.rows[known.ref&blockMask], b.nodes[known.ref&blockMask] = "", nil
	r.reindex(k, known, before, "")
	r.rename(k, known, before, nil)
	x := r.kindState(k)
	x.all.write(r.owner).Remove(uint32(known.ref))
	x.freed = append(x.freed, known.ref)
	r.trees[k] = append(r.trees[k], treeChange{index: identities, entry: entry{node: known}})
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
func (r *revision) rename(k int, n *identity, before row, names []string) {
	if before != "" {
		old := store.Names(r.c, &store.Node{Kind: r.kinds[k].kind.Name, ID: n.id, Properties: r.kinds[k].properties(r.c, before)})
		for _, text := range old {
			if !slices.Contains(names, text) {
				r.named = append(r.named, treeChange{entry: entry{text, n}})
			}
		}
	}
	for _, text := range names {
		r.named = append(r.named, treeChange{put: true, entry: entry{text, n}})
	}
}

// handleOf returns a relation, or -1.
func (s *snapshot) handleOf(relation *ontology.Relation, id string) int32 {
	from, to := store.EndsOfID(id)
	near, far := s.find(from), s.find(to)
	if near < 0 || far < 0 {
		return -1
	}
	suffix := suffixOf(id, from, to)
	list := s.edgesOf(ontology.Hop{Relation: relation, Direction: ontology.Out}, near)
	i, ok := slices.BinarySearchFunc(list, to, func(e executor.Edge, id string) int {
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
	handle := r.handleOf(r.c.Relation(e.Relation), e.ID)
	b := r.edgeBlock(handle)
	r.unlink(handle)
	b.edges[handle&blockMask] = edge{}
	r.freed = append(r.freed, handle)
	r.count--
}

func (r *revision) putEdge(e *store.Edge) {
	relation := r.c.Relation(e.Relation)
	x := &r.relations[relation.Index]
	facts := row(unique.Make(string(x.encode(&r.writer, "", e.Properties))).Value())
	handle := r.handleOf(relation, e.ID)
	if handle >= 0 {
		r.unlink(handle)
	} else {
		handle = r.newEdge()
	}
	b := r.edgeBlock(handle)
	b.edges[handle&blockMask] = edge{
		from: r.find(e.From), to: r.find(e.To), relation: uint8(relation.Index), used: true,
		suffix: strings.Clone(suffixOf(e.ID, e.From, e.To)), facts: facts,
	}
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
	x := &s.relations[e.relation]
	out := executor.Edge{To: e.to, Handle: handle}
	if dir == ontology.In {
		out.To = e.from
	}
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
