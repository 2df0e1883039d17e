package agreement

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
var neverInForce = Span{Never, Never, Never, Never}

// Span returns when an agreement was in force, by what was known. It holds for each day just what InForce says of it.
func (t Time) Span(r Record) Span {
	told := t.knowsAll() || r.EndedPublished
	r.Signed = r.Signed && (t.knowsAll() || r.SignedPublished)
	r.Published = r.Published || t.knowsAll() || r.FirstListed != "" && r.FirstListed <= t.Known
	if r.neverInForce() {
		return neverInForce
	}
	s := Span{PossibleFrom: Always, PossibleTo: Never, CertainFrom: Never, CertainTo: Always}
	t.starts(&s, &r)
	t.ends(&s, &r, told)
	return s
}

func (t Time) starts(s *Span, r *Record) {
	if r.Signed {
		s.PossibleFrom, s.CertainFrom = r.SignedEarliest, orNever(r.SignedLatest)
	}
	listed := orNever(r.FirstListed)
	s.PossibleFrom, s.CertainFrom = min(s.PossibleFrom, listed), min(s.CertainFrom, listed)
	s.PossibleFrom = max(s.PossibleFrom, firstYear)
	s.CertainFrom = max(s.CertainFrom, firstYear)
}

func (t Time) ends(s *Span, r *Record, told bool) {
	listed := Always
	if r.LastListed != "" {
		listed = after(r.LastListed)
	}
	switch {
	case r.Ended && told:
		s.CertainTo = r.EndedEarliest
	case r.Ended:
		s.CertainTo = min(r.EndedEarliest, listed)
	case r.Status == "ACTIVE":
		s.CertainTo = Never
	default:
		s.CertainTo = listed
	}
	if r.Ended && told {
		s.PossibleTo = orNever(r.EndedLatest)
	}
	if t.knowsAll() && (r.Status == "ENDED" || r.Status == "SUPERSEDED") {
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
