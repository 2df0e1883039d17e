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
	where := ""
	if l.pathEnds(f, at.kinds)&at.kinds != 0 {
		where = to + " <> " + at.name // a path doesn't end where it starts
	}
	w := &pathWriter{layout: l, trie: f.Trie(k), to: to}
	var out []pathPattern
	for _, match := range w.from(0, at.name, ontology.SetOf(k), 0) {
		out = append(out, pathPattern{match, where})
	}
	return out
}

// pathEnds returns the kinds at which a path from some kinds may end.
func (l *layout) pathEnds(path *ontology.Field, from ontology.KindSet) ontology.KindSet {
	var out ontology.KindSet
	for _, k := range from.In(l.catalogue) {
		f := k.Field(path.Name)
		if f == nil {
			continue
		}
		for _, state := range f.Trie(k).States {
			for _, end := range state.Ends {
				out |= end.Kinds
			}
		}
	}
	return out
}

// hopMatch writes a MATCH for one hop.
func (l *layout) hopMatch(from string, h ontology.Hop, kinds, ends ontology.KindSet, to string) string {
	return "MATCH (" + from + ")" + relationshipPattern("", h.Relation.Type, h.Direction) + "(" + l.hopEnd(h, kinds, ends, to) + ")"
}

// hopEnd writes the end of a hop. Its kinds are written where the relation leads to others too.
func (l *layout) hopEnd(h ontology.Hop, kinds, ends ontology.KindSet, to string) string {
	if all := l.endKinds(kinds, h); all&^ends != 0 {
		to += ":" + labelExpression(l.catalogue, ends&all)
	}
	return to
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
}

// A way is a hop over one of some relations, and the hops after it. Ways that differ in the relation of this hop alone are one pattern.
type way struct {
	types     []string
	direction ontology.Direction
	end       string // of the hop, with its labels
	rest      string // the hops after it

	oneWay bool // the relations don't lead from these kinds in the other direction, so that it needn't be said
	both   bool // they have different directions
}

// from writes the patterns that continue from a state of the trie after some hops, where the variable has one of some kinds.
func (w *pathWriter) from(state int, name string, kinds ontology.KindSet, hops int) []string {
	var ways []way
	far := w.to + "x" + strconv.Itoa(hops)
	for _, next := range w.trie.States[state].Next {
		back := ontology.Hop{Relation: next.Relation, Direction: next.Direction.Reverse()}
		one := way{types: []string{next.Relation.Type}, direction: next.Direction, oneWay: w.layout.endKinds(kinds, back) == 0}
		var ends ontology.KindSet
		for _, e := range w.trie.States[next.State].Ends {
			ends |= e.Kinds
		}
		if ends != 0 {
			one.end = w.layout.hopEnd(next.Hop, kinds, ends&next.To, w.to)
			ways = addWay(ways, one)
		}
		one.end = w.layout.hopEnd(next.Hop, kinds, next.To, far)
		for _, one.rest = range w.from(next.State, far, next.To, hops+1) {
			ways = addWay(ways, one)
		}
	}
	out := make([]string, len(ways))
	for i, one := range ways {
		relation := relationshipPattern("", strings.Join(one.types, "|"), one.direction)
		if one.both {
			relation = "-[:" + strings.Join(one.types, "|") + "]-"
		}
		out[i] = strings.TrimSuffix("MATCH ("+name+")"+relation+"("+one.end+") "+one.rest, " ")
	}
	return out
}

// addWay adds a way to one that goes on alike, or to the list.
func addWay(ways []way, one way) []way {
	for i := range ways {
		w := &ways[i]
		if w.end != one.end || w.rest != one.rest || w.direction != one.direction && !(w.oneWay && one.oneWay) {
			continue
		}
		w.types = append(slices.Clip(w.types), one.types...)
		w.both = w.both || w.direction != one.direction
		w.oneWay = w.oneWay && one.oneWay
		return ways
	}
	return append(ways, one)
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
