package neo4j

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A projection lists the properties that a statement has to return of nodes for some columns, and tells how cells are made
// of them.
type projection struct {
	properties []any            // their names, the value of $p.columns
	sources    [32][]cellSource // by kind: of each column
}

// A cellSource tells what a cell is made from: the property by its index among those returned.
type cellSource struct {
	index    int
	property *property
}

// Indexes that aren't of a property: of cells that stay empty, and of the id, which every statement returns.
const (
	noSource = -1
	idSource = -2
)

// projectionOf finds the properties behind the Property columns of some kinds.
func (l *layout) projectionOf(columns []plan.Column, kinds ontology.KindSet) *projection {
	p := &projection{properties: []any{}}
	at := map[string]int{}
	for _, k := range kinds.In(l.catalogue) {
		sources := make([]cellSource, len(columns))
		for c := range columns {
			sources[c] = cellSource{index: noSource}
			if col := &columns[c]; col.Kind == plan.Property && col.On.Has(k.Index) {
				sources[c] = p.addSource(&l.kinds[k.Index], k.Slot(col.Name), col.Part, at)
			}
		}
		p.sources[k.Index] = sources
	}
	return p
}

func (p *projection) addSource(r *recordLayout, slot, part int, at map[string]int) cellSource {
	if slot < 0 {
		return cellSource{index: noSource}
	}
	property := &r.slots[slot+part]
	if property.name == "id" {
		return cellSource{index: idSource}
	}
	i, ok := at[property.name]
	if !ok {
		i = len(p.properties)
		at[property.name], p.properties = i, append(p.properties, property.name)
	}
	return cellSource{i, property}
}

// fillCells fills in the Property cells of a row. Whether a value may be null is left to package encode of the API, which
// reports one that may not with its path in the answer.
func (p *projection) fillCells(to [][]byte, kind uint8, id string, values []any) error {
	_, err := p.appendCells(nil, to, kind, id, values)
	return err
}

// appendCells is fillCells for many rows: their cells lie one behind the other in the memory that it returns.
func (p *projection) appendCells(memory []byte, to [][]byte, kind uint8, id string, values []any) (_ []byte, err error) {
	for c, s := range p.sources[kind] {
		switch {
		case s.index == idSource:
			start := len(memory)
			memory = store.AppendString(memory, id)
			to[c] = memory[start:len(memory):len(memory)]
		case s.index >= len(values):
			return memory, &DecodeError{id, s.property.name, s.property.typ, missing}
		case s.index >= 0:
			if err := s.property.check(id, values[s.index]); err != nil {
				return memory, err
			}
			if v := values[s.index]; v != nil {
				to[c], memory = appendPropertyCell(memory, v, s.property.encoding == asJSON)
			}
		}
	}
	return memory, nil
}

// prefetchedCells holds the properties that a statement returned of nodes before package executor asks for their cells.
type prefetchedCells struct {
	projection *projection
	columns    []plan.Column
	rows       map[executor.Ref][]any
}

func newPrefetchedCells(projection *projection, columns []plan.Column) prefetchedCells {
	return prefetchedCells{projection, columns, map[executor.Ref][]any{}}
}

// has tells whether these columns have been prefetched.
func (p *prefetchedCells) has(columns []plan.Column) bool {
	return p.projection != nil && len(columns) == len(p.columns) && (len(columns) == 0 || &columns[0] == &p.columns[0])
}
