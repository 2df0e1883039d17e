package oracle

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// lastStateIsThatOfItsDay: the last state of an agreement is its status on the day as of which the records show it, and by what is known
// today everything is as it is without a day of knowledge.
func lastStateIsThatOfItsDay(g *queryMaker) trial {
	l := g.agreements()
	filter := "filter: " + l.aFilter()
	if strings.Contains(filter, "status") { // which a list by what was known takes as that of the newest day
		filter = "filter: {}"
	}
	return func(a *asker) {
		today := a.engine.Now().UTC().Format(time.DateOnly)
		for _, list := range read[struct {
			Nodes []struct {
				ID, Status string
				StatusAsOf *struct{ Date, Earliest, Latest string }
			}
		}](a, l.query("nodes { id status statusAsOf { date earliest latest } }", filter, "first: 100")) {
			for _, n := range list.Nodes {
				if n.StatusAsOf == nil || n.Status == "UNLISTED" { // of which the lists tell, and these graphs draw the day
					continue
				}
				day := cmp.Or(n.StatusAsOf.Earliest, n.StatusAsOf.Latest)
				if day == "" || day > today {
					continue
				}
				one := read[struct{ Then, Known string }](a, question{Query: fmt.Sprintf("{ l: agreement(id: %s) { then: status(asOf: %q) known: status(asOf: %[2]q, knownAt: %q) } }", strconv.Quote(n.ID), day, today)})
				for _, o := range one {
					a.same("the last state, as of its day, and as known today", []string{n.Status, n.Status}, []string{o.Then, o.Known})
				}
			}
		}
		all, known := l.pages(a, filter), l.pages(a, filter, fmt.Sprintf("knownAt: %q", today))
		for i := range all {
			a.same("known today", all[i].ids(), known[i].ids())
		}
	}
}

// lastDays are ends of months: a timeline of one month is as of such a day.
var lastDays = []string{"1995-12-31", "1999-12-31", "2017-12-31", "2018-11-30", "2018-12-31", "2019-12-31", "2020-02-29"}

// certainIsPossible: what was certainly in force is among what possibly was; a timeline counts what the lists have; and what
// certainly was is ACTIVE that day.
func certainIsPossible(g *queryMaker) trial {
	l, day := g.agreements(), pick(g.r, lastDays)
	filter := "filter: " + l.aFilter()
	if strings.Contains(filter, "status") { // which a list of a day takes as that day's, and a timeline as today's
		filter = "filter: {}"
	}
	return func(a *asker) {
		newest := read[struct{ NewestDay string }](a, question{Query: "{ l: meta { newestDay } }"})[0].NewestDay
		if newest != "" && newest < day { // where a timeline ends
			day = newest
		}
		at := fmt.Sprintf("asOf: %q, first: 100", day)
		certain, possible := l.pages(a, filter, at), l.pages(a, filter, at, "certainty: POSSIBLE")
		counted := read[developed](a, l.query(fmt.Sprintf("timeline(interval: MONTH, from: %[1]q, to: %[1]q) { inForce inForcePossibly }", day), filter))
		active := read[counting](a, l.query("one: groups(by: STATUS) { keys { value } count }", filter, at))
		l.pages(a, filter) // so that a trial on a day without any is one with rows
		a.must(len(certain) == len(possible) && len(certain) == len(counted), "%d, %d and %d lists", len(certain), len(possible), len(counted))
		for i := range certain {
			contained(a, &certain[i], &possible[i])
			row := counted[i].Timeline[0]
			a.must(row.InForce == certain[i].TotalCount && row.InForce+row.InForcePossibly == possible[i].TotalCount,
				"%d certainly and %d possibly in force, by the timeline %d and %d more", certain[i].TotalCount, possible[i].TotalCount, row.InForce, row.InForcePossibly)
			onlyActive(a, &active[i])
		}
	}
}

// developed is what a timeline of one period tells.
type developed struct {
	Timeline []struct{ InForce, InForcePossibly int }
}

func contained(a *asker, certain, possible *page) {
	if possible.TotalCount > len(possible.Edges) {
		return // it goes on
	}
	may := possible.ids()
	for _, id := range certain.ids() {
		a.must(slices.Contains(may, id), "%s certainly, but not possibly", id)
	}
}

// onlyActive: what was certainly in force that day is ACTIVE on it.
func onlyActive(a *asker, c *counting) {
	for _, g := range c.One {
		a.must(orNull(g.Keys[0].Value) == "=ACTIVE", "certainly in force, and %s", orNull(g.Keys[0].Value))
	}
}

// agreements draws a list of what is temporal: of the root, or of some nodes.
func (g *queryMaker) agreements() *list {
	for range 30 {
		if l := g.aList(false); l.target() == "Agreement" && l.field.Arguments.ForName("asOf") != nil {
			return l
		}
	}
	return &list{g: g, field: g.schema.Query.Fields.ForName("agreements")}
}
