package neo4j

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A picked is what a statement has to return of nodes for some columns, and how cells are made of it.
type picked struct {
	names   []any        // of properties
	sources [32][]source // by kind: of each column
}

// A source tells where a cell comes from: the place of its property among those returned.
type source struct {
	at       int
	document bool
}

// Places that are none: of cells that stay empty, and of the id, which every statement returns.
const (
	nowhere = -1
	atID    = -2
)

// pick finds the properties behind the Property columns of some kinds.
func (l *layout) pick(columns []plan.Column, kinds ontology.KindSet) *picked {
	p := &picked{names: []any{}}
	at := map[string]int{}
	for _, k := range kinds.In(l.c) {
		sources := make([]source, len(columns))
		for c := range columns {
			sources[c] = source{at: nowhere}
			if col := &columns[c]; col.From == plan.Property && col.On.Has(k.Index) {
				sources[c] = p.source(&l.kinds[k.Index], k.Slot(col.Name), col.Part, at)
			}
		}
		p.sources[k.Index] = sources
	}
	return p
}

func (p *picked) source(r *record, slot, part int, at map[string]int) source {
	if slot < 0 {
		return source{at: nowhere}
	}
	property := &r.slots[slot+part]
	if property.name == "id" {
		return source{at: atID}
	}
	i, ok := at[property.name]
	if !ok {
		i = len(p.names)
		at[property.name], p.names = i, append(p.names, property.name)
	}
	return source{i, property.form == document}
}

// cells fills in the Property cells of a row.
func (p *picked) cells(to [][]byte, kind uint8, id string, values []any) {
	for c, s := range p.sources[kind] {
		switch {
		case s.at == atID:
			to[c] = store.AppendString(nil, id)
		case s.at >= 0 && s.at < len(values):
			to[c] = cellOf(values[s.at], s.document)
		}
	}
}

// An ahead holds what a statement returned of nodes before package level asks for their cells.
type ahead struct {
	want    *picked
	columns []plan.Column
	rows    map[executor.Ref][]any
}

func newAhead(want *picked, columns []plan.Column) ahead {
	return ahead{want, columns, map[executor.Ref][]any{}}
}

// has tells whether the cells of these columns are here.
func (a *ahead) has(columns []plan.Column) bool {
	return a.want != nil && len(columns) == len(a.columns) && (len(columns) == 0 || &columns[0] == &a.columns[0])
}
