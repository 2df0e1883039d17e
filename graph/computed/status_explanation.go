package computed

import (
	"fmt"
	"strings"
)

// StatusExplanation says why an agreement has its status, or has one on a day. It is made of what it reads, and of `day`: its `state` is
// one of agreement.Explanations, its `day` and `known` the days asked about.
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
	onDay, known  string            // day
	states        map[string]string // by state, what is said of the day; nothing of them takes a day
	signed, ended string            // when
	ledger        string            // day: the last list that carries it
	lastShown     string            // day
	neverShown    string
	asOf          string // when
	open          string // without a day: the sources leave it open
	pledged       string
	recorded      map[string]string // by status, without a day
}

var statusLocales = map[*locale]*statusLocale{
	&english: {
		locale: &english, onDay: "On %s ", known: "By what had been published by %s: ",
		states: map[string]string{
			"ACTIVE": "it was in force, by its sources.", "ENDED": "it had ended.", "SUPERSEDED": "another had replaced it.", "NOT_YET_SIGNED": "it wasn't signed yet.",
			"PENDING": "it had been applied for.", "WITHDRAWN": "its application had been withdrawn.", "UNLISTED": "it was no longer on ICE's list, which is no end.",
			"POSSIBLE": "it may have been in force: its sources leave that open.", "SILENT": "no source speaks of it.",
			"UNPUBLISHED": "nothing was known of it.", "UNKNOWN": "no source speaks of its application.",
		},
		signed: "It was signed %s.", ended: "It ended %s.", ledger: "The last of ICE's lists that carries it is of %s.",
		lastShown: "It was last shown in force on %s.", neverShown: "No source speaks of a day on which it was in force.",
		asOf: "The newest source that tells was published %s.", open: "Sources leave its state open.", pledged: "A pledge to end it is on record; no source tells what came of it.",
		recorded: map[string]string{
			"ACTIVE": "The newest source that tells shows it in force.", "PENDING": "It was applied for.", "WITHDRAWN": "Its application was withdrawn.",
			"UNLISTED": "It is no longer on ICE's list, which is no end.", "SUPERSEDED": "Another replaced it.", "ENDED": "It has ended.",
		},
	},
	&spanish: {
		locale: &spanish, onDay: "El %s ", known: "Según lo publicado hasta el %s: ",
		states: map[string]string{
			"ACTIVE": "estaba en vigor, según sus fuentes.", "ENDED": "había terminado.", "SUPERSEDED": "otro lo había reemplazado.", "NOT_YET_SIGNED": "aún no se había firmado.",
			"PENDING": "se había solicitado.", "WITHDRAWN": "su solicitud había sido retirada.", "UNLISTED": "ya no estaba en la lista de ICE, lo que no es un final.",
			"POSSIBLE": "puede haber estado en vigor: sus fuentes lo dejan abierto.", "SILENT": "ninguna fuente habla de él.",
			"UNPUBLISHED": "nada se sabía de él.", "UNKNOWN": "ninguna fuente habla de su solicitud.",
		},
		signed: "Se firmó %s.", ended: "Terminó %s.", ledger: "La última lista de ICE que lo incluye es del %s.",
		lastShown: "Consta en vigor por última vez el %s.", neverShown: "Ninguna fuente habla de un día en que estuviera en vigor.",
		asOf: "La fuente más reciente que lo dice se publicó %s.", open: "Las fuentes dejan abierto su estado.", pledged: "Consta una promesa de ponerle fin; ninguna fuente dice qué fue de ella.",
		recorded: map[string]string{
			"ACTIVE": "La fuente más reciente que lo dice lo muestra en vigor.", "PENDING": "Se solicitó.", "WITHDRAWN": "Su solicitud fue retirada.",
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
	first := fmt.Sprintf(l.onDay, l.day(day)) + l.states[state]
	if known != "" { // what is on record may have been published later, so that its dates aren't told
		return fmt.Sprintf(l.known, l.day(known)) + lowerFirst(first)
	}
	return strings.Join(append([]string{first}, l.whatShows(n, state)...), " ")
}

// whatShows says what the records hold of an agreement that has a state on a day.
func (l *statusLocale) whatShows(n Node, state string) []string {
	var out []string
	signed, ended := l.date(n.Values["signedOn"]), l.date(n.Values["endedOn"])
	if signed != "" {
		out = append(out, fmt.Sprintf(l.signed, signed))
	}
	switch state {
	case "ENDED", "SUPERSEDED", "POSSIBLE":
		if ended != "" {
			out = append(out, fmt.Sprintf(l.ended, ended))
		}
	case "UNLISTED":
		if list := n.Text("lastListedOn"); list != "" {
			out = append(out, fmt.Sprintf(l.ledger, l.day(list)))
		}
	case "SILENT":
		out = append(out, l.shown(n))
		out = append(out, l.pledge(n)...)
	case "ACTIVE":
		if n.Text("lastShownOn") != "" {
			out = append(out, l.shown(n))
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
		out = append(append(out, l.open), l.pledge(n)...)
		out = append(out, l.shown(n))
	}
	if asOf := l.date(n.Values["statusAsOf"]); asOf != "" {
		out = append(out, fmt.Sprintf(l.asOf, asOf))
	}
	return out
}

func (l *statusLocale) shown(n Node) string {
	if last := n.Text("lastShownOn"); last != "" {
		return fmt.Sprintf(l.lastShown, l.day(last))
	}
	return l.neverShown
}

func (l *statusLocale) pledge(n Node) []string {
	for _, e := range n.Nodes["endEvents"] {
		if e.Text("kind") == "END_PLEDGED" {
			return []string{l.pledged}
		}
	}
	return nil
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
