package neo4j

import (
	"context"
	"unicode/utf8"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Lookup finds nodes by id, former id, key or identifier. What the step shows of them comes along.
func (r *reader) Lookup(ctx context.Context, step *plan.Step, args *plan.StepArgs) ([]executor.Ref, error) {
	q := r.lookup(step, args)
	want := r.l.pick(step.Columns, step.Kinds)
	q.p["columns"] = want.names
	values, err := ask(ctx, r.tx, q.statement, q.p)
	if err != nil {
		return nil, err
	}
	r.ahead = newAhead(want, step.Columns)
	found := make([]map[string]executor.Ref, len(values))
	for i, v := range values {
		if found[i], err = r.found(v); err != nil {
			return nil, err
		}
	}
	out := make([]executor.Ref, len(q.asked))
	for i := range out {
		out[i] = -1
		for j := range found { // a node's own id or key comes before another's name
			if ref, ok := found[j][q.asked[i][j]]; ok {
				out[i] = ref
				break
			}
		}
	}
	return out, nil
}

// found reads nodes that were found: what was asked, the id, the properties.
func (r *reader) found(v any) (map[string]executor.Ref, error) {
	out := map[string]executor.Ref{}
	items, _ := v.([]any)
	for _, item := range items {
		row, _ := item.([]any)
		asked, id := named(item)
		ref, err := r.ref(id)
		if err != nil {
			return nil, err
		}
		out[asked] = ref
		r.ahead.rows[ref], _ = row[2].([]any)
	}
	return out, nil
}

// A lookup is a statement that returns two lists: of nodes found by ids or a key, and of those found by names. asked
// tells for each node asked for what to look for in the one and in the other.
type lookup struct {
	statement string
	p         params
	asked     [][2]string
}

func (r *reader) lookup(step *plan.Step, args *plan.StepArgs) lookup {
	switch {
	case args.Key != nil:
		kind := step.Kinds.In(r.l.c)[0]
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
	out := lookup{statement: statement, p: params{"values": whole(values), "names": whole(names)}}
	for i := range values {
		out.asked = append(out.asked, [2]string{values[i], names[i]})
	}
	return out
}

// lookupKey finds a node by a key, or by a name that counts as one.
func lookupKey(kind, field string) string {
	return "RETURN COLLECT { UNWIND $p.values AS value MATCH (n:" + kind + " {" + field + ": value}) USING INDEX SEEK n:" + kind + "(" + field + ")\nRETURN [value, n.id, [c IN $p.columns | n[c]]] },\n" + lookupNames
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
