package roster

import (
	"cmp"
	"slices"
)

// A History is what a set of lists shows: all lists in the order in which they were published, and all that they print, in runs.
type History struct {
	Lists    []*List // without their rows, which Listings have
	Listings []Listing
}

// A Listing is a run: lists of one kind, one after the other, that print a row alike.
type Listing struct {
	Kind Kind
	Printed
	First, Last *List
	Rows        []int // the number of the row in each list of its kind from First to Last

	known *meaning // once it was asked for
}

// NewHistory returns the history of some lists. One that comes twice, by the content of its file, is one list with all names.
func NewHistory(lists []*List) *History {
	h := &History{}
	byHash := map[string]*List{}
	for _, l := range lists {
		if known := byHash[l.SHA256]; known != nil {
			known.addFiles(l.Files...)
			continue
		}
		own := *l
		own.numbered = len(l.Rows)
		byHash[l.SHA256] = &own
		h.Lists = append(h.Lists, &own)
	}
	for _, l := range h.Lists {
		l.Dated = datedOf(l.Files, l.Saved, l.Newest)
	}
	slices.SortFunc(h.Lists, CompareLists)
	for _, kind := range []Kind{Participating, Pending} {
		h.addRuns(kind)
	}
	slices.SortFunc(h.Listings, compareListings)
	for _, l := range h.Lists {
		l.Rows = nil
	}
	h.setPositions()
	return h
}

func (h *History) setPositions() {
	next := map[Kind]int{}
	for _, l := range h.Lists {
		l.position = next[l.Kind]
		next[l.Kind]++
	}
}

// Assemble returns the history of lists and listings that a History had. The first and the last list of each listing are among the lists.
func Assemble(lists []*List, listings []Listing) *History {
	h := &History{Lists: lists, Listings: listings}
	for _, l := range h.Lists {
		l.Dated = datedOf(l.Files, l.Saved, l.Newest)
	}
	slices.SortFunc(h.Lists, CompareLists)
	slices.SortFunc(h.Listings, compareListings)
	h.setPositions()
	counts := map[*List]int{}
	byKind := map[Kind][]*List{Participating: h.OfKind(Participating), Pending: h.OfKind(Pending)}
	for i := range h.Listings {
		x := &h.Listings[i]
		for j := range x.Rows {
			counts[byKind[x.Kind][x.First.position+j]]++
		}
	}
	for _, l := range h.Lists {
		l.numbered = counts[l]
	}
	return h
}

// OfKind returns the lists of a kind in order.
func (h *History) OfKind(kind Kind) []*List {
	return slices.DeleteFunc(slices.Clone(h.Lists), func(l *List) bool { return l.Kind != kind })
}

// Newest returns the newest list of a kind, nil for none.
func (h *History) Newest(kind Kind) *List {
	lists := h.OfKind(kind)
	if len(lists) == 0 {
		return nil
	}
	return lists[len(lists)-1]
}

// With returns the history of these lists and of some others.
func (h *History) With(lists []*List) *History {
	return NewHistory(append(h.Expand(), lists...))
}

// Expand returns the lists with their rows.
func (h *History) Expand() []*List {
	out := map[string]*List{}
	for _, l := range h.Lists {
		own := *l
		own.Rows = make([]Row, 0, l.numbered)
		out[l.SHA256] = &own
	}
	byKind := map[Kind][]*List{Participating: h.OfKind(Participating), Pending: h.OfKind(Pending)}
	for i := range h.Listings {
		x := &h.Listings[i]
		lists := byKind[x.Kind]
		first := slices.Index(lists, x.First)
		for j, number := range x.Rows {
			l := out[lists[first+j].SHA256]
			l.Rows = append(l.Rows, Row{number, x.Printed})
		}
	}
	lists := make([]*List, len(h.Lists))
	for i, l := range h.Lists {
		lists[i] = out[l.SHA256]
		slices.SortFunc(lists[i].Rows, func(a, b Row) int { return cmp.Compare(a.Number, b.Number) })
	}
	return lists
}

// A rowKey tells the rows of one list apart: the n-th that prints the same.
type rowKey struct {
	Printed
	n int
}

// addRuns makes the runs of a kind.
func (h *History) addRuns(kind Kind) {
	open := map[rowKey]*Listing{}
	var all []*Listing
	for _, l := range h.OfKind(kind) {
		now, seen := map[rowKey]*Listing{}, map[Printed]int{}
		for _, row := range l.Rows {
			key := rowKey{row.Printed, seen[row.Printed]}
			seen[row.Printed]++
			run := open[key]
			if run == nil {
				run = &Listing{Kind: kind, Printed: row.Printed, First: l}
				all = append(all, run)
			}
			run.Last, run.Rows = l, append(run.Rows, row.Number)
			now[key] = run
		}
		open = now
	}
	for _, run := range all {
		h.Listings = append(h.Listings, *run)
	}
}

// compareListings puts listings in an order that depends on nothing but what they are.
func compareListings(a, b Listing) int {
	return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Agency, b.Agency), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Model, b.Model),
		CompareLists(a.First, b.First), cmp.Compare(a.Rows[0], b.Rows[0]))
}
