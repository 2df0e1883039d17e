package embedded

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/store/executor"
)

// A linkChange is a relation that a node loses or gains over a hop.
type linkChange struct {
	node executor.Ref
	hop  int16 // of the node's kind
	gain bool
	edge executor.Edge
}

func (r *revision) link(handle int32)   { r.addLinkChanges(handle, true) }
func (r *revision) unlink(handle int32) { r.addLinkChanges(handle, false) }

func (r *revision) addLinkChanges(handle int32, gain bool) {
	e := r.edge(handle)
	relation := r.relations[e.relation].relation
	for _, dir := range []ontology.Direction{ontology.Out, ontology.In} {
		node := e.from
		if dir == ontology.In {
			node = e.to
		}
		at := r.kinds[r.Kind(node)].hop(ontology.Hop{Relation: relation, Direction: dir})
		r.relink = append(r.relink, linkChange{node, at, gain, r.seen(handle, dir)})
	}
}

// changeLinks makes the links anew of all blocks and hops that the noted changes touch.
func (r *revision) changeLinks() {
	changes := r.relink
	slices.SortStableFunc(changes, func(a, b linkChange) int {
		return cmp.Or(cmp.Compare(a.node>>blockBits, b.node>>blockBits), cmp.Compare(a.hop, b.hop), cmp.Compare(a.node, b.node))
	})
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].node>>blockBits == changes[0].node>>blockBits && changes[n].hop == changes[0].hop {
			n++
		}
		b := r.nodeBlock(changes[0].node)
		b.links[changes[0].hop] = r.changed(b.links[changes[0].hop], changes[:n])
		changes = changes[n:]
	}
	r.relink = r.relink[:0]
}

// changed returns the links of a block over a hop after some changes, nil where none is left.
func (r *revision) changed(before *links, changes []linkChange) *links {
	if before == nil {
		before = &links{}
	}
	out := &links{list: make([]executor.Edge, 0, len(before.list)+len(changes))}
	for i := range int32(blockSize) {
		start := len(out.list)
		out.list = append(out.list, before.list[before.from[i]:before.from[i+1]]...)
		gained := false
		for len(changes) > 0 && changes[0].node&blockMask == i {
			c := &changes[0]
			if c.gain {
				out.list, gained = append(out.list, c.edge), true
			} else {
				own := out.list[start:]
				at := slices.IndexFunc(own, func(e executor.Edge) bool { return e.Handle == c.edge.Handle })
				out.list = out.list[:start+len(slices.Delete(own, at, at+1))]
			}
			changes = changes[1:]
		}
		if gained {
			slices.SortFunc(out.list[start:], r.compareEdges)
		}
		out.from[i+1] = int32(len(out.list))
	}
	if len(out.list) == 0 {
		return nil
	}
	out.list = slices.Clip(out.list)
	return out
}

// compareEdges compares relations by the ids of the other ends, then by their types, then by their own ids.
func (s *snapshot) compareEdges(a, b executor.Edge) int {
	if a.To != b.To {
		return cmp.Compare(s.ID(a.To), s.ID(b.To))
	}
	x, y := s.edge(a.Handle), s.edge(b.Handle)
	return cmp.Or(cmp.Compare(x.relation, y.relation), cmp.Compare(s.edgeID(x), s.edgeID(y)))
}
