package computed

import (
	"fmt"
	"strings"
)

// StatusExplanation says why an agreement has its status, or has one on a day. It is made of what it reads, and of `day`: its `state` is
// one of agreement.Explanations; `backing` are the standings of the fields in BackedFields.
var StatusExplanation = Text{
	Reads: []string{"status", "statusAsOf", "signedOn", "endedOn", "firstShownOn", "lastShownOn", "lastListedOn", "endEvents.kind", "agency.name"},
	Bound: sentenceBound,
	Make:  func(n Node, args map[string]any) string { return statusLocales[localeOf(args)].explain(n, args) },
}

// ExplainedDay is the argument that the explanation of a status gets beside those of its field: the day that is meant.
const ExplainedDay = "day"

// BackedFields are those whose standing an explanation tells.
var BackedFields = []string{"agency", "status", "endedOn", "lastShownOn"}

// A statusLocale holds the sentences on the status of an agreement in one language. Their verbs take what the comments name.
type statusLocale struct {
	*locale
	states      map[string]string // by state: the day, with what was published by another; what is our reading
	signed      string            // when
	lastListed  string            // day
	asOf        string            // when
	open        string            // without a day: sources leave it open
	pledged     string            // a pledge is on record
	endRead     string            // by when an agreement that a source calls former had ended: reason
	recorded    map[string]string // by status, without a day
	unknownThen string            // day of knowledge
}

var statusLocales = map[*locale]*statusLocale{
	&english: {
		locale: &english,
		states: map[string]string{
			"ACTIVE":         "Sources show it in force on %s%s.",
			"ACTIVE_SHOWN":   "A source shows it in force on %s%s.",
			"ENDED":          "On %s, it had already ended%s.",
			"SUPERSEDED":     "On %s, another had already replaced it%s.",
			"NOT_YET_SIGNED": "On %s, it wasn't signed yet%s.",
			"PENDING":        "On %s, it had been applied for%s.",
			"WITHDRAWN":      "On %s its application had already been withdrawn%s.",
			"UNLISTED":       "On %s, it was no longer on ICE's list%s, which is not an end.",
			"POSSIBLE":       "It may have been in force on %s%s: sources leave that open.",
			"SILENT":         "No source read for these records tells whether it was in force on %s%s.",
			"UNKNOWN":        "No source read for these records tells of its application on %s%s.",
		},
		unknownThen: "No source read for these records that speaks of it is known to have been published by %s.",
		signed:      "It was signed %s.", lastListed: "The last of ICE's lists that carries it is of %s.",
		asOf: "The newest source read that tells of its status was published %s.",
		open: "What was read leaves its status open.", pledged: "A pledge to end it is on record; no source read for these records tells what came of it.",
		endRead: "By when it had ended is our reading: %s",
		recorded: map[string]string{
			"ACTIVE": "The newest source read that tells of its status shows it in force.", "PENDING": "It was applied for.", "WITHDRAWN": "Its application was withdrawn.",
			"UNLISTED": "It is no longer on ICE's list, which is not an end.", "SUPERSEDED": "Another replaced it.", "ENDED": "It has ended.",
		},
	},
	&spanish: {
		locale: &spanish,
		states: map[string]string{
			"ACTIVE":         "Hay fuentes que lo muestran en vigor el %s%s.",
			"ACTIVE_SHOWN":   "Una fuente lo muestra en vigor el %s%s.",
			"ENDED":          "El %s ya había terminado%s.",
			"SUPERSEDED":     "El %s otro ya lo había reemplazado%s.",
			"NOT_YET_SIGNED": "El %s aún no se había firmado%s.",
			"PENDING":        "El %s se había solicitado%s.",
			"WITHDRAWN":      "El %s su solicitud ya había sido retirada%s.",
			"UNLISTED":       "El %s ya no estaba en la lista de ICE%s, lo que no es un final.",
			"POSSIBLE":       "Puede haber estado en vigor el %s%s: las fuentes lo dejan abierto.",
			"SILENT":         "Ninguna fuente leída para estos registros dice si estaba en vigor el %s%s.",
			"UNKNOWN":        "Ninguna fuente leída para estos registros habla de su solicitud el %s%s.",
		},
		unknownThen: "De ninguna fuente leída para estos registros que hable de él consta que se hubiera publicado hasta el %s.",
		signed:      "Se firmó %s.", lastListed: "La última lista de ICE que lo incluye es del %s.",
		asOf: "La fuente leída más reciente sobre su estado se publicó %s.",
		open: "Lo leído deja abierto su estado.", pledged: "Consta una promesa de ponerle fin; ninguna fuente leída para estos registros dice qué fue de ella.",
		endRead: "Para qué fecha había terminado es nuestra lectura; el motivo, en inglés: %s",
		recorded: map[string]string{
			"ACTIVE": "La fuente leída más reciente sobre su estado lo muestra en vigor.", "PENDING": "Se solicitó.", "WITHDRAWN": "Su solicitud fue retirada.",
			"UNLISTED": "Ya no está en la lista de ICE, lo que no es un final.", "SUPERSEDED": "Otro lo reemplazó.", "ENDED": "Ha terminado.",
		},
	},
}

