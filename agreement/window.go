package agreement

// A Window is the first and the last day that a date can mean: empty where that side is open, both where it isn't known.
type Window struct{ First, Last string }

// Day returns the first day, or where that side is open the last.
func (w Window) Day() string {
	if w.First == "" {
		return w.Last
	}
	return w.First
}

// Signing returns when an agreement was signed, by what was known: by signedOn, or where that is unknown on the day of ICE's
// first list that carries it. What was never in force was never signed.
func (t Time) Signing(r Record) Window {
	switch known := t.dropUnknown(&r); {
	case !known || r.neverInForce():
		return Window{}
	case r.Signed:
		return Window{r.SignedEarliest, r.SignedLatest}
	}
	return Window{r.FirstListed, r.FirstListed}
}

// Ending returns when an agreement ended, by what was known.
func (t Time) Ending(r Record) Window {
	if !t.dropUnknown(&r) || r.neverInForce() || !r.Ended {
		return Window{}
	}
	return Window{r.EndedEarliest, r.EndedLatest}
}

// First returns the first day of which anything is known of an agreement, empty for none.
func (t Time) First(r Record) string {
	if !t.dropUnknown(&r) || r.neverInForce() {
		return ""
	}
	days := []string{r.SignedEarliest, r.SignedLatest, r.EndedEarliest, r.EndedLatest, r.FirstListed, r.LastListed}
	for _, o := range r.Observations {
		days = append(days, o.From, o.To)
	}
	first := ""
	for _, day := range days {
		if day != "" && (first == "" || day < first) {
			first = day
		}
	}
	return first
}

// dropUnknown leaves out what wasn't known, and tells whether anything was. The record's Observations aren't changed in place.
func (t Time) dropUnknown(r *Record) bool {
	if t.knowsAll() {
		return true
	}
	if !t.isPublished(r.SignedKnownFrom) {
		r.Signed, r.SignedEarliest, r.SignedLatest = false, "", ""
	}
	if !t.isPublished(r.EndedKnownFrom) {
		r.Ended, r.EndedEarliest, r.EndedLatest = false, "", ""
	}
	if !t.isPublished(r.FirstListed) {
		r.FirstListed, r.LastListed = "", ""
	}
	r.LastListed = min(r.LastListed, t.Known) // when it was gone wasn't known
	var known []Observation
	for _, o := range r.Observations {
		if t.isPublished(o.KnownFrom) {
			known = append(known, o)
		}
	}
	r.Observations = known
	return t.isPublished(r.KnownFrom)
}

// isPublished tells whether what had been published by a day, empty for an open one, had been by the day of knowledge.
func (t Time) isPublished(by string) bool { return by != "" && by <= t.Known }

// neverInForce tells that an agreement was only applied for.
func (r *Record) neverInForce() bool { return r.Status == "PENDING" || r.Status == "WITHDRAWN" }
