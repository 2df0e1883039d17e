package agreement

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/plan"
)

// A TimelineSpec counts how many agreements of a list, on all of its pages, were signed, ended and in force in each period, in groups by
// keys. It has a row for each period and group: by period, then in the order of groups.
type TimelineSpec struct{ Of int } // index of the step that lists the agreements; it has the same parent

// Operation implements plan.Spec.
func (*TimelineSpec) Operation() string { return "timeline" }

// Detail names the list.
func (s *TimelineSpec) Detail() string { return fmt.Sprintf("of step %d", s.Of) }

// The columns of a TimelineSpec.
const (
	TimelineStart    = "start"
	TimelineEnd      = "end"
	TimelineAsOf     = "asOf" // the day of the counts
	TimelineSigned   = "signed"
	TimelineEnded    = "ended"
	TimelineInForce  = "inForce"
	TimelinePossibly = "inForcePossibly" // in addition to those in force for certain
)

// TimelineArgs are the arguments of a TimelineSpec.
type TimelineArgs struct {
	By      []plan.Key // at most plan.MaxGroupKeys
	Periods Periods
	Time    Time // without a day
}

// ListStep implements plan.Aggregation.
func (s *TimelineSpec) ListStep() int { return s.Of }

// AllKeys implements plan.Keyed. The dates by which agreements are told apart too are the same for every timeline.
func (a *TimelineArgs) AllKeys() []plan.Key { return a.By }

// MaxTimeline is how many rows a timeline has at most; more are an error.
const MaxTimeline = 5_000

// Explain tells which periods, and by what.
func (a *TimelineArgs) Explain(*ontology.Catalogue) []string {
	out := append(plan.ExplainKeys(a.By), fmt.Sprintf("%s from %s to %s", a.Periods.Interval, a.Periods.From, a.Periods.To))
	if a.Time.Known != "" {
		out = append(out, "known at "+a.Time.Known)
	}
	return out
}
