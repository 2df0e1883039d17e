package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
)

// A way is one way in which a field leads from a node to others, as Cypher.
type way struct {
	match string // a MATCH for each hop, so that a relation may be passed twice
	where string // what must hold, empty for nothing
}

// matching writes the way with a further condition, which may be empty.
func (w way) matching(where string) string {
	both := w.where
	if both != "" && where != "" {
		both += " AND "
	}
	if both += where; both != "" {
		return w.match + " WHERE " + both
	}
	return w.match
}

// ways lists the ways of a field from a place to the node of a name. Kinds for which a field of this name has the same ways
// share them.
func (l *layout) ways(f *ontology.Field, at place, to string) []way {
	var out []way
	var from []ontology.KindSet
	for _, k := range at.kinds.In(l.c) {
		for _, w := range l.waysOf(k, f.Name, at, to) {
			i := slices.Index(out, w)
			if i < 0 {
				i, out, from = len(out), append(out, w), append(from, 0)
			}
			from[i] |= ontology.SetOf(k)
		}
	}
	for i := range out {
		if from[i] != at.kinds {
			out[i].where = strings.TrimSuffix("("+at.name+":"+label(l.c, from[i])+") AND "+out[i].where, " AND ")
		}
	}
	return out
}

// waysOf lists the ways from one kind.
func (l *layout) waysOf(k *ontology.Kind, field string, at place, to string) []way {
	f := k.Field(field)
	switch {
	case f == nil:
		return nil
	case f.Role == ontology.Related:
		h := ontology.Hop{Relation: f.Relation, Direction: f.Direction}
		return []way{{match: l.hop(at.name, h, ontology.SetOf(k), l.c.KindsOf(f.Type.Name), to)}}
	}
	w := &wayWriter{l: l, trie: f.Trie(k), to: to}
	w.from(0, at.name, ontology.SetOf(k), nil)
	for i := range w.out {
		w.out[i].where = to + " <> " + at.name // the start of a path is no end
	}
	return w.out
}

// hop writes one hop; the kinds of its end are written where the relation leads to others too.
func (l *layout) hop(from string, h ontology.Hop, kinds, ends ontology.KindSet, to string) string {
	if all := l.ends(kinds, h); all&^ends != 0 {
		to += ":" + label(l.c, ends&all)
	}
	return "MATCH (" + from + ")" + arrow("", h.Relation.Type, h.Direction) + "(" + to + ")"
}

// ends returns the kinds that a hop leads to from some kinds.
func (l *layout) ends(kinds ontology.KindSet, h ontology.Hop) ontology.KindSet {
	var out ontology.KindSet
	for _, k := range kinds.In(l.c) {
		out |= h.Relation.Ends(k, h.Direction)
	}
	return out
}

// A wayWriter writes every way of a path.
type wayWriter struct {
	l    *layout
	trie *ontology.Trie
	to   string
	out  []way
}

// from writes the ways that go on from a state, in which the node of a name has one of some kinds.
func (w *wayWriter) from(state int, name string, kinds ontology.KindSet, hops []string) {
	for i, next := range w.trie.States[state].Next {
		var ends ontology.KindSet
		for _, e := range w.trie.States[next.State].Ends {
			ends |= e.Kinds
		}
		if ends != 0 {
			last := w.l.hop(name, next.Hop, kinds, ends&next.To, w.to)
			w.out = append(w.out, way{match: strings.Join(append(hops[:len(hops):len(hops)], last), " ")})
		}
		far := w.to + "x" + strconv.Itoa(len(hops)) + "x" + strconv.Itoa(i)
		w.from(next.State, far, next.To, append(hops[:len(hops):len(hops)], w.l.hop(name, next.Hop, kinds, next.To, far)))
	}
}

// label writes a pattern's condition that a node is of some kinds.
func label(c *ontology.Catalogue, kinds ontology.KindSet) string {
	names := make([]string, 0, kinds.Len())
	for _, k := range kinds.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}

// arrow writes a relation as patterns do, from the node before to the one after it.
func arrow(name, relation string, d ontology.Direction) string {
	if d == ontology.In {
		return "<-[" + name + ":" + relation + "]-"
	}
	return "-[" + name + ":" + relation + "]->"
}
