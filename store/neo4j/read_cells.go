package neo4j

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Cells returns the Property columns of nodes. Nodes are grouped by kind, so that only properties are read that
// the kind can have.
func (r *reader) Cells(ctx context.Context, refs []executor.Ref, columns []plan.Column) ([][]byte, error) {
	out := make([][]byte, len(refs)*len(columns))
	if r.prefetched.has(columns) {
		return out, r.fillCells(out, refs, columns, func(uint8) *projection { return r.prefetched.projection }, r.prefetched.rows)
	}
	var projections [32]*projection
	groups := map[uint8][]string{}
	for _, ref := range executor.Distinct(slices.Clone(refs)) {
		kind := r.kinds[ref]
		if projections[kind] == nil {
			projections[kind] = r.layout.projectionOf(columns, ontology.SetOf(r.layout.catalogue.Kinds[kind]))
		}
		if len(projections[kind].properties) > 0 {
			groups[kind] = append(groups[kind], r.ids[ref])
		}
	}
	rows, err := r.readCells(ctx, groups, &projections)
	if err != nil {
		return nil, err
	}
	return out, r.fillCells(out, refs, columns, func(kind uint8) *projection { return projections[kind] }, rows)
}

func (r *reader) readCells(ctx context.Context, ids map[uint8][]string, projections *[32]*projection) (map[executor.Ref][]any, error) {
	rows := map[executor.Ref][]any{}
	if len(ids) == 0 {
		return rows, nil
	}
	var groups []any
	for kind, list := range ids {
		groups = append(groups, map[string]any{"ids": list, "columns": projections[kind].properties})
	}
	items, err := queryList(ctx, r.tx, "cells", readCells, params{"groups": groups})
	if err != nil {
		return nil, err
	}
	for i := range items.values {
		row := items.list(i, "node")
		id, properties := scan[string](&row, 0, "id"), scan[[]any](&row, 1, "properties")
		if row.err != nil {
			return nil, row.err
		}
		rows[r.refs[id]] = properties
	}
	return rows, nil
}

// fillCells makes the cells of rows; a ref of -1 has none. Rows of the same node share them.
func (r *reader) fillCells(out [][]byte, refs []executor.Ref, columns []plan.Column, projectionOf func(uint8) *projection, rows map[executor.Ref][]any) error {
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
		if err := projectionOf(r.kinds[ref]).fillCells(to, r.kinds[ref], r.ids[ref], rows[ref]); err != nil {
			return err
		}
	}
	return nil
}

// propertyCell returns the JSON of a property, nil for null.
func propertyCell(v any, document bool) []byte {
	if v == nil {
		return nil
	}
	cell, _ := appendPropertyCell(nil, v, document)
	return cell
}

// appendPropertyCell returns the JSON of a property that isn't null, written behind other cells in the memory that it returns too.
func appendPropertyCell(memory []byte, v any, document bool) (cell, _ []byte) {
	start := len(memory)
	if s, ok := v.(string); ok && document {
		memory = append(memory, s...)
	} else {
		memory = store.AppendJSON(memory, decodeValue(v))
	}
	return memory[start:len(memory):len(memory)], memory
}

// cell returns the JSON of a slot, nil for null, from the properties of a node or relation.
func (r *recordLayout) cell(slot int, props map[string]any) []byte {
	p := &r.slots[slot]
	return propertyCell(props[p.name], p.encoding == asJSON)
}
