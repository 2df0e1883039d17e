package computed

import (
	"fmt"
	"strings"
	"time"
)

// A locale holds the parts of sentences on coverage in one language. Their verbs take what the comments name, in that order.
type locale struct {
	months    [12]string
	formatDay func(l *locale, day time.Time) string
	and       string
	country   string // the United States

	// Of a place as a whole.
	nothing, others string // place
	counts          string // place, what is counted
	sorts           []countText
	lastOfSilent    string // day
	pledges         string // how many

	onDay, knownBy string // day

	// How an agreement reaches a place.
	own, belongs           string            // agency, place
	reach                  map[string]string // agency, whom it serves, place
	agencyRead, servesRead string            // reason
	wayRead                string

	// What is said of the day.
	isListed, isShown, shownThatDay string
	mayBeInForce                    string            // why it is open
	byInference                     string            // reason
	signed, ended                   string            // when
	firstShown, lastShown           string            // day
	over                            map[string]string // by status
	uncertainThen, open             string
	silentAfter, silentBefore       string // day
	silentEnded, itEnded            string // when
	silentThen, silentBetween       string
	neverShown, applied             string
	pledged                         string // when, with a blank before it; what

	on, by, from, between string // days
	printed               func(l *locale, printed string) string
	read, readAs          string // window
}

// A countText says how many agreements there are of a sort, which has the name of the count.
type countText struct{ of, text string }

// localeOf returns the language that was asked for.
func localeOf(args map[string]any) *locale {
	if args["locale"] == "ES" {
		return &spanish
	}
	return &english
}

// day writes a day for people.
func (l *locale) day(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return l.formatDay(l, d)
}

// list joins names: `A, B and C`.
func (l *locale) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + l.and + names[last]
}

var english = locale{
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	formatDay: func(l *locale, d time.Time) string {
		return fmt.Sprintf("%s %d, %d", l.months[d.Month()-1], d.Day(), d.Year())
	},
	and:     " and ",
	country: "the United States",

	nothing: ", no 287(g) agreement on record reaches %s. No full list is loaded, so this does not tell whether there is one.",
	others:  "There may be others: no full list is loaded.",
	counts:  ", 287(g) agreements on record that reach %s: %s.",
	sorts: []countText{
		{"listed", "listed by ICE as participating %d"}, {"shown", "shown in force %d"}, {"possible", "possibly in force %d"},
		{"silent", "without a source for that day %d"}, {"pending", "applied for %d"}, {"unlisted", "no longer on ICE's list %d"},
		{"ended", "ended %d"}, {"replaced", "replaced %d"}, {"withdrawn", "withdrawn %d"}, {"unsigned", "not yet signed %d"},
		{"out", "not in force for another reason %d"},
	},
	lastOfSilent: "Of those without a source for that day, one was last shown in force on %s.",
	pledges:      "Pledges to end one of them, which are no ends: %d.",

	onDay:   "On %s",
	knownBy: ", by what had been published by %s",

	own:     "%s serves %s.",
	belongs: "%s belongs to %s.",
	reach: map[string]string{
		"WITHIN":      "%s serves %s, within %s.",
		"SURROUNDING": "%s serves %s, around %s.",
		"STATEWIDE":   "%s serves all of %s, and so %s.",
	},
	agencyRead: "That the agreement is this agency's is our reading: %s",
	servesRead: "How far this agency reaches is our reading: %s",
	wayRead:    "That its agreement reaches the place is our reading; `via` shows the steps.",

	isListed:     ", its 287(g) agreement was listed by ICE as participating",
	isShown:      ", its 287(g) agreement is shown in force",
	shownThatDay: ", a source shows its 287(g) agreement in force",
	mayBeInForce: ", its 287(g) agreement may have been in force: %s",
	byInference:  ", by inference: %s",
	signed:       "it was signed %s",
	ended:        "it ended %s",
	firstShown:   "a source first shows it in force on %s",
	lastShown:    "a source last shows it in force on %s",
	over: map[string]string{
		"ENDED": "it has ended, and no source tells when", "SUPERSEDED": "it has been replaced, and no source tells when",
	},
	uncertainThen: "that leaves it open",
	open:          "sources leave it open",
	silentAfter:   "Last shown in force on %s.",
	silentBefore:  "First shown in force on %s; no source tells of an earlier day.",
	silentEnded:   "It ended %s; no source tells of that day.",
	itEnded:       "It ended %s.",
	silentThen:    "No source published by then speaks of that day.",
	silentBetween: "No source speaks of that day.",
	neverShown:    "No source tells of a day on which it was in force.",
	applied:       "It was applied for; no source shows it signed.",
	pledged:       "The end of its 287(g) agreement was pledged%s: %s. A pledge is no end.",

	on: "on %s", by: "by %s", from: "on %s or later", between: "between %s and %s",
	printed: printedEnglish,
	read:    " (our reading)",
	readAs:  " (our reading: %s)",
}

