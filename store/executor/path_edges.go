package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
)

// pathEdges makes a row of each edge of its parent's paths.
func (x *Execution) pathEdges(s *plan.Step) error {
	paths, t := Kept[[]path](x, s.Parent), x.Table(s.Index)
	t.From, t.To = make([]int32, len(paths)), make([]int32, len(paths))
	var edges []pathEdge
	for i, p := range paths {
		t.From[i] = int32(len(edges))
		edges = append(edges, p.edges...)
		t.To[i] = int32(len(edges))
	}
	t.Width, t.Kinds = len(s.Columns), NoKinds(len(edges))
	t.Cells = make([][]byte, 0, len(edges)*t.Width)
	for i := range edges {
		for _, col := range s.Columns {
			t.Cells = append(t.Cells, x.pathEdgeCell(&edges[i], col))
		}
	}
	x.Keep(s.Index, edges)
	return nil
}

func (x *Execution) pathEdgeCell(e *pathEdge, col plan.Column) []byte {
	switch {
	case col.Kind == plan.Fact:
		return x.r.Fact(e.hop.Relation, e.edge, col.Name, col.Part)
	case col.Name == plan.PathEdgeRelation:
		return x.json.relation[e.hop.Relation]
	}
	return boolJSON(e.hop.Direction == ontology.Out)
}

// pathEdgeEnds makes a row of the node at one end of each edge.
func (x *Execution) pathEdgeEnds(ctx context.Context, s *plan.Step, end func(*pathEdge) Ref) error {
	edges := Kept[[]pathEdge](x, s.Parent)
	refs := make([]Ref, len(edges))
	for i := range edges {
		refs[i] = end(&edges[i])
	}
	return x.FillOne(ctx, s, refs)
}

// pathEdgeEvidence makes a row of each claim that supports an edge.
func (x *Execution) pathEdgeEvidence(ctx context.Context, s *plan.Step) error {
	edges := Kept[[]pathEdge](x, s.Parent)
	rows := make([][]pathEdge, len(edges))
	for i := range edges {
		rows[i] = edges[i : i+1]
	}
	return x.edgeClaims(ctx, s, rows)
}
