package neo4j

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// neighborsPage writes a page of the relations of each parent, of all types and in both directions at once, which is one
// expansion of a node. The chosen types are a parameter, so that there is one text for each filter and order.
func (rr *rowReader) neighborsPage() string {
	match, total := rr.rowsClause(rr.neighborPattern(), "", "n, r"), "0"
	if rr.query.List.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	from := rr.parents()
	if rr.collectsFirst() {
		from += collectRelations(match)
		match, total = "UNWIND found AS r WITH r, CASE WHEN startNode(r) = q THEN endNode(r) ELSE startNode(r) END AS n", "size(found)"
	}
	match += "\nWITH n, r, n.id + ' ' + type(r) + ' ' + r.id AS own" // as store.NeighborID; all of it is ASCII
	named, names := rr.outsidePage(match, "n, r, own")
	return from + "\nWITH id, " + total + " AS total, COLLECT { " + match +
		rr.pageClauses("n, r, own", rr.withNode(rr.rowExpression("own", "[c IN $p.facts | r[c]]"))) + " } AS rows" + named + rr.collectPages("id", names)
}

// neighborPattern writes the pattern from a parent to the rows.
func (rr *rowReader) neighborPattern() string {
	return "(q)-[r:" + strings.Join(rr.neighborTypes(), "|") + " WHERE type(r) IN $p.types]-(n" + rr.neighborLabels() + ")"
}

// neighborTypes lists the types of the relations that may lead to a row. Those of all of the rows' kinds are among them,
// whatever the parents' kinds, so that the text depends on these as little as may be; a node has no relations but those
// of its kind.
func (rr *rowReader) neighborTypes() []string {
	var types []string
	for _, leg := range rr.neighborLegs() {
		types = append(types, leg.Relation.Type)
	}
	return slices.Compact(types)
}

func (rr *rowReader) neighborLegs() []ontology.TypedHop {
	step := rr.query.Step
	return rr.reader.layout.catalogue.HopsFrom(step.On|step.Kinds, step.Kinds)
}

// neighborLabels writes the labels to which rows are limited, where a relation leads to other kinds too; or excludes
// these, if they are fewer.
func (rr *rowReader) neighborLabels() string {
	c, step := rr.reader.layout.catalogue, rr.query.Step
	var others ontology.KindSet
	for _, leg := range rr.neighborLegs() {
		for _, k := range (step.On | step.Kinds).In(c) {
			others |= leg.Relation.Ends(k, leg.Direction) | leg.Relation.Ends(k, leg.Direction.Reverse())
		}
	}
	others &^= step.Kinds
	switch {
	case others == 0:
		return ""
	case others.Len() < step.Kinds.Len():
		return ":!(" + labelExpression(c, others) + ")"
	}
	return ":" + labelExpression(c, step.Kinds)
}

// chosenTypes lists the types of the relations that the arguments select.
func (rr *rowReader) chosenTypes() []any {
	out := []any{}
	for _, name := range rr.neighborTypes() {
		if rr.query.HasRelation(rr.reader.layout.catalogue.Relation(name)) {
			out = append(out, name)
		}
	}
	return out
}

// relations lists those that the step may follow.
func (rr *rowReader) relations() []*ontology.Relation {
	if !rr.query.IsNeighbors() {
		return []*ontology.Relation{rr.query.Hop().Relation}
	}
	var out []*ontology.Relation
	for _, name := range rr.chosenTypes() {
		out = append(out, rr.reader.layout.catalogue.Relation(name.(string)))
	}
	return out
}

// hopOf returns the hop over which a row was reached. A relation of a node with itself counts as outgoing.
func (rr *rowReader) hopOf(node, relation, edge string) ontology.Hop {
	hop := ontology.Hop{Relation: rr.reader.layout.catalogue.Relation(relation)}
	if from, to := store.EndsOfID(edge); from == node && to != node {
		hop.Direction = ontology.In
	}
	return hop
}
