package seed

import (
	"strings"

	"graph287g/agreement"
)

// derivedOfAgreements are the fields of agreements that follow from claims about them, with what backs a value (of a day by which something
// was known, what the source does) and why there is none.
var derivedOfAgreements = []struct{ field, derived, unknown string }{
	{"firstShownOn", "The first of the days on which sources show it in force.", "No source read for these records speaks of a day on which it was in force."},
	{"lastShownOn", "The last of the days on which sources show it in force.", "No source read for these records speaks of a day on which it was in force."},
	{"observations", "The days of which claims about it say that it was in force, or that it wasn't.", "No claim about it says that it was in force, or that it wasn't, on a day."},
	{"knownFrom", "tells of it", "The sources that tell of it leave open when they were published."},
	{"signedOnKnownFrom", "tells its signing", "No dated source read for these records tells of its signing."},
	{"endedOnKnownFrom", "tells its end", "No dated source read for these records tells of an end."},
	{"statusAsOf", "The date of the newest source that tells its status.", "No dated source read for these records tells its status."},
}

// deriveAgreements fills in what follows from the claims about agreements: of a claim the day of which it speaks, of an agreement the days
// on which sources show it in force, and as of which day its status is.
func (l *loader) deriveAgreements() {
	for _, e := range l.entries {
		switch {
		case e.invalidID:
		case e.kind.Name == "Claim":
			l.refuseDerived(e, "knownFrom")
			if day := l.claimOf(e).KnownFrom(); day != "" {
				e.properties["knownFrom"] = day
			}
		case e.kind.Temporal:
			for _, d := range derivedOfAgreements {
				if d.field != "statusAsOf" { // which may be given: no claim may tell what a list shows by lacking it
					l.refuseDerived(e, d.field)
				}
			}
			l.deriveAgreement(e)
		}
	}
}

// refuseDerived refuses what isn't for curators to say.
func (l *loader) refuseDerived(e *entry, field string) {
	if e.properties[field] != nil {
		l.reportField(e, field, e.positionOf(field), "%s is derived: leave it out (what a claim shows of an agreement's days stands in its `inForce`, `asOf` and `observedOn`)", field)
	}
}

func (l *loader) deriveAgreement(e *entry) {
	f := agreement.Facts{Agreement: e.properties, SignedListedFrom: e.signedListedFrom}
	for _, claim := range l.targets(e, "claims") {
		if claim.yaml == nil {
			continue // of what lists print: SignedListedFrom has the day of the list that first prints what is shown
		}
		c := l.claimOf(claim)
		if day := c.ObservedOn(); day != nil {
			claim.properties["observedOn"] = day
		}
		f.Claims = append(f.Claims, c)
	}
	for _, claim := range l.targets(e, "mentions") {
		f.Mentions = append(f.Mentions, l.claimOf(claim))
	}
	derived := agreement.Derive(l.c, f)
	if shown, ended := stringOf(derived["lastShownOn"]), dayOf(e, "endedOn", "latest"); ended != "" && shown >= ended {
		l.reportField(e, "endedOn", e.positionOf("endedOn"), "it ended by %s, and a source shows it in force on %s: leave the end out, or say in a disagreement which of the two holds", ended, shown)
	}
	inferred := agreement.RestOnInference(f, derived)
	for _, d := range derivedOfAgreements {
		if e.invalid[d.field] || e.properties[d.field] != nil {
			continue
		}
		e.properties[d.field] = derived[d.field]
		if items, list := derived[d.field].([]any); derived[d.field] == nil || list && len(items) == 0 {
			e.standings[d.field] = standing{"UNKNOWN", d.unknown}
		} else {
			e.standings[d.field] = l.backingOf(e, f, d.field, d.derived, inferred[d.field])
		}
	}
}

// backingOf says what backs a derived value, and where it is our reading why.
func (l *loader) backingOf(e *entry, f agreement.Facts, field, derived string, inferred bool) standing {
	asOf, _ := e.properties[field].(map[string]any)
	day, _ := e.properties[field].(string)
	switch by := f.StatusBy(asOf); {
	case strings.HasSuffix(strings.ToLower(field), "knownfrom"):
		derived = knownBy(f.KnownBy(field, day), derived)
	case field == "statusAsOf" && by != "":
		derived = "No source that tells its status has a date that is certain enough: this is the date of `" + by + "`."
		if by == "endedOn" {
			derived = "No source that tells its status has a date that is certain enough: this is the window of `endedOn`, whose reason says where its last day comes" +
				" from; by that day the agreement was over."
		}
		if inferred {
			derived += " That is our reading."
		}
	case inferred:
		derived += " " + l.whyInferred(e, field)
	}
	if inferred {
		return standing{"INFERRED", derived}
	}
	return standing{"DERIVED", derived}
}

// knownBy says what shows that a source that tells something had been published by a day.
func knownBy(k agreement.Known, tells string) string {
	out := "The first day by which a source that " + tells + " had been published."
	switch k.By {
	case agreement.ByList:
		out = "The day of the first of ICE's lists that " + tells + "."
	case agreement.ByReading:
		out += " The date of that source is our reading (its `publishedOn`)."
	case agreement.ByVisit:
		out = "The source that " + tells + " leaves its date open: this is the day on which it was visited, by which it had been published."
	case agreement.ByRecord:
		out = "The source that " + tells + " leaves its date open: this is the day on which it was taken into these records, by which it had been published."
	}
	if k.Read {
		out += " That it speaks of this agreement is our reading."
	}
	return out
}

// whyInferred says why a derived value is our reading.
func (l *loader) whyInferred(e *entry, field string) string {
	if agreement.IsEve(stringOf(e.properties[field]), dayOf(e, "endedOn", "earliest")) {
		return "No source names that day: it is the eve of the first day on which the agreement may have ended, by our reading of the end (endedOn)."
	}
	if l.isDayOfOpenFigures(e) {
		return "The day is our reading: the source gives figures by it, not of it, and doesn't print it beside what it says of the agreement."
	}
	return "The day is our reading: the source doesn't print it beside what it says of the agreement."
}

// claimOf returns a claim with the source that makes it.
func (l *loader) claimOf(claim *entry) agreement.Claim {
	out := agreement.Claim{Properties: claim.properties}
	if claim.source != nil && l.byID[claim.source.id] != nil {
		out.Source = l.byID[claim.source.id].properties
	}
	return out
}

// checkObservations checks what claims say of the days of agreements.
func (l *loader) checkObservations() {
	for _, e := range l.entries {
		if e.kind.Name != "Claim" || e.invalidID {
			continue
		}
		_, given := e.properties["inForce"].(bool)
		observed, asOf := e.properties["observedOn"], e.properties["asOf"]
		subject := l.target(e, "subject")
		switch {
		case given && subject != nil && !subject.kind.Temporal:
			l.reportField(e, "inForce", e.positionOf("inForce"), "inForce is said of agreements: the claim is about %s", subject.id)
		case !given && observed != nil:
			l.reportField(e, "observedOn", e.positionOf("observedOn"), "a claim has observedOn where it shows an agreement in force or not in force: give inForce, or leave it out")
		case observed != nil && asOf != nil:
			l.reportField(e, "observedOn", e.positionOf("observedOn"), "the claim gives its day in asOf: leave observedOn out")
		case observed != nil && !l.isDayOfFigures(e, observed):
			l.reportField(e, "observedOn", e.positionOf("observedOn"), "%v is the day of no figure that %s gives: an observation has the day of the claim itself (asOf), of its source, or of figures beside it", observed.(map[string]any)["edtf"], e.source.id)
		}
	}
}
