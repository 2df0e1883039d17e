package agreement

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/plan"
)

// A TimelineSpec tells how many of the agreements of a list, whatever its page, were signed, ended and in force in each period,
// by the same values; rows are periods, and of each the groups in their order.
type TimelineSpec struct{ Of int } // the step that lists them; it has the same parent

// Operation implements plan.Spec.
func (*TimelineSpec) Operation() string { return "timeline" }

// Detail names the list.
func (s *TimelineSpec) Detail() string { return fmt.Sprintf("of step %d", s.Of) }

// The columns of a TimelineSpec.
const (
	TimelineStart    = "start"
	TimelineEnd      = "end"
	TimelineSigned   = "signed"
	TimelineEnded    = "ended"
	TimelineInForce  = "inForce"
	TimelinePossibly = "inForcePossibly" // in addition
)

// TimelineArgs are those of a TimelineSpec.
type TimelineArgs struct {
	By      []plan.Key // at most plan.MaxGroupKeys
	Periods Periods
	Known   string // what was published by this day counts; empty for all that is
	Today   string // the day of the request, in UTC
}

// MaxTimeline is how many rows a timeline has at most; more are an error.
const MaxTimeline = 5_000

// Explain tells which periods, and by what.
func (a *TimelineArgs) Explain(*ontology.Catalogue) []string {
	out := append(plan.ExplainKeys(a.By), fmt.Sprintf("%s from %s to %s", a.Periods.Interval, a.Periods.From, a.Periods.To))
	if a.Known != "" {
		out = append(out, "known at "+a.Known)
	}
	return out
}
