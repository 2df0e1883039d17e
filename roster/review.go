package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"graph287g/roster/identity"
)

// A Review is what lists say that no rule and no table matches, for whoever takes them in: agencies whose place can't be told, COUNTY cells that
// are no county of their state, and new names that are like known ones. Likeness suggests, and joins nothing.
type Review struct {
	Agencies      Share      `json:"agencies"` // that the lists show; told are those that have a place
	WithoutPlace  []Unplaced `json:"withoutPlace"`
	Counties      Share      `json:"counties"` // distinct COUNTY cells by state, but for blank ones; told are those that are matched to a county
	WithoutCounty []Cell     `json:"withoutCounty"`
	NearKnown     []Likeness `json:"newNearKnown"`
}

// A Share is of how many something is told.
type Share struct {
	Count int     `json:"count"`
	Told  int     `json:"told"`
	Share float64 `json:"share"` // from 0 to 1, cut after four digits, so that 1 is all; 1 of none
}

func shareOf(told, count int) Share {
	if count == 0 {
		return Share{0, 0, 1}
	}
	return Share{count, told, float64(told*10_000/count) / 10_000}
}

// An Unplaced is an agency of which can't be told which place it serves.
type Unplaced struct {
	State      string   `json:"state"`
	Agency     string   `json:"agency"`
	Reason     string   `json:"reason"`
	Candidates []string `json:"candidates"` // agencies of the state whose names are near
}

// A Cell is a COUNTY cell that is matched to no county.
type Cell struct {
	State      string   `json:"state"`
	County     string   `json:"county"` // as printed
	Agencies   []string `json:"agencies"`
	Reason     string   `json:"reason"`
	Candidates []string `json:"candidates"` // counties
}

// A Likeness is a new agency whose name is like those of known ones.
type Likeness struct {
	State      string   `json:"state"`
	Agency     string   `json:"agency"`
	Candidates []string `json:"candidates"`
}

// Review tells what some lists of a history say that isn't matched. What agencies are new, before tells: a history without these lists.
func (h *History) Review(before *History, lists []*List) *Review {
	r := reviewer{Review: &Review{WithoutPlace: []Unplaced{}, WithoutCounty: []Cell{}, NearKnown: []Likeness{}}, cells: map[[2]string]*Cell{}}
	for _, l := range lists {
		if own := h.Find(l.SHA256); own != nil {
			r.lists = append(r.lists, own)
		}
	}
	agencies := h.Agencies()
	r.all, r.known = byState(agencies), byState(before.Agencies())
	for _, a := range agencies {
		if shown := r.shown(a); len(shown) > 0 {
			r.agency(a)
			r.counties(a, shown)
			r.name(a)
		}
	}
	return r.done()
}

// A reviewer makes a Review.
type reviewer struct {
	*Review
	lists      []*List
	all, known map[string][]*Agency // by state: all, and those that were known before
	cells      map[[2]string]*Cell  // by state and printed county; nil where one is matched
}

func byState(agencies []*Agency) map[string][]*Agency {
	out := map[string][]*Agency{}
	for _, a := range agencies {
		out[a.State] = append(out[a.State], a)
	}
	return out
}

// nearNames returns the names among some agencies that are like an agency's, the nearest first. Agencies of other counties are left out: the sheriffs of
// Scott County and of Stone County are two.
func nearNames(a *Agency, among []*Agency) []string {
	var names []string
	for _, o := range among {
		if o.Key == a.Key || areApart(a.Place.Counties, o.Place.Counties) {
			continue
		}
		for _, s := range o.Spellings {
			names = append(names, s.Name)
		}
	}
	return listed(identity.Suggest(a.State, a.Spellings[0].Name, names))
}

// areApart tells that two places lie in counties that are told, and in none together.
func areApart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(fips string) bool { return slices.Contains(b, fips) })
}

