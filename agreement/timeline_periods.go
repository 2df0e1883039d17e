package agreement

import (
	"fmt"

	"graph287g/agreement/period"
)

// Periods are those from that in which one day lies to that in which another does.
type Periods struct {
	Interval period.Interval
	From     string // empty for the first day of which anything is known
	To       string
}

// Count tells how many there are, where From is known.
func (p Periods) Count() int { return p.Interval.Count(p.From, p.To) }

// List returns them, where From is known.
func (p Periods) List() []period.Period { return p.Interval.Between(p.From, p.To) }

// Fitting returns what would have at most so many periods instead: with the next longer interval that is enough, if one is,
// and with a later beginning.
func (p Periods) Fitting(most int) (longer period.Interval, enough bool, from string) {
	longer = p.Interval
	for more := true; more && !enough; {
		if longer, more = longer.Longer(); more {
			enough = longer.Count(p.From, p.To) <= most
		}
	}
	return longer, enough, p.Interval.Back(p.To, most-1)
}

// TooMany tells that the periods, each with so many groups, have more rows than a timeline may have, and what would fit.
func (p Periods) TooMany(groups int) string {
	out, most := fmt.Sprintf("%s to %s are %s", p.From, p.To, p.Interval.Many(p.Count())), MaxTimeline/groups
	if groups > 1 {
		out += fmt.Sprintf(", each with %d groups", groups)
	}
	longer, enough, from := p.Fitting(most)
	out += fmt.Sprintf("; at most %d rows are given: ", MaxTimeline)
	if enough {
		out += fmt.Sprintf("with `interval: %s` they fit, or ", longer)
	}
	return out + fmt.Sprintf("with `from: %q`", from)
}
