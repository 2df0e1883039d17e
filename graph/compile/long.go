package compile

import (
	"fmt"

	"graph287g/plan"
)

// Long tells that periods of so many groups have more rows than a timeline may have, and what would fit.
func Long(p plan.Periods, groups int) string {
	out, most := fmt.Sprintf("%s to %s are %s", p.From, p.To, p.Interval.Many(p.Count())), plan.MaxTimeline/groups
	if groups > 1 {
		out += fmt.Sprintf(", each with %d groups", groups)
	}
	longer, enough, from := p.Fitting(most)
	out += fmt.Sprintf("; at most %d rows are given: ", plan.MaxTimeline)
	if enough {
		out += fmt.Sprintf("with `interval: %s` they fit, or ", longer)
	}
	return out + fmt.Sprintf("with `from: %q`", from)
}
