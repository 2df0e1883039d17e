package neo4j

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// An adjacency holds relations by hop and node.
type adjacency struct {
	hops  []ontology.Hop
	found []foundEdge
	edges map[hopNode][]executor.Edge
}

type hopNode struct {
	relation  int
	direction ontology.Direction
	node      executor.Ref
}

// A foundEdge is a relation with the end from which it was found.
type foundEdge struct {
	hopNode
	far, id string
	edge    executor.Edge
}

func newAdjacency(hops []ontology.Hop) *adjacency {
	return &adjacency{hops: hops, edges: map[hopNode][]executor.Edge{}}
}

// Edges returns the relations of a node over a hop.
func (a *adjacency) Edges(hop int, node executor.Ref) []executor.Edge {
	h := a.hops[hop]
	return a.edges[hopNode{h.Relation.Index, h.Direction, node}]
}

// add decodes a relation: the id of the near end, the type, the properties.
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
	relation := r.layout.catalogue.Relation(name)
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
	a.found = append(a.found, foundEdge{hopNode{relation.Index, d, here}, far, id, r.addEdge(relation, there, props, facts)})
	return nil
}

// sort groups the relations by hop and node, in order of the far ends' ids, then of their own.
func (a *adjacency) sort() {
	slices.SortFunc(a.found, func(x, y foundEdge) int {
		return cmp.Or(cmp.Compare(x.relation, y.relation), cmp.Compare(x.direction, y.direction), cmp.Compare(x.node, y.node),
			cmp.Compare(x.far, y.far), cmp.Compare(x.id, y.id))
	})
	edges := make([]executor.Edge, len(a.found))
	for i, start := 0, 0; i < len(edges); i++ {
		edges[i] = a.found[i].edge
		if i+1 == len(edges) || a.found[i+1].hopNode != a.found[i].hopNode {
			a.edges[a.found[i].hopNode], start = edges[start:i+1:i+1], i+1
		}
	}
	a.found = nil
}
