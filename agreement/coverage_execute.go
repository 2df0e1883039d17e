package agreement

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A coverage is kept by a CoverageSpec for the lists below it.
type coverage struct {
	traversal *executor.Traversal
	args      *CoverageArgs
	refs      []executor.Ref // of the places
	places    [][]entry      // by place: the agreements that reach it and were known of, by reach, then case, then id

	agreements []executor.Ref // all of them, each once
	pledges    map[executor.Ref][]pledge

	// What the counts have read of all agreements; nil where they needed none of it.
	days   map[executor.Ref]shownDays
	serves map[executor.Ref]executor.Backing
	dates  map[executor.Ref]datesBacking
}

// An entry is an agreement that reaches a place, with the case that holds for it.
type entry struct {
	executor.End
	which int // index of the case
	name  string
}

// Execute makes a row of each place.
func (spec *CoverageSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	places, index := x.Unique(s)
	t, err := x.Traverse(ctx, spec.Path, places)
	if err != nil {
		return err
	}
	c := &coverage{traversal: t, args: plan.ArgsOf[CoverageArgs](x.Args(), s.Index), refs: places, places: make([][]entry, len(places))}
	if err := c.addEnds(ctx, x, spec); err != nil {
		return err
	}
	x.Keep(s.Index, c)
	if err := x.Fill(ctx, s, places); err != nil {
		return err
	}
	from := make([]int32, len(places)+1)
	for i := range from {
		from[i] = int32(i)
	}
	executor.Share(x.Table(s.Index), from, index)
	return c.fillOutputs(ctx, x, s)
}

// addEnds sorts the ends of the paths by places and cases, and drops what wasn't known of.
func (c *coverage) addEnds(ctx context.Context, x *executor.Execution, spec *CoverageSpec) error {
	ends := c.traversal.Ends()
	if len(ends) == 0 {
		return nil
	}
	refs := make([]executor.Ref, len(ends))
	for i, e := range ends {
		refs[i] = e.Node
	}
	which, err := x.Reader().Cases(ctx, x.Catalogue().KindsOf(spec.Path.Type.Name), refs, c.args.Cases)
	if err != nil {
		return err
	}
	for i, e := range ends {
		if which[i] >= 0 {
			c.places[e.Parent] = append(c.places[e.Parent], entry{e, which[i], c.args.Cases[which[i]].Then})
			c.agreements = append(c.agreements, e.Node)
		}
	}
	c.agreements = executor.Distinct(c.agreements)
	id := x.Reader().ID
	for _, place := range c.places {
		slices.SortFunc(place, func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.Reach, b.Reach), cmp.Compare(a.which, b.which), cmp.Compare(id(a.Node), id(b.Node)))
		})
	}
	return nil
}

// counts count the agreements that reach a place, by the columns of a CoverageSpec.
type counts struct {
	by        map[string]int
	lastShown string
	lastRead  bool
	figure    string
}

func (c *coverage) fillOutputs(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	if !slices.ContainsFunc(s.Columns, func(col plan.Column) bool { return col.Kind == plan.Output }) {
		return nil
	}
	all, err := c.count(ctx, x, s)
	if err != nil {
		return err
	}
	t := x.Table(s.Index)
	for i := range c.places {
		for k, col := range s.Columns {
			if col.Kind == plan.Output {
				t.Cells[i*t.Width+k] = c.output(col.Name, &all[i])
			}
		}
	}
	return nil
}

func (c *coverage) output(column string, n *counts) []byte {
	switch column {
	case CoverageDay, CoverageKnown, CoverageChecked, CoverageFirstList:
		return c.args.day(column)
	case CoverageLists:
		return strconv.AppendInt(nil, int64(c.args.Lists), 10)
	case CoverageCompleteness:
		return c.args.completeness(n.by[CoverageRecords])
	case CoverageLastShown:
		if n.lastShown == "" {
			return nil
		}
		return store.AppendString(nil, n.lastShown)
	case CoverageFigure:
		if n.figure == "" {
			return nil
		}
		return store.AppendString(nil, n.figure)
	case CoverageLastRead:
		return strconv.AppendBool(nil, n.lastRead)
	}
	return strconv.AppendInt(nil, int64(n.by[column]), 10)
}

// completeness returns how complete the records of a place are, of so many agreements that reach it.
func (a *CoverageArgs) completeness(records int) []byte {
	switch {
	case a.Checked.On != "" && records > 0:
		return []byte(`"COMPLETE"`)
	case a.Checked.On != "":
		return []byte(`"NONE_FOUND"`)
	case records > 0:
		return []byte(`"PARTIAL"`)
	}
	return []byte(`"NOT_CHECKED"`)
}

// day returns the cell of a column that shows an argument.
func (a *CoverageArgs) day(column string) []byte {
	switch {
	case column == CoverageChecked && a.Checked.On != "":
		return store.AppendString(nil, a.Checked.On)
	case column == CoverageFirstList && a.First != "":
		return store.AppendString(nil, a.First)
	case column == CoverageDay:
		return store.AppendString(nil, a.On)
	case column == CoverageKnown && a.Known != "":
		return store.AppendString(nil, a.Known)
	}
	return nil
}

