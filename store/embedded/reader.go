package embedded

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

var _ executor.Reader = (*snapshot)(nil)

// Version returns which version the snapshot is.
func (s *snapshot) Version() store.Version { return s.version }

// ID returns a node's id.
func (s *snapshot) ID(ref executor.Ref) string { return s.ids[ref] }

// Kind returns a node's kind.
func (s *snapshot) Kind(ref executor.Ref) uint8 { return s.kinds[ref] }

// Refs counts the nodes.
func (s *snapshot) Refs() int { return len(s.ids) }

// Lookup finds nodes by id, former id, key or identifier.
func (s *snapshot) Lookup(_ context.Context, kinds ontology.KindSet, args *plan.LookupArgs, _ []plan.Column) ([]executor.Ref, error) {
	switch {
	case args.Key != nil:
		kind := kinds.In(s.c)[0]
		return []executor.Ref{s.named(store.KeyName(kind.Name, args.Key.Name, args.Value))}, nil
	case args.Scheme != "":
		return []executor.Ref{s.named(store.IdentifierName(args.Scheme, args.Value))}, nil
	}
	out := make([]executor.Ref, len(args.IDs))
	for i, id := range args.IDs {
		ref, ok := s.refs[id]
		if !ok {
			ref = s.named(store.FormerName(id))
		}
		out[i] = ref
	}
	return out, nil
}

func (s *snapshot) named(name string) executor.Ref {
	if id, ok := s.records.names[name]; ok {
		return s.refs[id]
	}
	return -1
}

// Cells copies stored values.
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

// A copier copies the cells of rows. Rows of one kind mostly follow each other, so it keeps where that kind's cells are.
type copier struct {
	s       *snapshot
	columns []plan.Column
	kind    uint8
	slots   []int32 // by column: -1 where the kind has no such value
}

func (c *copier) copy(to [][]byte, ref executor.Ref) {
	if kind := c.s.kinds[ref]; kind != c.kind {
		c.locate(kind)
	}
	base := c.s.base[ref]
	for i, slot := range c.slots {
		if slot >= 0 {
			to[i] = c.s.cells[base+slot]
		}
	}
}

func (c *copier) locate(kind uint8) {
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

// Edges needs nothing fetched: all relations are in memory.
func (s *snapshot) Edges(_ context.Context, hops []ontology.Hop, _ []executor.Ref, _ bool) (executor.Adjacency, error) {
	return &neighbors{s, hops}, nil
}

type neighbors struct {
	s    *snapshot
	hops []ontology.Hop
}

// Edges returns the relations of a node over a hop.
func (n *neighbors) Edges(hop int, node executor.Ref) []executor.Edge {
	return n.s.of(n.hops[hop], node)
}

// Fact returns a cell of a relation.
func (s *snapshot) Fact(r *ontology.Relation, e executor.Edge, name string, part int) []byte {
	slot := r.Slot(name)
	if slot < 0 {
		return nil
	}
	return s.facts[s.edgeBase[e.Handle]+int32(slot+part)]
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
