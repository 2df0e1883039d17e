package main

import (
	"strings"
	"testing"

	"graph287g/ontology"
)

// What is derived from a deprecated field is deprecated with it.
func TestDeprecated(t *testing.T) {
	c, err := ontology.Load([]ontology.File{{Name: "small.graphqls", Text: "interface Node { id: ID! name: String! @filter @order }\n" +
		"type A implements Node @kind { b: [B!]! @relation(type: \"TO\", direction: OUT, edge: \"Fact\") old: E @filter @order @deprecated(reason: \"Use `name`.\") }\n" +
		"type B implements Node @kind { as: [A!]! @relation(type: \"TO\", direction: IN) }\n" +
		"type Fact @edge { n: Int @deprecated(reason: \"Use `link`.\") }\nenum E { X @deprecated(reason: \"Use `Y`.\") Y }\nenum Basis { STRONG }\nenum Reach { NEAR }\ntype Group { count: Int! }\ntype Link { standing: Int since: Int until: Int }\n"}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := newGenerator(c).public()
	if err != nil {
		t.Fatal(err)
	}
	for line, times := range map[string]int{
		"old: E @deprecated(reason: \"Use `name`.\")":              1,
		"old: EFilter @deprecated(reason: \"Use `name`.\")":        1,
		"old: OrderDirection @deprecated(reason: \"Use `name`.\")": 1,
		"n: Int @deprecated(reason: \"Use `link`.\")":              2,
		"X @deprecated(reason: \"Use `Y`.\")":                      1,
		"@deprecated":                                              6,
	} {
		if n := strings.Count(text, line); n != times {
			t.Errorf("%s: %d times, want %d", line, n, times)
		}
	}
}
