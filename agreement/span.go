package agreement

import "slices"

// A Record has the values of an agreement that tell when it was in force. Dates are days as `2025-06-30`, empty for none.
type Record struct {
	Status                          string
	StatusAsOf                      Window
	Signed, Ended                   bool // signedOn, endedOn are not null
	SignedEarliest, SignedLatest    string
	EndedEarliest, EndedLatest      string
	FirstListed, LastListed         string
	Observations                    []Observation // of claims about it, in any order
	KnownFrom                       string        // by this day a source that tells of it had been published
	SignedKnownFrom, EndedKnownFrom string        // likewise: of signedOn, of endedOn
}

// An Observation is a day on which a claim shows an agreement in force or not in force: one between two days, either of which may be
// open (empty).
type Observation struct {
	From, To  string
	InForce   bool
	Inferred  bool
	KnownFrom string // by this day its source was published for certain; empty where that is open
}

// A Span tells on which days an agreement was in force: certainly, and possibly but not certainly.
type Span struct{ Certain, Possible Days }

// Span returns when an agreement was in force, by what was known. A day is among the certain ones exactly if InForce holds for it, and among
// one of the two if InForce with Possible does.
func (t Time) Span(r Record) Span {
	if !t.dropUnknown(&r) || r.neverInForce() {
		return Span{}
	}
	first, last := t.shown(&r)
	bounds := Interval{Always, after(t.horizon())}
	if r.Ended && r.EndedLatest != "" {
		bounds.To = min(bounds.To, r.EndedLatest)
	}
	begin := first
	if r.Signed && r.SignedLatest != "" {
		begin = min(begin, r.SignedLatest)
	}
	shown := []Interval{}
	if last != Always {
		shown = append(shown, through(begin, last))
	}
	if r.Signed && r.SignedEarliest != "" && r.SignedEarliest == r.SignedLatest {
		shown = append(shown, through(r.SignedEarliest, r.SignedLatest))
	}
	may := slices.Clone(shown)
	if r.Signed && r.SignedEarliest != "" && r.SignedLatest != "" {
		may = append(may, through(r.SignedEarliest, r.SignedLatest))
	}
	if r.Ended && r.EndedEarliest != "" && r.EndedLatest != "" {
		from := r.EndedEarliest
		if r.Signed && r.SignedEarliest != "" {
			from = max(from, min(r.SignedEarliest, first))
		}
		may = append(may, Interval{from, r.EndedLatest})
	}
	certain := union(shown...).within(bounds).without(r.contradicted())
	return Span{Certain: certain, Possible: union(may...).within(bounds).without(certain)}
}

// shown returns the first day on which a source shows an agreement in force, Never for none, and the last, Always for none. Only what was
// known is in the record.
func (t Time) shown(r *Record) (first, last string) {
	first, last = Never, Always
	add := func(from, to string) {
		if to != "" {
			first = min(first, to)
		}
		last = max(last, from)
	}
	add(r.LastListed, r.FirstListed)
	if r.Ended && r.EndedEarliest != "" {
		eve := eveOf(r.EndedEarliest)
		if last = max(last, eve); !r.Signed {
			add(eve, eve)
		}
	}
	for _, o := range r.Observations {
		if o.InForce {
			add(o.From, o.To)
		}
	}
	return first, last
}

// contradicted returns the days of which a source says that the agreement wasn't in force, or may say so.
func (r *Record) contradicted() Days {
	var out []Interval
	for _, o := range r.Observations {
		if !o.InForce {
			day := Interval{o.From, Never}
			if o.To != "" {
				day.To = after(o.To)
			}
			out = append(out, day)
		}
	}
	return union(out...)
}

// StatusOn returns what Cases say of a day.
func (t Time) StatusOn(r Record) string {
	asOf := r.StatusAsOf
	published := t.dropUnknown(&r)
	known := t.knowsAll() || asOf.Last != "" && asOf.Last <= t.Known
	ended := r.Ended && r.EndedLatest != "" && r.EndedLatest <= min(t.On, t.horizon())
	first, _ := t.shown(&r)
	span := t.Span(r)
	switch {
	case !published:
		return "UNKNOWN"
	case r.Status == "PENDING" && (r.FirstListed != "" && r.FirstListed <= t.On && t.On <= min(r.LastListed, t.horizon()) || known && t.On == asOf.Day() && t.On != ""):
		return "PENDING"
	case r.Status == "WITHDRAWN" && known && asOf.Last != "" && asOf.Last <= min(t.On, t.horizon()):
		return "WITHDRAWN"
	case r.Status == "PENDING", r.Status == "WITHDRAWN":
		return "UNKNOWN"
	case ended && r.Status == "SUPERSEDED":
		return "SUPERSEDED"
	case ended:
		return "ENDED"
	case r.Signed && r.SignedEarliest > t.On && first > t.On:
		return "NOT_YET_SIGNED"
	case span.Certain.Has(t.On):
		return "ACTIVE"
	case span.Possible.Has(t.On):
		return "UNKNOWN"
	case r.Status == "UNLISTED" && t.On <= t.horizon() && r.FirstListed != "" && r.FirstListed <= t.horizon() && r.LastListed != "" && r.LastListed < t.On && asOf.First >= t.On:
		return "UNLISTED"
	}
	return "UNKNOWN"
}
