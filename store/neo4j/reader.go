package neo4j

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A reader reads one version of the graph within one transaction. It numbers the nodes and relations that it has read, in
// the order in which it reads them.
type reader struct {
	layout  *layout
	tx      runner
	version store.Version

	refs           map[string]executor.Ref
	ids            []string
	kinds          []uint8
	edgeProperties []map[string]any // by handle: the properties of a relation, nil if its facts weren't asked for

	prefetched prefetchedCells
	groupedIDs map[int][]any // by step: the ids of the nodes that are grouped, see groupReader.collectFiltered
}

var _ executor.Reader = (*reader)(nil)

func newReader(l *layout, tx runner, version store.Version) *reader {
	return &reader{layout: l, tx: tx, version: version, refs: map[string]executor.Ref{}}
}

// Version returns which version is read.
func (r *reader) Version() store.Version { return r.version }

// ID returns a node's id.
func (r *reader) ID(ref executor.Ref) string { return r.ids[ref] }

// Kind returns a node's kind.
func (r *reader) Kind(ref executor.Ref) uint8 { return r.kinds[ref] }

// Refs returns how many nodes have been read so far.
func (r *reader) Refs() int { return len(r.ids) }

// ref returns the number of a node. Its id tells its kind.
func (r *reader) ref(id string) (executor.Ref, error) {
	if ref, ok := r.refs[id]; ok {
		return ref, nil
	}
	kind := r.layout.kindOf(id)
	if kind == nil {
		return 0, ontologyMismatch(id, fmt.Errorf("there is no such kind"))
	}
	ref := executor.Ref(len(r.ids))
	r.refs[id], r.ids, r.kinds = ref, append(r.ids, id), append(r.kinds, uint8(kind.Index))
	return ref, nil
}

// Fact returns a cell of a relation.
func (r *reader) Fact(relation *ontology.Relation, e executor.Edge, name string, part int) []byte {
	slot := relation.Slot(name)
	props := r.edgeProperties[e.Handle]
	if slot < 0 || props == nil {
		return nil
	}
	return r.layout.relations[relation.Index].cell(slot+part, props)
}

// addEdge numbers a relation and decodes what paths need of it. props holds the properties asked for.
func (r *reader) addEdge(relation *ontology.Relation, to executor.Ref, props map[string]any, facts bool) executor.Edge {
	out := executor.Edge{To: to, Handle: int32(len(r.edgeProperties))}
	if f := relation.BasisFact(); f != nil {
		if basis, ok := props[f.Name].(string); ok {
			rank, _ := r.layout.catalogue.Enum("Basis").Rank(basis)
			out.Basis = ontology.Basis(rank + 1)
		}
	}
	standing, _ := props["standing"].(string)
	rank, _ := r.layout.catalogue.Enum("Standing").Rank(standing)
	out.Standing = ontology.Standing(rank)
	if p, ok := props[store.PositionProperty].(int64); ok {
		out.Position = int32(p)
	}
	if !facts {
		props = nil
	}
	r.edgeProperties = append(r.edgeProperties, props)
	return out
}
