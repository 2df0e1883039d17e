package neo4j

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A reader reads one version of the graph within one transaction. Nodes and relations that it has met are numbered in
// the order in which it met them.
type reader struct {
	l       *layout
	tx      runner
	version store.Version

	refs  map[string]executor.Ref
	ids   []string
	kinds []uint8
	edges []map[string]any // by handle: what a relation holds, where its facts were asked for

	ahead  ahead
	listed map[int][]any // by step: the ids of all nodes of a list whose groups were asked for, see grouper.find
}

var _ executor.Reader = (*reader)(nil)

func newReader(l *layout, tx runner, version store.Version) *reader {
	return &reader{l: l, tx: tx, version: version, refs: map[string]executor.Ref{}}
}

// Version returns which version is read.
func (r *reader) Version() store.Version { return r.version }

// ID returns a node's id.
func (r *reader) ID(ref executor.Ref) string { return r.ids[ref] }

// Kind returns a node's kind.
func (r *reader) Kind(ref executor.Ref) uint8 { return r.kinds[ref] }

// Refs counts the nodes met so far.
func (r *reader) Refs() int { return len(r.ids) }

// ref numbers a node. Its id tells its kind.
func (r *reader) ref(id string) (executor.Ref, error) {
	if ref, ok := r.refs[id]; ok {
		return ref, nil
	}
	kind := r.l.kindOf(id)
	if kind == nil {
		return 0, unfit(id, fmt.Errorf("there is no such kind"))
	}
	ref := executor.Ref(len(r.ids))
	r.refs[id], r.ids, r.kinds = ref, append(r.ids, id), append(r.kinds, uint8(kind.Index))
	return ref, nil
}

// Fact returns a cell of a relation.
func (r *reader) Fact(relation *ontology.Relation, e executor.Edge, name string, part int) []byte {
	slot := relation.Slot(name)
	props := r.edges[e.Handle]
	if slot < 0 || props == nil {
		return nil
	}
	return r.l.relations[relation.Index].cell(slot+part, props)
}

// edge numbers a relation and reads what paths need of it. props may lack what nobody asked for.
func (r *reader) edge(relation *ontology.Relation, to executor.Ref, props map[string]any, facts bool) executor.Edge {
	out := executor.Edge{To: to, Handle: int32(len(r.edges))}
	if f := relation.BasisFact(); f != nil {
		if basis, ok := props[f.Name].(string); ok {
			rank, _ := r.l.c.Enum("Basis").Rank(basis)
			out.Basis = ontology.Basis(rank + 1)
		}
	}
	standing, _ := props["standing"].(string)
	rank, _ := r.l.c.Enum("Standing").Rank(standing)
	out.Standing = ontology.Standing(rank)
	if p, ok := props[store.PositionProperty].(int64); ok {
		out.Position = int32(p)
	}
	if !facts {
		props = nil
	}
	r.edges = append(r.edges, props)
	return out
}
