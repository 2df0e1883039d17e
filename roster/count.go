package roster

import (
	"strings"

	"graph287g/roster/identity"
)

// Counts count what a list shows, each by its own rule.
type Counts struct {
	Rows            int `json:"rows"`            // of the list: agency and model
	Agreements      int `json:"agreements"`      // by state, agency and model, in whatever spelling
	Agencies        int `json:"agencies"`        // in whatever spelling
	PrintedAgencies int `json:"printedAgencies"` // by state and name as printed, but for spaces, case and apostrophes
	States          int `json:"states"`          // and territories
}

// Find returns the list with a hash, nil for none.
func (h *History) Find(sha256 string) *List {
	for _, l := range h.Lists {
		if l.SHA256 == sha256 {
			return l
		}
	}
	return nil
}

// Shows tells whether a listing is in a list.
func (x *Listing) Shows(l *List) bool {
	return x.Kind == l.Kind && x.First.position <= l.position && l.position <= x.Last.position
}

// Count counts the list with a hash.
func (h *History) Count(sha256 string) Counts {
	var out Counts
	l := h.Find(sha256)
	if l == nil {
		return out
	}
	agreements, agencies, printed, states := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range h.Listings {
		x := &h.Listings[i]
		if !x.Shows(l) {
			continue
		}
		out.Rows++
		id := x.meaning()
		agency := id.State + "\t" + id.Key
		agencies[agency], agreements[agency+"\t"+ModelOf(x.Model)] = true, true
		code, _, ok := identity.StateOf(x.State)
		if !ok {
			code = x.State
		}
		states[code] = true
		printed[code+"\t"+foldPrinted(x.Agency)] = true
	}
	out.Agreements, out.Agencies, out.PrintedAgencies, out.States = len(agreements), len(agencies), len(printed), len(states)
	return out
}

// foldPrinted folds what printed names are counted without: spaces, case and apostrophes.
func foldPrinted(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '’' || r == '‘' || r == '`' || r == '´' {
			return '\''
		}
		return r
	}, strings.ToLower(visible(name)))
}

// CountNewest counts the newest list of participating agencies; nil where there is none.
func (h *History) CountNewest() *Counts {
	l := h.Newest(Participating)
	if l == nil {
		return nil
	}
	out := h.Count(l.SHA256)
	return &out
}
