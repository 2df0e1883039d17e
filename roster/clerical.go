package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Rows leave ICE's lists because an agreement ended, and because a clerk slipped. What points to the one or to the other is told here, and
// decides nothing: a row that comes back, many rows of one state that leave at once, and how many of these came back.

// A Gap is lists of one kind, one after the other, that lack an agreement which the lists before and after them show.
type Gap struct {
	Before, After *List // the last list that shows it, and the next that does
	First, Last   *List // of those that lack it
	Lists         int   // how many these are
	SameSigning   bool  // that it came back with the day of signing that it had
	Meanwhile     []*List
}

// Gaps returns the gaps of an agreement in the lists of a kind, in order.
func (h *History) Gaps(g *Agreement, kind Kind) []Gap {
	lists := h.OfKind(kind)
	shown := g.Shown(kind)
	var out []Gap
	before := -1
	for i, l := range lists {
		if !slices.ContainsFunc(shown, func(x *Listing) bool { return x.Shows(l) }) {
			continue
		}
		if before >= 0 && i > before+1 {
			out = append(out, Gap{
				Before: lists[before], After: l, First: lists[before+1], Last: lists[i-1], Lists: i - before - 1,
				SameSigning: sameSigning(shown, lists[before], l), Meanwhile: h.pendingBetween(g, kind, lists[before], l),
			})
		}
		before = i
	}
	return out
}

// sameSigning tells whether two lists print one day of signing.
func sameSigning(shown []*Listing, a, b *List) bool {
	days := map[*List]map[string]bool{a: {}, b: {}}
	for _, x := range shown {
		for l, of := range days {
			if s := ParseSigned(x.Signed, x.First.Dated.Day); x.Shows(l) && s.Day != "" {
				of[s.Day] = true
			}
		}
	}
	for day := range days[a] {
		if days[b][day] {
			return true
		}
	}
	return false
}

// pendingBetween returns the lists of pending agencies between two others that have an agreement: it was applied for again, or put back.
func (h *History) pendingBetween(g *Agreement, kind Kind, a, b *List) []*List {
	var out []*List
	if kind == Pending {
		return nil
	}
	for _, l := range h.OfKind(Pending) {
		if l.Dated.Day > a.Dated.Day && l.Dated.Day < b.Dated.Day && slices.ContainsFunc(g.Shown(Pending), func(x *Listing) bool { return x.Shows(l) }) {
			out = append(out, l)
		}
	}
	return out
}

// String tells a gap in words, as a sentence.
func (p Gap) String() string {
	lacking := fmt.Sprintf("%d lists from %s to %s lack it", p.Lists, inWords(p.First), inWords(p.Last))
	if p.Lists == 1 {
		lacking = fmt.Sprintf("the list of %s lacks it", inWords(p.First))
	}
	out := fmt.Sprintf("It left after the list of %s and came back with that of %s; %s.", inWords(p.Before), inWords(p.After), lacking)
	if n := len(p.Meanwhile); n > 0 {
		out += fmt.Sprintf(" Meanwhile it is among the applications, in %s.", daysOfLists(p.Meanwhile))
	}
	switch {
	case p.Before.Kind == Pending:
	case len(p.Meanwhile) > 0:
		out += " Whether it was out of force between, the lists don't tell."
	case p.SameSigning:
		out += " A row that comes back with the same day of signing is a sign of clerical work rather than of an end."
	default:
		out += " A row that comes back without being signed anew is a sign of clerical work rather than of an end."
	}
	return out
}

// daysOfLists names lists of pending agencies by their days.
func daysOfLists(lists []*List) string {
	if len(lists) == 1 {
		return "the list of pending agencies of " + inWords(lists[0])
	}
	return fmt.Sprintf("%d lists of pending agencies from %s to %s", len(lists), inWords(lists[0]), inWords(lists[len(lists)-1]))
}

// Many rows of one state have left at once where they are of three agencies or more, and a tenth of what the list before showed of the state; or
// where nothing of a state is left of two agencies or more. In 64 steps from one real list to the next agreements of a state left 65 times, 51
// times one alone; they were many three times, and none of those came back.
const (
	manyAgencies = 3
	manyShare    = 10 // one in so many
)

