package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// listedBy are the relations by which rows of ICE's lists show nodes, with the field of the row that names those fields of the node whose
// value is from it.
var listedBy = []struct{ relation, fields string }{{"LISTS", "shownOfAgreement"}, {"NAMES_AGENCY", "shownOfAgency"}}

// A listing is a row of ICE's lists that shows a node.
type listing struct {
	ref    Ref
	last   string // the day of the last list that has it; empty where that isn't known
	fields []any  // of the node, whose value is from it
}

// evidenceListings makes a row of each listing that a value is from, the newest first.
func (x *Execution) evidenceListings(ctx context.Context, s *plan.Step) error {
	of, err := x.readListings(ctx, evidencedNodes(Kept[[]evidence](x, s.Parent)))
	if err != nil {
		return err
	}
	return x.fillFromEvidence(ctx, s, func(refs []Ref, e *evidence) []Ref {
		left := plan.MaxEvidence
		for _, l := range of[e.node] {
			if left > 0 && slices.Contains(l.fields, any(e.field.Name)) {
				refs, left = append(refs, l.ref), left-1
			}
		}
		return refs
	})
}

// readListings reads the listings that show some nodes, the newest first.
func (x *Execution) readListings(ctx context.Context, nodes []Ref) (map[Ref][]listing, error) {
	out := map[Ref][]listing{}
	for _, by := range listedBy {
		if err := x.readListingsBy(ctx, by.relation, by.fields, nodes, out); err != nil {
			return nil, err
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b listing) int {
			return cmp.Or(cmp.Compare(b.last, a.last), cmp.Compare(x.r.ID(a.ref), x.r.ID(b.ref)))
		})
	}
	return out, nil
}

func (x *Execution) readListingsBy(ctx context.Context, relation, fields string, nodes []Ref, out map[Ref][]listing) error {
	r := x.c.Relation(relation)
	if r == nil {
		return nil // another ontology
	}
	nodes = slices.DeleteFunc(slices.Clone(nodes), func(n Ref) bool { return r.Ends(x.c.Kinds[x.r.Kind(n)], ontology.In) == 0 })
	if len(nodes) == 0 {
		return nil
	}
	adj, err := x.r.Edges(ctx, []ontology.Hop{{Relation: r, Direction: ontology.In}}, nodes, false)
	if err != nil {
		return err
	}
	var refs []Ref
	for _, n := range nodes {
		for _, e := range adj.Edges(0, n) {
			refs = append(refs, e.To)
		}
	}
	set := x.c.KindsOf("Listing")
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "lastListedOn", On: set}, {Name: fields, On: set}})
	if err != nil {
		return err
	}
	next := 0
	for _, n := range nodes {
		for _, e := range adj.Edges(0, n) {
			names, _ := store.Decode(cells[next+1]).([]any)
			out[n] = append(out[n], listing{e.To, unquote(cells[next]), names})
			next += 2
		}
	}
	return nil
}
