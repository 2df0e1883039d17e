package agreement

import (
	"cmp"
	"slices"

	"graph287g/ontology"
)

// Facts are what the records say of one agreement and its time, as stores hold it.
type Facts struct {
	Agreement map[string]any // properties, without those that are derived
	Claims    []Claim        // about it
	Mentions  []Claim        // that name it as their object

	SignedListedFrom string // the day of the first of ICE's lists that prints signedOn; empty for none
}

// A Claim is a claim about an agreement, with the source that makes it.
type Claim struct {
	Properties map[string]any
	Source     map[string]any // its properties; nil for none
}

// publishedOn returns the date of the source, nil where none is known.
func (c Claim) publishedOn() map[string]any {
	date, _ := c.Source["publishedOn"].(map[string]any)
	return date
}

// ObservedOn returns the day of which a claim about an agreement speaks by its inForce: what is given, else its asOf, else the day
// on which its source was published, which is marked as inferred; nil for none.
func (c Claim) ObservedOn() map[string]any {
	if c.Properties[inForce] == nil {
		return nil
	}
	for _, given := range []string{observedOn, "asOf"} {
		if date, ok := c.Properties[given].(map[string]any); ok {
			return date
		}
	}
	w := windowOf(c.publishedOn())
	if w.First == "" || w.First != w.Last {
		return nil // it proves no day
	}
	return inferredDay(w.First)
}

// KnownFrom returns the day by which the source of a claim had been published for certain: the last that its date can mean, or where that is
// open the day on which it was visited or taken into the records; empty where none is known.
func (c Claim) KnownFrom() string {
	visited, _ := c.Source["lastVisitedOn"].(string)
	recorded, _ := c.Source["recordedOn"].(string)
	return cmp.Or(windowOf(c.publishedOn()).Last, visited, recorded)
}

// Derive returns the derived properties of an agreement: firstShownOn, lastShownOn, observations, knownFrom, signedOnKnownFrom, endedOnKnownFrom, and
// statusAsOf where none is given. Every claim with inForce has the observedOn that ObservedOn returns.
func Derive(c *ontology.Catalogue, f Facts) map[string]any {
	r := f.record()
	// Today doesn't matter: what the records say of a day doesn't depend on the day on which they are read, once that day has come.
	at := Time{Catalogue: c, Today: lastDay}
	out := map[string]any{}
	first, last := at.shown(&r)
	if first != Never {
		out[firstShownOn] = first
	}
	if last != Always {
		out[lastShownOn] = last
	}
	for field, day := range map[string]string{knownFrom: r.KnownFrom, signedOnKnownFrom: r.SignedKnownFrom, endedOnKnownFrom: r.EndedKnownFrom} {
		if day != "" {
			out[field] = day
		}
	}
	list := []any{}
	for _, o := range r.Observations {
		list = append(list, o.value())
	}
	out[observations] = list
	if f.Agreement[statusAsOf] == nil {
		if asOf := f.statusAsOf(at, r); asOf != nil {
			out[statusAsOf] = asOf
		}
	}
	return out
}

// record returns what tells of the agreement's time.
func (f Facts) record() Record {
	day := func(name string) string { s, _ := f.Agreement[name].(string); return s }
	date := func(name string) Window { return windowOf(f.Agreement[name]) }
	signed, ended := date(signedOn), date(endedOn)
	r := Record{
		Status: day(status), StatusAsOf: date(statusAsOf), FirstListed: day(firstListedOn), LastListed: day(lastListedOn),
		Signed: f.Agreement[signedOn] != nil, SignedEarliest: signed.First, SignedLatest: signed.Last,
		Ended: f.Agreement[endedOn] != nil, EndedEarliest: ended.First, EndedLatest: ended.Last,
	}
	r.KnownFrom, r.SignedKnownFrom = r.FirstListed, f.SignedListedFrom
	for field, by := range map[string]*string{knownFrom: &r.KnownFrom, signedOnKnownFrom: &r.SignedKnownFrom, endedOnKnownFrom: &r.EndedKnownFrom} {
		for _, c := range f.telling(field) {
			if day := c.KnownFrom(); day != "" && (*by == "" || day < *by) {
				*by = day
			}
		}
	}
	for _, c := range f.Claims {
		if date, shows := c.ObservedOn(), c.Properties[inForce]; date != nil {
			w := windowOf(date)
			o := Observation{From: w.First, To: w.Last, KnownFrom: c.KnownFrom()}
			o.InForce, _ = shows.(bool)
			o.Inferred, _ = date["inferred"].(bool)
			r.Observations = append(r.Observations, o)
		}
	}
	slices.SortFunc(r.Observations, compareObservations)
	r.Observations = slices.Compact(r.Observations)
	return r
}

