package agreement

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// A backing tells how firmly what a list of a coverage says of its agreements stands. It is that of today's records, whatever was known
// when.
type backing struct {
	agency map[executor.Ref]executor.Backing // of the agency that signed
	serves map[executor.Ref]executor.Backing // of what this agency serves
	dates  map[executor.Ref]datesBacking
	days   map[executor.Ref]shownDays // none where the day of knowledge leaves anything out
}

// A datesBacking is the standing of what tells when an agreement was in force; the reason is empty unless it is inferred.
type datesBacking struct {
	standing ontology.Standing
	reason   string
}

// readBacking reads what the columns of a list need, as far as the counts of the coverage have not read it for all agreements.
func (spec *CoverageListSpec) readBacking(ctx context.Context, x *executor.Execution, s *plan.Step, of *coverage, agreements []executor.Ref) (*backing, error) {
	nodes := executor.Distinct(slices.Clone(agreements))
	out := &backing{}
	var err error
	if s.Shows(EntryFirstShown, EntryLastShown, EntryFirstRead, EntryLastRead) && of.args.Known == "" {
		if out.days = of.days; out.days == nil {
			out.days, err = readShownDays(ctx, x, nodes)
		}
	}
	if err == nil && s.Shows(EntryAgencyReason) {
		out.agency, err = readField(ctx, x, nodes, "agency")
	}
	if err == nil && s.Shows(EntryServesReason) {
		if out.serves = of.serves; out.serves == nil {
			out.serves, err = readServes(ctx, x, nodes)
		}
	}
	switch {
	case err != nil:
	case spec.Part == InForcePart && s.Shows(EntryStanding, EntryDayReason):
		if out.dates = of.dates; out.dates == nil {
			out.dates, err = readDates(ctx, x, nodes)
		}
	case spec.Part == SilentPart && s.Shows(EntryStanding):
		out.dates, err = readShown(ctx, x, nodes)
	}
	return out, err
}

// inferredReason returns why something is inferred; empty where it isn't.
func inferredReason(b executor.Backing) string {
	if b.Standing == ontology.Inferred {
		return b.Reason
	}
	return ""
}

// readField reads what backs a field of nodes.
func readField(ctx context.Context, x *executor.Execution, nodes []executor.Ref, field string) (map[executor.Ref]executor.Backing, error) {
	found, err := x.Backings(ctx, nodes, []string{field})
	if err != nil {
		return nil, err
	}
	out := make(map[executor.Ref]executor.Backing, len(nodes))
	for i, n := range nodes {
		out[n] = found[i][0]
	}
	return out, nil
}

// readServes reads what backs the jurisdictions of the agencies that signed some agreements, by agreement.
func readServes(ctx context.Context, x *executor.Execution, agreements []executor.Ref) (map[executor.Ref]executor.Backing, error) {
	hop := ontology.Hop{Relation: x.Catalogue().Relation("SIGNED"), Direction: ontology.In}
	adj, err := x.Reader().Edges(ctx, []ontology.Hop{hop}, agreements, false)
	if err != nil {
		return nil, err
	}
	var agencies []executor.Ref
	for _, a := range agreements {
		for _, e := range adj.Edges(0, a) {
			agencies = append(agencies, e.To)
		}
	}
	found, err := readField(ctx, x, executor.Distinct(agencies), "serves")
	if err != nil {
		return nil, err
	}
	out := make(map[executor.Ref]executor.Backing, len(agreements))
	for _, a := range agreements {
		for _, e := range adj.Edges(0, a) {
			out[a] = found[e.To]
		}
	}
	return out, nil
}

// dateFields are the fields that weakest takes, in its order.
var dateFields = []string{signedOn, endedOn, status, firstShownOn, lastShownOn}

// readDates reads how firmly it stands when the agreements began and ended.
func readDates(ctx context.Context, x *executor.Execution, nodes []executor.Ref) (map[executor.Ref]datesBacking, error) {
	found, err := x.Backings(ctx, nodes, dateFields)
	if err != nil {
		return nil, err
	}
	inferred, err := readInferred(ctx, x, nodes)
	if err != nil {
		return nil, err
	}
	out := make(map[executor.Ref]datesBacking, len(nodes))
	for i, n := range nodes {
		out[n] = weakest(found[i], inferred[i])
	}
	return out, nil
}

// readShown reads how firmly it stands on which days sources show the agreements: what is said of silent ones.
func readShown(ctx context.Context, x *executor.Execution, nodes []executor.Ref) (map[executor.Ref]datesBacking, error) {
	found, err := x.Backings(ctx, nodes, []string{firstShownOn, lastShownOn})
	if err != nil {
		return nil, err
	}
	out := map[executor.Ref]datesBacking{}
	for i, n := range nodes {
		for _, f := range found[i] {
			if f.Shown != nil && f.Standing == ontology.Inferred {
				out[n] = datesBacking{standing: ontology.Inferred}
			}
		}
	}
	return out, nil
}

// weakest returns the weakest backing of what tells when an agreement was in force: its signing, or else the first day on which it is
// shown; its end, or else its status and the last day on which it is shown. Days shown are derived from claims, and count where these are
// inferred; a status that is unknown tells nothing. Of several that are as weak the reason is that of the first, for the reasons of what
// is derived say the least.
func weakest(fields []executor.Backing, inferred [2]bool) datesBacking {
	signed, ended, state, firstShown, lastShown := fields[0], fields[1], fields[2], fields[3], fields[4]
	var out datesBacking
	add := func(f executor.Backing, inferred bool) {
		standing, reason := f.Standing, f.Reason
		if inferred && standing < ontology.Inferred {
			standing, reason = ontology.Inferred, ""
		}
		if standing > out.standing {
			out = datesBacking{standing, reason}
		}
	}
	if signed.Shown != nil {
		add(signed, inferred[0])
	}
	if ended.Shown != nil {
		add(ended, inferred[1])
	} else if string(state.Shown) != `"UNKNOWN"` {
		add(state, false)
	}
	if signed.Shown == nil && firstShown.Standing == ontology.Inferred {
		add(firstShown, false)
	}
	if ended.Shown == nil && lastShown.Standing == ontology.Inferred {
		add(lastShown, false)
	}
	if out.standing != ontology.Inferred {
		out.reason = ""
	}
	return out
}

// readInferred tells of each agreement whether the dates of its signing and its end were inferred.
func readInferred(ctx context.Context, x *executor.Execution, nodes []executor.Ref) ([][2]bool, error) {
	c := x.Catalogue()
	part := datePart(c, "inferred")
	columns := []plan.Column{{Kind: plan.Property, Name: signedOn, Part: part, On: c.KindsOf("Agreement")}, {Kind: plan.Property, Name: endedOn, Part: part, On: c.KindsOf("Agreement")}}
	cells, err := x.Reader().Cells(ctx, nodes, columns)
	if err != nil {
		return nil, err
	}
	out := make([][2]bool, len(nodes))
	for i := range nodes {
		out[i] = [2]bool{string(cells[2*i]) == "true", string(cells[2*i+1]) == "true"}
	}
	return out, nil
}
