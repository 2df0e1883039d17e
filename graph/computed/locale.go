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

	nothing, others                            string            // place
	counts                                     string            // place, how many certainly and possibly
	none                                       string            // place, how many
	onDay, knownBy                             string            // day
	own, belongs                               string            // agency, place
	reach                                      map[string]string // agency, whom it serves, place
	wasInForce, signedAndInForce, mayBeInForce string            // when it was signed; why it is open
	signed, ended                              string            // when
	unsigned, uncertainThen, unknown           string
	uncertain                                  map[string]string // by status
	on, by, from, between                      string            // days
}

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
	and: " and ",

	nothing: ", no 287(g) agreement on record reaches %s. No full list is loaded, so this does not tell whether there is one.",
	others:  "There may be others: no full list is loaded.",
	counts:  ", agreements on record that reach %s: in force %d, as far as the records go, possibly %d more.",
	none:    ", agreements on record that reach %s: none of %d in force.",
	onDay:   "On %s",
	knownBy: ", by what had been published by %s",
	own:     "%s serves %s.",
	belongs: "%s belongs to %s.",
	reach: map[string]string{
		"WITHIN":      "%s serves %s, within %s.",
		"SURROUNDING": "%s serves %s, around %s.",
		"STATEWIDE":   "%s serves all of %s, and so %s.",
	},
	wasInForce:       ", its 287(g) agreement was in force, as far as the records go.",
	signedAndInForce: ", its 287(g) agreement, signed %s, was in force, as far as the records go.",
	mayBeInForce:     ", its 287(g) agreement may have been in force: %s.",
	signed:           "it was signed %s",
	ended:            "it ended %s",
	unsigned:         "no source tells when it was signed",
	uncertainThen:    "that leaves it open",
	unknown:          "no source tells of that day",
	uncertain: map[string]string{
		"UNKNOWN": "no source tells whether it has ended", "ENDED": "it has ended, and no source tells when",
		"SUPERSEDED": "it has been replaced, and no source tells when", "UNLISTED": "it is gone from ICE's list, which is not an end",
	},
	on: "on %s", by: "by %s", from: "on %s or later", between: "between %s and %s",
}

var spanish = locale{
	months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	formatDay: func(l *locale, d time.Time) string {
		return fmt.Sprintf("%d de %s de %d", d.Day(), l.months[d.Month()-1], d.Year())
	},
	and: " y ",

	nothing: ", ningún acuerdo 287(g) registrado alcanza %s. No se ha cargado ninguna lista completa, así que esto no dice si existe alguno.",
	others:  "Puede haber otros: no se ha cargado ninguna lista completa.",
	counts:  ", acuerdos registrados que alcanzan %s: en vigor %d, según consta, posiblemente %d más.",
	none:    ", acuerdos registrados que alcanzan %s: de %d, ninguno en vigor.",
	onDay:   "El %s",
	knownBy: ", según lo publicado hasta el %s",
	own:     "%s tiene jurisdicción en %s.",
	belongs: "%s pertenece a %s.",
	reach: map[string]string{
		"WITHIN":      "%s tiene jurisdicción en %s, dentro de %s.",
		"SURROUNDING": "%s tiene jurisdicción en %s, alrededor de %s.",
		"STATEWIDE":   "%s tiene jurisdicción en todo el estado de %s, y por tanto en %s.",
	},
	wasInForce:       ", su acuerdo 287(g) estaba en vigor, según consta.",
	signedAndInForce: ", su acuerdo 287(g), firmado %s, estaba en vigor, según consta.",
	mayBeInForce:     ", su acuerdo 287(g) puede haber estado en vigor: %s.",
	signed:           "se firmó %s",
	ended:            "terminó %s",
	unsigned:         "ninguna fuente dice cuándo se firmó",
	uncertainThen:    "eso lo deja abierto",
	unknown:          "ninguna fuente habla de ese día",
	uncertain: map[string]string{
		"UNKNOWN": "ninguna fuente dice si terminó", "ENDED": "terminó, y ninguna fuente dice cuándo",
		"SUPERSEDED": "fue reemplazado, y ninguna fuente dice cuándo", "UNLISTED": "ya no está en la lista de ICE, lo que no es un final",
	},
	on: "el %s", by: "a más tardar el %s", from: "el %s o después", between: "entre el %s y el %s",
}
