package neo4j

import (
	"fmt"
	"strconv"

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
	fused      *fused            // what was read ahead; nil for nothing
	vocabulary *store.Vocabulary // once it has been read
	groupedIDs map[int][]any     // by step: the ids of the nodes that are grouped, see groupReader.collectFiltered
}

var _ executor.AheadReader = (*reader)(nil)

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

// decodeEdgeProperties returns the properties of a relation that aren't null, by name, having checked their types.
func (r *reader) decodeEdgeProperties(relation *ontology.Relation, names, values []any) (map[string]any, error) {
	if len(names) != len(values) {
		return nil, &DecodeError{relation.Type, "properties", fmt.Sprintf("%d values", len(names)), strconv.Itoa(len(values))}
	}
	props := make(map[string]any, len(names))
	for i, v := range values {
		if v == nil {
			continue
		}
		name := names[i].(string) // it was sent as a parameter
		if p := r.layout.relations[relation.Index].byName[name]; p != nil {
			if err := p.check(relation.Type, v); err != nil {
				return nil, err
			}
		}
		props[name] = v
	}
	return props, nil
}

// addEdge numbers a relation and decodes what paths need of it. props holds the properties asked for.
func (r *reader) addEdge(relation *ontology.Relation, to executor.Ref, props map[string]any, facts bool) (executor.Edge, error) {
	out := executor.Edge{To: to, Handle: int32(len(r.edgeProperties))}
	if f := relation.BasisFact(); f != nil {
		rank, ok, err := r.rank(relation, "Basis", f.Name, props)
		if err != nil {
			return out, err
		}
		if ok {
			out.Basis = ontology.Basis(rank + 1)
		}
	}
	rank, _, err := r.rank(relation, "Standing", "standing", props)
	if err != nil {
		return out, err
	}
	out.Standing = ontology.Standing(rank)
	if props[store.PositionProperty] != nil {
		position, err := scanProperty[int64](relation.Type, props, store.PositionProperty)
		if err != nil {
			return out, err
		}
		out.Position = int32(position)
	}
	if !facts {
		props = nil
	}
	r.edgeProperties = append(r.edgeProperties, props)
	return out, nil
}

// rank returns the rank of a value of an enum, if there is one.
func (r *reader) rank(relation *ontology.Relation, enum, name string, props map[string]any) (rank int, ok bool, err error) {
	if props[name] == nil {
		return 0, false, nil
	}
	value, err := scanProperty[string](relation.Type, props, name)
	if err != nil {
		return 0, false, err
	}
	if rank, ok = r.layout.catalogue.Enum(enum).Rank(value); !ok {
		return 0, false, &DecodeError{relation.Type, name, "a " + enum, strconv.Quote(value)}
	}
	return rank, true, nil
}
