package computed

import (
	"strings"
	"time"

	"graph287g/graph/label"
)

// A locale holds the parts of sentences on coverage in one language. Their verbs take what the comments name, in that order.
type locale struct {
	*label.Words
	tag     string // of the language
	and     string
	country string // the United States

	// Of a place as a whole.
	sourceCounts                         string // what a source counts
	nothing, others                      string // place
	nothingListed                        string // place, day of the list, how many lists, day of the first
	searched                             string // day of the list
	knownFirst                           string // day
	one, many                            string // place; how many, place
	oneRead, allRead                     string
	onlyOurs, allOurs                    string
	someOurs                             string // how many
	asRead, oneAsRead                    string // asRead: how many
	sorts                                []countText
	lastOfSilent                         string // day
	oneFormer, manyFormer                string // manyFormer: how many
	onePledge, manyPledges               string // manyPledges: how many
	onePresumed, manyPresumed            string // a pledge is all that shows it; manyPresumed: how many
	oneUnshown, manyUnshown, onlyUnshown string // not even a pledge does; manyUnshown: how many
	onlyLast                             string // day; these three where one agreement alone reaches the place
	onlyFormer, onlyPledge, onlyPresumed string

	onDay, onDayIn, knownBy string // day

	// How an agreement reaches a place.
	own, belongs           string            // agency, place
	reach                  map[string]string // agency, whom it serves, place
	agencyRead, servesRead string            // agency, reason
	wayRead                string

	// What is said of the day.
	isListed, isShown, shownThatDay string            // day
	mayBeInForce                    string            // day, why it is open
	byInference                     string            // reason
	signed, ended                   string            // when
	former                          string            // it ended, no source tells when
	firstShown, lastShown           string            // day
	over                            map[string]string // by status
	uncertainThen, open             string
	silentAfter, silentBefore       string // day
	silentOnly                      string // day
	silentOn, itEnded               string // day; when
	silentThen                      string // day of knowledge, day
	neverShown, applied             string
	presumed                        string // a pledge to end it is all that shows it
	pledged                         string // when, with a blank before it; what

	on, by, from, between string // days
	printed               func(l *locale, printed string) string
	read, readAs          string // window
}