var spanish = locale{
	months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	formatDay: func(l *locale, d time.Time) string {
		return fmt.Sprintf("%d de %s de %d", d.Day(), l.months[d.Month()-1], d.Year())
	},
	and:     " y ",
	country: "Estados Unidos",

	nothing: ", ningún acuerdo 287(g) registrado alcanza %s. No se ha cargado ninguna lista completa, así que esto no dice si existe alguno.",
	others:  "Puede haber otros: no se ha cargado ninguna lista completa.",
	counts:  ", acuerdos 287(g) registrados que alcanzan %s: %s.",
	sorts: []countText{
		{"listed", "en la lista de participantes de ICE %d"}, {"shown", "en vigor según alguna fuente %d"}, {"possible", "posiblemente en vigor %d"},
		{"silent", "sin fuente para ese día %d"}, {"pending", "solicitados %d"}, {"unlisted", "fuera ya de la lista de ICE %d"},
		{"ended", "terminados %d"}, {"replaced", "reemplazados %d"}, {"withdrawn", "retirados %d"}, {"unsigned", "aún no firmados %d"},
		{"out", "no en vigor por otro motivo %d"},
	},
	lastOfSilent: "De los que no tienen fuente para ese día, uno consta en vigor por última vez el %s.",
	pledges:      "Promesas de poner fin a alguno, que no son un final: %d.",

	onDay:   "El %s",
	knownBy: ", según lo publicado hasta el %s",

	own:     "%s tiene jurisdicción en %s.",
	belongs: "%s pertenece a %s.",
	reach: map[string]string{
		"WITHIN":      "%s tiene jurisdicción en %s, dentro de %s.",
		"SURROUNDING": "%s tiene jurisdicción en %s, alrededor de %s.",
		"STATEWIDE":   "%s tiene jurisdicción en todo el estado de %s, y por tanto en %s.",
	},
	agencyRead: "Que el acuerdo sea de esta agencia es nuestra lectura; el motivo, en inglés: %s",
	servesRead: "Hasta dónde alcanza esta agencia es nuestra lectura; el motivo, en inglés: %s",
	wayRead:    "Que su acuerdo alcance el lugar es nuestra lectura; `via` muestra los pasos.",

	isListed:     ", ICE incluía su acuerdo 287(g) en la lista de participantes",
	isShown:      ", su acuerdo 287(g) consta en vigor",
	shownThatDay: ", una fuente muestra en vigor su acuerdo 287(g)",
	mayBeInForce: ", su acuerdo 287(g) puede haber estado en vigor: %s",
	byInference:  ", por inferencia; el motivo, en inglés: %s",
	signed:       "se firmó %s",
	ended:        "terminó %s",
	firstShown:   "una fuente lo muestra en vigor por primera vez el %s",
	lastShown:    "una fuente lo muestra en vigor por última vez el %s",
	over: map[string]string{
		"ENDED": "terminó, y ninguna fuente dice cuándo", "SUPERSEDED": "fue reemplazado, y ninguna fuente dice cuándo",
	},
	uncertainThen: "eso lo deja abierto",
	open:          "las fuentes lo dejan abierto",
	silentAfter:   "Una fuente lo muestra en vigor por última vez el %s.",
	silentBefore:  "Una fuente lo muestra en vigor por primera vez el %s; ninguna habla de un día anterior.",
	silentEnded:   "Terminó %s; ninguna fuente habla de ese día.",
	itEnded:       "Terminó %s.",
	silentThen:    "Ninguna fuente publicada hasta entonces habla de ese día.",
	silentBetween: "Ninguna fuente habla de ese día.",
	neverShown:    "Ninguna fuente dice de un día que estuviera en vigor.",
	applied:       "Se solicitó; ninguna fuente lo muestra firmado.",
	pledged:       "Se prometió poner fin a su acuerdo 287(g)%s; la descripción, en inglés: %s. Una promesa no es un final.",

	on: "el %s", by: "a más tardar el %s", from: "el %s o después", between: "entre el %s y el %s",
	printed: func(_ *locale, printed string) string { return "(en la fuente: «" + printed + "»)" },
	read:    " (nuestra lectura)",
	readAs:  " (nuestra lectura: %s)",
}
