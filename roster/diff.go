package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"graph287g/roster/identity"
)

// A Diff is what the lists show otherwise than before: the agreements on the newest list of participating agencies, and applications.
type Diff struct {
	New               []Difference `json:"new"`
	SignedFromPending []Difference `json:"signedFromPending"`
	BackAgain         []Difference `json:"backAgain"`
	Unlisted          []Difference `json:"unlisted"`
	Renamed           []Difference `json:"renamed"`
	Changed           []Difference `json:"changed"`
	ManyAtOnce        []string     `json:"manyAtOnce"` // of those that are unlisted, where many of one state left at once: a sentence each
}

// A Difference is one of an agreement, or of an application.
type Difference struct {
	State  string `json:"state"`
	Agency string `json:"agency"`
	Model  string `json:"model"`
	What   string `json:"what"`           // in words
	Sign   string `json:"sign,omitempty"` // what points to clerical work, or leaves open whether it is: a sentence or two
}

// An agreementKey names an agreement in two histories.
type agreementKey struct {
	state, key, model string
	number            int
}

// Compare tells what a history shows otherwise than the one before it.
func Compare(before, after *History) Diff {
	d := Diff{New: []Difference{}, SignedFromPending: []Difference{}, BackAgain: []Difference{}, Unlisted: []Difference{}, Renamed: []Difference{}, Changed: []Difference{}, ManyAtOnce: []string{}}
	known := map[agreementKey]*Agreement{}
	for _, a := range before.Agencies() {
		for _, g := range a.Agreements {
			known[g.key()] = g
		}
	}
	agencies := after.Agencies()
	c := comparison{&d, before, after, after.LeavingsOf(agencies)}
	for _, a := range agencies {
		for _, g := range a.Agreements {
			c.compare(known[g.key()], g)
		}
	}
	return d
}

// A comparison is of two histories.
type comparison struct {
	*Diff
	before, after *History
	leavings      Leavings // of the one after
}

func (g *Agreement) key() agreementKey {
	return agreementKey{g.Agency.State, g.Agency.Key, g.Model, g.Number}
}

// isOn tells whether the newest list of participating agencies shows an agreement.
func (g *Agreement) isOn(h *History) bool {
	_, last := g.Window(Participating)
	return last != nil && last == h.Newest(Participating)
}

func (d *comparison) compare(was, is *Agreement) {
	before, after, newest := d.before, d.after, is.Newest()
	add := func(to *[]Difference, format string, args ...any) *Difference {
		*to = append(*to, Difference{State: is.Agency.State, Agency: is.Agency.Name, Model: is.Model, What: fmt.Sprintf(format, args...)})
		return &(*to)[len(*to)-1]
	}
	gaps := after.Gaps(is, Participating)
	first, last := is.Window(Participating)
	switch {
	case was == nil && first == nil:
		add(&d.New, "an application, on the list of %s", newest.First.Dated.Day)
		return
	case was == nil:
		add(&d.New, "first on the list of %s, signed %s", first.Dated.Day, cmp.Or(newest.Signed, "on a day that isn't printed"))
		return
	}
	wasFirst, _ := was.Window(Participating)
	switch {
	case wasFirst == nil && first != nil:
		add(&d.SignedFromPending, "signed %s, on the list of %s", cmp.Or(newest.Signed, "on a day that isn't printed"), first.Dated.Day)
	case was.isOn(before) && !is.isOn(after) && last != nil:
		x := add(&d.Unlisted, "last on the list of %s", last.Dated.Day)
		if many, ok := d.leavings.Of(is); ok {
			x.Sign = many.In(identity.StateName(is.Agency.State))
			if !slices.Contains(d.ManyAtOnce, x.Sign) {
				d.ManyAtOnce = append(d.ManyAtOnce, x.Sign)
			}
		}
	case !was.isOn(before) && is.isOn(after):
		x := add(&d.BackAgain, "on the list of %s", last.Dated.Day)
		if len(gaps) > 0 {
			x.Sign = gaps[len(gaps)-1].String()
		}
	case len(gaps) > len(before.Gaps(was, Participating)):
		add(&d.Changed, "lists between the first and the last that show it lack it").Sign = gaps[len(gaps)-1].String()
	}
	old := was.Newest()
	if old.Agency != newest.Agency {
		add(&d.Renamed, "printed as %s, before as %s", newest.Agency, old.Agency)
	}
	for _, c := range []struct{ column, was, is string }{
		{"TYPE", old.Type, newest.Type}, {"COUNTY", old.County, newest.County}, {"SIGNED", old.Signed, newest.Signed}, {"MOA", old.MOALink, newest.MOALink}, {"ADDENDUM", old.AddendumLink, newest.AddendumLink},
	} {
		if c.was != c.is && old.Kind == newest.Kind {
			add(&d.Changed, "%s is `%s`, before `%s`", c.column, c.is, c.was)
		}
	}
}

// String tells the differences in words, a line each.
func (d Diff) String() string {
	var b strings.Builder
	for _, part := range []struct {
		name string
		list []Difference
	}{
		{"new", d.New}, {"signed from pending", d.SignedFromPending}, {"back again", d.BackAgain}, {"unlisted", d.Unlisted}, {"renamed", d.Renamed}, {"changed", d.Changed},
	} {
		for _, x := range part.list {
			what := x.What
			if x.Sign != "" && !slices.Contains(d.ManyAtOnce, x.Sign) { // which is told once
				what += ". " + x.Sign
			}
			fmt.Fprintf(&b, "%s: %s (%s), %s: %s\n", part.name, x.Agency, x.State, strings.ToLower(strings.ReplaceAll(x.Model, "_", " ")), what)
		}
	}
	for _, sign := range d.ManyAtOnce {
		fmt.Fprintf(&b, "many at once: %s\n", sign)
	}
	return b.String()
}
