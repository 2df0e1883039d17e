package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A claimIndex holds claims by the nodes that they are about, and by the nodes that are their objects.
type claimIndex struct {
	bySubject map[Ref][]claim
	byObject  map[Ref][]claim
}

// indexClaims reads the claims about some nodes; with objects also those of which the nodes are the object.
func (x *Execution) indexClaims(ctx context.Context, nodes []Ref, objects bool) (*claimIndex, error) {
	hops := []ontology.Hop{{Relation: x.c.Relation("ABOUT"), Direction: ontology.In}}
	if objects {
		hops = append(hops, ontology.Hop{Relation: x.c.Relation("OBJECT"), Direction: ontology.In})
	}
	adj, err := x.r.Edges(ctx, hops, nodes, false)
	if err != nil {
		return nil, err
	}
	var refs []Ref
	for h := range hops {
		for _, n := range nodes {
			for _, e := range adj.Edges(h, n) {
				refs = append(refs, e.To)
			}
		}
	}
	refs = Distinct(refs)
	claims, err := x.readClaims(ctx, refs)
	if err != nil {
		return nil, err
	}
	return newClaimIndex(nodes, claims), nil
}

// readClaims reads the values and the ends of claims.
func (x *Execution) readClaims(ctx context.Context, refs []Ref) ([]claim, error) {
	set := x.c.KindsOf("Claim")
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "field", On: set}, {Name: "standing", On: set}, {Name: "reason", On: set}})
	if err != nil {
		return nil, err
	}
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("ABOUT")}, {Relation: x.c.Relation("OBJECT")}}, refs, false)
	if err != nil {
		return nil, err
	}
	out := make([]claim, len(refs))
	for i, ref := range refs {
		rank, _ := x.c.Enum("Standing").Rank(unquote(cells[3*i+1]))
		out[i] = claim{
			ref: ref, field: unquote(cells[3*i]), standing: ontology.Standing(rank), reason: unquote(cells[3*i+2]),
			subject: firstEnd(adj.Edges(0, ref)), object: firstEnd(adj.Edges(1, ref)),
		}
	}
	return out, nil
}

// firstEnd returns the node at the other end of the first edge, or -1.
func firstEnd(edges []Edge) Ref {
	if len(edges) == 0 {
		return -1
	}
	return edges[0].To
}

// newClaimIndex indexes claims by those of the nodes that they have to do with.
func newClaimIndex(nodes []Ref, claims []claim) *claimIndex {
	b := &claimIndex{bySubject: make(map[Ref][]claim, len(nodes)), byObject: map[Ref][]claim{}}
	for _, n := range nodes {
		b.bySubject[n] = nil
	}
	for _, c := range claims {
		if list, ok := b.bySubject[c.subject]; ok {
			b.bySubject[c.subject] = append(list, c)
		}
		if _, ok := b.bySubject[c.object]; ok {
			b.byObject[c.object] = append(b.byObject[c.object], c)
		}
	}
	return b
}

// ofField returns the claims that support a field of a node: those about the node and this field, and for a relation also those
// about a related node and the field that shows the same relation there.
func (b *claimIndex) ofField(x *Execution, k *ontology.Kind, node Ref, f *ontology.Field) []claim {
	var out []claim
	for _, c := range b.bySubject[node] {
		if c.field == f.Name {
			out = append(out, c)
		}
	}
	if f.Role != ontology.Related {
		return out
	}
	for _, c := range b.byObject[node] {
		other := x.c.Kinds[x.r.Kind(c.subject)]
		if x.c.KindsOf(f.Type.Name).Has(other.Index) && x.fieldShows(other, c.field, f.Relation, f.Direction.Reverse(), k) {
			out = append(out, c)
		}
	}
	return out
}

// fieldShows reports whether a field of a kind shows a relation in a direction to nodes of another kind.
func (x *Execution) fieldShows(k *ontology.Kind, field string, r *ontology.Relation, dir ontology.Direction, other *ontology.Kind) bool {
	f := k.Field(field)
	return f != nil && f.Role == ontology.Related && f.Relation == r && f.Direction == dir &&
		x.c.KindsOf(f.Type.Name).Has(other.Index)
}

// ofEdge returns the claims that support one edge, whichever of its ends they are about.
func (b *claimIndex) ofEdge(x *Execution, l pathEdge) []claim {
	if l.hop.Relation.Evidential() {
		return nil
	}
	return append(b.ofEdgeFrom(x, l.from, l.to, l.hop.Relation, l.hop.Direction),
		b.ofEdgeFrom(x, l.to, l.from, l.hop.Relation, l.hop.Direction.Reverse())...)
}

// ofEdgeFrom returns the claims about one end of an edge that have the other end as their object.
func (b *claimIndex) ofEdgeFrom(x *Execution, from, to Ref, r *ontology.Relation, dir ontology.Direction) []claim {
	kind, other := x.c.Kinds[x.r.Kind(from)], x.c.Kinds[x.r.Kind(to)]
	var out []claim
	for _, cl := range b.bySubject[from] {
		if cl.object == to && x.fieldShows(kind, cl.field, r, dir, other) {
			out = append(out, cl)
		}
	}
	return out
}

// linkEvidence makes a row of each claim that supports the link of a list's row: its edge, or the edges of the paths shown.
func (x *Execution) linkEvidence(ctx context.Context, s *plan.Step) error {
	of := Kept[RowPaths](x, s.Parent)
	rows := make([][]pathEdge, len(x.Refs(s.Parent)))
	for row := range rows {
		for _, p := range of.paths(x, row) {
			rows[row] = append(rows[row], p.edges...)
		}
	}
	return x.edgeClaims(ctx, s, rows)
}

// edgeClaims makes a row of each claim that supports one of a parent row's edges.
func (x *Execution) edgeClaims(ctx context.Context, s *plan.Step, rows [][]pathEdge) error {
	var nodes []Ref
	for _, edges := range rows {
		for _, l := range edges {
			if !l.hop.Relation.Evidential() {
				nodes = append(nodes, l.from, l.to)
			}
		}
	}
	index, err := x.indexClaims(ctx, Distinct(nodes), false)
	if err != nil {
		return err
	}
	t := x.Table(s.Index)
	var refs []Ref
	for _, edges := range rows {
		t.From = append(t.From, int32(len(refs)))
		var found []claim
		for _, l := range edges {
			found = append(found, index.ofEdge(x, l)...)
		}
		refs = appendClaimRefs(refs, x.rankClaims(found))
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

// unquote returns the text of a cell that holds a JSON string, or "" for a cell without one.
func unquote(cell []byte) string {
	if len(cell) < 2 {
		return ""
	}
	return store.Text(cell)
}
