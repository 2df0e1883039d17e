package neo4j

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Cells returns the Property columns of nodes. Nodes are grouped by kind, so that each is asked only for what it can have.
func (r *reader) Cells(ctx context.Context, refs []executor.Ref, columns []plan.Column) ([][]byte, error) {
	out := make([][]byte, len(refs)*len(columns))
	if r.ahead.has(columns) {
		r.fill(out, refs, columns, func(uint8) *picked { return r.ahead.want }, r.ahead.rows)
		return out, nil
	}
	var want [32]*picked
	groups := map[uint8][]string{}
	for _, ref := range once(refs) {
		kind := r.kinds[ref]
		if want[kind] == nil {
			want[kind] = r.l.pick(columns, ontology.SetOf(r.l.c.Kinds[kind]))
		}
		if len(want[kind].names) > 0 {
			groups[kind] = append(groups[kind], r.ids[ref])
		}
	}
	rows, err := r.readCells(ctx, groups, &want)
	if err != nil {
		return nil, err
	}
	r.fill(out, refs, columns, func(kind uint8) *picked { return want[kind] }, rows)
	return out, nil
}

func (r *reader) readCells(ctx context.Context, ids map[uint8][]string, want *[32]*picked) (map[executor.Ref][]any, error) {
	rows := map[executor.Ref][]any{}
	if len(ids) == 0 {
		return rows, nil
	}
	var groups []any
	for kind, list := range ids {
		groups = append(groups, map[string]any{"ids": list, "columns": want[kind].names})
	}
	items, err := list(ctx, r.tx, cells, params{"groups": groups})
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		row, _ := item.([]any)
		id, _ := row[0].(string)
		rows[r.refs[id]], _ = row[1].([]any)
	}
	return rows, nil
}

// fill makes the cells of rows, -1 standing for none. Rows of nodes met several times share them.
func (r *reader) fill(out [][]byte, refs []executor.Ref, columns []plan.Column, want func(uint8) *picked, rows map[executor.Ref][]any) {
	first := make(map[executor.Ref]int, len(refs))
	for i, ref := range refs {
		if ref < 0 {
			continue
		}
		to := out[i*len(columns) : (i+1)*len(columns)]
		if j, ok := first[ref]; ok {
			copy(to, out[j*len(columns):(j+1)*len(columns)])
			continue
		}
		first[ref] = i
		want(r.kinds[ref]).cells(to, r.kinds[ref], r.ids[ref], rows[ref])
	}
}

// once returns the nodes, each once, in the order of their numbers.
func once(refs []executor.Ref) []executor.Ref {
	out := slices.DeleteFunc(slices.Clone(refs), func(ref executor.Ref) bool { return ref < 0 })
	slices.Sort(out)
	return slices.Compact(out)
}

// cellOf returns the JSON of a property, nil for null.
func cellOf(v any, document bool) []byte {
	if v == nil {
		return nil
	}
	if s, ok := v.(string); ok && document {
		return []byte(s)
	}
	return store.AppendJSON(nil, fromNative(v))
}

// cell returns the JSON of a slot, nil for null, from what the properties hold.
func (r *record) cell(slot int, props map[string]any) []byte {
	p := &r.slots[slot]
	return cellOf(props[p.name], p.form == document)
}
