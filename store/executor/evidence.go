package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// NoClaim is the reason for a value that nothing backs: a mistake of the records.
const NoClaim = "No claim is loaded for it."

// An evidence is what backs one field of a node.
type evidence struct {
	node     Ref
	field    *ontology.Field
	shown    []byte
	standing ontology.Standing
	reason   string
	claims   []claim
	source   Ref // -1 where claims back it, or nothing does
}

// A claim is one with what is needed to rank it and to tell what it backs.
type claim struct {
	ref      Ref
	field    string
	standing ontology.Standing
	subject  Ref
	object   Ref // -1 where it has none
}

// evidence makes a row for each field asked for, of each node of the parent step.
func (x *Execution) evidence(ctx context.Context, s *plan.Step) error {
	parents, index := x.Unique(s)
	wanted := plan.ArgsOf[plan.EvidenceArgs](x.args, s.Index).Fields
	book, err := x.claimsOf(ctx, parents, true)
	if err != nil {
		return err
	}
	from, rows, err := x.evidences(ctx, parents, wanted, book)
	if err != nil {
		return err
	}
	x.FillValues(s, x.evidenceCells(s, rows), len(rows), from, index)
	x.Keep(s.Index, rows)
	return nil
}

func (x *Execution) evidences(ctx context.Context, parents []Ref, wanted []string, book *claimBook) ([]int32, []evidence, error) {
	values, err := x.valuesOf(ctx, parents, wanted)
	if err != nil {
		return nil, nil, err
	}
	from := make([]int32, 1, len(parents)+1)
	var rows []evidence
	for i, p := range parents {
		kind := x.c.Kinds[x.r.Kind(p)]
		fields := wanted
		if fields == nil {
			fields = store.EvidenceFields(kind)
		}
		for _, name := range fields {
			if f := kind.Field(name); store.EvidenceField(f) {
				rows = append(rows, x.evidenceOf(kind, p, f, values[i], book))
			}
		}
		from = append(from, int32(len(rows)))
	}
	return from, rows, nil
}

func (x *Execution) evidenceCells(s *plan.Step, rows []evidence) [][]byte {
	cells := make([][]byte, 0, len(rows)*len(s.Columns))
	for _, e := range rows {
		for _, col := range s.Columns {
			var cell []byte
			switch col.Name {
			case plan.EvidenceField:
				cell = store.AppendString(nil, e.field.Name)
			case plan.EvidenceShown:
				cell = e.shown
			case plan.EvidenceStanding:
				cell = x.json.standing[e.standing]
			case plan.EvidenceReason:
				cell = store.AppendString(nil, e.reason)
			}
			cells = append(cells, cell)
		}
	}
	return cells
}

// evidenceClaims makes the claims of evidences.
func (x *Execution) evidenceClaims(ctx context.Context, s *plan.Step) error {
	return x.ofEvidences(ctx, s, func(refs []Ref, e *evidence) []Ref { return appendRefs(refs, e.claims) })
}

// evidenceSource makes the source of each evidence that has one.
func (x *Execution) evidenceSource(ctx context.Context, s *plan.Step) error {
	return x.ofEvidences(ctx, s, func(refs []Ref, e *evidence) []Ref {
		if e.source < 0 {
			return refs
		}
		return append(refs, e.source)
	})
}

// ofEvidences makes the nodes that each evidence of the parent step has.
func (x *Execution) ofEvidences(ctx context.Context, s *plan.Step, appendNodes func([]Ref, *evidence) []Ref) error {
	var refs []Ref
	rows, t := Kept[[]evidence](x, s.Parent), x.Table(s.Index)
	for i := range rows {
		t.From = append(t.From, int32(len(refs)))
		refs = appendNodes(refs, &rows[i])
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

func appendRefs(refs []Ref, claims []claim) []Ref {
	for _, c := range claims[:min(len(claims), plan.MaxEvidence)] {
		refs = append(refs, c.ref)
	}
	return refs
}

// best orders claims: the firmest first, then by id, each once.
func (x *Execution) best(claims []claim) []claim {
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.standing, b.standing), cmp.Compare(x.r.ID(a.ref), x.r.ID(b.ref)))
	})
	return slices.CompactFunc(claims, func(a, b claim) bool { return a.ref == b.ref })
}

// evidenceOf tells what backs one field: what the record says of its standing, else the best claim, else for a relation
// what the record at its other end says, else the source of the kind or of the publication itself.
func (x *Execution) evidenceOf(k *ontology.Kind, node Ref, f *ontology.Field, v *values, book *claimBook) evidence {
	e := evidence{node: node, field: f, shown: v.shown(f), source: -1, claims: x.best(book.backing(x, k, node, f))}
	recorded, ok := v.recorded(x.c, f)
	origin, why := v.origin(f)
	switch {
	case ok && (len(e.claims) == 0 || v.own(f)):
		e.standing, e.reason = recorded.standing, recorded.reason
	case len(e.claims) > 0:
		e.standing, e.reason = e.claims[0].standing, claimReasons[e.claims[0].standing]
	case e.shown == nil:
		e.standing, e.reason = ontology.Unknown, "No loaded source tells."
	case origin >= 0:
		e.standing, e.reason = ontology.Stated, why
	default:
		e.standing, e.reason = ontology.Unknown, NoClaim
	}
	if len(e.claims) == 0 {
		e.source = origin
	}
	return e
}

// own tells whether the node's own record gives the field a standing.
func (v *values) own(f *ontology.Field) bool {
	_, ok := v.standings[f.Name]
	return ok
}

// recorded returns the standing that the node's record gives a field, or for a relation that of the first record at the
// other end which gives the relation one as seen from there.
func (v *values) recorded(c *ontology.Catalogue, f *ontology.Field) (recorded, bool) {
	if r, ok := v.standings[f.Name]; ok {
		return r, true
	}
	for _, far := range v.far[f.Name] {
		for _, g := range f.Relation.Fields(far.kind, f.Direction.Reverse()) {
			if r, ok := far.standings[g.Name]; ok && c.KindsOf(g.Type.Name).Has(v.kind.Index) {
				return r, true
			}
		}
	}
	return recorded{}, false
}

// origin returns what backs a value without claims, and why: the node's own, and for a relation that of the node from
// which it leads, for that one's record gives it.
func (v *values) origin(f *ontology.Field) (Ref, string) {
	if f.Role != ontology.Related || f.Direction == ontology.Out {
		return v.source, v.sourceReason
	}
	for _, far := range v.far[f.Name] {
		if far.source >= 0 {
			return far.source, far.sourceReason
		}
	}
	return -1, ""
}

var claimReasons = [ontology.Standings]string{
	"A source states it.", "Inferred from what a source states.", "Computed from what sources state.", "A source leaves it open.",
}
