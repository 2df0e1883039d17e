package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
)

// An expanded value is kept by a step whose rows were reached over one edge each, for their links.
type expanded struct {
	*Rows
	step    *plan.Step
	parents []Ref
	parent  []int32 // of each row: the index of its parent
}

// expand finds the nodes at the other ends of one relation, or for a NeighborsSpec of any.
func (x *Execution) expand(ctx context.Context, s *plan.Step) error {
	parents, index := x.Unique(s)
	q := x.query(s)
	q.Parents = parents
	rows, err := x.r.Rows(ctx, q)
	if err != nil {
		return err
	}
	x.fillList(s, rows, index)
	if q.List.Links {
		x.Keep(s.Index, &expanded{rows, s, parents, parentIndexes(rows.From)})
	}
	x.expandColumns(s, rows)
	return nil
}

// expandColumns fills in the columns of links that are not facts of the edge.
func (x *Execution) expandColumns(s *plan.Step, rows *Rows) {
	for c, col := range s.Columns {
		if col.Kind != plan.Output {
			continue
		}
		for i := range rows.Refs {
			cell := &rows.Cells[i*len(s.Columns)+c]
			switch col.Name {
			case plan.LinkBases:
				*cell = x.json.basisList(basisBit(rows.Edges[i].Basis))
			case plan.LinkRelation:
				*cell = x.json.relation[rows.Hop(s, i).Relation]
			}
		}
	}
}

// paths returns the edge over which a row was reached, as a path.
func (e *expanded) paths(_ *Execution, row int) []path {
	edge := e.Edges[row]
	return []path{{
		edges: []pathEdge{{e.Hop(e.step, row), e.parents[e.parent[row]], e.Refs[row], edge}},
		basis: edge.Basis, standing: edge.Standing,
	}}
}

// Hop returns the hop over which a row of an ExpandSpec or NeighborsSpec was reached.
func (r *Rows) Hop(s *plan.Step, row int) ontology.Hop {
	if expand, ok := s.Spec.(*plan.ExpandSpec); ok {
		return expand.Hop
	}
	return r.Hops[row]
}
