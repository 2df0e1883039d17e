package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A claimBook holds the claims about some nodes, and those of which they are the object.
type claimBook struct {
	about  map[Ref][]claim
	object map[Ref][]claim
}

// claimsOf fetches the claims about nodes; with objects those of which they are the object too.
func (x *Execution) claimsOf(ctx context.Context, nodes []Ref, objects bool) (*claimBook, error) {
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
	slices.Sort(refs)
	refs = slices.Compact(refs)
	claims, err := x.readClaims(ctx, refs)
	if err != nil {
		return nil, err
	}
	return bookOf(nodes, claims), nil
}

// readClaims fetches what is needed of claims.
func (x *Execution) readClaims(ctx context.Context, refs []Ref) ([]claim, error) {
	set := x.c.KindsOf("Claim")
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "field", On: set}, {Name: "standing", On: set}})
	if err != nil {
		return nil, err
	}
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("ABOUT")}, {Relation: x.c.Relation("OBJECT")}}, refs, false)
	if err != nil {
		return nil, err
	}
	out := make([]claim, len(refs))
	for i, ref := range refs {
		rank, _ := x.c.Enum("Standing").Rank(unquote(cells[2*i+1]))
		out[i] = claim{
			ref: ref, field: unquote(cells[2*i]), standing: ontology.Standing(rank),
			subject: firstTo(adj.Edges(0, ref)), object: firstTo(adj.Edges(1, ref)),
		}
	}
	return out, nil
}

func firstTo(edges []Edge) Ref {
	if len(edges) == 0 {
		return -1
	}
	return edges[0].To
}

func bookOf(nodes []Ref, claims []claim) *claimBook {
	b := &claimBook{about: make(map[Ref][]claim, len(nodes)), object: map[Ref][]claim{}}
	for _, n := range nodes {
		b.about[n] = nil
	}
	for _, c := range claims {
		if list, ok := b.about[c.subject]; ok {
			b.about[c.subject] = append(list, c)
		}
		if _, ok := b.about[c.object]; ok {
			b.object[c.object] = append(b.object[c.object], c)
		}
	}
	return b
}

// backing returns the claims behind a field of a node: those about it with this field, and for a relation those about the
// other end that name the relation as seen from there.
func (b *claimBook) backing(x *Execution, k *ontology.Kind, node Ref, f *ontology.Field) []claim {
	var out []claim
	for _, c := range b.about[node] {
		if c.field == f.Name {
			out = append(out, c)
		}
	}
	if f.Role != ontology.Related {
		return out
	}
	for _, c := range b.object[node] {
		other := x.c.Kinds[x.r.Kind(c.subject)]
		if x.c.KindsOf(f.Type.Name).Has(other.Index) && x.shows(other, c.field, f.Relation, f.Direction.Reverse(), k) {
			out = append(out, c)
		}
	}
	return out
}

// shows tells whether a field of a kind shows a relation in a direction, to another kind.
func (x *Execution) shows(k *ontology.Kind, field string, r *ontology.Relation, dir ontology.Direction, other *ontology.Kind) bool {
	f := k.Field(field)
	return f != nil && f.Role == ontology.Related && f.Relation == r && f.Direction == dir &&
		x.c.KindsOf(f.Type.Name).Has(other.Index)
}

// behind returns the claims behind one relation, told from either end.
func (b *claimBook) behind(x *Execution, l pathEdge) []claim {
	if l.hop.Relation.Evidential() {
		return nil
	}
	return append(b.oneSide(x, l.from, l.to, l.hop.Relation, l.hop.Direction),
		b.oneSide(x, l.to, l.from, l.hop.Relation, l.hop.Direction.Reverse())...)
}

func (b *claimBook) oneSide(x *Execution, from, to Ref, r *ontology.Relation, dir ontology.Direction) []claim {
	kind, other := x.c.Kinds[x.r.Kind(from)], x.c.Kinds[x.r.Kind(to)]
	var out []claim
	for _, cl := range b.about[from] {
		if cl.object == to && x.shows(kind, cl.field, r, dir, other) {
			out = append(out, cl)
		}
	}
	return out
}

// linkEvidence makes the claims behind the links of a list's rows: behind the relation, or the edges of the paths shown.
func (x *Execution) linkEvidence(ctx context.Context, s *plan.Step) error {
	of := Kept[Linked](x, s.Parent)
	rows := make([][]pathEdge, len(x.Refs(s.Parent)))
	for row := range rows {
		for _, p := range of.paths(x, row) {
			rows[row] = append(rows[row], p.edges...)
		}
	}
	return x.edgeClaims(ctx, s, rows)
}

// edgeClaims makes for each row the claims behind its edges.
func (x *Execution) edgeClaims(ctx context.Context, s *plan.Step, rows [][]pathEdge) error {
	var nodes []Ref
	for _, edges := range rows {
		for _, l := range edges {
			if !l.hop.Relation.Evidential() {
				nodes = append(nodes, l.from, l.to)
			}
		}
	}
	slices.Sort(nodes)
	book, err := x.claimsOf(ctx, slices.Compact(nodes), false)
	if err != nil {
		return err
	}
	t := x.Table(s.Index)
	var refs []Ref
	for _, edges := range rows {
		t.From = append(t.From, int32(len(refs)))
		var found []claim
		for _, l := range edges {
			found = append(found, book.behind(x, l)...)
		}
		refs = appendRefs(refs, x.best(found))
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

// unquote returns the text of a JSON string that a cell holds; names need no unescaping.
func unquote(cell []byte) string {
	if len(cell) < 2 {
		return ""
	}
	return store.Text(cell)
}
