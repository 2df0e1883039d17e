package data

import (
	"fmt"
	"time"
)

var (
	statuses  = []choice{{"ACTIVE", 62}, {"ENDED", 20}, {"UNLISTED", 8}, {"PENDING", 5}, {"SUPERSEDED", 3}, {"UNKNOWN", 2}}
	moaStates = []choice{{"LINKED", 70}, {"PENDING", 18}, {"MISSING", 10}, {"WRONG_AGENCY", 2}}
	models    = []choice{{"Task Force Model", 50}, {"Warrant Service Officer", 32}, {"Jail Enforcement Model", 18}}
	endings   = []choice{{"RESCINDED", 40}, {"TERMINATED", 25}, {"EXPIRED", 25}, {"ANNOUNCED", 10}}
)

// lastList is the day of the newest of ICE's lists.
const lastList = "2025-12-31"

// agreements makes the agreements: most agencies have one, few have four, some none.
func (g *generator) agreements() {
	for i, n := range g.Perm(len(g.Agencies)) {
		a := g.Agencies[n]
		for m := range agreementsOf(i) {
			g.agreement(a, m+1)
		}
	}
}

func agreementsOf(i int) int {
	switch {
	case i < withFour:
		return 4
	case i < withFour+withThree:
		return 3
	case i < withFour+withThree+withTwo:
		return 2
	case i < NumAgencies-withoutAgreement:
		return 1
	}
	return 0
}

func (g *generator) agreement(a *Agency, n int) {
	m := &Agreement{ID: fmt.Sprintf("agreement/%s/%d", a.Slug, n), Model: g.draw(models), Status: g.draw(statuses), MoaState: g.draw(moaStates), Agency: a}
	m.Name = fmt.Sprintf("%s, 287(g) agreement %d", a.Name, n)
	m.Description = "287(g) agreement, " + a.Serves[0].Name + ", " + m.Model
	g.dates(m)
	a.Agreements = append(a.Agreements, m)
	g.Agreements = append(g.Agreements, m)
}

// dates gives an agreement the days that its status asks for. Seven of ten were signed in 2025, as in the program.
func (g *generator) dates(m *Agreement) {
	signed := day("2006-01-01").AddDate(0, 0, g.IntN(19*365))
	if g.IntN(10) < 7 {
		signed = day("2025-01-20").AddDate(0, 0, g.IntN(300))
	}
	last := day(lastList)
	between := func(from time.Time) time.Time { return from.AddDate(0, 0, 1+g.IntN(int(last.Sub(from).Hours()/24))) }
	listed, until, first := signed.AddDate(0, 0, 3+g.IntN(20)), between(signed), g.draw(endings)
	switch m.Status {
	case "PENDING":
		return
	case "ACTIVE":
		m.LastListedOn = lastList
	case "ENDED":
		m.EndedOn, m.Ending = text(until), first
	case "SUPERSEDED":
		m.EndedOn, m.Ending = text(until), "SUPERSEDED"
	case "UNLISTED":
		m.LastListedOn = text(between(listed))
	}
	m.SignedOn = text(signed)
	if m.LastListedOn != "" {
		m.FirstListedOn = text(listed)
	}
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func text(t time.Time) string { return t.Format(time.DateOnly) }
