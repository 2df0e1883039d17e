package embedded

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

var _ executor.DirectReader = (*snapshot)(nil)

// Version implements executor.Reader.
func (s *snapshot) Version() store.Version { return s.version }

// Lookup implements executor.Reader.
func (s *snapshot) Lookup(_ context.Context, kinds ontology.KindSet, args *plan.LookupArgs, _ []plan.Column) ([]executor.Ref, error) {
	switch {
	case args.Key != nil:
		kind := kinds.In(s.c)[0]
		return []executor.Ref{s.findName(store.KeyName(kind.Name, args.Key.Name, args.Value))}, nil
	case args.Scheme != "":
		return []executor.Ref{s.findName(store.IdentifierName(args.Scheme, args.Value))}, nil
	}
	out := make([]executor.Ref, len(args.IDs))
	for i, id := range args.IDs {
		if out[i] = s.find(id); out[i] < 0 {
			out[i] = s.findName(store.FormerName(id))
		}
	}
	return out, nil
}

// LookupFolded implements executor.Reader.
func (s *snapshot) LookupFolded(_ context.Context, q *executor.FoldedQuery, _ []plan.Column) ([]executor.Ref, error) {
	var out []executor.Ref
	for _, key := range q.Keys {
		for _, form := range q.Forms {
			text := store.KeyName(q.Kind.Name, key.Field.Name, form)
			s.folded.Ascend(entry{text, &identity{}}, func(e entry) bool {
				if e.key == text {
					out = append(out, e.node.ref)
				}
				return e.key == text
			})
		}
	}
	return executor.Distinct(out), nil
}

// Cells implements executor.Reader.
func (s *snapshot) Cells(_ context.Context, refs []executor.Ref, columns []plan.Column) ([][]byte, error) {
	cells := make([][]byte, len(refs)*len(columns))
	var slots [copiedAtOnce]int
	copier := copier{s: s, columns: columns, kind: store.NoKind, slots: slots[:0]}
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
	slots   []int // of kind, by column: its cell, or -1 where the kind has no such value
}

// copiedAtOnce is for how many columns there is room without asking for memory.
const copiedAtOnce = 16

func (c *copier) copy(to [][]byte, ref executor.Ref) {
	b := c.s.nodes[ref>>blockBits]
	if b.kind != c.kind {
		c.locateCells(b.kind)
	}
	row := b.rows[ref&blockMask]
	for i, slot := range c.slots {
		if slot >= 0 {
			to[i] = row.cell(slot)
		}
	}
}

func (c *copier) locateCells(kind uint8) {
	c.kind, c.slots = kind, c.slots[:0]
	for i := range c.columns {
		col, slot := &c.columns[i], -1
		if col.Kind == plan.Property && col.On.Has(int(kind)) {
			if at := c.s.c.Kinds[kind].Slot(col.Name); at >= 0 {
				slot = at + col.Part
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

// EdgesOf implements executor.DirectReader.
func (s *snapshot) EdgesOf(h ontology.Hop, node executor.Ref) []executor.Edge {
	return s.edgesOf(h, node)
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
	return s.edge(e.Handle).facts.cell(slot + part)
}
