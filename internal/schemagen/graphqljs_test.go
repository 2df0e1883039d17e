package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"graph287g/ontology"
)

// graphqlJSErrors validates schemas with graphql-js, the reference implementation: gqlparser lets pass what clients refuse.
// Without Node or its package the test fails, for a check that is silently left out protects nothing.
func graphqlJSErrors(t *testing.T, schemas map[string]string) map[string][]string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("graphql-js needs Node: install it from https://nodejs.org")
	}
	if _, err := os.Stat("../oracle/node_modules/graphql"); err != nil {
		t.Fatal("graphql-js isn't installed: run `make deps`")
	}
	in, err := json.Marshal(schemas)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "../oracle/validate.mjs")
	cmd.Stdin, cmd.Stderr = strings.NewReader(string(in)), os.Stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var out map[string][]string
	if err := json.Unmarshal(text, &out); err != nil || len(out) != len(schemas) {
		t.Fatalf("%v: %d schemas of %d in %.200s", err, len(out), len(schemas), text)
	}
	return out
}

func TestGraphQLJSTakesTheGeneratedSchemas(t *testing.T) {
	files := generated(t)
	for name, errs := range graphqlJSErrors(t, map[string]string{"public": files["public.graphqls"], "dispatch": files["dispatch.graphqls"]}) {
		if len(errs) > 0 {
			t.Errorf("the %s schema: %s", name, strings.Join(errs, "\n  "))
		}
	}
}

// The judge itself is judged: it refuses what the specification forbids and gqlparser takes.
func TestGraphQLJSRefusesWhatIsInvalid(t *testing.T) {
	want := map[string]string{
		"type Query { a(i: I): Int } input I @oneOf { a: Int! b: Int }":                            "OneOf input field I.a must be nullable.",
		"type Query { a(b: Int! @deprecated(reason: \"Use `c`.\")): Int }":                         "Required argument Query.a(b:) cannot be deprecated.",
		"type Query { a(i: A): Int } input A { b: B = {} } input B { a: A = {} }":                  "Defaults of inputs contain each other.",
		"type Query { a(e: E = Y): Int } enum E { X }":                                             "The default of Query.a(e:) is not of its type.",
		"type Query { a: I } interface I { n: Int } type T implements I { m: Int }":                "Interface field I.n expected but T does not provide it.",
		"type Query { a: Int a: Int }":                                                             "Field \"Query.a\" can only be defined once.",
		"type Query { a: Int }":                                                                    "",
		"type Query { a(i: I = {n: 1}, e: [E!] = [X]): Int } input I { n: Int! = 2 } enum E { X }": "",
	}
	schemas := map[string]string{}
	for sdl := range want {
		schemas[sdl] = sdl
	}
	for sdl, errs := range graphqlJSErrors(t, schemas) {
		if got := strings.Join(errs, " "); got != want[sdl] {
			t.Errorf("%s\n  got  %s\n  want %s", sdl, got, want[sdl])
		}
	}
}

// Whatever an ontology declares, it is refused, or what it generates is valid. Tried is every type of a field with every
// directive that a field may have, on a kind, an interface, a value type, the facts of a relation and the root.
func TestOntologiesAreRefusedOrGenerateValidSchemas(t *testing.T) {
	owners := []string{
		"type C implements Node @kind { f%s }", "interface I implements Node { f%s } type C implements I & Node @kind { n: Int is: [I!]! @relation(type: \"IS\", direction: OUT) @filter @order }",
		"type W { f%s } type C implements Node @kind { w: W }", "type More @edge { f%s } type C implements Node @kind { a: [A!]! @relation(type: \"X\", direction: OUT, edge: \"More\") }", "type Query { f%s }",
	}
	types := []string{"Int", "[Int!]!", "[Int]", "String!", "Choice", "[Choice!]!", "Day", "Pair", "[Pair!]!", "A", "A!", "[A!]!", "[A]!", "Node", "[Node!]!", "Kind", "[Relation!]!"}
	directives := []string{
		"", "@filter", "@order", "@group", "@group(as: \"F_YEAR\")", "@searched(weight: 1)", "@filter @order @group", "@computed", "@claims(field: \"x\")", "@temporal", "@deprecated(reason: \"Use `id`.\")",
		"@relation(type: \"R\", direction: OUT)", "@relation(type: \"R\", direction: OUT) @filter @order @group", "@relation(type: \"R\", direction: OUT, few: true) @filter", "@relation(type: \"R\", direction: OUT, edge: \"Fact\") @filter @order",
		"@relation(type: \"TO\", direction: IN)", "@path(any: [{via: [\">TO\"], basis: B}])", "@path(any: [{via: [\">R\"], reach: R}]) @filter @order @group",
	}
	schemas, refused := map[string]string{}, 0
	try := func(sdl string) {
		files, err := loadAndGenerate(sdl)
		if err != nil {
			refused++
			return
		}
		schemas[sdl] = files["public.graphqls"]
	}
	for _, owner := range owners {
		for _, of := range types {
			for _, directive := range directives {
				try(fmt.Sprintf(owner, ": "+of+" "+directive))
			}
			try(fmt.Sprintf(owner, "(relations: [Relation!]): "+of+" @neighbors"))
			try(fmt.Sprintf(owner, "(a: Int! = 1, b: [Choice!] = [X]): "+of+" @computed"))
			try(fmt.Sprintf(owner, "(a: Int! = 1, b: [Choice!] = [X]): "+of))
			try(fmt.Sprintf(owner, "(first: Int): "+of+" @relation(type: \"R\", direction: OUT)"))
		}
	}
	for _, sdl := range []string{
		"type C @kind { n: Int }", "type C implements Node @kindd { n: Int }", "type C implements Node @kind", "type W", "enum E", "type Mutation { n: Int }", "interface I { n: Int }",
		"interface I implements Node { n: Int }", "scalar S", "scalar Int", "type Query { n(a: Choice! = Z): Int }", "type Query { n(a: Int! @deprecated(reason: \"Use `b`.\")): Int }",
		"input I @oneOf { a: Int! }", "input A { b: B = {} } input B { a: A = {} }", "type W { __n: Int }", "enum E { X @deprecated(reason: \"Use `Y`.\") Y } type C implements Node @kind { e: E @filter @group }",
		"type AFilter { n: Int }", "type C implements Node @kind(plural: \"a b\") { n: Int }",
	} {
		try(sdl)
	}
	for sdl, errs := range graphqlJSErrors(t, schemas) {
		if len(errs) > 0 {
			t.Errorf("%s\n  %s", sdl, strings.Join(errs, "\n  "))
		}
	}
	t.Logf("%d ontologies refused, %d schemas valid", refused, len(schemas))
	if refused < 100 || len(schemas) < 100 {
		t.Errorf("%d ontologies refused, %d schemas valid: that tells little", refused, len(schemas))
	}
}

func loadAndGenerate(sdl string) (map[string]string, error) {
	c, err := ontology.Load([]ontology.File{{Name: "small.graphqls", Text: small}, {Name: "types.graphqls", Text: fieldTypes}, {Name: "more.graphqls", Text: sdl}})
	if err != nil {
		return nil, err
	}
	return Generate(c)
}

const fieldTypes = `"Which." enum Choice { "X." X "Y." Y }
"A day." scalar Day
"Two." type Pair { "One." one: Int "Other." other: Int }
`
