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
func (x *execution) claimsOf(ctx context.Context, nodes []Ref, objects bool) (*claimBook, error) {
	c := ontology.Must()
	hops := []ontology.Hop{{Relation: c.Relation("ABOUT"), Direction: ontology.In}}
	if objects {
		hops = append(hops, ontology.Hop{Relation: c.Relation("OBJECT"), Direction: ontology.In})
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
func (x *execution) readClaims(ctx context.Context, refs []Ref) ([]claim, error) {
	c := ontology.Must()
	set := c.KindsOf("Claim")
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "field", On: set}, {Name: "standing", On: set}})
	if err != nil {
		return nil, err
	}
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: c.Relation("ABOUT")}, {Relation: c.Relation("OBJECT")}}, refs, false)
	if err != nil {
		return nil, err
	}
	out := make([]claim, len(refs))
	for i, ref := range refs {
		rank, _ := c.Enum("Standing").Rank(unquote(cells[2*i+1]))
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
func (b *claimBook) backing(x *execution, k *ontology.Kind, node Ref, f *ontology.Field) []claim {
	var out []claim
	for _, c := range b.about[node] {
		if c.field == f.Name {
			out = append(out, c)
		}
	}
	if f.Role != ontology.Related {
		return out
	}
	cat := ontology.Must()
	for _, c := range b.object[node] {
		other := cat.Kinds[x.r.Kind(c.subject)]
		if cat.KindsOf(f.Type.Name).Has(other.Index) && shows(other, c.field, f.Relation, f.Direction.Reverse(), k) {
			out = append(out, c)
		}
	}
	return out
}

// shows tells whether a field of a kind shows a relation in a direction, to another kind.
func shows(k *ontology.Kind, field string, r *ontology.Relation, dir ontology.Direction, other *ontology.Kind) bool {
	f := k.Field(field)
	return f != nil && f.Role == ontology.Related && f.Relation == r && f.Direction == dir &&
		ontology.Must().KindsOf(f.Type.Name).Has(other.Index)
}

// behind returns the claims behind one relation, told from either end.
func (b *claimBook) behind(x *execution, l leg) []claim {
	if l.hop.Relation.Evidential() {
		return nil
	}
	return append(b.oneSide(x, l.from, l.to, l.hop.Relation, l.hop.Direction),
		b.oneSide(x, l.to, l.from, l.hop.Relation, l.hop.Direction.Reverse())...)
}

func (b *claimBook) oneSide(x *execution, from, to Ref, r *ontology.Relation, dir ontology.Direction) []claim {
	c := ontology.Must()
	kind, other := c.Kinds[x.r.Kind(from)], c.Kinds[x.r.Kind(to)]
	var out []claim
	for _, cl := range b.about[from] {
		if cl.object == to && shows(kind, cl.field, r, dir, other) {
			out = append(out, cl)
		}
	}
	return out
}

// linkEvidence makes the claims behind the links of the rows of a Follow or Walk: behind the relation, or the steps of
// the ways shown.
func (x *execution) linkEvidence(ctx context.Context, s *plan.Step) error {
	rows := make([][]leg, len(x.frames[s.Parent].refs))
	for row := range rows {
		for _, p := range x.pathsTo(s.Parent, row) {
			rows[row] = append(rows[row], p.legs...)
		}
	}
	return x.legClaims(ctx, s, rows)
}

func (x *execution) stepEvidence(ctx context.Context, s *plan.Step) error {
	legs := x.frames[s.Parent].legs
	rows := make([][]leg, len(legs))
	for i := range legs {
		rows[i] = legs[i : i+1]
	}
	return x.legClaims(ctx, s, rows)
}

// legClaims makes for each row the claims behind its legs.
func (x *execution) legClaims(ctx context.Context, s *plan.Step, rows [][]leg) error {
	var nodes []Ref
	for _, legs := range rows {
		for _, l := range legs {
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
	t := &x.answer.Tables[s.Index]
	var refs []Ref
	for _, legs := range rows {
		t.From = append(t.From, int32(len(refs)))
		var found []claim
		for _, l := range legs {
			found = append(found, book.behind(x, l)...)
		}
		refs = appendRefs(refs, x.best(found))
		t.To = append(t.To, int32(len(refs)))
	}
	return x.fill(ctx, s, refs)
}

// unquote returns the text of a JSON string that a cell holds; names need no unescaping.
func unquote(cell []byte) string {
	if len(cell) < 2 {
		return ""
	}
	return store.Text(cell)
}
