package main

import (
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
)

func generated(t *testing.T) map[string]string {
	t.Helper()
	c, err := ontology.Load(ontology.Files())
	if err != nil {
		t.Fatal(err)
	}
	files, err := Generate(c)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCommittedFilesAreThoseGenerated(t *testing.T) {
	for name, want := range generated(t) {
		got, err := os.ReadFile(filepath.Join("..", "..", "graph", "schema", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("graph/schema/%s isn't what the ontology generates: run `go generate ./graph/...` (-committed +generated):\n%s",
				name, cmp.Diff(strings.Split(string(got), "\n"), strings.Split(want, "\n")))
		}
	}
}

func TestGenerationIsDeterministic(t *testing.T) {
	first := generated(t)
	for range 5 {
		if diff := cmp.Diff(first, generated(t)); diff != "" {
			t.Fatalf("(-first +now):\n%s", diff)
		}
	}
}

func TestGeneratedGoIsFormatted(t *testing.T) {
	text := generated(t)["resolvers.go"]
	formatted, err := format.Source([]byte(text))
	if err != nil || string(formatted) != text {
		t.Errorf("%v\n%s", err, cmp.Diff(string(formatted), text))
	}
	if !strings.HasPrefix(text, "// Code generated ") || !strings.Contains(text, "; DO NOT EDIT.\n") {
		t.Errorf("begins with %.80q, not with what marks generated code", text)
	}
}

func TestRunWritesAllFiles(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	for name, want := range generated(t) {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || string(got) != want {
			t.Errorf("%s: %v, %d bytes of %d", name, err, len(got), len(want))
		}
	}
	if err := run(filepath.Join(folder, "nowhere")); err == nil {
		t.Error("a folder that isn't there was written to")
	}
}

const small = `"Anything." interface Node { "Its id." id: ID! "Its name." name: String! @filter @order }
"An a." type A implements Node @kind { "Its b." b: B @relation(type: "TO", direction: OUT) @order }
"A b." type B implements Node @kind { "Its as." as: [A!]! @relation(type: "TO", direction: IN, edge: "Fact") "Few." few: [A!]! @relation(type: "FEW", direction: OUT, few: true) }
"Facts." type Fact @edge { "A number." n: Int }
"Why." enum Basis { "B." B } "How." enum Reach { "R." R }
"Why it is there." type Link { "How firmly." standing: Int "From." since: Int "To." until: Int }
"What is counted." type Group { "How many." count: Int! }
`

func load(t *testing.T, text string) *ontology.Catalogue {
	t.Helper()
	c, err := ontology.Load([]ontology.File{{Name: "small.graphqls", Text: small}, {Name: "more.graphqls", Text: text}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWhatNoStepAnswersIsRefusedWithFileAndLine(t *testing.T) {
	for name, x := range map[string]struct{ text, want string }{
		"a computed field": {
			"type C implements Node @kind {\n trust: Int @computed }",
			"more.graphqls:2: no step answers the computed field C.trust: give it one in graph/compile and list it in internal/schemagen",
		},
		"a value that holds nodes": {
			"\ntype W { a: A }",
			"more.graphqls:2: W holds nodes or objects, and no step answers it: give it one in graph/compile and list it in internal/schemagen",
		},
		"a value that holds lists": {"type W { a: [Int!]! }", "more.graphqls:1: W holds nodes or objects"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Generate(load(t, x.text)); err == nil || !strings.HasPrefix(err.Error(), x.want) {
				t.Errorf("got %v, want %s", err, x.want)
			}
		})
	}
}

// What the ontology declares may clash with what is made from something else.
func TestNamesThatClashAreRefused(t *testing.T) {
	for name, x := range map[string]struct{ text, want string }{
		"a type and a filter":                               {`type AFilter { n: Int }`, "AFilter"},
		"a type and a connection":                           {`type AConnection { n: Int }`, "AConnection"},
		"a kind and an edge of another":                     {`type AEdge implements Node @kind { n: Int }`, "AEdge"},
		"an enum and a group":                               {`enum BGroup { X }`, "BGroup"},
		"a fact and a field of every edge":                  {`type Other @edge { cursor: Int } type C implements Node @kind { a: [A!]! @relation(type: "X", direction: OUT, edge: "Other") }`, "AOtherEdge.cursor"},
		"a field and a part of every filter":                {`type C implements Node @kind { and: Int @filter }`, "CFilter.and"},
		"a field of an interface and a kind that it may be": {`interface I implements Node { c: Int @filter } type C implements I & Node @kind { n: Int } type D implements Node @kind { i: [I!]! @relation(type: "X", direction: OUT) }`, "IFilter.c"},
		"a field and the number of others":                  {`type C implements Node @kind { asCount: Int @order as: [A!]! @relation(type: "X", direction: OUT) @order }`, "COrder.asCount"},
		"a root field and that of a kind":                   {`type Query { a: Int }`, "Query.a"},
		"a key that is the id":                              {`type C implements Node @kind(key: ["id"]) { n: Int }`, "Query.c(id:)"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Generate(load(t, x.text)); err == nil || !strings.HasPrefix(err.Error(), x.want+" would be in the schema twice") {
				t.Errorf("got %v, want %s", err, x.want)
			}
		})
	}
}

func TestFieldsBecomeWhatTheyAreMeantToBe(t *testing.T) {
	files, err := Generate(load(t, `"A c." type C implements Node @kind(key: ["code"], plural: "cees") {
 "A \"code\"." code: String! @filter @order
 "By two ways." ways: [A!]! @path(any: [{via: [">IS"], basis: B} {via: [">IS"], reach: R}])
 "One." is: [A!]! @relation(type: "IS", direction: OUT)
 "Near." near("Which." relations: [Relation!]): [Node!]! @neighbors
}`))
	if err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]string{
		"a relation to one stays":                         "  \"Its b.\"\n  b: B\n",
		"few stay a list":                                 "  \"Few.\"\n  few: [A!]!\n",
		"a relation with facts has its own edges":         "  ): AFactConnection!\n",
		"the facts are fields of the edge":                "type AFactEdge {\n  \"For `after`: the page behind this edge; for `before`: the page before it.\"\n  cursor: String!\n  \"The node.\"\n  node: A!\n",
		"a path is a connection":                          "  ): AConnection!\n",
		"a basis can be asked for":                        "    basis: [Basis!]\n    \"Only by ways of these reaches",
		"a reach can be asked for":                        "    reach: [Reach!]\n",
		"neighbors are a connection, with their argument": "    before: String\n    \"Which.\"\n    relations: [Relation!]\n  ): NodeConnection!\n",
		"the neighbors' edges":                            "type NodeEdge {\n",
		"the neighbors' filter":                           "input NodeFilter {\n",
		"quotes in descriptions are escaped":              "  \"A \\\"code\\\".\"\n  code: String!\n",
		"a filter of a kind":                              "input CFilter {\n",
		"an order through a relation":                     "  b: BOrder\n",
		"a filter by id that needs no directive":          "  id: IDFilter\n",
		"a root field by id or key":                       "  \"One C by exactly one of id, code; null with an error NOT_FOUND where there is none.\"\n",
		"a root field for all, with its own plural":       "  cees(\n",
		"a value in the enum of kinds":                    "enum Kind {\n  \"A node of type A.\"\n  A\n",
		"a value in the enum of relations":                "  \"From C to A (`C.is`).\"\n  IS\n",
	} {
		if !strings.Contains(files["public.graphqls"], want) {
			t.Errorf("%s: there is no %q in\n%s", what, want, files["public.graphqls"])
		}
	}
	for _, want := range []string{"  c: Answer\n", "  cees: Answer!\n"} {
		if !strings.Contains(files["dispatch.graphqls"], want) {
			t.Errorf("the dispatch schema has no %q:\n%s", want, files["dispatch.graphqls"])
		}
	}
	if want := "func (queryResolver) Cees(ctx context.Context) (Answer, error) { return part(ctx) }\n"; !strings.Contains(files["resolvers.go"], want) {
		t.Errorf("no resolver %q", want)
	}
}
