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
	dates  map[executor.Ref]datesBacking
	days   map[executor.Ref]shownDays // none where the day of knowledge leaves anything out
}

// A datesBacking is the standing of what tells when an agreement was in force; the reason is empty unless it is inferred.
type datesBacking struct {
	standing ontology.Standing
	reason   string
}

// readBacking reads what the columns of a list need.
func (spec *CoverageListSpec) readBacking(ctx context.Context, x *executor.Execution, s *plan.Step, of *coverage, agreements []executor.Ref) (*backing, error) {
	shows := func(columns ...string) bool {
		return slices.ContainsFunc(s.Columns, func(col plan.Column) bool { return col.Kind == plan.Output && slices.Contains(columns, col.Name) })
	}
	nodes := slices.Clone(agreements)
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	out := &backing{agency: map[executor.Ref]executor.Backing{}, dates: map[executor.Ref]datesBacking{}}
	var err error
	if shows(EntryFirstShown, EntryLastShown) && of.args.Known == "" {
		if out.days, err = readShownDays(ctx, x, nodes); err != nil {
			return nil, err
		}
	}
	if shows(EntryWayReason) {
		found, err := x.Backings(ctx, nodes, []string{"agency"})
		if err != nil {
			return nil, err
		}
		for i, n := range nodes {
			out.agency[n] = found[i][0]
		}
	}
	if spec.Part == InForcePart && shows(EntryStanding, EntryDayReason) {
		err = out.readDates(ctx, x, nodes)
	}
	return out, err
}

// wayReason returns why the way to an agreement is inferred, if that is because its agency is.
func (b *backing) wayReason(r *coverageRow) string {
	if a := b.agency[r.Node]; r.End.Standing == ontology.Inferred && a.Standing == ontology.Inferred {
		return a.Reason
	}
	return ""
}

// The fields by which an agreement is in force on a day: it begins with the first of each pair that is known, and ends likewise. With
// null for the second of a pair nothing is said.
var dateFields = []string{signedOn, firstShownOn, endedOn, status, lastShownOn}

// readDates reads how firmly it stands when the agreements began and ended.
func (b *backing) readDates(ctx context.Context, x *executor.Execution, nodes []executor.Ref) error {
	found, err := x.Backings(ctx, nodes, dateFields)
	if err != nil {
		return err
	}
	inferred, err := readInferred(ctx, x, nodes)
	if err != nil {
		return err
	}
	for i, n := range nodes {
		b.dates[n] = weakest(found[i], inferred[i])
	}
	return nil
}

// weakest returns the weakest backing of what tells when an agreement was in force: its signing, or else the first day on which it is
// shown; its end, or else its status and the last day on which it is shown. Days shown are derived from the claims behind them and count
// where these are inferred. A status that is unknown tells nothing.
func weakest(fields []executor.Backing, inferred [2]bool) datesBacking {
	signed, firstShown, ended, state, lastShown := fields[0], fields[1], fields[2], fields[3], fields[4]
	var out datesBacking
	add := func(f executor.Backing, inferred bool) {
		standing, reason := f.Standing, f.Reason
		if inferred && standing < ontology.Inferred {
			standing, reason = ontology.Inferred, ""
		}
		if f.Shown != nil && standing > out.standing {
			out = datesBacking{standing, reason}
		}
	}
	derived := func(f executor.Backing) {
		if f.Standing == ontology.Inferred {
			add(f, false)
		}
	}
	if signed.Shown != nil {
		add(signed, inferred[0])
	} else {
		derived(firstShown)
	}
	if ended.Shown != nil {
		add(ended, inferred[1])
	} else {
		if string(state.Shown) != `"UNKNOWN"` {
			add(state, false)
		}
		derived(lastShown)
	}
	if out.standing != ontology.Inferred {
		out.reason = ""
	}
	return out
}

// readInferred tells of each agreement whether the dates of its signing and its end were inferred.
func readInferred(ctx context.Context, x *executor.Execution, nodes []executor.Ref) ([][2]bool, error) {
	c := x.Catalogue()
	part := slices.IndexFunc(c.Object("PartialDate").Fields, func(f *ontology.Field) bool { return f.Name == "inferred" })
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
