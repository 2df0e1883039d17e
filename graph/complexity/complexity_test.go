package complexity_test

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/graph/compile"
	"graph287g/graph/complexity"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
)

// partsOf returns the parts of an operation, for some variables as JSON.
func partsOf(t *testing.T, text, variables string) []complexity.Part {
	t.Helper()
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	parser := document.New(s, limits.Default())
	doc, errs := parser.Parse(text, false)
	if len(errs) > 0 {
		t.Fatalf("%s: %v", text, errs)
	}
	op, failed := doc.Operation("")
	if failed != nil {
		t.Fatal(failed)
	}
	vars, errs := parser.CoerceVariables(op, []byte(variables))
	if len(errs) > 0 {
		t.Fatalf("%s: %v", text, errs)
	}
	k := &compile.Compiler{Catalogue: ontology.Must(), Schema: s, Parser: parser, Limits: limits.Default()}
	compiled, failed := k.Operation(doc, op, vars)
	if failed != nil {
		t.Fatal(failed)
	}
	bound, errs := compiled.BindAll(parser, vars, compile.Days{Today: "2026-01-01", Newest: "2025-12-31"})
	if len(errs) > 0 {
		t.Fatalf("%s: %v", text, errs)
	}
	return complexity.Of(compiled.Plan, bound.Args)
}

// A county's agreements are reached over three paths, of 2, 3 and 3 relations; an agreement's counties likewise.
func TestWhatCounts(t *testing.T) {
	for query, want := range map[string]int{
		`counties { totalCount }`: 0,
		`counties(first: 3) { nodes { agencies(first: 2) { totalCount } state { name } } }`:                                     0,
		`counties(filter: {}) { totalCount }`:                                                                                   0,
		`claims(first: 3) { nodes { citations { sameFootnote { nodes { name } } } } }`:                                          0, // in the order of the kind
		`claims(orderBy: [{locator: ASC}]) { totalCount }`:                                                                      10 + 5,
		`search(query: "the 8 USC deny") { totalCount suggestions facets { kind } }`:                                            10 + 2*3,
		`counties(last: 3) { totalCount }`:                                                                                      10,
		`counties(filter: {fips: {eq: "1"}}) { totalCount }`:                                                                    10 + 1,
		`counties(filter: {fips: {in: ["1", "2", "3"]}}) { totalCount }`:                                                        10 + 1,
		`counties(filter: {fips: {not: {eq: "1"}, gt: "0"}}) { totalCount }`:                                                    10 + 2,
		`counties(filter: {or: [{fips: {eq: "1"}}, {name: {eq: "x"}}]}) { totalCount }`:                                         10 + 2,
		`counties(filter: {state: {code: {eq: "NC"}}}) { totalCount }`:                                                          10 + 1 + 3 + 1,
		`counties(filter: {agreements: {none: {}}}) { totalCount }`:                                                             10 + 1 + 3*8,
		`counties(filter: {agreements: {count: {gt: 2}, where: {name: {eq: "x"}}}}) { totalCount }`:                             10 + 1 + 3*8 + 1 + 1,
		`counties(filter: {agreements: {every: {counties: {some: {}}}}}) { totalCount }`:                                        10 + 2*(1+3*8),
		`claims(filter: {subject: {county: {fips: {eq: "1"}}}}) { totalCount }`:                                                 10 + 1 + 3 + 1 + 1,
		`counties(orderBy: [{name: ASC}, {state: {name: ASC}}]) { totalCount }`:                                                 10 + 5 + 10,
		`counties(orderBy: [{name: ASC}, {name: DESC}, {name: ASC}]) { totalCount }`:                                            10 + 5,
		`agencies(orderBy: [{agreementsCount: DESC}]) { totalCount }`:                                                           10 + 5 + 3,
		`counties { groups(by: [STATE, KIND]) { count } }`:                                                                      10 + 2*5 + 3,
		`counties(filter: {fips: {eq: "1"}}) { groups(by: [KIND], distinct: ID) { count } }`:                                    10 + 1 + 10 + 2*5 + 1,
		`counties(filter: {fips: {eq: "1"}}) { countDistinct(by: KIND) }`:                                                       10 + 1 + 10 + 5 + 1,
		`agreements(asOf: "2019-01-01") { totalCount }`:                                                                         25,
		`agreements(asOf: "2019-01-01", certainty: POSSIBLE) { totalCount }`:                                                    27,
		`agreements(asOf: "2019-01-01", knownAt: "2019-02-01") { totalCount }`:                                                  51,
		`agreements(asOf: "2019-01-01", filter: {status: {eq: ACTIVE}}) { totalCount }`:                                         77,
		`agreements(asOf: "2019-01-01", knownAt: "2019-02-01", filter: {status: {eq: ACTIVE}}) { totalCount }`:                  187,
		`county(fips: "1") { evidence { field } }`:                                                                              0,
		`county(fips: "1") { evidence(fields: ["state"]) { field } }`:                                                           10,
		`a: counties(filter: {fips: {eq: "1"}}) { totalCount } b: counties(filter: {fips: {eq: "1"}}, first: 1) { totalCount }`: 2 * 11,
	} {
		if got := complexity.Sum(partsOf(t, "{ "+query+" }", "")); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
}

// What comes by a variable counts as what is written does, and what fragments repeat counts each time.
func TestBoundFiltersCount(t *testing.T) {
	const filter = `{and: [{agreements: {none: {name: {contains: "x"}}}}, {or: [{fips: {eq: "1"}}, {not: {state: {code: {eq: "NC"}}}}]}]}`
	written := complexity.Sum(partsOf(t, "{ counties(filter: "+filter+") { totalCount } }", ""))
	asJSON := strings.NewReplacer("and", `"and"`, "agreements", `"agreements"`, "none", `"none"`, "name", `"name"`, "contains", `"contains"`, "or:", `"or":`,
		"fips", `"fips"`, "eq", `"eq"`, "not", `"not"`, "state", `"state"`, "code", `"code"`).Replace(filter)
	byVariable := complexity.Sum(partsOf(t, "query($f: CountyFilter) { counties(filter: $f) { totalCount } }", `{"f": `+asJSON+`}`))
	if written == 0 || written != byVariable {
		t.Errorf("written %d, by a variable %d", written, byVariable)
	}
	roots := ""
	for i := range 10 {
		roots += fmt.Sprintf("s%d: state(code: \"NC\") { ...counties } ", i)
	}
	text := "query($f: CountyFilter) { " + roots + "} fragment counties on State { counties(filter: $f) { totalCount } }"
	if all := complexity.Sum(partsOf(t, text, `{"f": `+asJSON+`}`)); all != 10*written {
		t.Errorf("ten times %d: %d", written, all)
	}
}

func TestTheLargestPartIsNamed(t *testing.T) {
	parts := partsOf(t, `{ states(orderBy: [{name: ASC}]) { totalCount } counties(filter: {agreements: {none: {}}}) { totalCount } }`, "")
	most := complexity.Largest(parts)
	if most.Step != 1 || most.Argument != "filter" || most.Count != 1+3*8 {
		t.Errorf("%+v", most)
	}
}
