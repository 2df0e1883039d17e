package computed

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

func window(earliest, latest string) map[string]any {
	out := map[string]any{}
	if earliest != "" {
		out["earliest"] = earliest
	}
	if latest != "" {
		out["latest"] = latest
	}
	return out
}

// printed is a window that a source prints.
func printed(text, earliest, latest string, inferred bool) map[string]any {
	out := window(earliest, latest)
	out["printed"], out["inferred"] = text, inferred
	return out
}

func entry(reach, certainty string, more map[string]any) Node {
	n := Node{Kind: "Agreement", Values: map[string]any{"reach": reach, "certainty": certainty, "day": "2018-06-01", "status": "UNKNOWN", "way": "STATED"}}
	for k, v := range more {
		n.Values[k] = v
	}
	served := []Node{{Values: map[string]any{"name": "A County"}}, {Values: map[string]any{"name": "B County"}}, {Values: map[string]any{"name": "C County"}}}
	state := []Node{{Values: map[string]any{"name": "Ohio"}}}
	n.Nodes = map[string][]Node{
		"agency": {{Values: map[string]any{"name": "The Patrol"}, Nodes: map[string][]Node{">SERVES": served}}},
		"place":  {{Values: map[string]any{"name": "Town"}, Nodes: map[string][]Node{">IN_STATE": state}}},
	}
	return n
}

