package neo4j

import (
	"context"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Lookup finds nodes by id, former id, key or identifier. The properties for the columns are read with them.
func (r *reader) Lookup(ctx context.Context, kinds ontology.KindSet, args *plan.LookupArgs, columns []plan.Column) ([]executor.Ref, error) {
	q := r.lookupFor(kinds, args)
	projection := r.layout.projectionOf(columns, kinds)
	q.params["columns"] = projection.properties
	record, err := queryOne(ctx, r.tx, "nodes", q.statement, q.params)
	if err != nil {
		return nil, err
	}
	r.prefetched = newPrefetchedCells(projection, columns)
	var found [2]map[string]executor.Ref
	for i, by := range []string{"by value", "by name"} {
		nodes := record.list(i, by)
		if found[i], err = r.decodeFound(&nodes); err != nil {
			return nil, err
		}
	}
	out := make([]executor.Ref, len(q.wanted))
	for i := range out {
		out[i] = -1
		for j := range found { // a node's own id or key comes before another's name
			if ref, ok := found[j][q.wanted[i][j]]; ok {
				out[i] = ref
				break
			}
		}
	}
	return out, nil
}

// decodeFound decodes nodes that were found: the value looked for, the id, the properties.
func (r *reader) decodeFound(nodes *scanner) (map[string]executor.Ref, error) {
	out := map[string]executor.Ref{}
	for i := range nodes.values {
		row := nodes.list(i, "node")
		wanted, id, properties := scan[string](&row, 0, "value"), scan[string](&row, 1, "id"), scan[[]any](&row, 2, "properties")
		if row.err != nil {
			return nil, row.err
		}
		ref, err := r.ref(id)
		if err != nil {
			return nil, err
		}
		out[wanted], r.prefetched.rows[ref] = ref, properties
	}
	return out, nodes.err
}

// A lookup is a statement that returns two lists: of nodes found by ids or a key, and of those found by names. wanted
// holds for each node asked for the value to find in the one and in the other.
type lookup struct {
	statement string
	params    params
	wanted    [][2]string
}

func (r *reader) lookupFor(kinds ontology.KindSet, args *plan.LookupArgs) lookup {
	switch {
	case args.Key != nil:
		kind := kinds.In(r.layout.catalogue)[0]
		name := storedName(store.KeyName(kind.Name, args.Key.Name, args.Value))
		return newLookup(lookupKey(kind.Name, args.Key.Name), []string{args.Value}, []string{name})
	case args.Scheme != "":
		return newLookup(lookupIDs, []string{""}, []string{storedName(store.IdentifierName(args.Scheme, args.Value))})
	}
	names := make([]string, len(args.IDs))
	for i, id := range args.IDs {
		names[i] = storedName(store.FormerName(id))
	}
	return newLookup(lookupIDs, args.IDs, names)
}

func newLookup(statement string, values, names []string) lookup {
	out := lookup{statement: statement, params: params{"values": validUTF8(values), "names": validUTF8(names)}}
	for i := range values {
		out.wanted = append(out.wanted, [2]string{values[i], names[i]})
	}
	return out
}

// lookupKey finds a node by a key, or by a name that counts as one.
func lookupKey(kind, field string) string {
	return "RETURN COLLECT { UNWIND $p.values AS value MATCH (n:" + kind + " {" + field + ": value}) USING INDEX SEEK n:" + kind + "(" + field + ")\nRETURN [value, n.id, [c IN $p.columns | n[c]]] },\n" + lookupNames
}

// validUTF8 drops texts that aren't valid UTF-8: no node has one, but the driver would replace the invalid bytes.
func validUTF8(texts []string) []string {
	out := make([]string, 0, len(texts))
	for _, t := range texts {
		if utf8.ValidString(t) {
			out = append(out, t)
		}
	}
	return out
}