// count counts the agreements of each place. What has to be read for a count is read only where that is shown.
func (c *coverage) count(ctx context.Context, x *executor.Execution, s *plan.Step) ([]counts, error) {
	var r countReads
	for _, read := range []struct {
		wanted bool
		do     func() error
	}{
		{s.Shows(CoverageListed, CoverageShown, CoverageLastShown, CoverageLastRead, CoverageFormer, CoveragePresumed, CoverageUnshown), func() (err error) { c.days, err = readShownDays(ctx, x, c.agreements); return }},
		{s.Shows(CoverageUnlisted, CoverageEnded, CoverageReplaced, CoverageWithdrawn, CoverageUnsigned, CoverageOut), func() (err error) { r.outs, err = c.readOuts(ctx, x); return }},
		{s.Shows(CoverageShownRead), func() (err error) { c.dates, err = readDates(ctx, x, c.agreements); return }},
		{s.Shows(CoveragePledges, CoveragePresumed, CoverageUnshown), func() (err error) { r.pledges, err = c.pledgesOf(ctx, x); return }},
		{s.Shows(CoverageReadings), func() (err error) { c.serves, err = readServes(ctx, x, c.agreements); return }},
		{s.Shows(CoverageFigure), func() (err error) { r.figures, err = readFigures(ctx, x, c.refs, c.args.Known); return }},
	} {
		if !read.wanted {
			continue
		}
		if err := read.do(); err != nil {
			return nil, err
		}
	}
	out := make([]counts, len(c.places))
	for i, place := range c.places {
		out[i] = counts{by: map[string]int{CoverageRecords: len(place)}}
		for _, e := range place {
			c.add(&out[i], e, &r)
		}
		if r.figures != nil && r.figures[i].number > float64(len(place)) {
			out[i].figure = r.figures[i].text
		}
	}
	return out, nil
}

// countReads are what was read for the counts alone, each where it is shown.
type countReads struct {
	outs    map[executor.Ref]string
	pledges map[executor.Ref][]pledge
	figures []figure // by place
}

// ownReach is the nearest reach: the place's own agency, by what that agency serves.
const ownReach ontology.Reach = 1

// add counts an agreement of a place.
func (c *coverage) add(n *counts, e entry, r *countReads) {
	n.by[columnOf(e, c.days[e.Node], r.outs[e.Node], c.args.On)]++
	n.by[CoveragePledges] += len(r.pledges[e.Node])
	if e.name == Certain && c.dates[e.Node].standing == ontology.Inferred {
		n.by[CoverageShownRead]++
	}
	if e.Standing != ontology.Stated || e.Reach == ownReach && c.serves[e.Node].Standing == ontology.Inferred {
		n.by[CoverageReadings]++
	}
	if e.name == Silent && !c.days[e.Node].isKnown {
		switch {
		case len(r.pledges[e.Node]) > 0:
			n.by[CoveragePresumed]++
		case e.Standing != ontology.Stated:
			n.by[CoverageUnshown]++
		}
	}
	if e.name == Silent && c.args.Known == "" {
		n.addSilent(c.days[e.Node], c.args.On)
	}
}

// addSilent takes in when sources show an agreement of which none speaks that day.
func (n *counts) addSilent(d shownDays, on string) {
	if d.isFormer {
		n.by[CoverageFormer]++
	}
	if d.lastShown != "" && d.lastShown < on && !d.isEve() && d.lastShown >= n.lastShown {
		n.lastRead = d.lastRead && (n.lastRead || d.lastShown > n.lastShown)
		n.lastShown = d.lastShown
	}
}

// columnOf returns the column that counts an agreement; out is the one for which it was not in force.
func columnOf(e entry, days shownDays, out, on string) string {
	switch e.name {
	case Certain:
		if days.listed(on) {
			return CoverageListed
		}
		return CoverageShown
	case Possible:
		return CoveragePossible
	case Pending:
		return CoveragePending
	case Silent:
		return CoverageSilent
	}
	return out
}

// shownDays are the days on which sources show an agreement, and the first on which it may have ended; empty for none.
type shownDays struct {
	firstListed, lastListed, firstShown, lastShown, ended string
	firstRead, lastRead                                   bool // the days shown are our reading
	isFormer                                              bool // its end has no first day, and is our reading
	isKnown                                               bool // a source tells its status, or a day of it
}

// isEve tells whether the last day on which an agreement is shown is but the eve of its end.
func (d shownDays) isEve() bool { return IsEve(d.lastShown, d.ended) }

// listed tells whether a day lies between ICE's first and last list that has the agreement.
func (d shownDays) listed(on string) bool {
	return d.firstListed != "" && d.firstListed <= on && on <= d.lastListed
}

