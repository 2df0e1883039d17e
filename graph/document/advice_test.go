package document_test

import (
	"strings"
	"testing"
)

// TestMessagesSayWhatToWrite has what the corpus of beginners' mistakes (test/corpus/errors) doesn't.
func TestMessagesSayWhatToWrite(t *testing.T) {
	for _, x := range []struct{ wrong, advice string }{
		{`{ states(filter: {name: {like: "%land"}}) { totalCount } }`, `contains: "land"`},
		{`{ states(filter: {name: {regex: "^North.*"}}) { totalCount } }`, `contains: "North"`},
		{`{ states(filter: {name: {notContains: "North"}}) { totalCount } }`, `not: {contains: "North"}`},
		{`{ states(filter: {name: {in: {eq: "x"}}}) { totalCount } }`, `in: ["x"]`},
		{`{ agreements(filter: {signedOn: 2025}) { totalCount } }`, `signedOn: {during: "2025"}`},
		{`{ agreements(filter: {signedOn: "February 2025"}) { totalCount } }`, `signedOn: {during: "2025-02"}`},
		{`{ agreements(filter: {signedOn: {between: "2024-02"}}) { totalCount } }`, `during: "2024-02"`},
		{`{ agreements(filter: {counties: "Mecklenburg"}) { totalCount } }`, `counties: {some: {name: {contains: "Mecklenburg"}}}`},
		{`{ agreements(filter: {county: {name: {eq: "x"}}}) { totalCount } }`, `counties: {some: {name: {eq: "x"}}}`},
		{`{ counties(filter: {agreements: "ended"}) { totalCount } }`, `agreements: {some: {status: {eq: ENDED}}}`},
		{`{ claims(filter: {subject: "county/37119"}) { totalCount } }`, `subject: {id: {eq: "county/37119"}}`},
		{`{ counties(filter: {stateCode: "FL"}) { totalCount } }`, `state: {code: {eq: "FL"}}`},
		{`{ counties(orderBy: "-state.name") { totalCount } }`, `orderBy: [{state: {name: DESC}}]`},
		{`{ counties(orderBy: [state, name]) { totalCount } }`, `{state: {name: ASC}}`},
		{`{ counties(orderBy: [{name: "descending"}]) { totalCount } }`, `name: DESC`},
		{`{ county(code: "37119") { name } }`, `fips: "37119"`},
		{`{ topic(name: "Detainers") { id } }`, `topics(filter: {name: `},
		{`{ counties { nodes { stat { name } } } }`, `state { name }`},
		{`{ search(query: "x") { nodes { fips } } }`, `... on County { fips }`},
		{`{ counties { groups { count } } }`, `groups(by: [`},
		{`query($n: Int) { county(fips: $n) { name } }`, `$n: String`},
		{`{ county(fips: "37119) { name } }`, `no quotes at its end`},
		{`{ counties { nodes { name } } } }`, `one } too many`},
		{`{ counties { nodes [name] } }`, `nodes { … }`},
		{`query ($f String) { county(fips: $f) { name } }`, `$f: String`},
		{`{ counties(orderBy: [{name}]) { totalCount } }`, `name: …`},
		{`{ "query": "{ counties { totalCount } }" }`, `the text of its query alone`},
	} {
		_, errs := public(t).Parse(x.wrong, false)
		if len(errs) == 0 || !strings.Contains(errs[0].Message, x.advice) {
			t.Errorf("%s: %v lacks %s", x.wrong, errs, x.advice)
		}
	}
}

// TestNothingIsAdvisedWithoutReason: a name like no other gets no suggestion.
func TestNothingIsAdvisedWithoutReason(t *testing.T) {
	for _, text := range []string{
		`{ counties { nodes { zebra } } }`, `{ counties(zebra: 1) { totalCount } }`, `{ counties(filter: {zebra: {eq: 1}}) { totalCount } }`,
		`{ counties { zebra } }`, `{ zebra }`, `{ agencies(filter: {kind: {eq: ZEBRA}}) { totalCount } }`,
	} {
		_, errs := public(t).Parse(text, false)
		if len(errs) != 1 || strings.Contains(errs[0].Message, "Did you mean") || strings.Contains(errs[0].Message, "Write") {
			t.Errorf("%s: %v", text, errs)
		}
	}
}

func TestDaysInOtherForms(t *testing.T) {
	p := types(t)
	for given, want := range map[string]string{
		`"1/2/2025"`: "2025-01-02", `"13/2/2025"`: "2025-02-13", `"2025/1/2"`: "2025-01-02", `"2.1.2025"`: "2025-01-02", `"January 2, 2025"`: "2025-01-02",
		`"2 Jan 2025"`: "2025-01-02", `"20250102"`: "2025-01-02", `"2025-01-02T23:00:00-05:00"`: "2025-01-02", `1735776000`: "2025-01-02", `1735776000000`: "2025-01-02",
		`"2025-02-30"`: "", `"soon"`: "", `true`: "", `"0000-01-01"`: "",
	} {
		doc, errs := p.Parse(`query($v: Date) { Date(x: $v) }`, false)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		_, errs = p.CoerceVariables(doc.AST.Operations[0], []byte(`{"v": `+given+`}`))
		if len(errs) != 1 || !strings.Contains(errs[0].Message, "a day that exists") {
			t.Errorf("%s: %v", given, errs)
			continue
		}
		if _, advice, _ := strings.Cut(errs[0].Message, "; write "); strings.Trim(advice, `"`) != want {
			t.Errorf("%s: %s, not %s", given, errs[0].Message, want)
		}
	}
}
