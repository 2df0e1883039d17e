package neo4j

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/level"
)

// A picked is what a statement has to return of nodes for some columns, and how cells are made of it.
type picked struct {
	names   []any // of properties
	columns []plan.Column
	sources [32][]source // by kind: of each column
}

// A source tells where a cell comes from: the places of its property, and of the one that tells whether the whole is
// there, among those returned; -1 for none.
type source struct {
	at, presence int
	document     bool
}

// atID stands for the id, which every statement returns.
const atID = -2

// pick finds the properties behind the Property columns of some kinds.
func (l *layout) pick(columns []plan.Column, kinds ontology.KindSet) *picked {
	p := &picked{names: []any{}, columns: columns}
	at := map[string]int{}
	for _, k := range kinds.In(l.c) {
		sources := make([]source, len(columns))
		for c := range columns {
			sources[c] = source{-1, -1, false}
			if col := &columns[c]; col.From == plan.Property && col.On.Has(k.Index) {
				sources[c] = p.source(&l.kinds[k.Index], k.Slot(col.Name), col.Part, at)
			}
		}
		p.sources[k.Index] = sources
	}
	return p
}

func (p *picked) source(r *record, slot, part int, at map[string]int) source {
	s := source{-1, -1, false}
	if slot < 0 {
		return s
	}
	property := &r.slots[slot+part]
	if property.name == "id" {
		s.at = atID
		return s
	}
	s.at, s.document = p.place(property.name, at), property.form == document
	if property.presence != "" {
		s.presence = p.place(property.presence, at)
	}
	return s
}

func (p *picked) place(name string, at map[string]int) int {
	i, ok := at[name]
	if !ok {
		i = len(p.names)
		at[name], p.names = i, append(p.names, name)
	}
	return i
}

// cells fills in the Property cells of a row.
func (p *picked) cells(to [][]byte, kind uint8, id string, values []any) {
	for c, s := range p.sources[kind] {
		switch {
		case s.at == atID:
			to[c] = idCell(id)
		case s.at >= 0 && s.at < len(values):
			to[c] = cellOf(values[s.at], s.presence >= 0 && values[s.presence] != nil, s.document)
		}
	}
}

// An ahead holds what a statement returned of nodes before the driver asks for their cells.
type ahead struct {
	want    *picked
	columns []plan.Column
	rows    map[level.Ref][]any
}

func newAhead(want *picked, columns []plan.Column) ahead {
	return ahead{want, columns, map[level.Ref][]any{}}
}

// has tells whether the cells of these columns are here.
func (a *ahead) has(columns []plan.Column) bool {
	return a.want != nil && len(columns) == len(a.columns) && (len(columns) == 0 || &columns[0] == &a.columns[0])
}
