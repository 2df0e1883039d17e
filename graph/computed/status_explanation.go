package computed

import (
	"fmt"
	"strings"
)

// StatusExplanation says why an agreement has its status, or has one on a day. It is made of what it reads, and of `day`: its `state` is
// one of agreement.Explanations; `shown` has the standing of lastShownOn.
var StatusExplanation = Text{
	Reads: []string{"status", "statusAsOf", "signedOn", "endedOn", "lastShownOn", "lastListedOn", "endEvents.kind"},
	Bound: sentenceBound,
	Make:  func(n Node, args map[string]any) string { return statusLocales[localeOf(args)].explain(n, args) },
}

// ExplainedDay is the argument that the explanation of a status gets beside those of its field: the day that is meant.
const ExplainedDay = "day"

// A statusLocale holds the sentences on the status of an agreement in one language. Their verbs take what the comments name.
type statusLocale struct {
	*locale
	states            map[string]string // by state: the day, with what was published by another
	signed            string            // when
	lastListed        string            // day
	lastShown         string            // day
	asOf              string            // when
	open              string            // without a day: sources leave it open
	pledged, presumed string            // a pledge is on record; it is all that shows the agreement
	recorded          map[string]string // by status, without a day
	unknownThen       string            // day of knowledge
}

var statusLocales = map[*locale]*statusLocale{
	&english: {
		locale: &english,
		states: map[string]string{
			"ACTIVE": "Sources on record show it in force %s.", "ACTIVE_READ": "Sources on record show it in force %s, by our reading.", "ENDED": "It had ended %s.", "SUPERSEDED": "Another had replaced it %s.", "NOT_YET_SIGNED": "It wasn't signed yet %s.",
			"PENDING": "It had been applied for %s.", "WITHDRAWN": "Its application had been withdrawn %s.", "UNLISTED": "It was no longer on ICE's list %s, which is not an end.",
			"POSSIBLE": "It may have been in force %s: sources on record leave that open.", "SILENT": "No source on record tells whether it was in force %s.",
			"UNKNOWN": "No source on record tells of its application %s.",
		},
		unknownThen: "No source on record published by %s speaks of it.",
		signed:      "It was signed %s.", lastListed: "The last of ICE's lists that carries it is of %s.",
		lastShown: "The last day on which a source on record shows it in force is %s.", asOf: "The newest source on record about its status was published %s.",
		open: "Sources on record leave its status open.", pledged: "A pledge to end it is on record; no source on record tells what came of it.",
		presumed: "That there was one follows from a pledge to end it (our reading); no source on record tells what came of the pledge.",
		recorded: map[string]string{
			"ACTIVE": "The newest source on record about its status shows it in force.", "PENDING": "It was applied for.", "WITHDRAWN": "Its application was withdrawn.",
			"UNLISTED": "It is no longer on ICE's list, which is not an end.", "SUPERSEDED": "Another replaced it.", "ENDED": "It has ended.",
		},
	},
	&spanish: {
		locale: &spanish,
		states: map[string]string{
			"ACTIVE": "Fuentes registradas lo muestran en vigor %s.", "ACTIVE_READ": "Fuentes registradas lo muestran en vigor %s, según nuestra lectura.", "ENDED": "Había terminado %s.", "SUPERSEDED": "Otro lo había reemplazado %s.", "NOT_YET_SIGNED": "Aún no se había firmado %s.",
			"PENDING": "Se había solicitado %s.", "WITHDRAWN": "Su solicitud había sido retirada %s.", "UNLISTED": "Ya no estaba en la lista de ICE %s, lo que no es un final.",
			"POSSIBLE": "Puede haber estado en vigor %s: las fuentes registradas lo dejan abierto.", "SILENT": "Ninguna fuente registrada dice si estaba en vigor %s.",
			"UNKNOWN": "Ninguna fuente registrada habla de su solicitud %s.",
		},
		unknownThen: "Ninguna fuente registrada publicada hasta el %s habla de él.",
		signed:      "Se firmó %s.", lastListed: "La última lista de ICE que lo incluye es del %s.",
		lastShown: "El último día en que una fuente registrada lo muestra en vigor es el %s.", asOf: "La fuente registrada más reciente sobre su estado se publicó %s.",
		open: "Las fuentes registradas dejan abierto su estado.", pledged: "Consta una promesa de ponerle fin; ninguna fuente registrada dice qué fue de ella.",
		presumed: "Que existiera se deduce de una promesa de ponerle fin (nuestra lectura); ninguna fuente registrada dice qué fue de la promesa.",
		recorded: map[string]string{
			"ACTIVE": "La fuente registrada más reciente sobre su estado lo muestra en vigor.", "PENDING": "Se solicitó.", "WITHDRAWN": "Su solicitud fue retirada.",
			"UNLISTED": "Ya no está en la lista de ICE, lo que no es un final.", "SUPERSEDED": "Otro lo reemplazó.", "ENDED": "Ha terminado.",
		},
	},
}

