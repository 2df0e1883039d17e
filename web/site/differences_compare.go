package site

import (
	"cmp"
	"maps"
	"slices"
)

// A printing is where a row stands: in which list, and in which row of it.
type printing struct {
	listing, list, day string
	row                int // 0 where it can't be told
}

// printing tells where a row stands on a day: in the last list of the day that has it.
func (l *lists) printing(r *differing, d *listDay) printing {
	first, last := l.place[r.First.ID], l.place[r.Last.ID]
	at := min(last, d.last)
	out := printing{listing: r.ID, list: l.ids[at], day: d.Day}
	if i := at - first; len(r.Rows) == last-first+1 && i >= 0 && i < len(r.Rows) {
		out.row = r.Rows[i]
	}
	return out
}

// A difference is a row that one of two lists has, or both print otherwise.
type difference struct {
	*differing // of the later list, if it has one
	sort       sortOfDifference
	from, to   printing // empty where that list has no such row
	changes    []change
}

type sortOfDifference int

const (
	came    sortOfDifference = iota // no row of the earlier list shows the agreement
	left                            // no row of the later list shows it
	changed                         // both show it, with other cells
	extra                           // both show it, and the later list in one row more
	fewer                           // both show it, and the earlier list in one row more
)

// A change is a cell that is printed otherwise.
type change struct{ column, from, to string }

// compare joins the rows of one agreement, and counts by state.
func (p *differencesPage) compare(rows []differing) {
	byAgreement := map[string][]*differing{}
	for i := range rows {
		byAgreement[rows[i].Agreement.ID] = append(byAgreement[rows[i].Agreement.ID], &rows[i])
	}
	counts := map[string]*stateDifference{}
	for _, id := range slices.Sorted(maps.Keys(byAgreement)) {
		for _, d := range p.differences(byAgreement[id]) {
			state := d.of()
			c := counts[state.Code]
			if c == nil {
				c = &stateDifference{state: state}
				counts[state.Code] = c
			}
			c.count(d.sort)
			p.all.count(d.sort)
			if p.state == nil || p.state.Code == state.Code {
				p.add(d)
			}
		}
	}
	for _, c := range counts {
		p.states = append(p.states, *c)
	}
	slices.SortFunc(p.states, func(a, b stateDifference) int {
		return p.words.Compare(p.placeLabel(a.state.Name), p.placeLabel(b.state.Name))
	})
	for _, group := range [][]difference{p.came, p.back, p.left, p.gone, p.changed} {
		slices.SortFunc(group, func(a, b difference) int {
			return cmp.Or(cmp.Compare(a.of().Name, b.of().Name), cmp.Compare(a.Agency.Name, b.Agency.Name), cmp.Compare(a.PrintedModel, b.PrintedModel),
				cmp.Compare(a.ID, b.ID))
		})
	}
}

func (c *stateDifference) count(s sortOfDifference) {
	switch s {
	case came:
		c.came++
	case left:
		c.left++
	default:
		c.changed++
	}
}

// add puts a row into its group. What comes back after lists that lacked it, and what comes back later, stands apart: such gaps are mostly slips.
func (p *differencesPage) add(d difference) {
	switch {
	case d.sort == came && d.firstListed() < p.from.Day:
		p.back = append(p.back, d)
	case d.sort == came:
		p.came = append(p.came, d)
	case d.sort == left && d.lastListed() > p.to.Day:
		p.gone = append(p.gone, d)
	case d.sort == left:
		p.left = append(p.left, d)
	default:
		p.changed = append(p.changed, d)
	}
}

// firstListed is the day of the first list of participating agencies that has the agreement; lists of applications tell nothing of one.
func (d *differing) firstListed() string { return d.Agreement.Earliest.Nodes[0].FirstListedOn }

// lastListed is the day of the last list that has it.
func (d *differing) lastListed() string { return d.Agreement.Latest.Nodes[0].LastListedOn }

// of is the state of a difference's agency.
func (d *difference) of() stateName {
	if d.Agency.State == nil {
		return stateName{}
	}
	return *d.Agency.State
}

// differences are those of one agreement, of which rows differ.
func (p *differencesPage) differences(rows []*differing) (out []difference) {
	var older, newer []*differing
	for _, r := range rows {
		if r.LastListedOn >= p.to.Day {
			newer = append(newer, r)
		} else {
			older = append(older, r)
		}
	}
	older, newer = withoutAlike(older, newer)
	onFrom, onTo := false, false
	for _, l := range rows[0].Agreement.Listings.Nodes {
		onFrom = onFrom || l.FirstListedOn <= p.from.Day && l.LastListedOn >= p.from.Day
		onTo = onTo || l.FirstListedOn <= p.to.Day && l.LastListedOn >= p.to.Day
	}
	for i := range max(len(older), len(newer)) {
		var d difference
		if i < len(older) {
			d.differing, d.from, d.sort = older[i], p.lists.printing(older[i], p.from), fewer
		}
		if i < len(newer) {
			if d.differing != nil {
				d.changes = changesOf(older[i], newer[i])
			}
			d.differing, d.to, d.sort = newer[i], p.lists.printing(newer[i], p.to), extra
		}
		switch {
		case d.from.list != "" && d.to.list != "":
			d.sort = changed
		case !onFrom:
			d.sort = came
		case !onTo:
			d.sort = left
		}
		out = append(out, d)
	}
	return out
}

// withoutAlike leaves out rows that both lists print alike, whatever those between them did.
func withoutAlike(older, newer []*differing) (_, _ []*differing) {
	newer = slices.Clone(newer)
	older = slices.DeleteFunc(slices.Clone(older), func(o *differing) bool {
		i := slices.IndexFunc(newer, func(n *differing) bool { return len(changesOf(o, n)) == 0 })
		if i >= 0 {
			newer = slices.Delete(newer, i, i+1)
		}
		return i >= 0
	})
	return older, newer
}

// changesOf are the cells of a row that two lists print otherwise.
func changesOf(from, to *differing) (out []change) {
	for _, c := range []change{
		{"state", from.PrintedState, to.PrintedState},
		{"agency", from.PrintedAgency, to.PrintedAgency},
		{"type", from.PrintedType, to.PrintedType},
		{"county", from.PrintedCounty, to.PrintedCounty},
		{"model", from.PrintedModel, to.PrintedModel},
		{"signed", from.PrintedSigned, to.PrintedSigned},
		{"moa", from.PrintedMoa, to.PrintedMoa},
		{"address", from.MoaURL, to.MoaURL},
		{"addendum", from.PrintedAddendum, to.PrintedAddendum},
		{"addendumAddress", from.AddendumURL, to.AddendumURL},
	} {
		if c.from != c.to {
			out = append(out, c)
		}
	}
	return out
}
