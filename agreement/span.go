package agreement

import "time"

// A Record has the values of an agreement that tell when it was in force. Dates are days as `2025-06-30`, empty for none.
type Record struct {
	Status                          string
	Signed, Ended                   bool // signedOn, endedOn are not null
	SignedEarliest, SignedLatest    string
	EndedEarliest, EndedLatest      string
	FirstListed, LastListed         string
	Published                       bool // with a day of knowledge: a source published by then tells of the agreement
	SignedPublished, EndedPublished bool // likewise: of signedOn, of endedOn
}

// A Span tells when an agreement was in force: from one day up to but not including another. As texts, Always comes before all days and
// Never after them.
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

// Span returns when an agreement was in force, by what was known. A day is in the span exactly if InForce holds for it.
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
	s.PossibleFrom = max(s.PossibleFrom, firstPossibleDay)
	s.CertainFrom = max(s.CertainFrom, firstPossibleDay)
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