func readShownDays(ctx context.Context, x *executor.Execution, agreements []executor.Ref) (map[executor.Ref]shownDays, error) {
	set := x.Catalogue().KindsOf("Agreement")
	columns := []plan.Column{
		{Kind: plan.Property, Name: firstListedOn, On: set}, {Kind: plan.Property, Name: lastListedOn, On: set},
		{Kind: plan.Property, Name: firstShownOn, On: set}, {Kind: plan.Property, Name: lastShownOn, On: set},
		{Kind: plan.Property, Name: endedOn, Part: datePart(x.Catalogue(), "earliest"), On: set},
		{Kind: plan.Property, Name: endedOn, Part: datePart(x.Catalogue(), "inferred"), On: set},
		{Kind: plan.Property, Name: signedOn, Part: datePart(x.Catalogue(), "edtf"), On: set},
		{Kind: plan.Property, Name: endedOn, Part: datePart(x.Catalogue(), "edtf"), On: set},
		{Kind: plan.Property, Name: status, On: set},
	}
	cells, err := x.Reader().Cells(ctx, agreements, columns)
	if err != nil {
		return nil, err
	}
	backed, err := x.Backings(ctx, agreements, []string{firstShownOn, lastShownOn})
	if err != nil {
		return nil, err
	}
	out := make(map[executor.Ref]shownDays, len(agreements))
	for i, a := range agreements {
		text := func(column int) string { return textOf(cells[i*len(columns)+column]) }
		out[a] = shownDays{
			firstListed: text(0), lastListed: text(1), firstShown: text(2), lastShown: text(3), ended: text(4),
			firstRead: backed[i][0].Standing == ontology.Inferred, lastRead: backed[i][1].Standing == ontology.Inferred,
			isFormer: text(4) == "" && string(cells[i*len(columns)+5]) == "true",
			isKnown:  text(2) != "" || text(6) != "" || text(7) != "" || text(8) != "" && text(8) != "UNKNOWN",
		}
	}
	return out, nil
}

// datePart returns the index of a part of a partial date.
func datePart(c *ontology.Catalogue, name string) int {
	return slices.IndexFunc(c.Object("PartialDate").Fields, func(f *ontology.Field) bool { return f.Name == name })
}

// textOf returns the text in a cell, empty for null.
func textOf(cell []byte) string {
	if cell == nil {
		return ""
	}
	return store.Text(cell)
}

// outColumns are the columns that count agreements that were not in force, by their status.
var outColumns = map[string]string{
	"UNLISTED": CoverageUnlisted, "ENDED": CoverageEnded, "SUPERSEDED": CoverageReplaced, "WITHDRAWN": CoverageWithdrawn, "NOT_YET_SIGNED": CoverageUnsigned,
}

// readOuts returns the columns that count the agreements that were not in force: by their status that day, or by the recorded one where
// that tells more.
func (c *coverage) readOuts(ctx context.Context, x *executor.Execution) (map[executor.Ref]string, error) {
	var refs []executor.Ref
	for _, place := range c.places {
		for _, e := range place {
			if e.name == Over {
				refs = append(refs, e.Node)
			}
		}
	}
	refs = executor.Distinct(refs)
	out := map[executor.Ref]string{}
	if len(refs) == 0 {
		return out, nil
	}
	set := x.Catalogue().KindsOf("Agreement")
	recorded, err := x.Reader().Cells(ctx, refs, []plan.Column{{Kind: plan.Property, Name: status, On: set}})
	if err != nil {
		return nil, err
	}
	which, err := statuses(ctx, x, set, refs, c.args.Statuses)
	if err != nil {
		return nil, err
	}
	for i, ref := range refs {
		then := textOf(recorded[i])
		if which[i] >= 0 && (then != "WITHDRAWN" || outColumns[c.args.Statuses[which[i]].Then] != "") {
			then = c.args.Statuses[which[i]].Then
		}
		out[ref] = cmp.Or(outColumns[then], CoverageOut)
	}
	return out, nil
}

// statuses returns for each agreement the first case that holds, -1 for none.
func statuses(ctx context.Context, x *executor.Execution, set ontology.KindSet, refs []executor.Ref, cases []plan.Case) ([]int, error) {
	if len(cases) == 0 {
		return slices.Repeat([]int{-1}, len(refs)), nil
	}
	return x.Reader().Cases(ctx, set, refs, cases)
}

// Execute makes the place of each row.
func (*CoveragePlaceSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	if _, ok := x.Step(s.Parent).Spec.(*CoverageListSpec); ok {
		return x.FillOne(ctx, s, executor.Kept[*coverageRows](x, s.Parent).places)
	}
	return x.FillOne(ctx, s, x.Refs(s.Parent))
}

// Execute makes the agreement of each row.
func (*CoverageAgreementSpec) Execute(ctx context.Context, x *executor.Execution, s *plan.Step) error {
	return x.FillOne(ctx, s, executor.Kept[*coverageRows](x, s.Parent).agreements)
}
