package seed

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"graph287g/store"
)

// addEdge takes a relation into the graph, unless its entry has an invalid id and won't be there.
func (l *loader) addEdge(e *edge) {
	if !e.by.invalidID {
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
		if l.reportDuplicate(e, pairs[key]) {
			continue
		}
		e.ID = e.From + " " + e.To
		if e.relation.Parallel() {
			e.ID += " " + strconv.Itoa(len(pairs[key]))
		}
		pairs[key] = append(pairs[key], e)
		kept = append(kept, e)
		l.addAdjacent(e)
	}
	l.edges = kept
	l.setListPositions()
}

// connectToSource connects a claim or citation to the source whose file it is in.
func (l *loader) connectToSource(e *entry) {
	if e.source == nil || l.byID[e.source.id] == nil {
		return
	}
	field := e.kind.Field(map[string]string{"Claim": "source", "Citation": "citing"}[e.kind.Name])
	l.addEdge(newEdge(e, field, e.source.id, map[string]any{}, e.at))
}

// reportDuplicate reports a relation that is there already: from its other side, or from the same with the same facts.
func (l *loader) reportDuplicate(e *edge, before []*edge) bool {
	for _, b := range before {
		switch {
		case b.by != e.by || b.field != e.field:
			l.reportField(e.by, e.field.Name, e.at, "%s says this in %s already, at %s: give a relation on one side",
				b.by.id, b.field.Name, b.at)
			return true
		case !e.relation.Parallel():
			l.reportField(e.by, e.field.Name, e.at, "%s is in this list twice", e.otherEnd())
			return true
		case reflect.DeepEqual(b.Properties, e.Properties):
			l.reportField(e.by, e.field.Name, e.at, "%s is in this list twice with the same facts", e.otherEnd())
			return true
		}
	}
	return false
}

// addMadeEdge adds a relation of an entry that the loader made, once all that is written is connected.
func (l *loader) addMadeEdge(e *entry, field string, to *entry, index int) {
	f := e.kind.Field(field)
	out := newEdge(e, f, to.id, map[string]any{"standing": "DERIVED"}, e.at)
	out.ID, out.index = e.id+" "+to.id, index
	if f.Few {
		out.Properties = withListPosition(out.Properties, index)
	}
	l.edges = append(l.edges, out)
	l.addAdjacent(out)
}

// setListPositions gives relations their place in lists marked @few: as in the list where they are given, or, given on the
// other side, in order of reading after those. What both sides list has one position for both: those of citations are numbered through each
// source in the order of the text, so that a claim has its footnotes in this order, and a citation its claims as they are written.
func (l *loader) setListPositions() {
	next := map[adjacencyKey]int{}
	for _, e := range l.edges {
		if e.field.Few {
			e.Properties = withListPosition(e.Properties, e.index)
			own := adjacencyKey{e.by.id, e.relation, e.field.Direction}
			next[own] = max(next[own], e.index+1)
		}
	}
	numbered := map[*sourceFile]int{}
	for _, e := range l.inTextOrder() {
		other := adjacencyKey{e.otherEnd(), e.relation, e.field.Direction.Reverse()}
		switch {
		case !l.isFew(other):
		case !e.field.Few:
			e.Properties = withListPosition(e.Properties, next[other])
			next[other]++
		case e.by.properties["place"] != nil:
			e.Properties = withListPosition(e.Properties, numbered[e.by.source])
			numbered[e.by.source]++
		}
	}
}

// inTextOrder returns the relations by the places in the text of what gives them, those of each in the order in which it lists them; those of
// what has no place in order of reading.
func (l *loader) inTextOrder() []*edge {
	out := slices.Clone(l.edges)
	slices.SortStableFunc(out, func(a, b *edge) int {
		return cmp.Compare(stringOf(a.by.properties["place"]), stringOf(b.by.properties["place"]))
	})
	return out
}

// isFew tells whether a node shows a relation as a list that is few.
func (l *loader) isFew(side adjacencyKey) bool {
	for _, f := range side.relation.Fields(l.byID[side.id].kind, side.direction) {
		if f.Few {
			return true
		}
	}
	return false
}

func withListPosition(properties map[string]any, position int) map[string]any {
	out := maps.Clone(properties)
	out[store.PositionProperty] = int64(position)
	return out
}
