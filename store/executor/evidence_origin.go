package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// readOrigins finds what backs values without claims: the source of reference data, and for a publication itself, or,
// where nobody here has read it, the first that cites it in full.
func (x *Execution) readOrigins(ctx context.Context, nodes []Ref, _ []string, out []*values) error {
	var kinds []string
	var sources []int
	for i, v := range out {
		if v.kind.Source != "" && !slices.Contains(kinds, v.kind.Source) {
			kinds = append(kinds, v.kind.Source)
		}
		if v.kind.Source == "" && v.kind.Name == "Source" {
			sources = append(sources, i)
		}
	}
	if err := x.kindSources(ctx, kinds, out); err != nil {
		return err
	}
	return x.ownSources(ctx, nodes, sources, out)
}

func (x *Execution) kindSources(ctx context.Context, ids []string, out []*values) error {
	if len(ids) == 0 {
		return nil
	}
	refs, err := x.r.Lookup(ctx, x.c.KindsOf("Source"), &plan.LookupArgs{IDs: ids}, nil)
	if err != nil {
		return err
	}
	for _, v := range out {
		if i := slices.Index(ids, v.kind.Source); i >= 0 {
			v.source, v.sourceReason = refs[i], "Reference data, taken from the source of its kind."
		}
	}
	return nil
}

// ownSources is for publications: at are their places among the nodes.
func (x *Execution) ownSources(ctx context.Context, nodes []Ref, at []int, out []*values) error {
	if len(at) == 0 {
		return nil
	}
	refs := make([]Ref, len(at))
	for i, n := range at {
		refs[i] = nodes[n]
	}
	cells, err := x.r.Cells(ctx, refs, []plan.Column{{Name: "consulted", On: x.c.KindsOf("Source")}})
	if err != nil {
		return err
	}
	citing, err := x.firstCiting(ctx, refs)
	if err != nil {
		return err
	}
	for i, n := range at {
		out[n].source, out[n].sourceReason = citing[i], "Nobody here has read the publication; a source that cites it in full prints it."
		if string(cells[i]) == "true" {
			out[n].source, out[n].sourceReason = refs[i], "The publication prints it itself."
		}
	}
	return nil
}

// firstCiting returns for each publication the source of its first full citation, by the citations' ids; -1 where there
// is none.
func (x *Execution) firstCiting(ctx context.Context, refs []Ref) ([]Ref, error) {
	cites, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("CITES"), Direction: ontology.In}}, refs, false)
	if err != nil {
		return nil, err
	}
	var citations []Ref
	for _, ref := range refs {
		for _, e := range cites.Edges(0, ref) {
			citations = append(citations, e.To)
		}
	}
	cells, err := x.r.Cells(ctx, citations, []plan.Column{{Name: "form", On: x.c.KindsOf("Citation")}})
	if err != nil {
		return nil, err
	}
	has, err := x.r.Edges(ctx, []ontology.Hop{{Relation: x.c.Relation("HAS_CITATION"), Direction: ontology.In}}, citations, false)
	if err != nil {
		return nil, err
	}
	out, next := make([]Ref, len(refs)), 0
	for i, ref := range refs {
		out[i] = -1
		for range cites.Edges(0, ref) {
			if out[i] < 0 && string(cells[next]) == `"FULL"` {
				out[i] = firstTo(has.Edges(0, citations[next]))
			}
			next++
		}
	}
	return out, nil
}
