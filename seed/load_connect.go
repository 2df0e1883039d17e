package seed

import (
	"maps"
	"reflect"
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// keep takes a relation into the graph, unless its entry is another's twin and won't be there.
func (l *loader) keep(e *edge) {
	if !e.by.stray {
		l.edges = append(l.edges, e)
	}
}

// connect adds the relations that follow from where an entry stands, gives every relation its id and its place in lists,
// and reports those that are given twice.
func (l *loader) connect() {
	for _, e := range l.entries {
		l.connectToSource(e)
	}
	pairs, kept := map[string][]*edge{}, l.edges[:0]
	for _, e := range l.edges {
		key := e.Relation + " " + e.From + " " + e.To
		if l.givenTwice(e, pairs[key]) {
			continue
		}
		e.ID = e.From + " " + e.To
		if e.relation.Parallel() {
			e.ID += " " + strconv.Itoa(len(pairs[key]))
		}
		pairs[key] = append(pairs[key], e)
		kept = append(kept, e)
		from, to := e.sides()
		l.sides[from], l.sides[to] = append(l.sides[from], e), append(l.sides[to], e)
	}
	l.edges = kept
	l.order()
}

// connectToSource connects a claim or citation to the source whose file it is in.
func (l *loader) connectToSource(e *entry) {
	if e.source == nil || l.byID[e.source.id] == nil {
		return
	}
	field := e.kind.Field(map[string]string{"Claim": "source", "Citation": "citing"}[e.kind.Name])
	out := &edge{relation: field.Relation, by: e, field: field, at: e.at}
	out.Edge = store.Edge{Relation: field.Relation.Type, From: e.id, To: e.source.id, Properties: map[string]any{}}
	if field.Direction == ontology.In {
		out.From, out.To = out.To, out.From
	}
	l.keep(out)
}

// givenTwice reports a relation that is there already: from its other side, or from the same with the same facts.
func (l *loader) givenTwice(e *edge, before []*edge) bool {
	for _, b := range before {
		switch {
		case b.by != e.by || b.field != e.field:
			l.wrong(e.by, e.field.Name, e.at, "%s says this in %s already, at %s: give a relation on one side",
				b.by.id, b.field.Name, b.at)
			return true
		case !e.relation.Parallel():
			l.wrong(e.by, e.field.Name, e.at, "%s is in this list twice", e.other())
			return true
		case reflect.DeepEqual(b.Properties, e.Properties):
			l.wrong(e.by, e.field.Name, e.at, "%s is in this list twice with the same facts", e.other())
			return true
		}
	}
	return false
}

// order gives relations their place in lists that are few: as in the list where they are given, or, given on the other
// side, in order of reading after those.
func (l *loader) order() {
	next := map[sideKey]int{}
	for _, e := range l.edges {
		if e.field.Few {
			e.Properties = withPosition(e.Properties, e.index)
			own := sideKey{e.by.id, e.relation, e.field.Direction}
			next[own] = max(next[own], e.index+1)
		}
	}
	for _, e := range l.edges {
		far := sideKey{e.other(), e.relation, e.field.Direction.Reverse()}
		if !e.field.Few && l.isFew(far) {
			e.Properties = withPosition(e.Properties, next[far])
			next[far]++
		}
	}
}

// isFew tells whether a node shows a relation as a list that is few.
func (l *loader) isFew(side sideKey) bool {
	for _, f := range side.relation.Fields(l.byID[side.id].kind, side.direction) {
		if f.Few {
			return true
		}
	}
	return false
}

func withPosition(properties map[string]any, position int) map[string]any {
	out := maps.Clone(properties)
	out[store.PositionProperty] = int64(position)
	return out
}
