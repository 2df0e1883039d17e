package agreement

import "slices"

// A Dating says what shows that a source had been published by a day.
type Dating int

// What shows it, firmest first.
const (
	ByList    Dating = iota // it is a list of ICE that carries the agreement
	ByDate                  // its date
	ByReading               // its date, which is our reading
	ByVisit                 // its date is open: the day on which it was visited
	ByRecord                // its date is open: the day on which it was taken into the records
)

// A Known says on what a day rests by which a source that tells of an agreement, of its signing or of its end had been published.
type Known struct {
	By   Dating
	Read bool // that the source tells of the agreement is our reading
}

// KnownBy tells on what the derived day rests that a field holds (knownFrom, signedOnKnownFrom or endedOnKnownFrom): the firmest of the
// sources that had been published by then.
func (f Facts) KnownBy(field, day string) Known {
	if listed, _ := f.Agreement[firstListedOn].(string); field == knownFrom && listed == day || field == signedOnKnownFrom && f.SignedListedFrom == day {
		return Known{By: ByList}
	}
	best := Known{By: ByRecord, Read: true} // the weakest there is
	for _, c := range f.telling(field) {
		if c.KnownFrom() != day {
			continue
		}
		k := Known{By: c.dating(), Read: c.Properties["standing"] == "INFERRED"}
		if k.By < best.By || k.By == best.By && !k.Read {
			best = k
		}
	}
	return best
}

// telling are the claims from which a day by which something was known is derived.
func (f Facts) telling(field string) []Claim {
	if field == knownFrom {
		return slices.Concat(f.Claims, f.Mentions)
	}
	of := map[string]string{signedOnKnownFrom: signedOn, endedOnKnownFrom: endedOn}[field]
	return slices.DeleteFunc(slices.Clone(f.Claims), func(c Claim) bool { return c.Properties["field"] != of })
}

// dating tells on what the day rests that KnownFrom returns.
func (c Claim) dating() Dating {
	published := c.publishedOn()
	if windowOf(published).Last != "" {
		if inferred, _ := published["inferred"].(bool); inferred {
			return ByReading
		}
		return ByDate
	}
	if visited, _ := c.Source["lastVisitedOn"].(string); visited != "" {
		return ByVisit
	}
	return ByRecord
}

// StatusBy returns the field of the agreement that alone has the date as of which the records show its status, endedOn or signedOn; empty
// where a claim that tells the status has that date.
func (f Facts) StatusBy(asOf map[string]any) string {
	is := func(date any) bool { return date != nil && windowOf(date) == windowOf(asOf) }
	for _, c := range f.Claims {
		if is(c.Properties["asOf"]) || is(c.Properties[observedOn]) || is(c.Source["publishedOn"]) {
			return ""
		}
	}
	for _, field := range []string{endedOn, signedOn} {
		if is(f.Agreement[field]) {
			return field
		}
	}
	return ""
}
