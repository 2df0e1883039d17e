package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
)

// A pathPattern is one path along which a field leads from a node to others, as Cypher.
type pathPattern struct {
	match string // a MATCH for each hop, so that a path may use a relation twice
	where string // what must hold, empty for nothing
}

// withCondition writes the pattern with a further condition, which may be empty.
func (w pathPattern) withCondition(where string) string {
	both := w.where
	if both != "" && where != "" {
		both += " AND "
	}
	if both += where; both != "" {
		return w.match + " WHERE " + both
	}
	return w.match
}

// pathPatterns lists the patterns of a field from a variable to another. Kinds for which a field of this name has the same
// patterns share them.
func (l *layout) pathPatterns(f *ontology.Field, at nodeVariable, to string) []pathPattern {
	var out []pathPattern
	var from []ontology.KindSet
	for _, k := range at.kinds.In(l.catalogue) {
		for _, w := range l.pathPatternsFrom(k, f.Name, at, to) {
			i := slices.Index(out, w)
			if i < 0 {
				i, out, from = len(out), append(out, w), append(from, 0)
			}
			from[i] |= ontology.SetOf(k)
		}
	}
	for i := range out {
		if from[i] != at.kinds {
			out[i].where = strings.TrimSuffix("("+at.name+":"+labelExpression(l.catalogue, from[i])+") AND "+out[i].where, " AND ")
		}
	}
	return out
}

// pathPatternsFrom lists the patterns from one kind.
func (l *layout) pathPatternsFrom(k *ontology.Kind, field string, at nodeVariable, to string) []pathPattern {
	f := k.Field(field)
	switch {
	case f == nil:
		return nil
	case f.Role == ontology.Related:
		h := ontology.Hop{Relation: f.Relation, Direction: f.Direction}
		return []pathPattern{{match: l.hopMatch(at.name, h, ontology.SetOf(k), l.catalogue.KindsOf(f.Type.Name), to)}}
	}
	w := &pathWriter{layout: l, trie: f.Trie(k), to: to}
	w.from(0, at.name, ontology.SetOf(k), nil)
	for i := range w.out {
		w.out[i].where = to + " <> " + at.name // a path doesn't end where it starts
	}
	return w.out
}

// hopMatch writes a MATCH for one hop. The kinds of its end are written where the relation leads to others too.
func (l *layout) hopMatch(from string, h ontology.Hop, kinds, ends ontology.KindSet, to string) string {
	if all := l.endKinds(kinds, h); all&^ends != 0 {
		to += ":" + labelExpression(l.catalogue, ends&all)
	}
	return "MATCH (" + from + ")" + relationshipPattern("", h.Relation.Type, h.Direction) + "(" + to + ")"
}

// endKinds returns the kinds that a hop leads to from some kinds.
func (l *layout) endKinds(kinds ontology.KindSet, h ontology.Hop) ontology.KindSet {
	var out ontology.KindSet
	for _, k := range kinds.In(l.catalogue) {
		out |= h.Relation.Ends(k, h.Direction)
	}
	return out
}

// A pathWriter writes the patterns of a field that leads along several hops.
type pathWriter struct {
	layout *layout
	trie   *ontology.Trie
	to     string
	out    []pathPattern
}

// from writes the patterns that continue from a state of the trie, where the variable has one of some kinds.
func (w *pathWriter) from(state int, name string, kinds ontology.KindSet, hops []string) {
	for i, next := range w.trie.States[state].Next {
		var ends ontology.KindSet
		for _, e := range w.trie.States[next.State].Ends {
			ends |= e.Kinds
		}
		if ends != 0 {
			last := w.layout.hopMatch(name, next.Hop, kinds, ends&next.To, w.to)
			w.out = append(w.out, pathPattern{match: strings.Join(append(hops[:len(hops):len(hops)], last), " ")})
		}
		far := w.to + "x" + strconv.Itoa(len(hops)) + "x" + strconv.Itoa(i)
		w.from(next.State, far, next.To, append(hops[:len(hops):len(hops)], w.layout.hopMatch(name, next.Hop, kinds, next.To, far)))
	}
}

// labelExpression writes the labels of some kinds, as in (n:A|B).
func labelExpression(c *ontology.Catalogue, kinds ontology.KindSet) string {
	names := make([]string, 0, kinds.Len())
	for _, k := range kinds.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}

// relationshipPattern writes a relationship pattern, from the node before it to the one after it.
func relationshipPattern(name, relation string, d ontology.Direction) string {
	if d == ontology.In {
		return "<-[" + name + ":" + relation + "]-"
	}
	return "-[" + name + ":" + relation + "]->"
}
