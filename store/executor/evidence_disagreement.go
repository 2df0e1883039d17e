package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// A disputed field is one over which claims about a node differ.
type disputed struct {
	node  Ref
	field string
}

// A disagreement is one with what is needed to choose among several over one field.
type disagreement struct {
	disputed
	ref  Ref
	rank int // by nature; those found by comparing after the curated ones
}

// evidenceDisagreement makes the disagreement over each evidence's field.
func (x *Execution) evidenceDisagreement(ctx context.Context, s *plan.Step) error {
	rows := Kept[[]evidence](x, s.Parent)
	nodes := make([]Ref, len(rows))
	for i, e := range rows {
		nodes[i] = e.node
	}
	slices.Sort(nodes)
	over, err := x.disagreementsOver(ctx, slices.Compact(nodes))
	if err != nil {
		return err
	}
	var refs []Ref
	t := x.Table(s.Index)
	for _, e := range rows {
		t.From = append(t.From, int32(len(refs)))
		if ref, ok := over[disputed{e.node, e.field.Name}]; ok {
			refs = append(refs, ref)
		}
		t.To = append(t.To, int32(len(refs)))
	}
	return x.Fill(ctx, s, refs)
}

// disagreementsOver finds the first disagreement over each field of nodes: curated ones go before those found by comparing,
// then they go by nature, then by id.
func (x *Execution) disagreementsOver(ctx context.Context, nodes []Ref) (map[disputed]Ref, error) {
	list, err := x.readDisagreements(ctx, nodes)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b disagreement) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(x.r.ID(a.ref), x.r.ID(b.ref)))
	})
	out := map[disputed]Ref{}
	for _, d := range list {
		if _, taken := out[d.disputed]; !taken {
			out[d.disputed] = d.ref
		}
	}
	return out, nil
}

// readDisagreements fetches the disagreements over nodes.
func (x *Execution) readDisagreements(ctx context.Context, nodes []Ref) ([]disagreement, error) {
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("OVER"), Direction: ontology.In}}, nodes, false)
	if err != nil {
		return nil, err
	}
	var out []disagreement
	var refs []Ref
	for _, n := range nodes {
		for _, e := range adj.Edges(0, n) {
			out, refs = append(out, disagreement{disputed: disputed{node: n}, ref: e.To}), append(refs, e.To)
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