// explain makes the sentences: what holds, and what shows it.
func (l *statusLocale) explain(n Node, args map[string]any) string {
	day, _ := args[ExplainedDay].(string)
	known, _ := args["knownAt"].(string)
	if day == "" {
		return strings.Join(append(l.ofRecord(n), l.signatory(n)...), " ")
	}
	state := n.First("day").Text("state")
	if state == "UNPUBLISHED" {
		return fmt.Sprintf(l.unknownThen, l.day(known))
	}
	said, on := l.states[state], l.day(day)
	if state == "ACTIVE" && day == n.Text("lastShownOn") && !isEveOf(day, n.Values["endedOn"]) {
		said = l.states["ACTIVE_SHOWN"]
	}
	if known != "" { // what is on record may have been published later, so that its dates aren't told
		return fmt.Sprintf(said, on+fmt.Sprintf(l.knownBy, l.day(known)), l.readMark(n, state, day))
	}
	return strings.Join(append([]string{fmt.Sprintf(said, on, l.readMark(n, state, day))}, append(l.whatShows(n, state, day), l.signatory(n)...)...), " ")
}

// whatShows says what the records hold of an agreement that has a state on a day.
func (l *statusLocale) whatShows(n Node, state, day string) []string {
	var out []string
	if signed := l.date(n.Values["signedOn"]); signed != "" {
		out = append(out, fmt.Sprintf(l.signed, signed))
	}
	ended := l.end(n)
	if ended != "" && state != "ACTIVE" && state != "UNLISTED" {
		out = append(out, upperFirst(ended)+".")
		if reason := backingOf(n, "endedOn").Text("reason"); ended == l.former && reason != "" {
			out = append(out, fmt.Sprintf(l.endRead, sentence(reason)))
		}
	}
	switch state {
	case "UNLISTED":
		if list := n.Text("lastListedOn"); list != "" {
			out = append(out, fmt.Sprintf(l.lastListed, l.day(list)))
		}
	case "SILENT":
		if ended == "" {
			out = append(out, l.shown(n, day))
		}
		out = append(out, l.pledge(n)...)
	case "ACTIVE":
		if n.Text("lastShownOn") != "" && !isEveOf(n.Text("lastShownOn"), n.Values["endedOn"]) {
			if n.Text("lastShownOn") != day {
				out = append(out, l.shown(n, day))
			}
		} else if ended != "" {
			out = append(out, upperFirst(ended)+".")
		}
	}
	return out
}

// ofRecord explains the last state that the records show.
func (l *statusLocale) ofRecord(n Node) []string {
	var out []string
	status := n.Text("status")
	if sentence := l.recorded[status]; sentence != "" {
		if mark := l.readMark(n, status, ""); mark != "" {
			sentence = strings.TrimSuffix(sentence, ".") + mark + "."
		}
		out = append(append(out, sentence), l.whatShows(n, status, "")...)
	} else {
		out = append(append(out, l.open, l.shown(n, "")), l.pledge(n)...)
	}
	if asOf, _ := n.Values["statusAsOf"].(map[string]any); asOf["earliest"] != nil && l.recorded[status] != "" {
		out = append(out, fmt.Sprintf(l.asOf, l.date(asOf)))
	}
	return out
}

// shown says on which day a source shows the agreement in force: the only one, the first where the day asked about lies before it, else the
// last.
func (l *statusLocale) shown(n Node, day string) string {
	first, last := n.Text("firstShownOn"), n.Text("lastShownOn")
	read := ""
	if isRead(n, "lastShownOn") {
		read = l.read
	}
	switch {
	case last == "":
		return l.neverShown
	case first == last:
		return fmt.Sprintf(l.silentOnly, l.day(last)+read)
	case day != "" && first != "" && day < first:
		return fmt.Sprintf(l.silentBefore, l.day(first))
	}
	return fmt.Sprintf(l.silentAfter, l.day(last)+read)
}

// signatory says why who signed the agreement is our reading, where it is.
func (l *statusLocale) signatory(n Node) []string {
	if !isRead(n, "agency") {
		return nil
	}
	return []string{fmt.Sprintf(l.agencyRead, n.First("agency").Text("name"), sentence(backingOf(n, "agency").Text("reason")))}
}

// isRead tells whether a field is our reading.
func isRead(n Node, field string) bool { return backingOf(n, field).Text("standing") == "INFERRED" }

// backingOf returns what backs a field.
func backingOf(n Node, field string) Node {
	for _, b := range n.Nodes["backing"] {
		if b.Text("field") == field {
			return b
		}
	}
	return Node{}
}

// readMark marks a state, of a day or of the record, that rests on our reading.
func (l *statusLocale) readMark(n Node, state, day string) string {
	on := map[string]string{"ACTIVE": "lastShownOn", "ENDED": "endedOn", "SUPERSEDED": "endedOn", "PENDING": "status", "WITHDRAWN": "status", "UNLISTED": "status"}[state]
	if on == "endedOn" && isToldOver(n, day) {
		on = "status"
	}
	if on != "" && isRead(n, on) {
		return l.oneRead
	}
	return ""
}

// isToldOver tells whether a source itself says that an agreement was over by a day, so that only the window of its end may be our reading:
// of the record always, of a day after that window where the source prints when it ended (late 2018).
func isToldOver(n Node, day string) bool {
	ended, _ := n.Values["endedOn"].(map[string]any)
	printed, _ := ended["printed"].(string)
	return day == "" || printed != ""
}

func (l *statusLocale) pledge(n Node) []string {
	for _, e := range n.Nodes["endEvents"] {
		switch {
		case e.Text("kind") != "END_PLEDGED":
		case isPresumed(n):
			return []string{l.presumed}
		default:
			return []string{l.pledged}
		}
	}
	return nil
}
