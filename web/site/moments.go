package site

import (
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// A moment is something of which the day is known, as exactly as it is.
type moment struct {
	kind string // what happened: the last part of its message's key
	edtf string
	what named
	at   *rowLink // the row of a list that shows it, if one does
}

// moments are gathered in any order.
type moments struct{ all []moment }

func (m *moments) add(kind string, date *partialDate, what named) {
	if date != nil && date.EDTF != "" {
		m.all = append(m.all, moment{kind: kind, edtf: date.EDTF, what: what})
	}
}

// ofAgreement takes what the lists tell: signing, and when which list first had it.
func (m *moments) ofAgreement(a *agreement) {
	m.add("signed", a.SignedOn, a.named)
	if at, ok := a.shown(); ok && a.SignedOn != nil && a.SignedOn.EDTF != "" {
		m.all[len(m.all)-1].at = &at
	}
	m.first("applied", applied, a.Printed.Nodes, a.named)
	m.first("listed", participating, a.Printed.Nodes, a.named)
}

// first takes the day of the first of the lists of a kind that shows an agreement.
func (m *moments) first(kind, onList string, printed []listing, what named) {
	for i := range printed {
		if l := &printed[i]; l.List == onList {
			m.all = append(m.all, moment{kind: kind, edtf: l.FirstListedOn, what: what, at: &rowLink{l.ID, l.First.ID, l.FirstListedOn, onList, 0}})
			return
		}
	}
}

func (m *moments) ofGone(g *gone) {
	m.add("signed", g.SignedOn, g.named)
	if g.EndedOn != nil && !hasOpenBeginning(g.EndedOn.EDTF) { // else all that is known is that it was before it was written down
		m.add("ended", g.EndedOn, g.named)
	}
	if g.LastListedOn != "" {
		m.add("listed", &partialDate{g.FirstListedOn}, g.named)
		m.add("left", &partialDate{g.LastListedOn}, g.named)
	}
}

// inOrder are the moments by the first day that each can mean; an open beginning counts as its end.
func (m *moments) inOrder() []moment {
	slices.SortStableFunc(m.all, func(a, b moment) int { return strings.Compare(begin(a.edtf), begin(b.edtf)) })
	return m.all
}

func begin(edtf string) string {
	from, to, _ := strings.Cut(edtf, "/")
	if isOpenEnd(from) {
		return to
	}
	return from
}

func hasOpenBeginning(edtf string) bool {
	from, _, isInterval := strings.Cut(edtf, "/")
	return isInterval && isOpenEnd(from)
}

func isOpenEnd(s string) bool { return s == "" || s == ".." }

// told is a moment in words.
func (f *frame) told(m *moment) templ.Component {
	return f.html("moment."+m.kind, "what", f.link(m.what.ID, m.what.Name))
}

// A reprint is a cell that a later list prints otherwise than an earlier one.
type reprint struct {
	agreement     named
	field         string // of a listing
	before, after string
	listing, list string // the row that prints it so first, and its list
	day           string
}

// cells are what a row of ICE's lists has, by the names of its columns in listings.
func (l *listing) cells() []struct{ field, text string } {
	return []struct{ field, text string }{
		{"PrintedState", l.PrintedState}, {"PrintedAgency", l.PrintedAgency}, {"PrintedType", l.PrintedType}, {"PrintedCounty", l.PrintedCounty},
		{"PrintedModel", l.PrintedModel}, {"PrintedSigned", l.PrintedSigned}, {"PrintedMoa", l.PrintedMoa}, {"MoaURL", l.MoaURL},
	}
}

// changes are what later lists of participating agencies print otherwise of an agreement, in these columns. Spaces, case and the shape of
// apostrophes are none.
func reprints(a *agreement, fields ...string) (out []reprint) {
	var before *listing
	for i := range a.Printed.Nodes {
		l := &a.Printed.Nodes[i]
		if l.List != participating {
			continue
		}
		if before != nil {
			old := before.cells()
			for n, cell := range l.cells() {
				if slices.Contains(fields, cell.field) && plainCell(cell.text) != plainCell(old[n].text) {
					out = append(out, reprint{a.named, cell.field, old[n].text, cell.text, l.ID, l.First.ID, l.FirstListedOn})
				}
			}
		}
		before = l
	}
	return out
}

var cellFolder = strings.NewReplacer("’", "'", "‘", "'", "\u00a0", " ")

func plainCell(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(cellFolder.Replace(s)), " "))
}

// A kin is what something is connected with, of one kind.
type kin struct {
	kind string
	all  []named
}

// kinOf puts neighbors under their kinds, each once, without the one named.
func kinOf(n neighbors, without string) (out []kin) {
	at, seen := map[string]int{}, map[string]bool{without: true}
	for _, e := range n.Edges {
		if seen[e.Node.ID] {
			continue
		}
		seen[e.Node.ID] = true
		i, ok := at[e.Node.Typename]
		if !ok {
			i = len(out)
			at[e.Node.Typename] = i
			out = append(out, kin{kind: e.Node.Typename})
		}
		out[i].all = append(out[i].all, e.Node.named)
	}
	return out
}
