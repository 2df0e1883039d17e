package site

import (
	"cmp"
	"slices"
)

// listed are agreements that were in force on the day of the newest list.
type listed struct {
	TotalCount, CountDistinct int
	Edges                     []struct {
		Link struct{ Reach string }
		Node agreement
	}
}

type agreement struct {
	named
	PrintedModel                string
	SignedOn                    *partialDate
	MoaURL                      string `json:"moaUrl"`
	FirstListedOn, LastListedOn string
	Models                      []struct{ ID, Setting string }
	Agency                      signer
	Newest, Earliest            struct{ Nodes []listing }
	Printed                     list[listing]
	Disagreements               list[clash]
}

// participating and applied are ICE's two lists.
const (
	participating = "PARTICIPATING"
	applied       = "PENDING"
)

// A signer is the agency that signed an agreement.
type signer struct {
	named
	Kind     string
	Evidence []struct{ Standing string } // of whom it serves
}

const inferred = "INFERRED"

// isServesRead tells whether it is our reading whom the agency serves.
func (s *signer) isServesRead() bool {
	return len(s.Evidence) > 0 && s.Evidence[0].Standing == inferred
}

// A listing is a row of ICE's lists, over those that print it alike.
type listing struct {
	ID, List                    string
	Rows                        []int
	FirstListedOn, LastListedOn string
	printed
}

// A clash is one between claims.
type clash struct{ ID, Name, Explanation string }

// A row is an agreement in a table, with how its agency reaches the place.
type row struct {
	agreement
	reach string
}

// A rowLink is a row of one list.
type rowLink struct {
	listing, list, day string
	kind               string // of the list
	number             int
}

// shown is the row of the newest list that shows an agreement, false where none does.
func (a *agreement) shown() (rowLink, bool) {
	if len(a.Newest.Nodes) == 0 {
		return rowLink{}, false
	}
	return a.Newest.Nodes[0].lastRow()
}

// shownFirst is the row of the first list that shows it.
func (a *agreement) shownFirst() (rowLink, bool) {
	if len(a.Earliest.Nodes) == 0 {
		return rowLink{}, false
	}
	return a.Earliest.Nodes[0].firstRow()
}

func (l *listing) lastRow() (rowLink, bool) {
	if len(l.Rows) == 0 {
		return rowLink{}, false
	}
	return rowLink{l.ID, l.Last.ID, l.LastListedOn, cmp.Or(l.List, participating), l.Rows[len(l.Rows)-1]}, true
}

func (l *listing) firstRow() (rowLink, bool) {
	if len(l.Rows) == 0 {
		return rowLink{}, false
	}
	return rowLink{l.ID, l.First.ID, l.FirstListedOn, cmp.Or(l.List, participating), l.Rows[0]}, true
}

// onList are the agreements that the list of a day shows, the place's own before those of places in it, and how many agencies have them.
func onList(l listed, day string, fits func(*agreement) bool) (rows []row, agencies int) {
	seen := map[string]bool{}
	for _, reach := range []string{"OWN", "WITHIN", "SURROUNDING", "STATEWIDE"} {
		for i := range l.Edges {
			e := &l.Edges[i]
			if e.Link.Reach != reach || e.Node.LastListedOn != day || fits != nil && !fits(&e.Node) {
				continue
			}
			rows = append(rows, row{e.Node, reach})
			seen[e.Node.Agency.ID] = true
		}
	}
	return rows, len(seen)
}

// rowNumbers are the rows of the newest list that show agreements, in order.
func rowNumbers(tables ...[]row) (out []rowLink) {
	for _, rows := range tables {
		for i := range rows {
			if at, ok := rows[i].shown(); ok {
				out = append(out, at)
			}
		}
	}
	slices.SortFunc(out, func(a, b rowLink) int { return a.number - b.number })
	return out
}

// A gone is an agreement that the newest list doesn't show: an application, or one that ended, left the lists or is known from other
// sources.
type gone struct {
	named
	Status                      string
	SignedOn, EndedOn           *partialDate
	FirstListedOn, LastListedOn string
	Agency                      named
	Listings                    struct{ Nodes []listing }
	Claims                      struct{ Nodes []said }
	StatusExplanation           string
	why                         string // why it is where it is
}

// shown is the row of the last list that shows it, or the application.
func (g *gone) shown() (rowLink, bool) {
	if len(g.Listings.Nodes) == 0 {
		return rowLink{}, false
	}
	return g.Listings.Nodes[0].lastRow()
}