// Every reach and every reason, in both languages: what is expected was written from the rules.
func TestExplanations(t *testing.T) {
	for name, x := range map[string]struct {
		node           Node
		wantEN, wantES string
	}{
		"own, shown": {entry("OWN", "CERTAIN", nil),
			"The Patrol serves Town, Ohio. Sources on record show its 287(g) agreement in force on June 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018."},
		"shown that very day, by inference": {entry("OWN", "CERTAIN", map[string]any{"lastShownOn": "2018-06-01", "firstShownOn": "2018-06-01", "dayReason": "Its figures are of that day."}),
			"The Patrol serves Town, Ohio. A source on record shows its 287(g) agreement in force on June 1, 2018; by inference: Its figures are of that day.",
			"The Patrol tiene jurisdicción en Town, Ohio. Una fuente registrada muestra en vigor su acuerdo 287(g) el 1 de junio de 2018, por inferencia; el motivo, en inglés: Its figures are of that day."},
		"within, signed on a day": {entry("WITHIN", "CERTAIN", map[string]any{"signedOn": window("2017-03-02", "2017-03-02"), "firstShownOn": "2017-03-02", "lastShownOn": "2019-01-01"}),
			"The Patrol serves A County, B County and C County, within Town, Ohio. Sources on record show its 287(g) agreement in force on June 1, 2018: it was signed on March 2, 2017; a source on record last shows it in force on January 1, 2019.",
			"The Patrol tiene jurisdicción en el condado de A, el condado de B y el condado de C, dentro de Town, Ohio. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018: se firmó el 2 de marzo de 2017; una fuente registrada lo muestra en vigor por última vez el 1 de enero de 2019."},
		"shown before and after": {entry("OWN", "CERTAIN", map[string]any{"firstShownOn": "2017-03-02", "lastShownOn": "2019-01-01"}),
			"The Patrol serves Town, Ohio. Sources on record show its 287(g) agreement in force on June 1, 2018: a source on record first shows it in force on March 2, 2017; a source on record last shows it in force on January 1, 2019.",
			"The Patrol tiene jurisdicción en Town, Ohio. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018: una fuente registrada lo muestra en vigor por primera vez el 2 de marzo de 2017; una fuente registrada lo muestra en vigor por última vez el 1 de enero de 2019."},
		"on the eve of its end": {entry("OWN", "CERTAIN", map[string]any{"firstShownOn": "2018-06-01", "lastShownOn": "2018-06-01", "endedOn": printed("mid-2018", "2018-06-02", "2018-08-31", true)}),
			"The Patrol serves Town, Ohio. Sources on record show its 287(g) agreement in force on June 1, 2018: it ended in mid-2018 (our reading: between June 2, 2018 and August 31, 2018).",
			"The Patrol tiene jurisdicción en Town, Ohio. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018: terminó (en la fuente: «mid-2018») (nuestra lectura: entre el 2 de junio de 2018 y el 31 de agosto de 2018)."},
		"listed": {entry("OWN", "CERTAIN", map[string]any{"firstListedOn": "2018-01-01", "lastListedOn": "2018-06-01", "lastShownOn": "2018-06-01"}),
			"The Patrol serves Town, Ohio. ICE listed its 287(g) agreement as participating on June 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. ICE incluía su acuerdo 287(g) en la lista de participantes el 1 de junio de 2018."},
		"surrounding, signed in a window": {entry("SURROUNDING", "POSSIBLE", map[string]any{"signedOn": window("2018-01-01", "2018-12-31"), "status": "ACTIVE"}),
			"The Patrol serves A County, B County and C County, around Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018: it was signed between January 1, 2018 and December 31, 2018.",
			"The Patrol tiene jurisdicción en el condado de A, el condado de B y el condado de C, alrededor de Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018: se firmó entre el 1 de enero de 2018 y el 31 de diciembre de 2018."},
		"statewide, between two lists": {entry("STATEWIDE", "POSSIBLE", map[string]any{"status": "ACTIVE", "firstListedOn": "2017-01-01", "lastListedOn": "2018-01-01"}),
			"The Patrol serves all of A County, B County and C County, and so Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018: sources on record leave it open.",
			"The Patrol tiene jurisdicción en todo el territorio del condado de A, el condado de B y el condado de C, y por tanto en Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018: las fuentes registradas lo dejan abierto."},
		"ended as its source prints it": {entry("OWN", "POSSIBLE", map[string]any{"status": "ENDED", "endedOn": printed("late 2018", "2018-05-01", "2018-12-31", false)}),
			"The Patrol serves Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018: it ended in late 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018: terminó (en la fuente: «late 2018»)."},
		"ended in a window that is our reading": {entry("OWN", "POSSIBLE", map[string]any{"status": "ENDED", "endedOn": printed("late 2018", "2018-10-01", "2018-12-31", true), "dayReason": "Late is the last quarter"}),
			"The Patrol serves Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018: it ended in late 2018 (our reading: between October 1, 2018 and December 31, 2018); by inference: Late is the last quarter.",
			"The Patrol tiene jurisdicción en Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018: terminó (en la fuente: «late 2018») (nuestra lectura: entre el 1 de octubre de 2018 y el 31 de diciembre de 2018), por inferencia; el motivo, en inglés: Late is the last quarter."},
		"over, no source tells when": {entry("OWN", "POSSIBLE", map[string]any{"status": "ENDED", "signedOn": window("", "2018-12-31")}),
			"The Patrol serves Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018: it was signed by December 31, 2018; it has ended, and no source read for these records tells when.",
			"The Patrol tiene jurisdicción en Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018: se firmó a más tardar el 31 de diciembre de 2018; terminó, y ninguna fuente leída para estos registros dice cuándo."},
		"by what was known": {entry("OWN", "POSSIBLE", map[string]any{"known": "2018-07-01", "status": "ENDED"}),
			"The Patrol serves Town, Ohio. Its 287(g) agreement may have been in force on June 1, 2018, by what had been published by July 1, 2018: that leaves it open.",
			"The Patrol tiene jurisdicción en Town, Ohio. Su acuerdo 287(g) puede haber estado en vigor el 1 de junio de 2018, según lo publicado hasta el 1 de julio de 2018: eso lo deja abierto."},
		"shown by what was known": {entry("OWN", "CERTAIN", map[string]any{"known": "2018-07-01", "signedOn": window("2017-03-02", "2017-03-02"), "lastShownOn": "2019-01-01"}),
			"The Patrol serves Town, Ohio. Sources on record show its 287(g) agreement in force on June 1, 2018, by what had been published by July 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018, según lo publicado hasta el 1 de julio de 2018."},
		"of an agency by our reading": {entry("OWN", "CERTAIN", map[string]any{"way": "INFERRED", "agencyReason": "It names no signatory."}),
			"The Patrol serves Town, Ohio. That The Patrol is the signatory is our reading: It names no signatory. Sources on record show its 287(g) agreement in force on June 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. Que The Patrol sea la parte firmante es nuestra lectura; el motivo, en inglés: It names no signatory. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018."},
		"within an area by our reading": {entry("OWN", "CERTAIN", map[string]any{"way": "INFERRED", "servesReason": "It bears the name"}),
			"The Patrol serves Town, Ohio. Which places The Patrol serves is our reading: It bears the name. Sources on record show its 287(g) agreement in force on June 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. En qué lugares tiene jurisdicción The Patrol es nuestra lectura; el motivo, en inglés: It bears the name. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018."},
		"there by our reading": {entry("OWN", "CERTAIN", map[string]any{"way": "INFERRED"}),
			"The Patrol serves Town, Ohio. That its agreement reaches the place is our reading; `via` shows the steps. Sources on record show its 287(g) agreement in force on June 1, 2018.",
			"The Patrol tiene jurisdicción en Town, Ohio. Que su acuerdo abarque el lugar es nuestra lectura; `via` muestra los pasos. Fuentes registradas muestran en vigor su acuerdo 287(g) el 1 de junio de 2018."},
	} {
		t.Run(name, func(t *testing.T) { wantTexts(t, Explanation, x.node, x.wantEN, x.wantES) })
	}
}

