package seed

// checkTerms holds what an agreement says of its time together: package plan/clock reads status and dates side by side, and a
// contradiction would be in force on no day, or on the wrong ones.
func (l *loader) checkTerms() {
	for _, e := range l.entries {
		if e.kind.Clock && !e.stray {
			l.checkStatus(e)
			l.checkOrder(e)
		}
	}
}

// checkStatus wants an end of what is over, and of nothing else.
func (l *loader) checkStatus(e *entry) {
	status := text(e.properties["status"])
	over := status == "ENDED" || status == "SUPERSEDED"
	if status == "NOT_YET_SIGNED" {
		l.wrong(e, "status", e.where("status"), "NOT_YET_SIGNED is said of days alone: of a record it is PENDING, or UNKNOWN")
	}
	for _, field := range []string{"endedOn", "ending"} {
		if e.properties[field] != nil && !over && status != "" {
			l.wrong(e, field, e.where(field), "%s has %s, and the status %s: make it ENDED or SUPERSEDED, or leave %s out (a pledge is an event in endEvents)", e.id, field, status, field)
		}
	}
}

// checkOrder wants the end after the beginning, and both lists or none.
func (l *loader) checkOrder(e *entry) {
	signed, ended := dayIn(e, "signedOn", "earliest"), dayIn(e, "endedOn", "latest")
	if signed != "" && ended != "" && ended < signed {
		l.wrong(e, "endedOn", e.where("endedOn"), "it ended by %s, before it was signed, on %s or later", ended, signed)
	}
	first, last := text(e.properties["firstListedOn"]), text(e.properties["lastListedOn"])
	switch {
	case (first == "") != (last == ""):
		l.wrong(e, "lastListedOn", e.at, "%s has one of firstListedOn and lastListedOn: a list that carries it is both the first and the last", e.id)
	case last < first:
		l.wrong(e, "lastListedOn", e.where("lastListedOn"), "the last list, of %s, is before the first, of %s", last, first)
	}
}

// dayIn returns an end of a date, empty where it is open or there is none.
func dayIn(e *entry, field, end string) string {
	date, _ := e.properties[field].(map[string]any)
	return text(date[end])
}
