package seed

// checkAgreements checks the status of an agreement against its dates: package agreement reads them side by side, and with a
// contradiction the agreement would be in force on no day, or on the wrong ones.
func (l *loader) checkAgreements() {
	for _, e := range l.entries {
		if e.kind.Temporal && !e.invalidID {
			l.checkStatus(e)
			l.checkDateOrder(e)
		}
	}
}

// checkStatus wants an end of what is over, and of nothing else.
func (l *loader) checkStatus(e *entry) {
	status := stringOf(e.properties["status"])
	over := status == "ENDED" || status == "SUPERSEDED"
	if status == "NOT_YET_SIGNED" {
		l.reportField(e, "status", e.positionOf("status"), "NOT_YET_SIGNED is said of days alone: of a record it is PENDING, or UNKNOWN")
	}
	if over && dayOf(e, "endedOn", "latest") == "" && !e.invalid["endedOn"] {
		l.reportField(e, "endedOn", e.positionOf("status"), "%s is %s, and endedOn has no last day: what a source calls former ended at the latest by the day of the source, or on which it was read (`{edtf: ../2025-03-31, inferred: true}`)", e.id, status)
	}
	for _, field := range []string{"endedOn", "ending"} {
		if e.properties[field] != nil && !over && status != "" {
			l.reportField(e, field, e.positionOf(field), "%s has %s, and the status %s: make it ENDED or SUPERSEDED, or leave %s out (a pledge is an event in endEvents)", e.id, field, status, field)
		}
	}
}

// checkDateOrder wants the end after the beginning, and both lists or none.
func (l *loader) checkDateOrder(e *entry) {
	signed, ended := dayOf(e, "signedOn", "earliest"), dayOf(e, "endedOn", "latest")
	if signed != "" && ended != "" && ended < signed {
		l.reportField(e, "endedOn", e.positionOf("endedOn"), "it ended by %s, before it was signed, on %s or later", ended, signed)
	}
	first, last := stringOf(e.properties["firstListedOn"]), stringOf(e.properties["lastListedOn"])
	switch {
	case (first == "") != (last == ""):
		l.reportField(e, "lastListedOn", e.at, "%s has one of firstListedOn and lastListedOn: a list that carries it is both the first and the last", e.id)
	case last < first:
		l.reportField(e, "lastListedOn", e.positionOf("lastListedOn"), "the last list, of %s, is before the first, of %s", last, first)
	}
}

// dayOf returns an end of a date, empty where it is open or there is none.
func dayOf(e *entry, field, end string) string {
	date, _ := e.properties[field].(map[string]any)
	return stringOf(date[end])
}
