package computed

import "testing"

// agreementOn is an agreement of which a state was found for a day.
func agreementOn(state string, more map[string]any, pledged bool) Node {
	n := Node{Kind: "Agreement", Values: map[string]any{"status": "UNKNOWN"}, Nodes: map[string][]Node{"day": {{Values: map[string]any{"state": state}}}}}
	for k, v := range more {
		n.Values[k] = v
	}
	if pledged {
		n.Nodes["endEvents"] = []Node{{Values: map[string]any{"kind": "END_PLEDGED"}}}
	}
	return n
}

// backedBy makes a field of a node our reading.
func backedBy(field string, n Node) Node {
	n.Nodes["backing"] = []Node{{Values: map[string]any{"field": field, "standing": "INFERRED"}}, {Values: map[string]any{"field": "status", "standing": "STATED"}}}
	return n
}

// signedByReading makes who signed our reading.
func signedByReading(n Node) Node {
	n.Nodes["agency"] = []Node{{Values: map[string]any{"name": "The Patrol"}}}
	n.Nodes["backing"] = []Node{{Values: map[string]any{"field": "agency", "standing": "INFERRED", "reason": "A title alone speaks of it"}}}
	return n
}

// formerByReading makes an agreement one that a source without a date calls former.
func formerByReading(n Node) Node {
	n.Values["endedOn"] = printed("", "", "2026-11-21", true)
	n.Nodes["backing"] = []Node{{Values: map[string]any{"field": "endedOn", "standing": "INFERRED", "reason": "It is called previous"}}}
	return n
}

