package main

import "fmt"

var groups = []group{
	{"claims", 45, []string{`query ($after: String) { list: claims(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
		id text kind negated stance standing reason field number comparator unit printed locator statement attribution population
		asOf { edtf printed inferred } subject { name } object { name } scope { name } topics { name } attributedTo { name } source { id }
	} } }`}, claims},
	{"values with what backs them", 30, evidenceQueries(), evidence},
	{"citations", 5, []string{`query ($after: String) { list: citations(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
		name proposition signal locator cited { name } supports { text } citing { id }
	} } }`}, citations},
	{"disagreements", 8, []string{`query ($after: String) { list: disagreements(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
		id nature explanation rule claims { text locator source { id } } shown { text }
	} } }`}, disagreements},
	{"sentences", 12, []string{`{ list: agreements(first: 100) { nodes {
		name recorded: statusExplanation in1999: statusExplanation(asOf: "1999-06-30") in2017: statusExplanation(asOf: "2017-06-30")
		inNovember2018: statusExplanation(asOf: "2018-11-15") in2019: statusExplanation(asOf: "2019-06-30") onMay19: statusExplanation(asOf: "2025-05-19")
		later: statusExplanation(asOf: "2026-01-01") knownIn2020: statusExplanation(asOf: "2019-06-30", knownAt: "2020-01-01")
	} } }`, `{ list: agencies(first: 100, filter: {agreements: {some: {}}}) { nodes { serves { nodes {
		name inNovember2018: coverage(asOf: "2018-11-15") { ...c } now: coverage { ...c } later: coverage(asOf: "2026-01-01") { ...c }
	} } } } }
	fragment c on Coverage { summary agreements { nodes { explanation } } silent { nodes { agreement { name } reason } } }`}, sentences},
}

// evidenceQueries ask for everything that backs the values of entities: those of the articles, not the reference data.
func evidenceQueries() []string {
	var out []string
	for _, kind := range []string{"agencies", "agreements", "lawsuits", "laws", "events", "investigations", "studies", "people", "organizations", "topics", "programModels", "sources"} {
		out = append(out, "query ($after: String) { list: "+kind+`(first: 20, after: $after) { pageInfo { hasNextPage endCursor } nodes {
			id evidence { field shown standing reason claims { text locator source { id } } }
		} } }`)
	}
	return out
}

func claims(n any) []string {
	return []string{fmt.Sprintf("[%s %s] %s\n   - %s", text(n, "source", "id"), text(n, "locator"), text(n, "text"), parts(
		"id", text(n, "id"), "about", text(n, "subject", "name"), "field", text(n, "field"), "object", text(n, "object", "name"), "kind", text(n, "kind"),
		"denies", text(n, "negated"), "stance", text(n, "stance"), "standing", text(n, "standing"), "reason", text(n, "reason"), "number", text(n, "number"),
		"comparator", text(n, "comparator"), "unit", text(n, "unit"), "printed", text(n, "printed"), "as of", text(n, "asOf", "edtf"), "day inferred", text(n, "asOf", "inferred"),
		"scope", each(list(n, "scope"), "name"), "topics", each(list(n, "topics"), "name"), "whom", text(n, "population"),
		"said by", each(list(n, "attributedTo"), "name"), "attribution", text(n, "attribution"), "sentence", text(n, "statement"),
	))}
}

func evidence(n any) []string {
	var out []string
	for _, e := range list(n, "evidence") {
		claims := ""
		for _, c := range list(e, "claims") {
			claims += fmt.Sprintf("\n   - [%s %s] %s", text(c, "source", "id"), text(c, "locator"), text(c, "text"))
		}
		out = append(out, fmt.Sprintf("%s, %s: %s (%s: %s)%s", text(n, "id"), text(e, "field"), orNothing(text(e, "shown")), text(e, "standing"), text(e, "reason"), claims))
	}
	return out
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

func citations(n any) []string {
	return []string{fmt.Sprintf("[%s %s] %s cites %s (signal %s) for: %s Supports: %s", text(n, "citing", "id"), text(n, "locator"), text(n, "name"), text(n, "cited", "name"),
		text(n, "signal"), text(n, "proposition"), each(list(n, "supports"), "text"))}
}

func disagreements(n any) []string {
	claims := ""
	for _, c := range list(n, "claims") {
		claims += fmt.Sprintf("\n   - [%s %s] %s", text(c, "source", "id"), text(c, "locator"), text(c, "text"))
	}
	return []string{fmt.Sprintf("%s, %s: %s Shown: %s (%s)%s", text(n, "id"), text(n, "nature"), text(n, "explanation"), orNothing(text(n, "shown", "text")), text(n, "rule"), claims)}
}

// sentences are those on an agreement, or on the places that an agency serves.
func sentences(n any) []string {
	var out []string
	for _, name := range []string{"recorded", "in1999", "in2017", "inNovember2018", "in2019", "onMay19", "later", "knownIn2020"} {
		if s := text(n, name); s != "" {
			out = append(out, fmt.Sprintf("%s: %s", text(n, "name"), s))
		}
	}
	for _, place := range list(n, "serves", "nodes") {
		for _, name := range []string{"inNovember2018", "now", "later"} {
			c := at(place, name)
			out = append(out, fmt.Sprintf("Coverage of %s: %s", text(place, "name"), text(c, "summary")))
			for _, a := range list(c, "agreements", "nodes") {
				out = append(out, text(a, "explanation"))
			}
			for _, a := range list(c, "silent", "nodes") {
				out = append(out, fmt.Sprintf("%s, silent: %s", text(a, "agreement", "name"), text(a, "reason")))
			}
		}
	}
	return out
}