func compareObservations(a, b Observation) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.KnownFrom, b.KnownFrom), compareBools(a.InForce, b.InForce), compareBools(a.Inferred, b.Inferred))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// value returns an observation as stores hold it, and observationOf reads it.
func (o Observation) value() map[string]any {
	out := map[string]any{"inForce": o.InForce, "inferred": o.Inferred}
	for name, day := range map[string]string{"from": o.From, "to": o.To, "knownFrom": o.KnownFrom} {
		if day != "" {
			out[name] = day
		}
	}
	return out
}

func observationOf(v any) Observation {
	m, _ := v.(map[string]any)
	var o Observation
	o.From, _ = m["from"].(string)
	o.To, _ = m["to"].(string)
	o.KnownFrom, _ = m["knownFrom"].(string)
	o.InForce, _ = m["inForce"].(bool)
	o.Inferred, _ = m["inferred"].(bool)
	return o
}

// tellsOf are the fields for which a claim tells the last state of an agreement.
var tellsOf = []string{status, "ending", endedOn}

// statusAsOf returns the newest date as of which sources show the last state: of those on whose day the rules give that state too. Where
// they leave it open, none tells.
func (f Facts) statusAsOf(at Time, r Record) map[string]any {
	if r.Status == "UNKNOWN" {
		return nil
	}
	var dates []map[string]any
	add := func(date any) {
		if m, ok := date.(map[string]any); ok {
			dates = append(dates, m)
		}
	}
	for _, c := range f.Claims {
		field, _ := c.Properties["field"].(string)
		if c.Properties[inForce] == nil && !slices.Contains(tellsOf, field) {
			continue
		}
		add(c.Properties["asOf"])
		if c.Properties["asOf"] == nil && c.publishedOn() != nil {
			add(asInferred(c.publishedOn()))
		}
		add(c.Properties[observedOn])
		if last := windowOf(c.publishedOn()).Last; last != "" && r.Status == "WITHDRAWN" {
			add(inferredDay(last)) // by then it had been, whenever it was within the window
		}
	}
	add(f.Agreement[endedOn])
	add(f.Agreement[signedOn])
	if r.LastListed != "" && r.Status != "UNLISTED" {
		add(statedDay(r.LastListed))
	}
	slices.SortStableFunc(dates, func(a, b map[string]any) int { return cmp.Compare(windowOf(b).Day(), windowOf(a).Day()) })
	for _, date := range dates {
		r.StatusAsOf = windowOf(date)
		at.On = r.StatusAsOf.Day()
		if at.StatusOn(r) == r.Status {
			return date
		}
	}
	return nil
}

// asInferred returns a date of a source as one that was inferred for what it says.
func asInferred(date map[string]any) map[string]any {
	out := map[string]any{}
	for name, v := range date {
		if name != "printed" {
			out[name] = v
		}
	}
	out["inferred"] = true
	return out
}

func inferredDay(day string) map[string]any { return asInferred(statedDay(day)) }

func statedDay(day string) map[string]any {
	return map[string]any{"date": day, "earliest": day, "latest": day, "precision": "DAY", "edtf": day, "inferred": false}
}

// windowOf returns the first and the last day of a partial date.
func windowOf(date any) Window {
	m, _ := date.(map[string]any)
	first, _ := m["earliest"].(string)
	last, _ := m["latest"].(string)
	return Window{first, last}
}

// IsEve tells whether a day is the eve of the first on which an agreement may have ended; that is empty where none is known.
func IsEve(day, ended string) bool { return ended != "" && day == eveOf(ended) }

// RestOnInference tells which of the derived properties rest on a day that no source says in these words.
func RestOnInference(f Facts, derived map[string]any) map[string]bool {
	out := map[string]bool{}
	stated := map[string]bool{} // by day: whether a source says it
	r := f.record()
	for _, day := range []string{r.FirstListed, r.LastListed} {
		stated[day] = true
	}
	if ended, ok := f.Agreement[endedOn].(map[string]any); ok && r.EndedEarliest != "" {
		inferred, _ := ended["inferred"].(bool)
		stated[eveOf(r.EndedEarliest)] = !inferred
	}
	for _, o := range r.Observations {
		out[observations] = out[observations] || o.Inferred
		if o.InForce && !o.Inferred {
			stated[o.From], stated[o.To] = true, true
		}
	}
	for _, field := range []string{firstShownOn, lastShownOn} {
		day, _ := derived[field].(string)
		out[field] = day != "" && !stated[day]
	}
	for _, field := range []string{knownFrom, signedOnKnownFrom, endedOnKnownFrom} {
		if day, _ := derived[field].(string); day != "" {
			k := f.KnownBy(field, day)
			out[field] = k.By == ByReading || k.Read
		}
	}
	asOf, _ := derived[statusAsOf].(map[string]any)
	out[statusAsOf], _ = asOf["inferred"].(bool)
	return out
}
