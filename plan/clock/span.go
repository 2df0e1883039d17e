package clock

import "time"

// A Record is what an agreement's fields tell, dates as days, empty for none.
type Record struct {
	Status                          string
	Signed, Ended                   bool // signedOn, endedOn are not null
	SignedEarliest, SignedLatest    string
	EndedEarliest, EndedLatest      string
	FirstListed, LastListed         string
	Published                       bool // of a day of knowledge: something was published by then
	SignedPublished, EndedPublished bool // likewise signedOn, endedOn
}

// A Span is when an agreement was in force: from a day, up to but not on another. Always comes before all days, Never after.
type Span struct {
	PossibleFrom, PossibleTo string
	CertainFrom, CertainTo   string
}

// Ends of spans that are no days.
const (
	Always = ""
	Never  = "~"
)

// nothing is the span of what was never in force.
var nothing = Span{Never, Never, Never, Never}

// Span returns when an agreement was in force, by what was known. It holds for each day just what InForce says of it.
func (t Time) Span(r Record) Span {
	t.forget(&r)
	if r.never() {
		return nothing
	}
	s := Span{PossibleFrom: Always, PossibleTo: Never, CertainFrom: Never, CertainTo: Always}
	t.starts(&s, &r)
	t.ends(&s, &r)
	return s
}

func (t Time) starts(s *Span, r *Record) {
	if r.Signed {
		s.PossibleFrom, s.CertainFrom = r.SignedEarliest, orNever(r.SignedLatest)
	}
	s.CertainFrom = min(s.CertainFrom, orNever(r.FirstListed))
	if r.Status == "ACTIVE" && t.all() {
		s.CertainFrom = min(s.CertainFrom, t.Today)
	}
	s.CertainFrom = max(s.CertainFrom, s.PossibleFrom)
}

func (t Time) ends(s *Span, r *Record) {
	switch {
	case r.Ended:
		s.PossibleTo, s.CertainTo = orNever(r.EndedLatest), r.EndedEarliest
	case r.Status == "ACTIVE":
		s.CertainTo = after(t.horizon())
	case r.LastListed != "":
		s.CertainTo = after(r.LastListed)
	}
	if t.all() && (r.Status == "ENDED" || r.Status == "SUPERSEDED") {
		s.PossibleTo = min(s.PossibleTo, t.Today)
	}
	s.CertainTo = min(s.CertainTo, after(t.horizon()))
}

func orNever(day string) string {
	if day == "" {
		return Never
	}
	return day
}

// after returns the next day, Never after the last that there is.
func after(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil || day == "9999-12-31" {
		return Never
	}
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}
