package neo4j

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func (t *table) followStatement() string {
	switch {
	case t.q.Step.Op == plan.Neighbors:
		t.p["types"] = t.chosenTypes()
		return t.neighborsPage()
	case t.q.Step.Shape == plan.Page:
		return t.followPage()
	}
	return t.followAll()
}

// followPage takes a page for each parent. It has one text for each hop, set of kinds, filter and order.
func (t *table) followPage() string {
	match, total, one := t.matching(t.hop("(q)"), ""), "0", ""
	if t.q.Step.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	if t.single() {
		total = strings.Replace(total, "RETURN n", "RETURN DISTINCT n", 1)
		one = "\nWITH n, r ORDER BY r.id WITH n, head(collect(r)) AS r"
	}
	named, names := t.beside(match, "n, r")
	return "UNWIND $p.ids AS id MATCH (q:Node {id: id}) USING INDEX SEEK q:Node(id)\nWITH id, " + total + " AS total, COLLECT { " + match + one +
		t.page("n, r", t.row("r.id", "[c IN $p.facts | r[c]]")) + " } AS rows" + named + "\nRETURN collect([id, total, rows" + names + "])"
}

// followAll takes all relations of all parents, of which there are few each.
func (t *table) followAll() string {
	return "UNWIND $p.ids AS id " + t.matching(t.hop("(q:Node {id: id})"), "SEEK q:Node(id)") + "\nRETURN collect([id, 0, " + t.row("r.id", "[c IN $p.facts | r[c]]") + "])"
}

// hop writes the pattern from a parent to the rows.
func (t *table) hop(from string) string {
	return from + arrow("r", t.q.Step.Hop.Relation.Type, t.q.Step.Hop.Direction) + "(n" + t.narrow() + ")"
}

// narrow writes the kinds to which rows are limited, where the relation leads to others too.
func (t *table) narrow() string {
	var ends ontology.KindSet
	for _, k := range t.q.Step.On.In(t.r.l.c) {
		ends |= t.q.Step.Hop.Relation.Ends(k, t.q.Step.Hop.Direction)
	}
	if ends&^t.q.Step.Kinds == 0 {
		return ""
	}
	return ":" + label(t.r.l.c, t.q.Step.Kinds)
}

// single tells that several relations to a node make one row.
func (t *table) single() bool { return t.q.Step.Hop.Relation.Parallel() && !t.q.Step.Edges }

// wantedFacts lists the properties of relations that the step shows, or that its links will.
func (t *table) wantedFacts() []any {
	out := []any{}
	want := func(name string) {
		if !slices.Contains(out, any(name)) {
			out = append(out, name)
		}
	}
	for _, relation := range t.relations() {
		for i := range t.r.l.relations[relation.Index].slots {
			if p := &t.r.l.relations[relation.Index].slots[i]; t.q.Facts || t.asksFact(relation, i, p.slot.Field) {
				want(p.name)
			}
		}
	}
	if t.q.Facts || t.q.Step.Shape == plan.Few {
		want(store.PositionProperty)
	}
	return out
}

// asksFact tells whether a column shows a fact of a relation.
func (t *table) asksFact(relation *ontology.Relation, slot int, fact *ontology.Field) bool {
	return slices.ContainsFunc(t.q.Step.Columns, func(c plan.Column) bool {
		return c.From == plan.Fact && relation.Slot(c.Name)+c.Part == slot || c.From == plan.LinkBases && fact == relation.BasisFact()
	})
}
