package computed

import (
	"encoding/json"
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

func entry(reach, certainty string, more map[string]any) Node {
	n := Node{Kind: "Agreement", Values: map[string]any{"reach": reach, "certainty": certainty, "day": "2018-06-01", "status": "UNKNOWN"}}
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
		"own, certain": {entry("OWN", "CERTAIN", nil),
			"The Patrol serves Town, Ohio. On June 1, 2018, its 287(g) agreement was in force, as far as the records go.",
			"The Patrol tiene jurisdicción en Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) estaba en vigor, según consta."},
		"within, certain, signed on a day": {entry("WITHIN", "CERTAIN", map[string]any{"signedOn": window("2017-03-02", "2017-03-02")}),
			"The Patrol serves A County, B County and C County, within Town, Ohio. On June 1, 2018, its 287(g) agreement, signed on March 2, 2017, was in force, as far as the records go.",
			"The Patrol tiene jurisdicción en A County, B County y C County, dentro de Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g), firmado el 2 de marzo de 2017, estaba en vigor, según consta."},
		"surrounding, signed in a window": {entry("SURROUNDING", "POSSIBLE", map[string]any{"signedOn": window("2018-01-01", "2018-12-31"), "status": "ACTIVE"}),
			"The Patrol serves A County, B County and C County, around Town, Ohio. On June 1, 2018, its 287(g) agreement may have been in force: it was signed between January 1, 2018 and December 31, 2018.",
			"The Patrol tiene jurisdicción en A County, B County y C County, alrededor de Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) puede haber estado en vigor: se firmó entre el 1 de enero de 2018 y el 31 de diciembre de 2018."},
		"statewide, gone from the list": {entry("STATEWIDE", "POSSIBLE", map[string]any{"status": "UNLISTED", "firstListedOn": "2017-01-01"}),
			"The Patrol serves all of A County, B County and C County, and so Town, Ohio. On June 1, 2018, its 287(g) agreement may have been in force: it is gone from ICE's list, which is not an end.",
			"The Patrol tiene jurisdicción en todo el estado de A County, B County y C County, y por tanto en Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) puede haber estado en vigor: ya no está en la lista de ICE, lo que no es un final."},
		"over, no source tells when": {entry("OWN", "POSSIBLE", map[string]any{"status": "ENDED", "signedOn": window("", "2018-12-31")}),
			"The Patrol serves Town, Ohio. On June 1, 2018, its 287(g) agreement may have been in force: it was signed by December 31, 2018; it has ended, and no source tells when.",
			"The Patrol tiene jurisdicción en Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) puede haber estado en vigor: se firmó a más tardar el 31 de diciembre de 2018; terminó, y ninguna fuente dice cuándo."},
		"ended after some day": {entry("OWN", "POSSIBLE", map[string]any{"status": "ENDED", "endedOn": window("2018-05-01", "")}),
			"The Patrol serves Town, Ohio. On June 1, 2018, its 287(g) agreement may have been in force: no source tells when it was signed; it ended on May 1, 2018 or later.",
			"The Patrol tiene jurisdicción en Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) puede haber estado en vigor: ninguna fuente dice cuándo se firmó; terminó el 1 de mayo de 2018 o después."},
		"by what was known": {entry("OWN", "POSSIBLE", map[string]any{"known": "2018-07-01", "status": "ENDED"}),
			"The Patrol serves Town, Ohio. On June 1, 2018, by what had been published by July 1, 2018, its 287(g) agreement may have been in force: that leaves it open.",
			"The Patrol tiene jurisdicción en Town, Ohio. El 1 de junio de 2018, según lo publicado hasta el 1 de julio de 2018, su acuerdo 287(g) puede haber estado en vigor: eso lo deja abierto."},
		"of a day to come": {entry("OWN", "POSSIBLE", map[string]any{"status": "ACTIVE", "firstListedOn": "2017-01-01"}),
			"The Patrol serves Town, Ohio. On June 1, 2018, its 287(g) agreement may have been in force: no source tells of that day.",
			"The Patrol tiene jurisdicción en Town, Ohio. El 1 de junio de 2018, su acuerdo 287(g) puede haber estado en vigor: ninguna fuente habla de ese día."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Explanation.Make(x.node, map[string]any{"locale": "EN"}); got != x.wantEN {
				t.Errorf("\n%s\nnot\n%s", got, x.wantEN)
			}
			if got := Explanation.Make(x.node, map[string]any{"locale": "ES"}); got != x.wantES {
				t.Errorf("\n%s\nnot\n%s", got, x.wantES)
			}
		})
	}
}

func TestSummaries(t *testing.T) {
	count := func(records, certain, possible string) Node {
		return Node{Values: map[string]any{
			"name": "Ohio", "day": "2018-06-01", "records": json.Number(records), "certain": json.Number(certain), "possible": json.Number(possible),
		}}
	}
	for want, n := range map[string]Node{
		"On June 1, 2018, no 287(g) agreement on record reaches Ohio. No full list is loaded, so this does not tell whether there is one.":                           count("0", "0", "0"),
		"On June 1, 2018, agreements on record that reach Ohio: none of 3 in force. There may be others: no full list is loaded.":                                    count("3", "0", "0"),
		"On June 1, 2018, agreements on record that reach Ohio: in force 2, as far as the records go, possibly 1 more. There may be others: no full list is loaded.": count("3", "2", "1"),
	} {
		if got := Summary.Make(n, map[string]any{"locale": "EN"}); got != want {
			t.Errorf("\n%s\nnot\n%s", got, want)
		}
		if got := Summary.Make(n, map[string]any{"locale": "ES"}); !strings.HasPrefix(got, "El 1 de junio de 2018, ") || strings.Contains(got, "%!") {
			t.Error(got)
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
