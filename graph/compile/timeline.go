package compile

import (
	"graph287g/agreement"
	"graph287g/agreement/period"
	"graph287g/graph/encode"
	"graph287g/plan"
)

// timeline compiles the timeline of the rows of a step, which is a step beside it, with the same parent.
func (c *compilation) timeline(of *plan.Step, g group) encode.Value {
	s, made := c.aggregate(of, &agreement.TimelineSpec{Of: of.Index}, g)
	c.out.NeedsNewest = true
	if made {
		c.bind(s, g, func(a *arguments) any { return c.bindTimeline(a) })
	}
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "TimelineRow"), func(g group) encode.Value {
		switch g.name() {
		case "start":
			return c.cell(s, agreement.TimelineStart, true)
		case "end":
			return c.cell(s, agreement.TimelineEnd, true)
		case "asOf":
			return c.cell(s, agreement.TimelineAsOf, true)
		case "keys":
			return c.groupKeys(s, g)
		case "signed":
			return c.cell(s, agreement.TimelineSigned, true)
		case "ended":
			return c.cell(s, agreement.TimelineEnded, true)
		case "inForce":
			return c.cell(s, agreement.TimelineInForce, true)
		case "inForcePossibly":
			return c.cell(s, agreement.TimelinePossibly, true)
		}
		return c.typeName("TimelineRow")
	})
	return v
}

// bindTimeline binds the periods, the keys, of which there may be none, and `knownAt`.
func (c *compilation) bindTimeline(a *arguments) *agreement.TimelineArgs {
	to := &agreement.TimelineArgs{Time: agreement.Time{Catalogue: a.catalogue, Known: a.knownAt(), Today: a.Today, Newest: a.Newest}}
	by, _ := a.get("by")
	if items, _ := by.([]any); len(items) > 0 {
		to.By = c.groupings(a, groupTarget(a), items)
	}
	last := to.Time.Day()
	p := agreement.Periods{Interval: a.interval(), From: a.day("from"), To: a.day("to")}
	switch {
	case p.To != "" && p.From > p.To:
		a.fail("to", "%s comes before `from`, %s: swap them", p.To, p.From)
	case p.To == "" || p.To > last:
		p.To = last // of later periods nothing is known: with a later beginning there is none
	}
	to.Periods = p
	if len(a.errs) == 0 {
		a.checkPeriods(p)
	}
	return to
}

// interval reads how long the periods are.
func (a *arguments) interval() period.Interval {
	v, err := period.Named(asText(a.orDefault("interval")))
	if err != nil {
		a.fail("interval", "%s", err)
	}
	return v
}

// day reads a day, empty where it is left out or null, or the field has no such argument.
func (a *arguments) day(name string) string {
	v, _ := a.getOptional(name)
	return asText(v)
}

// knownAt reads `knownAt`. A day in the future is an error: what will be published by then is unknown.
func (a *arguments) knownAt() string {
	day := a.day("knownAt")
	if day > a.Today {
		a.fail("knownAt", "%s is after today, %s: leave it out for all that is known now", day, a.Today)
	}
	return day
}

// checkPeriods refuses more periods than a timeline may have rows.
func (a *arguments) checkPeriods(p agreement.Periods) {
	if p.From == "" || p.Count() <= agreement.MaxTimeline {
		return
	}
	a.fail("from", "%s", p.TooMany(1))
}
