package neo4j

import (
	"cmp"
	"slices"
	"strconv"

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
func (a *adjacency) add(r *reader, d ontology.Direction, row *scanner, columns []any, facts bool) error {
	start, name, values := scan[string](row, 0, "start"), scan[string](row, 1, "type"), scan[[]any](row, 2, "properties")
	if row.err != nil {
		return row.err
	}
	relation := r.layout.catalogue.Relation(name)
	if relation == nil {
		return &DecodeError{row.record, "type", "a relation", strconv.Quote(name)}
	}
	props, err := r.decodeEdgeProperties(relation, columns, values)
	if err != nil {
		return err
	}
	id, err := scanProperty[string](name, props, "id")
	if err != nil {
		return err
	}
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
	edge, err := r.addEdge(relation, there, props, facts)
	a.found = append(a.found, foundEdge{hopNode{relation.Index, d, here}, far, id, edge})
	return err
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