func wantTexts(t *testing.T, made Text, n Node, wantEN, wantES string) {
	t.Helper()
	for locale, want := range map[string]string{"EN": wantEN, "ES": wantES} {
		if got := made.Make(n, map[string]any{"locale": locale}); got != want {
			t.Errorf("\n%s\nnot\n%s", got, want)
		}
	}
}

func TestReasonsOfSilence(t *testing.T) {
	for name, x := range map[string]struct {
		more           map[string]any
		wantEN, wantES string
	}{
		"after the last day shown": {map[string]any{"firstShown": "2017-01-01", "lastShown": "2018-05-19"},
			"No source read for these records tells whether it was in force on June 1, 2018. The last day on which a source shows it in force is May 19, 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. El último día en que una fuente lo muestra en vigor es el 19 de mayo de 2018."},
		"after a last day that is our reading": {map[string]any{"firstShown": "2017-01-01", "lastShown": "2018-05-19", "lastShownRead": true},
			"No source read for these records tells whether it was in force on June 1, 2018. The last day on which a source shows it in force is May 19, 2018 (our reading).", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. El último día en que una fuente lo muestra en vigor es el 19 de mayo de 2018 (nuestra lectura)."},
		"before the first": {map[string]any{"firstShown": "2018-06-02", "lastShown": "2019-05-19"},
			"No source read for these records tells whether it was in force on June 1, 2018. The first day on which a source shows it in force is June 2, 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. El primer día en que una fuente lo muestra en vigor es el 2 de junio de 2018."},
		"between": {map[string]any{"firstShown": "2018-01-02", "lastShown": "2019-05-19"},
			"No source read for these records tells whether it was in force on June 1, 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018."},
		"never shown": {nil,
			"No source read for these records tells whether it was in force on June 1, 2018. No source read for these records shows it in force on any day.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno."},
		"whose end alone is known": {map[string]any{"firstShown": "2018-09-30", "lastShown": "2018-09-30", "endedOn": printed("late 2018", "2018-10-01", "2018-12-31", false)},
			"No source read for these records tells whether it was in force on June 1, 2018. It ended in late 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Terminó (en la fuente: «late 2018»)."},
		"that ended by some day": {map[string]any{"endedOn": window("", "2018-12-31")},
			"No source read for these records tells whether it was in force on June 1, 2018. It ended by December 31, 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Terminó a más tardar el 31 de diciembre de 2018."},
		"that a source calls former": {map[string]any{"endedOn": printed("", "", "2026-11-21", true)},
			"No source read for these records tells whether it was in force on June 1, 2018. A source that does not say when it ended speaks of it as a former agreement.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Una fuente que no dice cuándo terminó habla de él como de un acuerdo anterior."},
		"shown before, and ended": {map[string]any{"firstShown": "2018-01-30", "lastShown": "2018-05-30", "endedOn": window("", "2018-12-31")},
			"No source read for these records tells whether it was in force on June 1, 2018. The last day on which a source shows it in force is May 30, 2018. It ended by December 31, 2018.", "Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. El último día en que una fuente lo muestra en vigor es el 30 de mayo de 2018. Terminó a más tardar el 31 de diciembre de 2018."},
		"by what was known": {map[string]any{"known": "2018-07-01", "lastShown": "2018-05-19"},
			"No source that was read and was published by July 1, 2018, tells whether it was in force on June 1, 2018.", "Ninguna fuente leída y publicada hasta el 1 de julio de 2018 dice si estaba en vigor el 1 de junio de 2018."},
		"of an agency by our reading": {map[string]any{"way": "INFERRED", "agencyReason": "It names no signatory."},
			"No source read for these records tells whether it was in force on June 1, 2018. No source read for these records shows it in force on any day. That The Patrol is the signatory is our reading: It names no signatory.",
			"Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno. Que The Patrol sea la parte firmante es nuestra lectura; el motivo, en inglés: It names no signatory."},
	} {
		t.Run(name, func(t *testing.T) { wantTexts(t, Silence, entry("OWN", "", x.more), x.wantEN, x.wantES) })
	}
	pledged := entry("OWN", "", map[string]any{"status": "UNKNOWN"})
	pledged.Nodes["endEvents"] = []Node{{Values: map[string]any{"kind": "END_PLEDGED"}}}
	wantTexts(t, Silence, pledged,
		"No source read for these records tells whether it was in force on June 1, 2018. No source read for these records shows it in force on any day. That there was an agreement follows from a pledge to end it (our reading); no source read for these records tells what came of the pledge.",
		"Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Ninguna fuente leída para estos registros lo muestra en vigor en día alguno. Que existiera se deduce de una promesa de ponerle fin (nuestra lectura); ninguna fuente leída para estos registros dice qué fue de la promesa.")
	wantTexts(t, Application, entry("OWN", "", nil), "It was applied for; no source read for these records shows it signed.", "Se solicitó; ninguna fuente leída para estos registros lo muestra firmado.")
}

func TestPledges(t *testing.T) {
	n := Node{Kind: "Event", Values: map[string]any{"description": "pledge of the sheriff", "reach": "OWN", "way": "STATED", "happenedOn": window("2018-12-05", "2018-12-05")}}
	of := entry("OWN", "", nil)
	n.Nodes = map[string][]Node{"agreement": {of}, "place": of.Nodes["place"]}
	wantTexts(t, Pledge, n,
		"The Patrol serves Town, Ohio. The end of its 287(g) agreement was pledged on December 5, 2018: pledge of the sheriff. A pledge is not an end.",
		"The Patrol tiene jurisdicción en Town, Ohio. Se prometió poner fin a su acuerdo 287(g) el 5 de diciembre de 2018; la descripción, en inglés: pledge of the sheriff. Una promesa no es un final.")
	delete(n.Values, "happenedOn")
	wantTexts(t, Pledge, n,
		"The Patrol serves Town, Ohio. The end of its 287(g) agreement was pledged: pledge of the sheriff. A pledge is not an end.",
		"The Patrol tiene jurisdicción en Town, Ohio. Se prometió poner fin a su acuerdo 287(g); la descripción, en inglés: pledge of the sheriff. Una promesa no es un final.")
}

func TestSummaries(t *testing.T) {
	counted := func(counts map[string]string, more map[string]any) Node {
		n := Node{Values: map[string]any{"name": "Ohio", "day": "2018-06-01"}}
		for name, count := range counts {
			n.Values[name] = json.Number(count)
		}
		for name, v := range more {
			n.Values[name] = v
		}
		return n
	}
	for _, x := range []struct {
		en, es string
		n      Node
	}{
		{"These records hold no agreement under the 287(g) program for Ohio. They hold no full list, so that this does not tell whether there is one.",
			"Estos registros no contienen ningún acuerdo del programa 287(g) para Ohio. Tampoco contienen una lista completa, así que esto no dice si existe alguno.",
			counted(map[string]string{"records": "0"}, nil)},
		{"These records hold 3 agreements under the 287(g) program for Ohio. On June 1, 2018: one ended; 2 not yet signed. The records hold no full list: there may be others.",
			"Estos registros contienen 3 acuerdos del programa 287(g) para Ohio. El 1 de junio de 2018: uno terminado; 2 aún no firmados. Los registros no contienen una lista completa: puede haber otros.",
			counted(map[string]string{"records": "3", "ended": "1", "unsigned": "2"}, nil)},
		{"These records hold one agreement under the 287(g) program for Ohio. A source on record shows it in force on June 1, 2018. The records hold no full list; what a source counts: Ohio had 277 agreements.",
			"Estos registros contienen un acuerdo del programa 287(g) para Ohio. Una fuente registrada lo muestra en vigor el 1 de junio de 2018. Los registros no contienen una lista completa; lo que cuenta una fuente, en inglés: Ohio had 277 agreements.",
			counted(map[string]string{"records": "1", "shown": "1"}, map[string]any{"figure": "Ohio had 277 agreements."})},
		{"These records hold one agreement under the 287(g) program for Ohio; that it reached the place is our reading. No source read for these records tells whether it was in force on June 1, 2018. A pledge to end it is on record; a pledge is not an end. That there was an agreement follows from that pledge (our reading). The records hold no full list: there may be others.",
			"Estos registros contienen un acuerdo del programa 287(g) para Ohio; que abarcara el lugar es nuestra lectura. Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Consta una promesa de ponerle fin; una promesa no es un final. Que existiera se deduce de esa promesa (nuestra lectura). Los registros no contienen una lista completa: puede haber otros.",
			counted(map[string]string{"records": "1", "silent": "1", "readings": "1", "pledges": "1", "presumed": "1"}, nil)},
		{"These records hold one agreement under the 287(g) program for Ohio; that it reached the place is our reading. No source read for these records tells whether it was in force on June 1, 2018. That there is such an agreement is our reading: no source read for these records shows it signed or in force. The records hold no full list: there may be others.",
			"Estos registros contienen un acuerdo del programa 287(g) para Ohio; que abarcara el lugar es nuestra lectura. Ninguna fuente leída para estos registros dice si estaba en vigor el 1 de junio de 2018. Que exista tal acuerdo es nuestra lectura: ninguna fuente leída para estos registros lo muestra firmado ni en vigor. Los registros no contienen una lista completa: puede haber otros.",
			counted(map[string]string{"records": "1", "silent": "1", "readings": "1", "unshown": "1"}, nil)},
		{"These records hold 12 agreements under the 287(g) program for Ohio; that 7 of them reached the place is our reading. On June 1, 2018: 2 shown in force by a source, one of them by our reading; one that may have been in force; 4 of which no source that was read tells whether they were in force that day; 5 applied for. The newest day on which a source shows one of those in force is May 19, 2018 (our reading). A source that does not say when it ended speaks of one of those as a former agreement. 6 pledges to end agreements among them are on record; a pledge is not an end. That there were 2 of those agreements follows from pledges to end them (our reading). That there is one of those agreements is our reading: no source read for these records shows it signed or in force. The records hold no full list: there may be others.",
			"Estos registros contienen 12 acuerdos del programa 287(g) para Ohio; que 7 de ellos abarcaran el lugar es nuestra lectura. El 1 de junio de 2018: 2 en vigor según alguna fuente, uno de ellos según nuestra lectura; uno que puede haber estado en vigor; 4 de los que ninguna fuente leída dice si estaban en vigor ese día; 5 solicitados. El día más reciente en que una fuente muestra en vigor uno de ellos es el 19 de mayo de 2018 (nuestra lectura). Una fuente que no dice cuándo terminó habla de uno de ellos como de un acuerdo anterior. Constan 6 promesas de poner fin a acuerdos entre ellos; una promesa no es un final. Que existieran 2 de ellos se deduce de promesas de ponerles fin (nuestra lectura). Que exista uno de ellos es nuestra lectura: ninguna fuente leída para estos registros lo muestra firmado ni en vigor. Los registros no contienen una lista completa: puede haber otros.",
			counted(map[string]string{"records": "12", "shown": "2", "possible": "1", "silent": "4", "pending": "5", "pledges": "6", "presumed": "2", "unshown": "1", "readings": "7", "former": "1", "shownRead": "1"}, map[string]any{"lastShown": "2018-05-19", "lastShownRead": true})},
		{"By what had been published by July 1, 2018, these records hold 3 agreements under the 287(g) program for Ohio; that they reached the place is our reading. On June 1, 2018: 2 listed by ICE as participating; one no longer on ICE's list. The records hold no full list: there may be others.",
			"Según lo publicado hasta el 1 de julio de 2018, estos registros contienen 3 acuerdos del programa 287(g) para Ohio; que abarcaran el lugar es nuestra lectura. El 1 de junio de 2018: 2 en la lista de participantes de ICE; uno fuera ya de la lista de ICE. Los registros no contienen una lista completa: puede haber otros.",
			counted(map[string]string{"records": "3", "listed": "2", "unlisted": "1", "readings": "3"}, map[string]any{"known": "2018-07-01"})},
	} {
		wantTexts(t, Summary, x.n, x.en, x.es)
	}
}

func TestTheCountryHasItsArticle(t *testing.T) {
	n := Node{Values: map[string]any{"name": "United States", "day": "2018-06-01", "records": json.Number("0")}}
	for locale, want := range map[string]string{"EN": "for the United States.", "ES": "para Estados Unidos."} {
		if got := Summary.Make(n, map[string]any{"locale": locale}); !strings.Contains(got, want) {
			t.Errorf("%s: no %q", got, want)
		}
	}
}

// A belonging is all that can be said of an agency that serves nothing on record.
func TestExplanationWithoutJurisdiction(t *testing.T) {
	n := entry("WITHIN", "CERTAIN", nil)
	n.Nodes["agency"][0].Nodes = nil
	if got := Explanation.Make(n, nil); !strings.HasPrefix(got, "The Patrol belongs to Town, Ohio. ") {
		t.Error(got)
	}
}

// What isn't a day is said as its source prints it, in a sentence; a text without a number tells no time by itself.
func TestDatesInSentences(t *testing.T) {
	for want, date := range map[string]map[string]any{
		"in late 2018":                    printed("late 2018", "2018-10-01", "2018-12-31", false),
		"in February 2025":                printed("In February 2025", "2025-02-01", "2025-02-28", false),
		"since January 2025":              printed("Since January 2025", "2025-01-01", "", false),
		"on October 1, 2018, or later":    printed("Since then", "2018-10-01", "", false),
		"on December 5, 2018":             printed("Dec. 5, 2018", "2018-12-05", "2018-12-05", false),
		"on April 29, 2025 (our reading)": printed("Apr 29", "2025-04-29", "2025-04-29", true),
		"by June 4, 2025 (our reading)":   printed("", "", "2025-06-04", true),
		"":                                {},
	} {
		if got := english.date(date); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// The longest sentences fit what the estimate allows for beside the values that they read.
func TestSentencesFitTheirBound(t *testing.T) {
	date := printed("Sept. 1 2018", "2018-09-01", "2018-12-31", true)
	of := func(more map[string]any) Node {
		n := entry("STATEWIDE", "POSSIBLE", map[string]any{
			"way": "INFERRED", "agencyReason": "R", "servesReason": "R", "dayReason": "R", "day": "2018-09-01", "signedOn": date, "endedOn": date, "happenedOn": date,
			"description": "D", "name": "Ohio", "firstShown": "2018-08-01", "lastShown": "2018-08-30", "firstShownOn": "2018-08-01", "lastShownOn": "2018-12-31",
			"records": json.Number("1000000"), "pledges": json.Number("1000000"), "readings": json.Number("999999"), "former": json.Number("1000000"),
			"lastShownRead": true, "firstShownRead": true,
		})
		for _, sort := range english.sorts {
			n.Values[sort.of] = json.Number("1000000")
		}
		maps.Copy(n.Values, more)
		n.Nodes["agreement"] = []Node{n}
		return n
	}
	nodes := []Node{of(nil), of(map[string]any{"known": "2018-09-01"}), of(map[string]any{"certainty": "CERTAIN"})}
	for name, text := range map[string]Text{"summary": Summary, "explanation": Explanation, "silence": Silence, "application": Application, "pledge": Pledge} {
		for _, n := range nodes {
			for _, locale := range []string{"EN", "ES"} {
				if got, bound := int64(len(text.Make(n, map[string]any{"locale": locale}))), text.Bound(nil).Fixed; got > bound {
					t.Errorf("%s in %s has %d bytes, at most %d were expected", name, locale, got, bound)
				}
			}
		}
	}
}