// A Leaving is what left the lists of participating agencies of one state between two that follow each other.
type Leaving struct {
	State          string
	Last, Next     *List // the last list that shows them, and the first that doesn't
	Left, Of       int   // agreements that left, of how many
	Agencies, Back int   // of how many agencies; how many came back in a later list
	newest         bool  // the next list is the newest
}

// IsMany tells whether these are many at once.
func (v Leaving) IsMany() bool {
	return v.Agencies >= manyAgencies && v.Left*manyShare >= v.Of || v.Agencies > 1 && v.Left == v.Of
}

// IsClerical tells whether it is a sign of clerical work: half of them or more came back.
func (v Leaving) IsClerical() bool { return v.IsMany() && v.Back > 0 && 2*v.Back >= v.Left }

// In tells it in words, as a sentence or two; state is the name of the state.
func (v Leaving) In(state string) string {
	left := fmt.Sprintf("%d of the %d", v.Left, v.Of)
	switch {
	case v.Left == v.Of && v.Of == 2:
		left = "Both"
	case v.Left == v.Of:
		left = fmt.Sprintf("All %d", v.Of)
	}
	out := fmt.Sprintf("%s agreements of %s left between the lists of %s and %s", left, state, inWords(v.Last), inWords(v.Next))
	switch {
	case v.IsClerical():
		return out + fmt.Sprintf(", and %d of them came back later: a sign of clerical work rather than of %d ends.", v.Back, v.Left)
	case v.Back > 0:
		out += fmt.Sprintf(", and %d of them came back later.", v.Back)
	case v.newest:
		out += "."
	default:
		out += ", and none has come back."
	}
	return out + " Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."
}

// Leavings are what left, by state and by the last list that shows it.
type Leavings map[leavingKey]*Leaving

type leavingKey struct {
	state string
	last  *List
}

// LeavingsOf counts what left the lists of participating agencies; agencies are those of the history.
func (h *History) LeavingsOf(agencies []*Agency) Leavings {
	lists, out := h.OfKind(Participating), Leavings{}
	shown := map[leavingKey]int{} // agreements, by each list that shows them
	for _, a := range agencies {
		counted := map[*Leaving]bool{}
		for _, g := range a.Agreements {
			in := g.in(lists)
			for i, l := range lists {
				if !in[i] {
					continue
				}
				shown[leavingKey{a.State, l}]++
				if i+1 == len(lists) || in[i+1] {
					continue
				}
				v := out.at(a.State, l, lists[i+1:])
				v.Left++
				if slices.Contains(in[i+1:], true) {
					v.Back++
				}
				counted[v] = true
			}
		}
		for v := range counted {
			v.Agencies++
		}
	}
	for key, v := range out {
		v.Of = shown[key]
	}
	return out
}

// at returns what left after a list, which others follow.
func (v Leavings) at(state string, last *List, next []*List) *Leaving {
	key := leavingKey{state, last}
	if v[key] == nil {
		v[key] = &Leaving{State: state, Last: last, Next: next[0], newest: len(next) == 1}
	}
	return v[key]
}

// in tells which lists show a signed agreement.
func (g *Agreement) in(lists []*List) []bool {
	out := make([]bool, len(lists))
	for _, x := range g.Shown(Participating) {
		for i := x.First.position; i <= x.Last.position; i++ {
			out[i] = true
		}
	}
	return out
}

// Of returns with what an agreement left the lists for the last time, where that were many at once.
func (v Leavings) Of(g *Agreement) (Leaving, bool) {
	_, last := g.Window(Participating)
	if l := v[leavingKey{g.Agency.State, last}]; last != nil && l != nil && l.IsMany() {
		return *l, true
	}
	return Leaving{}, false
}

// Many returns those that are many at once, the earliest first.
func (v Leavings) Many() []Leaving {
	var out []Leaving
	for _, l := range v {
		if l.IsMany() {
			out = append(out, *l)
		}
	}
	slices.SortFunc(out, func(a, b Leaving) int { return cmp.Or(CompareLists(a.Last, b.Last), strings.Compare(a.State, b.State)) })
	return out
}

// inWords writes the day of a list in words.
func inWords(l *List) string { return DayInWords(l.Dated.Day) }
