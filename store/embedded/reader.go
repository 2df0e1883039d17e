package embedded

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

var _ executor.Reader = (*snapshot)(nil)

// Version implements executor.Reader.
func (s *snapshot) Version() store.Version { return s.version }

// ID returns a node's id.
func (s *snapshot) ID(ref executor.Ref) string { return s.ids[ref] }

// Kind returns a node's kind.
func (s *snapshot) Kind(ref executor.Ref) uint8 { return s.kinds[ref] }

// Refs implements executor.Reader.
func (s *snapshot) Refs() int { return len(s.ids) }

// Lookup implements executor.Reader.
func (s *snapshot) Lookup(_ context.Context, kinds ontology.KindSet, args *plan.LookupArgs, _ []plan.Column) ([]executor.Ref, error) {
	switch {
	case args.Key != nil:
		kind := kinds.In(s.c)[0]
		return []executor.Ref{s.nodeByName(store.KeyName(kind.Name, args.Key.Name, args.Value))}, nil
	case args.Scheme != "":
		return []executor.Ref{s.nodeByName(store.IdentifierName(args.Scheme, args.Value))}, nil
	}
	out := make([]executor.Ref, len(args.IDs))
	for i, id := range args.IDs {
		ref, ok := s.refs[id]
		if !ok {
			ref = s.nodeByName(store.FormerName(id))
		}
		out[i] = ref
	}
	return out, nil
}

// nodeByName returns the node with a name (see store.Names), or -1.
func (s *snapshot) nodeByName(name string) executor.Ref {
	if id, ok := s.records.names[name]; ok {
		return s.refs[id]
	}
	return -1
}

// Cells implements executor.Reader.
func (s *snapshot) Cells(_ context.Context, refs []executor.Ref, columns []plan.Column) ([][]byte, error) {
	cells := make([][]byte, len(refs)*len(columns))
	copier := copier{s: s, columns: columns, kind: store.NoKind}
	for i, ref := range refs {
		if ref >= 0 {
			copier.copy(cells[i*len(columns):], ref)
		}
	}
	return cells, nil
}

// A copier copies the cells of rows. It keeps where the cells of the last kind are, because rows of one kind mostly follow each other.
type copier struct {
	s       *snapshot
	columns []plan.Column
	kind    uint8
	slots   []int32 // of kind, by column: the index of its cell, or -1 where the kind has no such value
}

func (c *copier) copy(to [][]byte, ref executor.Ref) {
	if kind := c.s.kinds[ref]; kind != c.kind {
		c.locateCells(kind)
	}
	base := c.s.cellBase[ref]
	for i, slot := range c.slots {
		if slot >= 0 {
			to[i] = c.s.cells[base+slot]
		}
	}
}

func (c *copier) locateCells(kind uint8) {
	c.kind, c.slots = kind, c.slots[:0]
	for i := range c.columns {
		col, slot := &c.columns[i], int32(-1)
		if col.Kind == plan.Property && col.On.Has(int(kind)) {
			if at := c.s.c.Kinds[kind].Slot(col.Name); at >= 0 {
				slot = int32(at + col.Part)
			}
		}
		c.slots = append(c.slots, slot)
	}
}

// Edges implements executor.Reader. It reads nothing in advance, because all relations are in memory.
func (s *snapshot) Edges(_ context.Context, hops []ontology.Hop, _ []executor.Ref, _ bool) (executor.Adjacency, error) {
	return &snapshotAdjacency{s, hops}, nil
}

type snapshotAdjacency struct {
	s    *snapshot
	hops []ontology.Hop
}

// Edges returns the relations of a node over a hop.
func (n *snapshotAdjacency) Edges(hop int, node executor.Ref) []executor.Edge {
	return n.s.edgesOf(n.hops[hop], node)
}

// Fact implements executor.Reader.
func (s *snapshot) Fact(r *ontology.Relation, e executor.Edge, name string, part int) []byte {
	slot := r.Slot(name)
	if slot < 0 {
		return nil
	}
	return s.facts[s.factBase[e.Handle]+int32(slot+part)]
}

// export yields all records in order.
func (s *snapshot) export(ctx context.Context, yield func(store.Record, error) bool) {
	for i, n := range s.nodes {
		if i%1024 == 0 && ctx.Err() != nil {
			yield(store.Record{}, ctx.Err())
			return
		}
		if !yield(store.Record{Node: n}, nil) {
			return
		}
	}
	for _, e := range s.edges {
		if !yield(store.Record{Edge: e}, nil) {
			return
		}
	}
}
