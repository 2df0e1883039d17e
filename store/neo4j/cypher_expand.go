package neo4j

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func (rr *rowReader) expandStatement() string {
	switch {
	case rr.query.IsNeighbors():
		rr.params["types"] = rr.chosenTypes()
		return rr.neighborsPage()
	case rr.query.List.Shape == plan.Page:
		return rr.expandPage()
	}
	return rr.expandFew()
}

// expandPage writes a page for each parent. It has one text for each hop, set of kinds, filter and order.
func (rr *rowReader) expandPage() string {
	match, total, one := rr.rowsClause(rr.hopPattern("(q)"), "", "n, r"), "0", ""
	if rr.query.List.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	if rr.oneRowPerNode() {
		total = strings.Replace(total, "RETURN n", "RETURN DISTINCT n", 1)
		one = "\nWITH n, r ORDER BY r.id WITH n, head(collect(r)) AS r"
	}
	from := rr.parents()
	if rr.collectsFirst() {
		end := "endNode(r)"
		if rr.query.Hop().Direction == ontology.In {
			end = "startNode(r)"
		}
		from += collectRelations(match + one)
		match, total, one = "UNWIND found AS r WITH r, "+end+" AS n", "size(found)", ""
	}
	named, names := rr.outsidePage(match, "n, r")
	return from + "\nWITH id, " + total + " AS total, COLLECT { " + match + one +
		rr.pageClauses("n, r", rr.withNode(rr.relatedRow())) + " } AS rows" + named + rr.collectPages("id", names)
}

// parentByID finds the parents.
const parentByID = "UNWIND $p.ids AS id MATCH (q:Node {id: id}) USING INDEX SEEK q:Node(id)"

// collectRelations collects the relations over which the rows of a parent are reached.
func collectRelations(match string) string {
	return "\nWITH id, q, COLLECT { " + match + "\nRETURN r } AS found"
}

// expandFew writes all rows of all parents, which have few each.
func (rr *rowReader) expandFew() string {
	row := rr.relatedRow()
	if rr.fused != nil {
		return rr.parents() + " " + rr.rowsClause(rr.hopPattern("(q)"), "", "id, n, r") + rr.fused.returnFew(row)
	}
	return "UNWIND $p.ids AS id " + rr.rowsClause(rr.hopPattern("(q:Node {id: id})"), "SEEK q:Node(id)", "id, n, r") + "\nRETURN collect([id, 0, " + row + "])"
}

// hopPattern writes the pattern from a parent to the rows.
func (rr *rowReader) hopPattern(from string) string {
	return from + relationshipPattern("r", rr.query.Hop().Relation.Type, rr.query.Hop().Direction) + "(n" + rr.endLabels() + ")"
}

// endLabels writes the labels to which rows are limited, where the relation leads to other kinds too.
func (rr *rowReader) endLabels() string {
	var ends ontology.KindSet
	for _, k := range rr.query.Step.On.In(rr.reader.layout.catalogue) {
		ends |= rr.query.Hop().Relation.Ends(k, rr.query.Hop().Direction)
	}
	if ends&^rr.query.Step.Kinds == 0 {
		return ""
	}
	return ":" + labelExpression(rr.reader.layout.catalogue, rr.query.Step.Kinds)
}

// oneRowPerNode tells whether several relations to a node make one row.
func (rr *rowReader) oneRowPerNode() bool {
	return rr.query.Hop().Relation.Parallel() && !rr.query.List.Edges
}

// wantedFacts lists the properties of relations that the step shows, or that its links will.
func (rr *rowReader) wantedFacts() []any {
	out := []any{}
	want := func(name string) {
		if !slices.Contains(out, any(name)) {
			out = append(out, name)
		}
	}
	for _, relation := range rr.relations() {
		for i := range rr.reader.layout.relations[relation.Index].slots {
			if p := &rr.reader.layout.relations[relation.Index].slots[i]; rr.query.Facts || rr.asksFact(relation, i, p.slot.Field) {
				want(p.name)
			}
		}
	}
	if rr.query.Facts || rr.query.List.Shape == plan.Few {
		want(store.PositionProperty)
	}
	return out
}

// asksFact tells whether a column shows a fact of a relation.
func (rr *rowReader) asksFact(relation *ontology.Relation, slot int, fact *ontology.Field) bool {
	return slices.ContainsFunc(rr.query.Step.Columns, func(c plan.Column) bool {
		return c.Kind == plan.Fact && relation.Slot(c.Name)+c.Part == slot || c.Kind == plan.Output && c.Name == plan.LinkBases && fact == relation.BasisFact()
	})
}