// A countText says that there is one agreement of a sort, which has the name of the count, or how many there are; only says of the only
// agreement, in a sentence of its own, that it is of the sort that day.
type countText struct{ of, one, many, only string }

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
	return l.WriteDay(d)
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
	Words:   &label.English,
	tag:     "en",
	and:     " and ",
	country: "the United States",

	nothing:       "These records hold no agreement under the 287(g) program for %s. They hold no full list, so that this does not tell whether there is one.",
	others:        "The records hold no full list: there may be others.",
	nothingListed: "No agreement under the 287(g) program for %s is on record: no row of ICE's list of %s could be matched to it, nor any of %d lists since %s.",
	searched:      "ICE's list of %s was searched; rows that can't be matched to a place are not counted here.",
	sourceCounts:  "The records hold no full list; what a source counts: %s",
	knownFirst:    "By what had been published by %s, ",
	one:           "These records hold one agreement under the 287(g) program for %s%s.",
	many:          "These records hold %d agreements under the 287(g) program for %s%s.",
	oneRead:       ", by our reading", allRead: ", all of them by our reading", asRead: ", %d of them by our reading", oneAsRead: ", one of them by our reading",
	onlyOurs: "; that it reached the place is our reading", allOurs: "; that they reached the place is our reading",
	someOurs: "; that %d of them reached the place is our reading",
	sorts: []countText{
		{"listed", "one listed by ICE as participating", "%d listed by ICE as participating", "ICE listed it as participating on %s."},
		{"shown", "one shown in force by a source", "%d shown in force by a source", "A source on record shows it in force on %s."},
		{"possible", "one that may have been in force", "%d that may have been in force", "It may have been in force on %s."},
		{"silent", "one of which no source that was read tells whether it was in force that day", "%d of which no source that was read tells whether they were in force that day", "No source read for these records tells whether it was in force on %s."},
		{"pending", "one applied for", "%d applied for", "On %s, it had been applied for."},
		{"unlisted", "one no longer on ICE's list", "%d no longer on ICE's list", "It was no longer on ICE's list on %s, which is not an end."},
		{"ended", "one ended", "%d ended", "On %s, it had already ended."}, {"replaced", "one replaced", "%d replaced", "On %s, another had already replaced it."}, {"withdrawn", "one withdrawn", "%d withdrawn", "On %s, its application had already been withdrawn."},
		{"unsigned", "one not yet signed", "%d not yet signed", "It was not yet signed on %s."}, {"out", "one not in force for another reason", "%d not in force for another reason", "It was not in force on %s."},
	},
	lastOfSilent: "The newest day on which a source shows one of those in force is %s.",
	oneFormer:    "A source that does not say when it ended speaks of one of those as a former agreement.", manyFormer: "Sources that do not say when they ended speak of %d of those as former agreements.",
	onePledge: "A pledge to end one is on record; a pledge is not an end.", manyPledges: "%d pledges to end agreements among them are on record; a pledge is not an end.",
	onePresumed: "That there was one of those agreements follows from a pledge to end it (our reading).", manyPresumed: "That there were %d of those agreements follows from pledges to end them (our reading).",
	oneUnshown: "That there is one of those agreements is our reading: no source read for these records shows it signed or in force.", manyUnshown: "That there are %d of those agreements is our reading: no source read for these records shows them signed or in force.",

	onlyLast: "The newest day on which a source shows it in force is %s.", onlyFormer: "A source that does not say when it ended speaks of it as a former agreement.",
	onlyPledge: "A pledge to end it is on record; a pledge is not an end.", onlyPresumed: "That there was an agreement follows from that pledge (our reading).",
	onlyUnshown: "That there is such an agreement is our reading: no source read for these records shows it signed or in force.",

	onDay:   "On %s",
	onDayIn: "on %s",
	knownBy: ", by what had been published by %s",

	own:     "%s serves %s.",
	belongs: "%s belongs to %s.",
	reach: map[string]string{
		"WITHIN":      "%s serves %s, within %s.",
		"SURROUNDING": "%s serves %s, around %s.",
		"STATEWIDE":   "%s serves all of %s, and so %s.",
	},
	agencyRead: "That %s is the signatory is our reading: %s",
	servesRead: "Which places %s serves is our reading: %s",
	wayRead:    "That its agreement reaches the place is our reading; `via` shows the steps.",

	isListed:     "ICE listed its 287(g) agreement as participating %s",
	isShown:      "Sources on record show its 287(g) agreement in force %s",
	shownThatDay: "A source on record shows its 287(g) agreement in force %s",
	mayBeInForce: "Its 287(g) agreement may have been in force %s: %s",
	byInference:  "; by inference: %s",
	signed:       "it was signed %s",
	ended:        "it ended %s",
	former:       "a source that does not say when it ended speaks of it as a former agreement",
	firstShown:   "a source on record first shows it in force on %s",
	lastShown:    "a source on record last shows it in force on %s",
	over: map[string]string{
		"ENDED": "it has ended, and no source read for these records tells when", "SUPERSEDED": "it has been replaced, and no source read for these records tells when",
	},
	uncertainThen: "that leaves it open",
	open:          "sources on record leave it open",
	silentAfter:   "The last day on which a source shows it in force is %s.",
	silentOnly:    "The only day on which a source shows it in force is %s.",
	silentBefore:  "The first day on which a source shows it in force is %s.",
	silentOn:      "No source read for these records tells whether it was in force on %s.",
	itEnded:       "It ended %s.",
	silentThen:    "No source that was read and was published by %s, tells whether it was in force on %s.",
	neverShown:    "No source read for these records shows it in force on any day.",
	presumed:      "That there was an agreement follows from a pledge to end it (our reading); no source read for these records tells what came of the pledge.",
	applied:       "It was applied for; no source read for these records shows it signed.",
	pledged:       "The end of its 287(g) agreement was pledged%s: %s. A pledge is not an end.",

	on: "on %s", by: "by %s", from: "on %s, or later", between: "between %s and %s",
	printed: printedEnglish,
	read:    " (our reading)",
	readAs:  " (our reading: %s)",
}

