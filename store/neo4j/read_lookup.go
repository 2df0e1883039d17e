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
	if ahead := r.fused.lookup(args); ahead != nil {
		refs, err := r.found(&ahead.result, ahead.looked, ahead.projection, columns)
		if err == nil && ahead.feeds {
			ahead.know(r, refs)
		}
		return refs, err
	}
	q := r.layout.lookupFor(kinds, args)
	projection := r.layout.projectionOf(columns, kinds)
	q.params["columns"] = projection.properties
	record, err := queryOne(ctx, r.tx, "nodes", q.pattern.statement(), q.params)
	if err != nil {
		return nil, err
	}
	return r.found(&record, q, projection, columns)
}

// found decodes the record of a lookup.
func (r *reader) found(record *scanner, q *lookup, projection *projection, columns []plan.Column) (_ []executor.Ref, err error) {
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

// A lookup finds nodes by ids or a key, the parameter `values`, and by `names`. wanted holds for each node asked for the value to find in
// the one and in the other.
type lookup struct {
	pattern lookupPattern
	params  params
	wanted  [][2]string
}

// A lookupPattern matches a node n by the variable value, with an index.
type lookupPattern string

const (
	nodeByID   lookupPattern = "(n:Node {id: value}) USING INDEX SEEK n:Node(id)"
	nodeByName lookupPattern = "(x:Name {name: value})-[:NAMES]->(n:Node) USING INDEX SEEK x:Name(name)"
)

// nodeByKey matches a node by a key.
func nodeByKey(kind, field string) lookupPattern {
	return lookupPattern("(n:" + kind + " {" + field + ": value}) USING INDEX SEEK n:" + kind + "(" + field + ")")
}

// collect writes the nodes for the values of a parameter: for each the value, the id and properties, and what else is wanted of it.
func (p lookupPattern) collect(parameter, also string) string {
	return "COLLECT { UNWIND $p." + parameter + " AS value MATCH " + string(p) + " RETURN [value, n.id, [c IN $p.columns | n[c]]" + also + "] }"
}

// statement writes the lookup as a statement, which returns two lists.
func (p lookupPattern) statement() string {
	return "RETURN " + p.collect("values", "") + ",\n" + nodeByName.collect("names", "")
}

func (l *layout) lookupFor(kinds ontology.KindSet, args *plan.LookupArgs) *lookup {
	switch {
	case args.Key != nil:
		kind := kinds.In(l.catalogue)[0]
		name := storedName(store.KeyName(kind.Name, args.Key.Name, args.Value))
		return newLookup(nodeByKey(kind.Name, args.Key.Name), []string{args.Value}, []string{name})
	case args.Scheme != "":
		return newLookup(nodeByID, []string{""}, []string{storedName(store.IdentifierName(args.Scheme, args.Value))})
	}
	names := make([]string, len(args.IDs))
	for i, id := range args.IDs {
		names[i] = storedName(store.FormerName(id))
	}
	return newLookup(nodeByID, args.IDs, names)
}

func newLookup(pattern lookupPattern, values, names []string) *lookup {
	out := &lookup{pattern: pattern, params: params{"values": validUTF8(values), "names": validUTF8(names)}}
	for i := range values {
		out.wanted = append(out.wanted, [2]string{values[i], names[i]})
	}
	return out
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