func TestStatusExplanations(t *testing.T) {
	lateIn2018 := printed("late 2018", "2018-10-01", "2018-12-31", true)
	on := map[string]any{ExplainedDay: "2018-11-15"}
	for name, x := range map[string]struct {
		node Node
		args map[string]any
		en   string
		es   string
	}{
		"silent, never shown": {agreementOn("SILENT", nil, false), on,
			"No source read for these records tells whether it was in force on November 15, 2018. No source read for these records shows it in force on any day.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno."},
		"silent, with a pledge": {agreementOn("SILENT", nil, true), on,
			"No source read for these records tells whether it was in force on November 15, 2018. No source read for these records shows it in force on any day. That there was an agreement follows from a pledge to end it (our reading); no source read for these records tells what came of the pledge.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno. Que existiera se deduce de una promesa de ponerle fin (nuestra lectura); ninguna fuente leída para estos registros dice qué fue de la promesa."},
		"silent, shown before": {agreementOn("SILENT", map[string]any{"lastShownOn": "2018-05-19"}, true), on,
			"No source read for these records tells whether it was in force on November 15, 2018. The last day on which a source shows it in force is May 19, 2018. A pledge to end it is on record; no source read for these records tells what came of it.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. El último día en que una fuente lo muestra en vigor es el 19 de mayo de 2018. Consta una promesa de ponerle fin; ninguna fuente leída para estos registros dice qué fue de ella."},
		"silent, called former": {agreementOn("SILENT", map[string]any{"endedOn": printed("", "", "2026-11-21", true)}, false), on,
			"No source read for these records tells whether it was in force on November 15, 2018. A source that does not say when it ended speaks of it as a former agreement.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior."},
		"possible": {agreementOn("POSSIBLE", map[string]any{"endedOn": lateIn2018, "lastShownOn": "2018-09-30"}, false), on,
			"It may have been in force on November 15, 2018: sources leave that open. It ended in late 2018 (our reading: between October 1, 2018 and December 31, 2018).",
			"Puede haber estado en vigor el 15 de noviembre de 2018: las fuentes lo dejan abierto. Terminó (en la fuente: «late 2018») (nuestra lectura: entre el 1 de octubre de 2018 y el 31 de diciembre de 2018)."},
		"in force, on the eve of an end": {agreementOn("ACTIVE", map[string]any{"endedOn": lateIn2018, "lastShownOn": "2018-09-30"}, false), map[string]any{ExplainedDay: "2018-09-30"},
			"Sources show it in force on September 30, 2018. It ended in late 2018 (our reading: between October 1, 2018 and December 31, 2018).",
			"Hay fuentes que lo muestran en vigor el 30 de septiembre de 2018. Terminó (en la fuente: «late 2018») (nuestra lectura: entre el 1 de octubre de 2018 y el 31 de diciembre de 2018)."},
		"in force by our reading": {backedBy("lastShownOn", agreementOn("ACTIVE", map[string]any{"firstShownOn": "2018-10-01", "lastShownOn": "2018-12-01"}, false)), on,
			"Sources show it in force on November 15, 2018, by our reading. The last day on which a source shows it in force is December 1, 2018 (our reading).",
			"Hay fuentes que lo muestran en vigor el 15 de noviembre de 2018, según nuestra lectura. El último día en que una fuente lo muestra en vigor es el 1 de diciembre de 2018 (nuestra lectura)."},
		"in force that very day": {agreementOn("ACTIVE", map[string]any{"firstShownOn": "2018-11-15", "lastShownOn": "2018-11-15"}, false), on,
			"A source shows it in force on November 15, 2018.", "Una fuente lo muestra en vigor el 15 de noviembre de 2018."},
		"silent, shown on one day alone": {backedBy("lastShownOn", agreementOn("SILENT", map[string]any{"firstShownOn": "2025-05-19", "lastShownOn": "2025-05-19"}, false)), on,
			"No source read for these records tells whether it was in force on November 15, 2018. The only day on which a source shows it in force is May 19, 2025 (our reading).",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. El único día en que una fuente lo muestra en vigor es el 19 de mayo de 2025 (nuestra lectura)."},
		"silent, shown first later": {agreementOn("SILENT", map[string]any{"firstShownOn": "2025-05-19", "lastShownOn": "2025-06-19"}, false), on,
			"No source read for these records tells whether it was in force on November 15, 2018. The first day on which a source shows it in force is May 19, 2025.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. El primer día en que una fuente lo muestra en vigor es el 19 de mayo de 2025."},
		"ended, by a window of our reading": {backedBy("endedOn", agreementOn("ENDED", map[string]any{"endedOn": lateIn2018}, false)), map[string]any{ExplainedDay: "2019-06-30"},
			"On June 30, 2019, it had already ended. It ended in late 2018 (our reading: between October 1, 2018 and December 31, 2018).",
			"El 30 de junio de 2019 ya había terminado. Terminó (en la fuente: «late 2018») (nuestra lectura: entre el 1 de octubre de 2018 y el 31 de diciembre de 2018)."},
		"of a signatory by our reading": {signedByReading(agreementOn("SILENT", nil, false)), on,
			"No source read for these records tells whether it was in force on November 15, 2018. No source read for these records shows it in force on any day. That The Patrol is the signatory is our reading: A title alone speaks of it.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno. Que The Patrol sea la parte firmante es nuestra lectura; el motivo, en inglés: A title alone speaks of it."},
		"no longer listed": {agreementOn("UNLISTED", map[string]any{"lastListedOn": "2018-05-01", "signedOn": window("2017-03-02", "2017-03-02")}, false), on,
			"On November 15, 2018, it was no longer on ICE's list, which is not an end. It was signed on March 2, 2017. The last of ICE's lists that carries it is of May 1, 2018.",
			"El 15 de noviembre de 2018 ya no estaba en la lista de ICE, lo que no es un final. Se firmó el 2 de marzo de 2017. La última lista de ICE que lo incluye es del 1 de mayo de 2018."},
		"by what was known": {agreementOn("SILENT", map[string]any{"lastShownOn": "2018-05-19"}, false), map[string]any{ExplainedDay: "2018-11-15", "knownAt": "2019-01-01"},
			"No source read for these records tells whether it was in force on November 15, 2018, by what had been published by January 1, 2019.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 15 de noviembre de 2018, según lo publicado hasta el 1 de enero de 2019."},
		"unknown then": {agreementOn("UNPUBLISHED", nil, false), map[string]any{ExplainedDay: "2018-11-15", "knownAt": "2019-01-01"},
			"No source read for these records that speaks of it is known to have been published by January 1, 2019.", "De ninguna fuente leída para estos registros que hable de él consta que se hubiera publicado hasta el 1 de enero de 2019."},
		"the last state, in force": {agreementOn("", map[string]any{"status": "ACTIVE", "lastShownOn": "2025-05-19", "statusAsOf": printed("", "2025-05-19", "", true)}, false), nil,
			"The newest source read that tells of its status shows it in force. The last day on which a source shows it in force is May 19, 2025. The newest source read that tells of its status was published on May 19, 2025, or later (our reading).",
			"La fuente leída más reciente sobre su estado lo muestra en vigor. El último día en que una fuente lo muestra en vigor es el 19 de mayo de 2025. La fuente leída más reciente sobre su estado se publicó el 19 de mayo de 2025, o después (nuestra lectura)."},
		"ended, by our reading": {backedBy("endedOn", agreementOn("ENDED", map[string]any{"endedOn": printed("", "", "2018-12-31", true)}, false)), map[string]any{ExplainedDay: "2019-06-30"},
			"On June 30, 2019, it had already ended, by our reading. A source that does not say when it ended speaks of it as a former agreement.",
			"El 30 de junio de 2019 ya había terminado, según nuestra lectura. Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior."},
		"called former, with a reason": {formerByReading(agreementOn("POSSIBLE", nil, false)), on,
			"It may have been in force on November 15, 2018: sources leave that open. A source that does not say when it ended speaks of it as a former agreement. By when it had ended is our reading: It is called previous.",
			"Puede haber estado en vigor el 15 de noviembre de 2018: las fuentes lo dejan abierto. Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior. Para qué fecha había terminado es nuestra lectura; el motivo, en inglés: It is called previous."},
		"the last state, ended by a window of our reading": {backedBy("endedOn", agreementOn("", map[string]any{"status": "ENDED", "endedOn": lateIn2018}, false)), nil,
			"It has ended. It ended in late 2018 (our reading: between October 1, 2018 and December 31, 2018).",
			"Ha terminado. Terminó (en la fuente: «late 2018») (nuestra lectura: entre el 1 de octubre de 2018 y el 31 de diciembre de 2018)."},
		"the last state, called former": {backedBy("status", agreementOn("", map[string]any{"status": "ENDED", "endedOn": printed("", "", "2026-11-21", true), "statusAsOf": printed("", "", "2026-11-21", true)}, false)), nil,
			"It has ended, by our reading. A source that does not say when it ended speaks of it as a former agreement.", "Ha terminado, según nuestra lectura. Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior."},
		"the last state, left open": {agreementOn("", map[string]any{"status": "UNKNOWN", "statusAsOf": printed("", "2025-05-19", "", true)}, false), nil,
			"What was read leaves its status open. No source read for these records shows it in force on any day.", "Lo leído deja abierto su estado. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno."},
	} {
		t.Run(name, func(t *testing.T) {
			for locale, want := range map[string]string{"EN": x.en, "ES": x.es} {
				args := map[string]any{"locale": locale}
				for k, v := range x.args {
					args[k] = v
				}
				if got := StatusExplanation.Make(x.node, args); got != want {
					t.Errorf("\n%s\nnot\n%s", got, want)
				}
			}
		})
	}
}

// Every state that a day can have has a sentence.
func TestStatesHaveSentences(t *testing.T) {
	for _, l := range statusLocales {
		for _, state := range []string{"ACTIVE", "ENDED", "SUPERSEDED", "NOT_YET_SIGNED", "PENDING", "WITHDRAWN", "UNLISTED", "UNKNOWN", "POSSIBLE", "SILENT"} {
			if l.states[state] == "" {
				t.Errorf("%s has no sentence", state)
			}
		}
	}
}
