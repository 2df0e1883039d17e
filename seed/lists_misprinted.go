package seed

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/roster"
)

// Some rows print the name of one agency and mean another (roster/identity/misprinted.tsv). What was under the wrong name before that was
// decided is found by its former id, and the agreement's evidence tells what was printed, and why it is read otherwise.

type agencyKey struct{ state, key string }

// idsAsPrinted are the ids that an agency had as long as its rows were read as they are printed; none where that agency has rows of its own.
func (x *lister) idsAsPrinted(listings []*roster.Listing) []string {
	var out []string
	for _, l := range listings {
		m := l.Misprint()
		if m == nil || x.agencies[agencyKey{m.State, m.Key}] != nil {
			continue
		}
		if id := agencyID(m.State, l.Agency); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// agreementIDsAsPrinted are likewise those of an agreement; none where the agency that is printed has one under that model.
func (x *lister) agreementIDsAsPrinted(g *roster.Agreement) []string {
	var out []string
	for _, l := range g.Listings {
		m := l.Misprint()
		if m == nil {
			continue
		}
		ids := []string{agencyID(m.State, l.Agency)}
		if named := x.agencies[agencyKey{m.State, m.Key}]; named != nil {
			if slices.ContainsFunc(named.Agreements, func(o *roster.Agreement) bool { return o.Model == g.Model }) {
				continue
			}
			ids = append(ids, x.candidateIDs(named)...)
		}
		for _, id := range ids {
			if id = agreementID(id, g.Model, 1); !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return out
}

// tellMisprints tells in the evidence of an agreement's agency which lists print another name, and that first and last days rest on them.
func (x *lister) tellMisprints(e *entry, g *roster.Agreement) {
	runs := misprintedRuns(g)
	if len(runs) == 0 {
		return
	}
	reason := "ICE's newest list that shows it prints that agency."
	newest := g.Newest().Misprint() == nil
	if !newest {
		reason = "Our reading: the newest list that shows it prints another agency's name."
	}
	for _, r := range runs {
		reason += " " + r.String()
	}
	e.standings["agency"] = standing{"STATED", reason}
	if !newest {
		e.standings["agency"] = standing{"INFERRED", reason}
	}
	for field, own := range map[string]func(*roster.Listing) string{
		"firstListedOn": func(l *roster.Listing) string { return l.First.Dated.Day }, "lastListedOn": func(l *roster.Listing) string { return l.Last.Dated.Day },
	} {
		s, ok := e.standings[field]
		day := func(l *roster.Listing) bool { return l.Kind == g.Newest().Kind && own(l) == e.properties[field] }
		named := slices.ContainsFunc(g.Listings, func(l *roster.Listing) bool { return day(l) && l.Misprint() == nil })
		if ok && !named {
			e.standings[field] = standing{"INFERRED", s.reason + " That list prints another agency's name: the evidence of `agency` tells why its row is this agreement's."}
		}
	}
}

// A misprintedRun is lists one after the other that print one wrong name.
type misprintedRun struct {
	kind        roster.Kind
	name        string
	reason      string
	first, last *roster.List
}

func (r misprintedRun) String() string {
	lists := "Lists from " + roster.DayInWords(r.first.Dated.Day) + " to " + roster.DayInWords(r.last.Dated.Day) + " print"
	if r.first == r.last {
		lists = "The list of " + roster.DayInWords(r.first.Dated.Day) + " prints"
	}
	if r.kind == roster.Pending {
		lists = strings.Replace(strings.Replace(lists, "Lists from", "Lists of pending agencies from", 1), "The list of", "The list of pending agencies of", 1)
	}
	return fmt.Sprintf("%s `%s`, which we read as a slip: %s", lists, r.name, strings.TrimSuffix(r.reason, ".")+".")
}

// misprintedRuns are the wrong names of an agreement, applications last.
func misprintedRuns(g *roster.Agreement) []misprintedRun {
	var out []misprintedRun
	for _, kind := range []roster.Kind{roster.Participating, roster.Pending} {
		for _, l := range g.Shown(kind) {
			m := l.Misprint()
			if m == nil {
				continue
			}
			i := slices.IndexFunc(out, func(r misprintedRun) bool { return r.kind == kind && r.name == l.Agency && r.reason == m.Reason })
			if i < 0 {
				out = append(out, misprintedRun{kind, l.Agency, m.Reason, l.First, l.Last})
				continue
			}
			if roster.CompareLists(l.First, out[i].first) < 0 {
				out[i].first = l.First
			}
			if roster.CompareLists(l.Last, out[i].last) > 0 {
				out[i].last = l.Last
			}
		}
	}
	return out
}
