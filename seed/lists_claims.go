package seed

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/roster"
)

// Where ICE's lists agree, a value is backed by the rows that print it. Where they print different days of signing, each day becomes a claim of
// the newest list that prints it, and the difference a disagreement.

// addDifferingDays adds the claims and the disagreement of an agreement for which lists print several days of signing, the newest list's first.
func (x *lister) addDifferingDays(e *entry, g *roster.Agreement, days []roster.PrintedDay) {
	if len(days) < 2 {
		return
	}
	slug := strings.ReplaceAll(strings.TrimPrefix(e.id, "agreement/"), "/", "-")
	claims := make([]*entry, len(days))
	for i, d := range days {
		claims[i] = x.addSigningClaim(e, g, d, slug)
	}
	later := days[0].Day > days[len(days)-1].Day
	both := printedTogether(g)
	nature, why := "CONTRADICTION", "The day printed last is the earlier one: one of them is a slip, for an agreement isn't signed again on an earlier day."
	switch {
	case both:
		why = "Some lists have a row with each. They can't both be the day of one signing."
	case later:
		nature, why = "DIFFERENT_DATE", "The day printed last is the later one: a correction, or another signing. The lists don't tell."
	}
	parts := make([]string, len(days))
	for i, d := range days {
		parts[i] = fmt.Sprintf("%s in lists from %s to %s", roster.DayInWords(d.Day), roster.DayInWords(d.First.Dated.Day), roster.DayInWords(d.Last.Dated.Day))
	}
	d := x.newEntryOf("Disagreement", "disagreement/lists/"+slug+"/signed-on", map[string]any{
		"field": "signedOn", "nature": nature, "found": true, "rule": "The day that the newest list prints, of those that show the agreement, is shown.",
		"explanation": "ICE's lists print different days of signing: " + strings.Join(parts, "; ") + ". " + why,
	})
	x.connectTo(d, "subject", e.id, map[string]any{"standing": "DERIVED"})
	for i, c := range claims {
		edge := newEdge(d, d.kind.Field("claims"), c.id, map[string]any{"standing": "DERIVED"}, x.at)
		edge.index = i
		x.addEdge(edge)
	}
	x.connectTo(d, "shown", claims[0].id, map[string]any{"standing": "DERIVED"})
}

// addSigningClaim adds what the newest list that prints a day of signing says.
func (x *lister) addSigningClaim(e *entry, g *roster.Agreement, d roster.PrintedDay, slug string) *entry {
	l := d.Last
	source := x.sourceFileOf(l)
	properties := map[string]any{
		"kind": "FACT", "field": "signedOn", "standing": "STATED", "printed": d.Printed, "locator": fmt.Sprintf("row %d, SIGNED", rowOf(g, d)),
		"text": fmt.Sprintf("ICE's list of %s, %s, gives %s as the day on which the agreement was signed.", listNames[l.Kind], roster.DayInWords(l.Dated.Day), roster.DayInWords(d.Day)),
	}
	id := "claim/" + source.slug + "/" + slug + "-signed-on"
	properties["statement"] = strings.TrimPrefix(id, "claim/")
	if d.Repaired != "" {
		properties["standing"], properties["reason"] = "INFERRED", "Read through a slip: "+d.Repaired+"."
	}
	c := x.newEntryOf("Claim", id, properties)
	c.properties["negated"] = false
	c.source = source
	x.connectTo(c, "subject", e.id, nil)
	return c
}

// sourceFileOf stands for a list where claims are connected to their sources.
func (x *lister) sourceFileOf(l *roster.List) *sourceFile {
	id := listSourceID(l)
	return &sourceFile{slug: strings.TrimPrefix(id, "source/"), id: id}
}

// rowOf returns the row of the newest list that prints a day of signing, the first of several.
func rowOf(g *roster.Agreement, d roster.PrintedDay) int {
	row := 0
	for _, x := range g.Shown(roster.Participating) {
		if n := x.Rows[len(x.Rows)-1]; x.Last == d.Last && x.Signed == d.Printed && (row == 0 || n < row) {
			row = n
		}
	}
	return row
}

// printedTogether tells whether one list prints two days of signing.
func printedTogether(g *roster.Agreement) bool {
	shown := g.Shown(roster.Participating)
	return slices.ContainsFunc(shown, func(a *roster.Listing) bool {
		return slices.ContainsFunc(shown, func(b *roster.Listing) bool {
			return signingOf(a) != signingOf(b) && signingOf(a) != "" && signingOf(b) != "" && roster.CompareLists(a.First, b.Last) <= 0 && roster.CompareLists(b.First, a.Last) <= 0
		})
	})
}

func signingOf(x *roster.Listing) string { return roster.ParseSigned(x.Signed, x.First.Dated.Day).Day }
