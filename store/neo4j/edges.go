package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/level"
)

// Edges fetches the relations of nodes over several hops with one statement.
func (r *reader) Edges(ctx context.Context, hops []ontology.Hop, refs []level.Ref, facts bool) (level.Adjacency, error) {
	a := newAdjacency(hops)
	columns := r.edgeColumns(hops, facts)
	var parts []string
	var directions []ontology.Direction
	p := params{"columns": columns}
	for _, d := range []ontology.Direction{ontology.Out, ontology.In} {
		if ids := r.startsOf(hops, d, refs); len(ids) > 0 {
			parts, directions, p[listName[d]] = append(parts, edgesOf(typesOf(hops, d), d)), append(directions, d), ids
		}
	}
	if len(parts) == 0 {
		return a, nil
	}
	lists, err := ask(ctx, r.tx, "RETURN "+strings.Join(parts, ",\n"), p)
	if err != nil {
		return nil, err
	}
	for i, d := range directions {
		items, _ := lists[i].([]any)
		for _, item := range items {
			if err := a.add(r, d, item, columns, facts); err != nil {
				return nil, err
			}
		}
	}
	a.sort(r)
	return a, nil
}

// listName names the parameter with the nodes whose relations in a direction are wanted.
var listName = [2]string{ontology.Out: "out", ontology.In: "in"}

// edgesOf returns all relations of some types in one direction with one expansion a node: that is quicker than one a
// type, and takes less planning. Their ids name their ends, so that these need no reading.
func edgesOf(types []string, d ontology.Direction) string {
	return "COLLECT { UNWIND $p." + listName[d] + " AS id MATCH (:Node {id: id})" + arrow("r", strings.Join(types, "|"), d) +
		"() RETURN [id, type(r), [c IN $p.columns | r[c]]] }"
}

// typesOf lists the relations of the hops in one direction, in order: whatever the order in which the hops were met, the
// text is the same.
func typesOf(hops []ontology.Hop, d ontology.Direction) []string {
	types := map[string]bool{}
	for _, h := range hops {
		if h.Direction == d {
			types[h.Relation.Type] = true
		}
	}
	return slices.Sorted(maps.Keys(types))
}

// startsOf returns the ids of the nodes whose kinds can have relations over one of the hops in a direction.
func (r *reader) startsOf(hops []ontology.Hop, d ontology.Direction, refs []level.Ref) []string {
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
		for _, p := range r.l.relations[h.Relation.Index].slots {
			if facts {
				want(p.name)
			}
		}
	}
	return out
}

// An adjacency holds the relations fetched, by hop and node.
type adjacency struct {
	hops  []ontology.Hop
	found []near
	at    map[hopNode][]level.Edge
}

type hopNode struct {
	relation  int
	direction ontology.Direction
	node      level.Ref
}

// A near is a relation with the end it was found from.
type near struct {
	hopNode
	far, id string
	edge    level.Edge
}

func newAdjacency(hops []ontology.Hop) *adjacency {
	return &adjacency{hops: hops, at: map[hopNode][]level.Edge{}}
}

// Edges returns the relations of a node over a hop.
func (a *adjacency) Edges(hop int, node level.Ref) []level.Edge {
	h := a.hops[hop]
	return a.at[hopNode{h.Relation.Index, h.Direction, node}]
}

// add takes a relation as it was returned: the id of the near end, the type, the properties.
func (a *adjacency) add(r *reader, d ontology.Direction, item any, columns []any, facts bool) error {
	row, _ := item.([]any)
	start, _ := row[0].(string)
	name, _ := row[1].(string)
	values, _ := row[2].([]any)
	props := make(map[string]any, len(columns))
	for i, c := range columns {
		if values[i] != nil {
			props[c.(string)] = values[i]
		}
	}
	relation := r.l.c.Relation(name)
	id, _ := props["id"].(string)
	far, to := store.EndsOfID(id)
	if d == ontology.Out {
		far = to
	}
	here, err := r.ref(start)
	if err != nil {
		return err
	}
	there, err := r.ref(far)
	if err != nil {
		return err
	}
	a.found = append(a.found, near{hopNode{relation.Index, d, here}, far, id, r.edge(relation, there, props, facts)})
	return nil
}

// sort puts the relations of each node together, in order of the far ends' ids, then of their own.
func (a *adjacency) sort(r *reader) {
	slices.SortFunc(a.found, func(x, y near) int {
		return cmp.Or(cmp.Compare(x.relation, y.relation), cmp.Compare(x.direction, y.direction), cmp.Compare(x.node, y.node),
			cmp.Compare(x.far, y.far), cmp.Compare(x.id, y.id))
	})
	edges := make([]level.Edge, len(a.found))
	for i, start := 0, 0; i < len(edges); i++ {
		edges[i] = a.found[i].edge
		if i+1 == len(edges) || a.found[i+1].hopNode != a.found[i].hopNode {
			a.at[a.found[i].hopNode], start = edges[start:i+1:i+1], i+1
		}
	}
	a.found = nil
}
