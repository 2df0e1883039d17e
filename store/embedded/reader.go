package embedded

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/level"
)

var _ level.Reader = (*snapshot)(nil)

// Version returns which version the snapshot is.
func (s *snapshot) Version() store.Version { return s.version }

// ID returns a node's id.
func (s *snapshot) ID(ref level.Ref) string { return s.ids[ref] }

// Kind returns a node's kind.
func (s *snapshot) Kind(ref level.Ref) uint8 { return s.kinds[ref] }

// Refs counts the nodes.
func (s *snapshot) Refs() int { return len(s.ids) }

// Lookup finds nodes by id, former id, key or identifier.
func (s *snapshot) Lookup(_ context.Context, step *plan.Step, args *plan.StepArgs) ([]level.Ref, error) {
	switch {
	case args.Key != nil:
		kind := step.Kinds.In(s.c)[0]
		return []level.Ref{s.named(store.KeyName(kind.Name, args.Key.Name, args.Value))}, nil
	case args.Scheme != "":
		return []level.Ref{s.named(store.IdentifierName(args.Scheme, args.Value))}, nil
	}
	out := make([]level.Ref, len(args.IDs))
	for i, id := range args.IDs {
		ref, ok := s.refs[id]
		if !ok {
			ref = s.named(store.FormerName(id))
		}
		out[i] = ref
	}
	return out, nil
}

func (s *snapshot) named(name string) level.Ref {
	if id, ok := s.records.names[name]; ok {
		return s.refs[id]
	}
	return -1
}

// Cells copies stored values.
func (s *snapshot) Cells(_ context.Context, refs []level.Ref, columns []plan.Column) ([][]byte, error) {
	cells := make([][]byte, len(refs)*len(columns))
	for i, ref := range refs {
		if ref >= 0 {
			s.copyCells(cells[i*len(columns):], ref, columns)
		}
	}
	return cells, nil
}

func (s *snapshot) copyCells(to [][]byte, ref level.Ref, columns []plan.Column) {
	kind := s.kinds[ref]
	for c := range columns {
		col := &columns[c]
		if col.From != plan.Property || !col.On.Has(int(kind)) {
			continue
		}
		if slot := s.c.Kinds[kind].Slot(col.Name); slot >= 0 {
			to[c] = s.cells[s.base[ref]+int32(slot+col.Part)]
		}
	}
}

// Edges needs nothing fetched: all relations are in memory.
func (s *snapshot) Edges(_ context.Context, hops []ontology.Hop, _ []level.Ref, _ bool) (level.Adjacency, error) {
	return &neighbors{s, hops}, nil
}

type neighbors struct {
	s    *snapshot
	hops []ontology.Hop
}

// Edges returns the relations of a node over a hop.
func (n *neighbors) Edges(hop int, node level.Ref) []level.Edge { return n.s.of(n.hops[hop], node) }

// Fact returns a cell of a relation.
func (s *snapshot) Fact(r *ontology.Relation, e level.Edge, name string, part int) []byte {
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
