package neo4j

import (
	"context"
	"maps"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// Edges fetches the relations of nodes over several hops with one statement.
func (r *reader) Edges(ctx context.Context, hops []ontology.Hop, refs []executor.Ref, facts bool) (executor.Adjacency, error) {
	a := newAdjacency(hops)
	columns := r.edgeColumns(hops, facts)
	var directions []ontology.Direction
	p := params{"columns": columns}
	for _, d := range []ontology.Direction{ontology.Out, ontology.In} {
		if ids := r.startIDs(hops, d, refs); len(ids) > 0 {
			directions, p[directionParam[d]] = append(directions, d), ids
		}
	}
	if len(directions) == 0 {
		return a, nil
	}
	record, err := queryOne(ctx, r.tx, "relations", edgesStatement(hops, directions), p)
	if err != nil {
		return nil, err
	}
	for i, d := range directions {
		items := record.list(i, directionParam[d])
		if items.err != nil {
			return nil, items.err
		}
		for j := range items.values {
			row := items.list(j, "relation")
			if err := a.add(r, d, &row, columns, facts); err != nil {
				return nil, err
			}
		}
	}
	a.sort()
	return a, nil
}

// directionParam names the parameter with the ids of the nodes whose relations in a direction are wanted.
var directionParam = [2]string{ontology.Out: "out", ontology.In: "in"}

// edgesStatement returns for each direction a list of relations. All types in a direction take one expansion of a node:
// that is quicker than one each, and planned sooner. Ids of relations name their ends, so that these need no reading.
func edgesStatement(hops []ontology.Hop, directions []ontology.Direction) string {
	var parts []string
	for _, d := range directions {
		if types := typesInDirection(hops, d); len(types) > 0 {
			parts = append(parts, "COLLECT { UNWIND $p."+directionParam[d]+" AS id MATCH (q:Node {id: id})"+relationshipPattern("r", strings.Join(types, "|"), d)+
				"() USING INDEX SEEK q:Node(id) RETURN [id, type(r), [c IN $p.columns | r[c]]] }")
		}
	}
	return "RETURN " + strings.Join(parts, ",\n")
}

// typesInDirection lists the relations of the hops in one direction, in order: the
// text doesn't depend on the order of the hops.
func typesInDirection(hops []ontology.Hop, d ontology.Direction) []string {
	types := map[string]bool{}
	for _, h := range hops {
		if h.Direction == d {
			types[h.Relation.Type] = true
		}
	}
	return slices.Sorted(maps.Keys(types))
}

// startIDs returns the ids of the nodes whose kinds can have relations over one of the hops in a direction.
func (r *reader) startIDs(hops []ontology.Hop, d ontology.Direction, refs []executor.Ref) []string {
	var kinds ontology.KindSet
	for _, h := range hops {
		switch {
		case h.Direction != d:
		case d == ontology.Out:
			kinds |= h.Relation.From()
		default:
			kinds |= h.Relation.To()
		}
	}
	var out []string
	for _, ref := range refs {
		if kinds.Has(int(r.kinds[ref])) {
			out = append(out, r.ids[ref])
		}
	}
	return out
}

// edgeColumns lists the properties of relations that paths need, and with facts all.
func (r *reader) edgeColumns(hops []ontology.Hop, facts bool) []any {
	out := []any{"id", "standing", store.PositionProperty}
	want := func(name string) {
		if !slices.Contains(out, any(name)) {
			out = append(out, name)
		}
	}
	for _, h := range hops {
		if f := h.Relation.BasisFact(); f != nil {
			want(f.Name)
		}
		for _, p := range r.layout.relations[h.Relation.Index].slots {
			if facts {
				want(p.name)
			}
		}
	}
	return out
}
