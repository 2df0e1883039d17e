package roster

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"graph287g/roster/identity"
)

// An Agency is one that the lists name, in all spellings.
type Agency struct {
	State      string // postal code; as printed where the lists leave it open
	Key        string // what its spellings have in common (package identity)
	Agreements []*Agreement
	Listings   []*Listing // in the order of the lists
	Spellings  []Spelling // the newest first
	identity.Agency
}

// A Spelling is a way in which lists print an agency's name. Of a row that prints another's it is the one by which the reviewed line calls it.
type Spelling struct {
	Name        string
	Reasons     []string // what was read through: none where it differs by spaces, case and apostrophes alone
	First, Last *List
}

// An Agreement is what the lists show of an agency and a model: an agreement, or the application for one.
type Agreement struct {
	Agency   *Agency
	Model    string     // its code; empty where the lists leave it open
	Number   int        // from 1: an agency that signed again under the same model has several
	Listings []*Listing // in the order of the lists; of signed ones before those of the applications
}

// Agencies returns the agencies of all lists with their agreements, in order of state and key.
func (h *History) Agencies() []*Agency {
	byKey := map[[2]string]*Agency{}
	for i := range h.Listings {
		x := &h.Listings[i]
		id := x.meaning()
		key := [2]string{id.State, id.Key}
		a := byKey[key]
		if a == nil {
			a = &Agency{State: id.State, Key: id.Key}
			byKey[key] = a
		}
		a.Listings = append(a.Listings, x)
	}
	out := slices.Collect(maps.Values(byKey))
	slices.SortFunc(out, func(a, b *Agency) int { return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Key, b.Key)) })
	for _, a := range out {
		slices.SortStableFunc(a.Listings, compareByTime)
		a.describe()
		a.findAgreements()
	}
	return out
}

// compareByTime puts listings in the order in which the lists show them.
func compareByTime(a, b *Listing) int {
	return cmp.Or(CompareLists(a.First, b.First), CompareLists(a.Last, b.Last), cmp.Compare(a.Rows[0], b.Rows[0]))
}

// newestFirst puts listings in the order of their last lists, the newest first.
func newestFirst(listings []*Listing) []*Listing {
	out := slices.Clone(listings)
	slices.SortStableFunc(out, func(a, b *Listing) int {
		return cmp.Or(CompareLists(b.Last, a.Last), cmp.Compare(a.Rows[0], b.Rows[0]))
	})
	return out
}

// describe fills in what the printings tell of the agency itself.
func (a *Agency) describe() {
	var printings []identity.Printed
	at := map[string]int{}
	for _, x := range newestFirst(a.Listings) {
		means := x.meaning()
		printings = append(printings, means.printed)
		name := means.printed.Agency
		i, known := at[name]
		if !known {
			at[name] = len(a.Spellings)
			a.Spellings = append(a.Spellings, Spelling{name, means.Reasons, x.First, x.Last})
			continue
		}
		s := &a.Spellings[i]
		if CompareLists(x.First, s.First) < 0 {
			s.First = x.First
		}
	}
	a.Agency = identity.Describe(printings)
}

// Earliest is the spelling that was printed first.
func (a *Agency) Earliest() string {
	return slices.MinFunc(a.Spellings, func(x, y Spelling) int { return cmp.Or(CompareLists(x.First, y.First), cmp.Compare(x.Name, y.Name)) }).Name
}

// findAgreements tells the agreements of an agency apart: by model, and where it signed again after it had left the lists.
func (a *Agency) findAgreements() {
	byModel := map[string][]*Listing{}
	for _, x := range a.Listings {
		m := ModelOf(x.Model)
		byModel[m] = append(byModel[m], x)
	}
	for _, model := range slices.Sorted(maps.Keys(byModel)) {
		a.Agreements = append(a.Agreements, splitBySigning(a, model, byModel[model])...)
	}
}

