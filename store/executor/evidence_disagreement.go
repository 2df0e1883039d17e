package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// A disputedField is a field of a node about which claims differ.
type disputedField struct {
	node  Ref
	field string
}

// A disagreement is a node of the kind Disagreement, with the rank by which one is chosen for a field.
type disagreement struct {
	disputedField
	ref  Ref
	rank int // by nature; curated ones come before those found by comparing claims
}

// evidenceDisagreement makes a row of the disagreement over the field of an evidence, where there is one.
func (x *Execution) evidenceDisagreement(ctx context.Context, s *plan.Step) error {
	rows := Kept[[]evidence](x, s.Parent)
	over, err := x.firstDisagreements(ctx, evidencedNodes(rows))
	if err != nil {
		return err
	}
	var refs []Ref
	t := x.Table(s.Index)
	for _, e := range rows {
		t.From = append(t.From, int32(len(refs)))
		if ref, ok := over[disputedField{e.node, e.field.Name}]; ok {
			refs = append(refs, ref)
		}
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

// firstDisagreements returns for each disputed field the first disagreement by rank, then by id.
func (x *Execution) firstDisagreements(ctx context.Context, nodes []Ref) (map[disputedField]Ref, error) {
	list, err := x.readDisagreements(ctx, nodes)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b disagreement) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(x.r.ID(a.ref), x.r.ID(b.ref)))
	})
	out := map[disputedField]Ref{}
	for _, d := range list {
		if _, taken := out[d.disputedField]; !taken {
			out[d.disputedField] = d.ref
		}
	}
	return out, nil
}

// readDisagreements reads the disagreements over some nodes.
func (x *Execution) readDisagreements(ctx context.Context, nodes []Ref) ([]disagreement, error) {
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("OVER"), Direction: ontology.In}}, nodes, false)
	if err != nil {
		return nil, err
	}
	var out []disagreement
	var refs []Ref
	for _, n := range nodes {
		for _, e := range adj.Edges(0, n) {
			out, refs = append(out, disagreement{disputedField: disputedField{node: n}, ref: e.To}), append(refs, e.To)
		}
	}
	set, natures := x.c.KindsOf("Disagreement"), x.c.Enum("DisagreementNature")
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "field", On: set}, {Name: "nature", On: set}, {Name: "found", On: set}})
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].field = unquote(cells[3*i])
		out[i].rank, _ = natures.Rank(unquote(cells[3*i+1]))
		if string(cells[3*i+2]) == "true" {
			out[i].rank += len(natures.Values)
		}
	}
	return out, nil
}