var spanish = locale{
	Words:   &label.Spanish,
	tag:     "es",
	and:     " y ",
	country: "Estados Unidos",

	nothing:       "Estos registros no contienen ningún acuerdo del programa 287(g) para %s. Tampoco contienen una lista completa, así que esto no dice si existe alguno.",
	others:        "Los registros no contienen una lista completa: puede haber otros.",
	nothingListed: "No consta ningún acuerdo del programa 287(g) para %s: ninguna fila de la lista de ICE del %s se pudo asignar a ese lugar, ni de ninguna de %d listas desde el %s.",
	searched:      "Se buscó en la lista de ICE del %s; las filas que no se pueden asignar a un lugar no se cuentan aquí.",
	sourceCounts:  "Los registros no contienen una lista completa; lo que cuenta una fuente, en inglés: %s",
	knownFirst:    "Según lo publicado hasta el %s, ",
	one:           "Estos registros contienen un acuerdo del programa 287(g) para %s%s.",
	many:          "Estos registros contienen %d acuerdos del programa 287(g) para %s%s.",
	oneRead:       ", según nuestra lectura", allRead: ", todos según nuestra lectura", asRead: ", %d de ellos según nuestra lectura", oneAsRead: ", uno de ellos según nuestra lectura",
	onlyOurs: "; que abarcara el lugar es nuestra lectura", allOurs: "; que abarcaran el lugar es nuestra lectura",
	someOurs: "; que %d de ellos abarcaran el lugar es nuestra lectura",
	sorts: []countText{
		{"listed", "uno en la lista de participantes de ICE", "%d en la lista de participantes de ICE", "ICE lo incluía en la lista de participantes el %s."},
		{"shown", "uno en vigor según alguna fuente", "%d en vigor según alguna fuente", "Una fuente registrada lo muestra en vigor el %s."},
		{"possible", "uno que puede haber estado en vigor", "%d que pueden haber estado en vigor", "Puede haber estado en vigor el %s."},
		{"silent", "uno del que ninguna fuente leída dice si estaba en vigor ese día", "%d de los que ninguna fuente leída dice si estaban en vigor ese día", "Ninguna fuente leída para estos registros dice si estaba en vigor el %s."},
		{"pending", "uno solicitado", "%d solicitados", "El %s se había solicitado."},
		{"unlisted", "uno fuera ya de la lista de ICE", "%d fuera ya de la lista de ICE", "Ya no estaba en la lista de ICE el %s, lo que no es un final."},
		{"ended", "uno terminado", "%d terminados", "El %s ya había terminado."}, {"replaced", "uno reemplazado", "%d reemplazados", "El %s otro ya lo había reemplazado."}, {"withdrawn", "uno retirado", "%d retirados", "El %s su solicitud ya había sido retirada."},
		{"unsigned", "uno aún no firmado", "%d aún no firmados", "Aún no se había firmado el %s."}, {"out", "uno no en vigor por otro motivo", "%d no en vigor por otro motivo", "No estaba en vigor el %s."},
	},
	lastOfSilent: "El día más reciente en que una fuente muestra en vigor uno de ellos es el %s.",
	oneFormer:    "Una fuente que no dice cuándo terminó habla de uno de ellos como de un acuerdo anterior.", manyFormer: "Fuentes que no dicen cuándo fue su final hablan de %d de ellos como de acuerdos anteriores.",
	onePledge: "Consta una promesa de poner fin a uno; una promesa no es un final.", manyPledges: "Constan %d promesas de poner fin a acuerdos entre ellos; una promesa no es un final.",
	onePresumed: "Que existiera uno de ellos se deduce de una promesa de ponerle fin (nuestra lectura).", manyPresumed: "Que existieran %d de ellos se deduce de promesas de ponerles fin (nuestra lectura).",
	oneUnshown: "Que exista uno de ellos es nuestra lectura: ninguna fuente leída para estos registros lo muestra firmado ni en vigor.", manyUnshown: "Que existan %d de ellos es nuestra lectura: ninguna fuente leída para estos registros los muestra firmados ni en vigor.",

	onlyLast: "El día más reciente en que una fuente lo muestra en vigor es el %s.", onlyFormer: "Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior.",
	onlyPledge: "Consta una promesa de ponerle fin; una promesa no es un final.", onlyPresumed: "Que existiera se deduce de esa promesa (nuestra lectura).",
	onlyUnshown: "Que exista tal acuerdo es nuestra lectura: ninguna fuente leída para estos registros lo muestra firmado ni en vigor.",

	onDay:   "El %s",
	onDayIn: "el %s",
	knownBy: ", según lo publicado hasta el %s",

	own:     "%s tiene jurisdicción en %s.",
	belongs: "%s pertenece a %s.",
	reach: map[string]string{
		"WITHIN":      "%s tiene jurisdicción en %s, dentro de %s.",
		"SURROUNDING": "%s tiene jurisdicción en %s, alrededor de %s.",
		"STATEWIDE":   "%s tiene jurisdicción en todo el territorio de %s, y por tanto en %s.",
	},
	agencyRead: "Que %s sea la parte firmante es nuestra lectura; el motivo, en inglés: %s",
	servesRead: "En qué lugares tiene jurisdicción %s es nuestra lectura; el motivo, en inglés: %s",
	wayRead:    "Que su acuerdo abarque el lugar es nuestra lectura; `via` muestra los pasos.",

	isListed:     "ICE incluía su acuerdo 287(g) en la lista de participantes %s",
	isShown:      "Fuentes registradas muestran en vigor su acuerdo 287(g) %s",
	shownThatDay: "Una fuente registrada muestra en vigor su acuerdo 287(g) %s",
	mayBeInForce: "Su acuerdo 287(g) puede haber estado en vigor %s: %s",
	byInference:  ", por inferencia; el motivo, en inglés: %s",
	signed:       "se firmó %s",
	ended:        "terminó %s",
	former:       "una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior",
	firstShown:   "una fuente registrada lo muestra en vigor por primera vez el %s",
	lastShown:    "una fuente registrada lo muestra en vigor por última vez el %s",
	over: map[string]string{
		"ENDED": "terminó, y ninguna fuente leída para estos registros dice cuándo", "SUPERSEDED": "fue reemplazado, y ninguna fuente leída para estos registros dice cuándo",
	},
	uncertainThen: "eso lo deja abierto",
	open:          "las fuentes registradas lo dejan abierto",
	silentAfter:   "El último día en que una fuente lo muestra en vigor es el %s.",
	silentOnly:    "El único día en que una fuente lo muestra en vigor es el %s.",
	silentBefore:  "El primer día en que una fuente lo muestra en vigor es el %s.",
	silentOn:      "Ninguna fuente leída para estos registros dice si estaba en vigor el %s.",
	itEnded:       "Terminó %s.",
	silentThen:    "Ninguna fuente leída y publicada hasta el %s dice si estaba en vigor el %s.",
	neverShown:    "Ninguna fuente leída para estos registros lo muestra en vigor en día alguno.",
	presumed:      "Que existiera se deduce de una promesa de ponerle fin (nuestra lectura); ninguna fuente leída para estos registros dice qué fue de la promesa.",
	applied:       "Se solicitó; ninguna fuente leída para estos registros lo muestra firmado.",
	pledged:       "Se prometió poner fin a su acuerdo 287(g)%s; la descripción, en inglés: %s. Una promesa no es un final.",

	on: "el %s", by: "a más tardar el %s", from: "el %s, o después", between: "entre el %s y el %s",
	printed: func(_ *locale, printed string) string { return "(en la fuente: «" + printed + "»)" },
	read:    " (nuestra lectura)",
	readAs:  " (nuestra lectura: %s)",
}