// explain makes the sentences: what holds, and what shows it.
func (l *statusLocale) explain(n Node, args map[string]any) string {
	day, _ := args[ExplainedDay].(string)
	known, _ := args["knownAt"].(string)
	if day == "" {
		return strings.Join(l.ofRecord(n), " ")
	}
	state := n.First("day").Text("state")
	if state == "UNPUBLISHED" {
		return fmt.Sprintf(l.unknownThen, l.day(known))
	}
	said := l.states[state]
	if state == "ACTIVE" && l.isRead(n) {
		said = l.states["ACTIVE_READ"]
	}
	on := fmt.Sprintf(l.onDayIn, l.day(day))
	if known != "" { // what is on record may have been published later, so that its dates aren't told
		return fmt.Sprintf(said, on+fmt.Sprintf(l.knownBy, l.day(known)))
	}
	return strings.Join(append([]string{fmt.Sprintf(said, on)}, l.whatShows(n, state)...), " ")
}

// whatShows says what the records hold of an agreement that has a state on a day.
func (l *statusLocale) whatShows(n Node, state string) []string {
	var out []string
	if signed := l.date(n.Values["signedOn"]); signed != "" {
		out = append(out, fmt.Sprintf(l.signed, signed))
	}
	ended := l.end(n.Values["endedOn"])
	if ended != "" && state != "ACTIVE" && state != "UNLISTED" {
		out = append(out, upperFirst(ended)+".")
	}
	switch state {
	case "UNLISTED":
		if list := n.Text("lastListedOn"); list != "" {
			out = append(out, fmt.Sprintf(l.lastListed, l.day(list)))
		}
	case "SILENT":
		if ended == "" {
			out = append(out, l.shownLast(n))
		}
		out = append(out, l.pledge(n)...)
	case "ACTIVE":
		if n.Text("lastShownOn") != "" && !isEveOf(n.Text("lastShownOn"), n.Values["endedOn"]) {
			out = append(out, l.shownLast(n))
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
		out = append(append(out, sentence), l.whatShows(n, status)...)
	} else {
		out = append(append(out, l.open, l.shownLast(n)), l.pledge(n)...)
	}
	if asOf, _ := n.Values["statusAsOf"].(map[string]any); asOf["earliest"] != nil {
		out = append(out, fmt.Sprintf(l.asOf, l.date(asOf)))
	}
	return out
}

// shownLast says when a source last shows the agreement in force.
func (l *statusLocale) shownLast(n Node) string {
	last := n.Text("lastShownOn")
	if last == "" {
		return l.neverShown
	}
	read := ""
	if l.isRead(n) {
		read = l.read
	}
	return fmt.Sprintf(l.lastShown, l.day(last)+read)
}

// isRead tells whether the last day on which a source shows the agreement in force is our reading.
func (*statusLocale) isRead(n Node) bool { return n.First("shown").Text("standing") == "INFERRED" }

func (l *statusLocale) pledge(n Node) []string {
	for _, e := range n.Nodes["endEvents"] {
		switch {
		case e.Text("kind") != "END_PLEDGED":
		case n.Text("lastShownOn") == "" && n.Values["signedOn"] == nil:
			return []string{l.presumed}
		default:
			return []string{l.pledged}
		}
	}
	return nil
}
