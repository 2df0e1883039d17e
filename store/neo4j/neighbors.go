package neo4j

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// neighborsPage takes a page of the relations of each parent, all types at once and both ways: that is one expansion of a
// node. Which relations are chosen is a value, so that there is one text for each filter and order.
func (t *table) neighborsPage() string {
	match, total := t.matching(t.neighbor(), ""), "0"
	if t.q.Step.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	match += "\nWITH n, r, n.id + ' ' + type(r) + ' ' + r.id AS own" // as store.NeighborID; all of it is ASCII
	named, names := t.beside(match, "n, r, own")
	return "UNWIND $p.ids AS id MATCH (q:Node {id: id}) USING INDEX SEEK q:Node(id)\nWITH id, " + total + " AS total, COLLECT { " + match +
		t.page("n, r, own", t.row("own", "[c IN $p.facts | r[c]]")) + " } AS rows" + named + "\nRETURN collect([id, total, rows" + names + "])"
}

// neighbor writes the pattern from a parent to the rows.
func (t *table) neighbor() string {
	return "(q)-[r:" + strings.Join(t.neighborTypes(), "|") + " WHERE type(r) IN $p.types]-(n" + t.neighborKinds() + ")"
}

// neighborTypes lists the relations that may lead to a row. Those of all of the rows' kinds are among them, whatever the
// parents' kinds, so that the text depends on these as little as may be; a node has no relations but those of its kind.
func (t *table) neighborTypes() []string {
	var types []string
	for _, leg := range t.neighborLegs() {
		types = append(types, leg.Relation.Type)
	}
	return slices.Compact(types)
}

func (t *table) neighborLegs() []ontology.TypedHop {
	step := t.q.Step
	return t.r.l.c.HopsFrom(step.On|step.Kinds, step.Kinds)
}

// neighborKinds writes the kinds to which rows are limited, where a relation leads to others too; or these, if they are
// fewer.
func (t *table) neighborKinds() string {
	c, step := t.r.l.c, t.q.Step
	var others ontology.KindSet
	for _, leg := range t.neighborLegs() {
		for _, k := range (step.On | step.Kinds).In(c) {
			others |= leg.Relation.Ends(k, leg.Direction) | leg.Relation.Ends(k, leg.Direction.Reverse())
		}
	}
	others &^= step.Kinds
	switch {
	case others == 0:
		return ""
	case others.Len() < step.Kinds.Len():
		return ":!(" + label(c, others) + ")"
	}
	return ":" + label(c, step.Kinds)
}

// chosenTypes are those of the relations that the arguments let pass.
func (t *table) chosenTypes() []any {
	out := []any{}
	for _, name := range t.neighborTypes() {
		if t.q.Args.Follows(t.r.l.c.Relation(name)) {
			out = append(out, name)
		}
	}
	return out
}

// relations are those that the step may go along.
func (t *table) relations() []*ontology.Relation {
	if t.q.Step.Op != plan.Neighbors {
		return []*ontology.Relation{t.q.Step.Hop.Relation}
	}
	var out []*ontology.Relation
	for _, name := range t.chosenTypes() {
		out = append(out, t.r.l.c.Relation(name.(string)))
	}
	return out
}

// hopOf tells over which hop a row was reached. One of a node with itself points away.
func (t *table) hopOf(node, relation, edge string) ontology.Hop {
	hop := ontology.Hop{Relation: t.r.l.c.Relation(relation)}
	if from, to := store.EndsOfID(edge); from == node && to != node {
		hop.Direction = ontology.In
	}
	return hop
}