// name suggests of which known agency a new one may be another spelling.
func (r *reviewer) name(a *Agency) {
	known := r.known[a.State]
	if slices.ContainsFunc(known, func(o *Agency) bool { return o.Key == a.Key }) {
		return
	}
	if candidates := nearNames(a, known); len(candidates) > 0 {
		r.NearKnown = append(r.NearKnown, Likeness{a.State, a.Spellings[0].Name, candidates})
	}
}

// shown are the listings of an agency that the lists show.
func (r *reviewer) shown(a *Agency) []*Listing {
	return slices.DeleteFunc(slices.Clone(a.Listings), func(x *Listing) bool { return !slices.ContainsFunc(r.lists, x.Shows) })
}

func (r *reviewer) agency(a *Agency) {
	r.Agencies.Count++
	if a.Place.IsTold() {
		return
	}
	r.WithoutPlace = append(r.WithoutPlace, Unplaced{
		a.State, a.Name, cmp.Or(a.Place.Reason, "the lists don't tell which place it serves"), nearNames(a, r.all[a.State]),
	})
}

func (r *reviewer) counties(a *Agency, shown []*Listing) {
	for _, x := range shown {
		at := [2]string{a.State, x.County}
		c, met := r.cells[at]
		if !met && identity.PrintsCounty(x.County) {
			if fips, why, candidates := identity.CountyOf(a.State, x.County); fips == "" {
				c = &Cell{State: a.State, County: x.County, Reason: why, Candidates: listed(candidates)}
			}
			r.cells[at] = c
		}
		if c != nil && !slices.Contains(c.Agencies, a.Name) {
			c.Agencies = append(c.Agencies, a.Name)
		}
	}
}

// listed returns a list that is written as one even where it has nothing.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (r *reviewer) done() *Review {
	for _, c := range r.cells {
		if c != nil {
			r.WithoutCounty = append(r.WithoutCounty, *c)
		}
	}
	slices.SortFunc(r.WithoutCounty, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.County, b.County)) })
	r.Agencies = shareOf(r.Agencies.Count-len(r.WithoutPlace), r.Agencies.Count)
	r.Counties = shareOf(len(r.cells)-len(r.WithoutCounty), len(r.cells))
	return r.Review
}

// firstLines is how many of each sort are told in text: JSON has all.
const firstLines = 5

// String tells the counts in words, and of each sort the first few, a line each.
func (r *Review) String() string {
	var b strings.Builder
	some(&b, "no place", r.WithoutPlace, func(x Unplaced) string {
		return fmt.Sprintf("%s (%s): %s%s", x.Agency, x.State, x.Reason, candidatesIn(x.Candidates))
	})
	some(&b, "no county", r.WithoutCounty, func(x Cell) string {
		return fmt.Sprintf("`%s` (%s), of %s: %s%s", x.County, x.State, x.Agencies[0], x.Reason, candidatesIn(x.Candidates))
	})
	some(&b, "new, near a known one", r.NearKnown, func(x Likeness) string {
		return fmt.Sprintf("%s (%s)%s", x.Agency, x.State, candidatesIn(x.Candidates))
	})
	fmt.Fprintf(&b, "to review: agencies without a place: %d of %d; printed counties without a match: %d of %d; new names near known ones: %d\n",
		len(r.WithoutPlace), r.Agencies.Count, len(r.WithoutCounty), r.Counties.Count, len(r.NearKnown))
	return b.String()
}

func some[T any](b *strings.Builder, what string, list []T, line func(T) string) {
	for _, x := range list[:min(firstLines, len(list))] {
		fmt.Fprintf(b, "%s: %s\n", what, line(x))
	}
	if more := len(list) - firstLines; more > 0 {
		fmt.Fprintf(b, "%s: %d more, which --json prints\n", what, more)
	}
}

func candidatesIn(candidates []string) string {
	if len(candidates) == 0 {
		return ""
	}
	return "; near: " + strings.Join(candidates, ", ")
}