// splitBySigning returns the agreements under one model. A row that comes back with a signing after the last list that carried the one before
// it is another agreement; a gap in the lists alone, or another day for the same row, makes none. Applications belong to what was signed
// after them.
func splitBySigning(a *Agency, model string, listings []*Listing) []*Agreement {
	var out []*Agreement
	var applied []*Listing
	for _, x := range listings {
		if x.Kind == Pending {
			applied = append(applied, x)
			continue
		}
		if n := len(out); n == 0 || signedAgain(out[n-1], x) {
			out = append(out, &Agreement{Agency: a, Model: model, Number: n + 1})
		}
		last := out[len(out)-1]
		last.Listings = append(last.Listings, x)
	}
	for _, x := range applied {
		g := appliedFor(out, x)
		if g == nil {
			g = &Agreement{Agency: a, Model: model, Number: len(out) + 1}
			out = append(out, g)
		}
		g.Listings = append(g.Listings, x)
	}
	return out
}

// appliedFor returns the agreement that an application led to: the first that the lists still showed later; or another application, which was
// never signed as far as the lists tell; nil for none.
func appliedFor(agreements []*Agreement, x *Listing) *Agreement {
	for _, g := range agreements {
		if _, last := g.Window(Participating); last == nil || CompareLists(x.First, last) < 0 {
			return g
		}
	}
	return nil
}

// lastListing is the one that was shown last.
func (g *Agreement) lastListing() *Listing {
	return slices.MaxFunc(g.Listings, func(x, y *Listing) int { return CompareLists(x.Last, y.Last) })
}

// signedAgain tells that a row comes back after lists that lacked it, with a signing of a day after the last list that carried those before it.
func signedAgain(before *Agreement, x *Listing) bool {
	last := before.lastListing().Last
	s := ParseSigned(x.Signed, x.First.Dated.Day)
	return s.Day != "" && s.Day > last.Dated.Day && x.First.position > last.position+1
}

// Shown returns the listings of one of the two lists.
func (g *Agreement) Shown(kind Kind) []*Listing {
	return slices.DeleteFunc(slices.Clone(g.Listings), func(x *Listing) bool { return x.Kind != kind })
}

// Window returns the first and the last list of a kind that show it; nil for none.
func (g *Agreement) Window(kind Kind) (first, last *List) {
	for _, x := range g.Shown(kind) {
		if first == nil || CompareLists(x.First, first) < 0 {
			first = x.First
		}
		if last == nil || CompareLists(x.Last, last) > 0 {
			last = x.Last
		}
	}
	return first, last
}

// A PrintedDay is a day of signing that lists print of an agreement.
type PrintedDay struct {
	Signing
	Printed     string
	First, Last *List
}

// Signed returns the days of signing that the lists print, that of the newest list first, and without what is no day.
func (g *Agreement) Signed() []PrintedDay {
	var out []PrintedDay
	for _, x := range newestFirst(g.Shown(Participating)) {
		s := ParseSigned(x.Signed, x.First.Dated.Day)
		if s.Day == "" {
			continue
		}
		if i := slices.IndexFunc(out, func(d PrintedDay) bool { return d.Day == s.Day }); i >= 0 {
			if CompareLists(x.First, out[i].First) < 0 {
				out[i].First = x.First
			}
			continue
		}
		out = append(out, PrintedDay{s, x.Signed, x.First, x.Last})
	}
	return out
}

// Newest is the newest listing, of a signed agreement among those of signed ones.
func (g *Agreement) Newest() *Listing {
	shown := newestFirst(g.Shown(Participating))
	if len(shown) == 0 {
		shown = newestFirst(g.Listings)
	}
	return shown[0]
}

// MOAState tells what became of ICE's link to the signed document, by a row.
func (p Printed) MOAState() string {
	switch text := strings.ToLower(p.MOA); {
	case p.MOALink != "":
		return "LINKED"
	case strings.Contains(text, "pending"):
		return "PENDING"
	}
	return "MISSING"
}
