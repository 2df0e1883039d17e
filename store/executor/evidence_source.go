package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// readSources finds the source that supports values without claims. For reference data it is the source of the kind; for what ICE's lists
// show the newest list that does; for a
// publication it is the publication itself or, where no curator has read it, the first source that cites it in full.
func (x *Execution) readSources(ctx context.Context, nodes []Ref, _ []string, out []*evidenceValues) error {
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
	if err := x.readKindSources(ctx, kinds, out); err != nil {
		return err
	}
	if err := x.readListSources(ctx, nodes, out); err != nil {
		return err
	}
	return x.readPublicationSources(ctx, nodes, sources, out)
}

// readKindSources sets the source of the nodes whose kind is reference data.
func (x *Execution) readKindSources(ctx context.Context, ids []string, out []*evidenceValues) error {
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

// readListSources sets the source of the nodes that ICE's lists show.
func (x *Execution) readListSources(ctx context.Context, nodes []Ref, out []*evidenceValues) error {
	listed, edition := x.c.Relation("LAST_LISTED_IN"), x.c.Relation("EDITION_OF")
	if listed == nil || edition == nil {
		return nil // another ontology
	}
	var at []int
	var refs []Ref
	for i, v := range out {
		if listed.Ends(v.kind, ontology.Out) != 0 {
			at, refs = append(at, i), append(refs, nodes[i])
		}
	}
	if len(refs) == 0 {
		return nil
	}
	lists, err := x.ends(ctx, listed, refs)
	if err != nil {
		return err
	}
	sources, err := x.ends(ctx, edition, lists)
	if err != nil {
		return err
	}
	for i, n := range at {
		if sources[i] >= 0 {
			out[n].source, out[n].sourceReason = sources[i], "ICE prints it: the newest of its lists that shows this."
		}
	}
	return nil
}

// ends returns where a relation to one leads from some nodes; -1 where it leads nowhere, and from -1.
func (x *Execution) ends(ctx context.Context, r *ontology.Relation, nodes []Ref) ([]Ref, error) {
	there := slices.DeleteFunc(slices.Clone(nodes), func(n Ref) bool { return n < 0 })
	out := slices.Repeat([]Ref{-1}, len(nodes))
	if len(there) == 0 {
		return out, nil
	}
	slices.Sort(there)
	edges, err := x.r.Edges(ctx, []ontology.Hop{{Relation: r, Direction: ontology.Out}}, slices.Compact(there), false)
	if err != nil {
		return nil, err
	}
	for i, n := range nodes {
		if n >= 0 {
			out[i] = firstEnd(edges.Edges(0, n))
		}
	}
	return out, nil
}

// readPublicationSources sets the source of publications; at has their indexes in nodes and out.
func (x *Execution) readPublicationSources(ctx context.Context, nodes []Ref, at []int, out []*evidenceValues) error {
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
	citing, err := x.firstCitingSources(ctx, refs)
	if err != nil {
		return err
	}
	for i, n := range at {
		out[n].source, out[n].sourceReason = citing[i], "A source gives it in a full citation; the publication itself was not read for these records."
		if string(cells[i]) == "true" {
			out[n].source, out[n].sourceReason = refs[i], "The publication prints it itself."
		}
	}
	return nil
}

// firstCitingSources returns for each publication the source that has the first full citation of it, in order of the citations'
// ids; -1 where there is none.
func (x *Execution) firstCitingSources(ctx context.Context, refs []Ref) ([]Ref, error) {
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
				out[i] = firstEnd(has.Edges(0, citations[next]))
			}
			next++
		}
	}
	return out, nil
}
