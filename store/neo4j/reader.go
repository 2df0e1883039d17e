package neo4j

import (
	"context"
	"fmt"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/level"
)

// A reader reads one version of the graph within one transaction. Nodes and relations that it has met are numbered in
// the order in which it met them.
type reader struct {
	l       *layout
	tx      runner
	version store.Version

	refs  map[string]level.Ref
	ids   []string
	kinds []uint8
	edges []map[string]any // by handle: what a relation holds, where its facts were asked for

	ahead ahead
}

var _ level.Reader = (*reader)(nil)

func newReader(l *layout, tx runner, version store.Version) *reader {
	return &reader{l: l, tx: tx, version: version, refs: map[string]level.Ref{}}
}

// Version returns which version is read.
func (r *reader) Version() store.Version { return r.version }

// ID returns a node's id.
func (r *reader) ID(ref level.Ref) string { return r.ids[ref] }

// Kind returns a node's kind.
func (r *reader) Kind(ref level.Ref) uint8 { return r.kinds[ref] }

// Refs counts the nodes met so far.
func (r *reader) Refs() int { return len(r.ids) }

// ref numbers a node. Its id tells its kind.
func (r *reader) ref(id string) (level.Ref, error) {
	if ref, ok := r.refs[id]; ok {
		return ref, nil
	}
	kind := r.l.kindOf(id)
	if kind == nil {
		return 0, unfit(id, fmt.Errorf("there is no such kind"))
	}
	ref := level.Ref(len(r.ids))
	r.refs[id], r.ids, r.kinds = ref, append(r.ids, id), append(r.kinds, uint8(kind.Index))
	return ref, nil
}

// Lookup finds nodes by id, former id, key or identifier. What the step shows of them comes along.
func (r *reader) Lookup(ctx context.Context, step *plan.Step, args *plan.StepArgs) ([]level.Ref, error) {
	ids, names := asked(r.l.c, step, args)
	want := r.l.pick(step.Columns, step.Kinds)
	values, err := ask(ctx, r.tx, lookup, params{"ids": whole(ids), "names": whole(names), "columns": want.names})
	if err != nil {
		return nil, err
	}
	found := map[string]level.Ref{}
	r.ahead = newAhead(want, step.Columns)
	for _, v := range values {
		items, _ := v.([]any)
		for _, item := range items { // what was asked, the node's id, its properties
			row, _ := item.([]any)
			asked, _ := row[0].(string)
			id, _ := row[1].(string)
			ref, err := r.ref(id)
			if err != nil {
				return nil, err
			}
			found[asked] = ref
			r.ahead.rows[ref], _ = row[2].([]any)
		}
	}
	out := make([]level.Ref, len(names))
	for i, name := range names {
		out[i] = -1
		if ref, ok := found[name]; ok {
			out[i] = ref
		}
		if i < len(ids) { // a node's own id comes before another's former one
			if ref, ok := found[ids[i]]; ok {
				out[i] = ref
			}
		}
	}
	return out, nil
}

// asked returns the ids asked for, and the names under which nodes may be found instead: of each id that of one merged
// away.
func asked(c *ontology.Catalogue, step *plan.Step, args *plan.StepArgs) (ids, names []string) {
	switch {
	case args.Key != nil:
		kind := step.Kinds.In(c)[0]
		return nil, []string{storedName(store.KeyName(kind.Name, args.Key.Name, args.Value))}
	case args.Scheme != "":
		return nil, []string{storedName(store.IdentifierName(args.Scheme, args.Value))}
	}
	for _, id := range args.IDs {
		names = append(names, storedName(store.FormerName(id)))
	}
	return args.IDs, names
}

// whole drops texts that are no valid UTF-8: no node has one, but the driver would make them valid.
func whole(texts []string) []string {
	out := make([]string, 0, len(texts))
	for _, t := range texts {
		if utf8.ValidString(t) {
			out = append(out, t)
		}
	}
	return out
}

// Fact returns a cell of a relation.
func (r *reader) Fact(relation *ontology.Relation, e level.Edge, name string, part int) []byte {
	slot := relation.Slot(name)
	props := r.edges[e.Handle]
	if slot < 0 || props == nil {
		return nil
	}
	return r.l.relations[relation.Index].cell(slot+part, func(p string) any { return props[p] })
}

// edge numbers a relation and reads what paths need of it. props may lack what nobody asked for.
func (r *reader) edge(relation *ontology.Relation, to level.Ref, props map[string]any, facts bool) level.Edge {
	out := level.Edge{To: to, Handle: int32(len(r.edges))}
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
