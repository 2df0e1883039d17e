package ontology

import (
	"fmt"
	"strings"
	"testing"
)

// small is a good ontology, to which each bad one adds something.
const small = `interface Node { id: ID! name: String! @filter @order }
type A implements Node @kind { b: B @relation(type: "TO", direction: OUT) }
type B implements Node @kind { as: [A!]! @relation(type: "TO", direction: IN) }
type V { n: Int }
type Fact @edge { n: Int }
enum Basis { STRONG WEAK }
enum Reach { NEAR FAR }
`

func TestSmallOntologyIsGood(t *testing.T) {
	if _, err := Load([]File{{"small.graphqls", small}}); err != nil {
		t.Fatal(err)
	}
}

func TestBadOntologiesAreRefusedWithFileAndLine(t *testing.T) {
	for name, bad := range map[string]struct{ text, want string }{
		"what is no schema":            {"\ntype {", "ontology: bad.graphqls:2:6: Expected Name"},
		"a union":                      {"\nunion U = A | B", "bad.graphqls:2: U is a UNION, which the ontology doesn't have"},
		"an input":                     {"\ninput I { a: Int }", "bad.graphqls:2: the input I: inputs are derived"},
		"a type that is derived":       {"\nenum Kind { A }", "bad.graphqls:2: the type Kind is derived; it can't be declared"},
		"what implements no interface": {"type C implements Node & V @kind { n: Int }", "bad.graphqls:1: C implements V, which is no interface"},
		"a field twice":                {"type C implements Node @kind {\n n: Int\n n: Int }", "bad.graphqls:3: C.n is declared twice"},
		"a field of another type than its interface": {"type C implements Node @kind {\n name: Int! }", "bad.graphqls:2: C.name is Int!, in Node it is String!"},
		"a list of lists":                          {"type C implements Node @kind {\n n: [[Int!]!]! }", "bad.graphqls:2: C.n is a list of lists"},
		"a type that isn't there":                  {"type C implements Node @kind {\n n: Nothing }", "bad.graphqls:2: C.n: there is no type Nothing"},
		"a type that isn't there, in a value":      {"type W {\n n: Nothing }", "bad.graphqls:2: W.n: there is no type Nothing"},
		"a type that isn't there, at the root":     {"type Query {\n n: Nothing }", "bad.graphqls:2: Query.n: there is no type Nothing"},
		"an unknown directive":                     {"type C implements Node @kind {\n n: Int @index }", "bad.graphqls:2: C.n: there is no directive @index"},
		"a deprecated field without a replacement": {"type C implements Node @kind {\n n: Int @deprecated(reason: \"old\") }", "bad.graphqls:2: C.n is deprecated without a replacement"},
		"a deprecated value without a reason":      {"enum E {\n A @deprecated }", "bad.graphqls:2: E.A: @deprecated needs the argument reason: String!"},
		"a field of two sorts":                     {"type C implements Node @kind {\n a: [A!]! @computed @relation(type: \"X\", direction: OUT) }", "bad.graphqls:2: C.a is stored or carries one of"},
		"a label of a text":                        {"type C implements Node @kind {\n n: String @label }", "bad.graphqls:2: C.n: @label is for single stored values of an enum, of a kind"},
		"a label of a list":                        {"enum E { X }\ntype C implements Node @kind {\n e: [E!]! @label }", "bad.graphqls:3: C.e: @label is for single stored values"},
		"a label of a part":                        {"enum E { X }\ntype W {\n e: E @label }", "bad.graphqls:3: W.e: @label is for single stored values"},
		"a label beside a field of its name":       {"enum E { X }\ntype C implements Node @kind {\n eLabel: Int\n e: E @label }", "bad.graphqls:4: C.e: @label makes C.eLabel, which is declared, too"},
		"a text of a value that may be null":       {"type W {\n n: Int\n t: String @computed }", "bad.graphqls:3: W.t: @computed makes a String! of the parts of a value that can be stored: either it is of another type, or W is no such value"},
		"a text of what holds nodes":               {"type W {\n a: A\n t: String! @computed }", "bad.graphqls:3: W.t: @computed makes a String! of the parts"},
		"a text of a relation's facts":             {"type W @edge {\n n: Int\n t: String! @computed }", "bad.graphqls:3: W.t: @computed makes a String! of the parts"},
		"a text of a value to filter by":           {"type W {\n n: Int\n t: String! @computed @filter }", "bad.graphqls:3: W.t: W is neither a kind nor an interface"},
		"a key that isn't stored":                  {"type C implements Node @kind(key: [\"a\"]) { a: A @relation(type: \"X\", direction: OUT) }", "bad.graphqls:1: the key a of C is no stored field"},
		"a key that isn't there":                   {"\ntype C implements Node @kind(key: [\"x\"]) { n: Int }", "bad.graphqls:2: the key x of C is no stored field"},
		"a key that is a list":                     {"type C implements Node @kind(key: [\"x\"]) { x: [String!]! }", "bad.graphqls:1: the key x of C is no stored field"},
		"a folded key that isn't there":            {"\ntype C implements Node @kind(folded: [{field: \"x\", as: NAME, example: \"X\"}]) { n: Int }", "bad.graphqls:2: the folded key x of C is no stored text"},
		"a folded key that is no text":             {"\ntype C implements Node @kind(folded: [{field: \"n\", as: NAME, example: \"X\"}]) { n: Int }", "bad.graphqls:2: the folded key n of C is no stored text"},
		"a folded key twice":                       {"\ntype C implements Node @kind(folded: [{field: \"name\", as: NAME, example: \"X\"}, {field: \"name\", as: CITATION, example: \"X\"}]) { n: Int }", "bad.graphqls:2: C has the folded key name twice"},
		"a folded key within what is no place":     {"\ntype C implements Node @kind(folded: [{field: \"name\", as: NAME, within: \"n\", example: \"X\"}]) { n: Int }", "bad.graphqls:2: the folded key name of C: n is no relation to one place"},
		"a folded key within what has no key":      {"\ntype C implements Node @kind(folded: [{field: \"name\", as: NAME, within: \"a\", example: \"X\"}]) { a: A @relation(type: \"X\", direction: OUT) }", "bad.graphqls:2: the folded key name of C: A isn't found by its name and a key"},
		"another folding":                          {"type C implements Node @kind(folded: [{field: \"name\", as: NAMES, example: \"X\"}]) { n: Int }", "Folding has no value NAMES; did you mean NAME?"},
		"a measure of no kind":                     {"enum Measure {\n m @measure(of: [\"X\"]) }", "bad.graphqls:2: the measure m is of X, which is no kind"},
		"a measure without kinds":                  {"enum Measure {\n m }", "bad.graphqls:2: the measure m needs its kinds: @measure(of: [\"Topic\"])"},
		"a measure that is a field":                {"enum Measure {\n name @measure(of: [\"A\"]) }", "bad.graphqls:2: the measure name is a field of A: leave the kind out"},
		"a measure twice":                          {"enum Measure {\n m @measure(of: [\"A\"])\n m @measure(of: [\"B\"]) }", "bad.graphqls:3: the measure m is declared twice"},
		"a stored node":                            {"type C implements Node @kind {\n a: A }", "bad.graphqls:2: C.a holds A, which can't be stored"},
		"a stored value that holds nodes":          {"type W { a: A }\ntype C implements Node @kind { w: W }", "bad.graphqls:2: C.w holds W, which can't be stored"},
		"a relation to what is no kind":            {"type C implements Node @kind {\n n: [Int!]! @relation(type: \"X\", direction: OUT) }", "bad.graphqls:2: C.n leads to nodes, but Int is no kind"},
		"a list of nodes with null in it":          {"type C implements Node @kind {\n a: [A]! @relation(type: \"X\", direction: OUT) }", "bad.graphqls:2: C.a: a list of nodes is [A!]!"},
		"a list of nodes that may be null":         {"type C implements Node @kind {\n a: [A!] @relation(type: \"X\", direction: OUT) }", "bad.graphqls:2: C.a: a list of nodes is [A!]!"},
		"a relation that nothing leads out":        {"type C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: IN) }", "bad.graphqls:2: C.a: no outward field leads X to C"},
		"a search in what is no text":              {"type C implements Node @kind {\n n: Int @searched(weight: 1) }", "bad.graphqls:2: C.n: @searched is for stored texts"},
		"a weight of a field out of bounds":        {"type C implements Node @kind {\n n: String @searched(weight: 10) }", "bad.graphqls:2: C.n: @searched has a weight from 1 to 9"},
		"a weight of a kind out of bounds":         {"\ntype C implements Node @kind(weight: 0) { n: String }", "bad.graphqls:2: C: @kind has a weight from 1 to 9"},
		"a search without a weight":                {"type C implements Node @kind {\n n: String @searched }", "bad.graphqls:2: C.n: @searched needs the argument weight: Int!"},
		"two views of one relation": {
			"type C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: OUT)\n b: [A!]! @relation(type: \"X\", direction: OUT) }",
			"bad.graphqls:3: C.b and C.a show the same relation to the same kinds",
		},
		"a basis that isn't there": {"type C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: OUT, basis: SOME) }", "bad.graphqls:2: C.a: @relation(basis:): Basis has no value SOME; there are STRONG, WEAK"},
		"bases that differ": {
			"type C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: OUT, basis: WEAK)\n b: [B!]! @relation(type: \"X\", direction: OUT, basis: STRONG) }",
			"bad.graphqls:3: C.b: X has another basis at a field that comes before this one",
		},
		"facts that aren't there": {"type C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: OUT, edge: \"Nothing\") }", "bad.graphqls:2: C.a: there is no @edge type Nothing"},
		"facts that differ": {
			"type Other @edge { n: Int }\ntype C implements Node @kind {\n a: [A!]! @relation(type: \"X\", direction: OUT, edge: \"Fact\")\n b: [B!]! @relation(type: \"X\", direction: OUT, edge: \"Other\") }",
			"bad.graphqls:4: C.b: X has the facts Fact at bad.graphqls:3, here Other",
		},
		"facts that are lists":  {"\ntype Other @edge { n: [Int!]! }", "bad.graphqls:2: the facts of Other must be scalars or enums"},
		"facts that are values": {"type Other @edge { v: V }", "bad.graphqls:1: the facts of Other must be scalars or enums"},
		"a path over a relation that isn't there": {
			"type C implements Node @kind {\n a: [A!]! @path(any: [\n  {via: [\">NOTHING\"]}]) }", "bad.graphqls:3: no field declares the relation \"NOTHING\"",
		},
		"a path over a field that isn't there": {
			"type C implements Node @kind { b: B @relation(type: \"X\", direction: OUT)\n a: [A!]! @path(any: [{via: [\">X\", \"nothing\"]}]) }", "bad.graphqls:2: no kind reached there has a field \"nothing\"",
		},
		"a path over what leads nowhere": {
			"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\"name\"]}]) }", "small.graphqls:1: Node.name is neither a @path nor a @relation",
		},
		"a path through itself": {
			"type C implements Node @kind {\n a: [C!]! @path(any: [{via: [\"a\"]}]) }", "bad.graphqls:2: C.a goes through itself",
		},
		"paths through each other": {
			"type C implements Node @kind { c: [C!]! @relation(type: \"X\", direction: OUT)\n a: [C!]! @path(any: [{via: [\">X\", \"b\"]}])\n b: [C!]! @path(any: [{via: [\"a\"]}]) }", "goes through itself",
		},
		"an unknown basis":    {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"], basis: SOME}]) }", "bad.graphqls:2: C.a: @path(any:): Basis has no value SOME"},
		"an unknown reach":    {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"], reach: SOME}]) }", "bad.graphqls:2: C.a: @path(any:): Reach has no value SOME"},
		"a pattern with more": {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"], over: 1}]) }", "bad.graphqls:2: C.a: @path(any:): Pattern has no field over; there are via, basis, reach"},
		"a filter of claims":  {"type C implements Node @kind {\n a: [A!]! @claims(field: \"x\") @filter }", "bad.graphqls:2: C.a: @filter is for single stored values, lists of an enum, relations and paths"},
		"a filter of a value": {"type C implements Node @kind {\n v: V @filter }", "bad.graphqls:2: C.v: V is a value of several parts, by which nothing filters or orders"},
		"an order by a value": {"type C implements Node @kind {\n v: V @order }", "bad.graphqls:2: C.v: V is a value of several parts"},
		"a filter of a list":  {"type C implements Node @kind {\n n: [Int!]! @filter }", "bad.graphqls:2: C.n: @filter is for single stored values"},
		"an order by a list":  {"type C implements Node @kind {\n n: [Int!]! @order }", "bad.graphqls:2: C.n: @order is for single stored values, relations and paths"},
		"an order by several patterns": {
			"type C implements Node @kind { b: B @relation(type: \"X\", direction: OUT)\n a: A @path(any: [{via: [\">X\", \"<TO\"]}, {via: [\">X\"]}]) @order }", "bad.graphqls:2: C.a: an order goes through a path of one pattern",
		},
		"an order of a kind that isn't there":          {"\ntype C implements Node @kind(order: \"n\") { m: Int @order }", "bad.graphqls:2: C: the order n is no single stored field of it with @order"},
		"an order of a kind by what nothing orders by": {"\ntype C implements Node @kind(order: \"n\") { n: Int }", "bad.graphqls:2: C: the order n is no single stored field"},
		"an order of a kind by a relation":             {"\ntype C implements Node @kind(order: \"b\") { b: B @relation(type: \"X\", direction: OUT) @order }", "bad.graphqls:2: C: the order b is no single stored field"},
		"an order by a field that isn't there":         {"type C implements Node @kind {\n n: Int @order(by: \"m\") }", "bad.graphqls:2: C.n: @order(by: \"m\") is for a stored value, and names another of C with @order"},
		"an order by itself":                           {"type C implements Node @kind {\n n: Int @order(by: \"n\") }", "bad.graphqls:2: C.n: @order(by: \"n\") is for a stored value, and names another"},
		"an order of a relation by another field":      {"type C implements Node @kind { m: Int @order\n b: B @relation(type: \"X\", direction: OUT) @order(by: \"m\") }", "bad.graphqls:2: C.b: @order(by: \"m\") is for a stored value"},
		"a hidden relation":                            {"type C implements Node @kind {\n b: B @relation(type: \"X\", direction: OUT) @hidden }", "bad.graphqls:2: C.b: @hidden is for stored values that may be null"},
		"a hidden value that every node must have":     {"type C implements Node @kind {\n n: Int! @hidden @order }", "bad.graphqls:2: C.n: @hidden is for stored values that may be null"},
		"a hidden value to filter by":                  {"type C implements Node @kind {\n n: Int @hidden @filter }", "bad.graphqls:2: C.n: @hidden is for stored values that may be null"},
		"a hidden part of a value":                     {"type W {\n n: Int @hidden }", "bad.graphqls:2: W.n: W is neither a kind nor an interface"},
		"a group of a number":                          {"type C implements Node @kind {\n n: Float @group }", "bad.graphqls:2: C.n: @group is for texts, enums"},
		"a group of a value":                           {"type C implements Node @kind {\n v: V @group }", "bad.graphqls:2: C.v: @group is for texts, enums"},
		"a group of what is computed":                  {"type C implements Node @kind {\n n: Int @computed @group }", "bad.graphqls:2: C.n: @group is for stored values"},
		"a group of days":                              {"scalar Date\ntype C implements Node @kind {\n madeOn: Date @group }", "bad.graphqls:3: C.madeOn: single dates are grouped by year"},
		"two groups of one name":                       {"type C implements Node @kind { n: Int @group\n m: Int @group(as: \"N\") }", "bad.graphqls:2: CGroup would have N twice"},
		"a group with the name of all":                 {"type C implements Node @kind {\n n: Int @group(as: \"ID\") }", "bad.graphqls:2: CGroup would have ID twice"},
		"a type twice":                                 {"\ntype A { n: Int }", "bad.graphqls:2: the type A is declared at small.graphqls:2, too"},
		"an extension":                                 {"\nextend type A { n: Int }", "bad.graphqls:2: extend A: declare the type once, whole"},
		"an enum's value twice":                        {"enum E { X\n X }", "bad.graphqls:2: E has the value X twice"},
		"a relation without type":                      {"type C implements Node @kind {\n a: A @relation(direction: OUT) }", "bad.graphqls:2: C.a: @relation needs the argument type: String!"},
		"neighbors that are one":                       {"type C implements Node @kind {\n a(relations: [Relation!]): A @neighbors }", "bad.graphqls:2: C.a: neighbors are a list with the argument relations"},
		"neighbors without argument":                   {"type C implements Node @kind {\n a: [A!]! @neighbors }", "bad.graphqls:2: C.a: neighbors are a list with the argument relations"},
		"neighbors chosen otherwise":                   {"type C implements Node @kind {\n a(relations: Relation): [A!]! @neighbors }", "bad.graphqls:2: C.a: neighbors are a list with the argument relations"},
		"neighbors with more to say":                   {"type C implements Node @kind {\n a(relations: [Relation!] n: Int): [A!]! @neighbors }", "bad.graphqls:2: C.a: neighbors are a list with the argument relations"},
		"neighbors that are no nodes":                  {"type C implements Node @kind {\n a(relations: [Relation!]): [V!]! @neighbors }", "bad.graphqls:2: C.a leads to nodes, but V is no kind"},
		"a path without patterns":                      {"type C implements Node @kind {\n a: [A!]! @path(any: []) }", "bad.graphqls:2: C.a: @path needs patterns"},
		"a path that leads nowhere":                    {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"]}]) }", "bad.graphqls:2: C.a leads nowhere from C"},
		"a kind without interfaces":                    {"\ntype C @kind { n: Int }", "bad.graphqls:2: the kind C must implement Node: type C implements Node"},
		"a kind of an interface, but not of Node":      {"interface I implements Node { n: Int }\ntype C implements I @kind { n: Int }", "bad.graphqls:2: the kind C must implement Node: type C implements I & Node"},
		"a kind without an interface's interface":      {"interface I implements Node { n: Int }\ninterface J implements I & Node { n: Int }\ntype C implements J & Node @kind { n: Int }", "bad.graphqls:3: C must implement I, too, as J does"},
		"an interface twice":                           {"type C implements Node & Node @kind { n: Int }", "bad.graphqls:1: C implements Node twice"},
		"an interface of itself":                       {"\ninterface I implements I & Node { n: Int }", "bad.graphqls:2: I implements itself"},
		"an interface that is not of Node":             {"\ninterface I { n: Int }", "bad.graphqls:2: the interface I must implement Node"},
		"a value with interfaces":                      {"type W implements Node { n: Int }", "bad.graphqls:1: W implements Node: kinds alone implement interfaces"},
		"a kind that is the facts of a relation":       {"type C implements Node @kind @edge { n: Int }", "bad.graphqls:1: C is a kind, and can't be the facts of a relation"},
		"a kind at the root":                           {"type Query implements Node @kind { n: Int }", "bad.graphqls:1: Query is the root"},
		"another root":                                 {"\ntype Mutation { n: Int }", "bad.graphqls:2: the type Mutation would be a root"},
		"a schema definition":                          {"\nschema { query: Query }", "bad.graphqls:2: a schema definition"},
		"a type that is built in":                      {"\nscalar Int", "bad.graphqls:2: the type Int is built into GraphQL"},
		"a link without what every relation has":       {"\ntype Link { standing: Int since: Int }", "bad.graphqls:2: Link needs the field until"},
		"a value without fields":                       {"\ntype W", "bad.graphqls:2: W has no fields"},
		"an enum without values":                       {"\nenum E", "bad.graphqls:2: E has no values"},
		"a value's field twice":                        {"type W { n: Int\n n: Int }", "bad.graphqls:2: W.n is declared twice"},
		"a value's field with a filter":                {"type W {\n n: Int @filter }", "bad.graphqls:2: W.n: W is neither a kind nor an interface"},
		"a fact with an order":                         {"type Other @edge {\n n: Int @order }", "bad.graphqls:2: Other.n: Other is neither a kind nor an interface"},
		"a root field over a path":                     {"type Query {\n a: [A!]! @path(any: [{via: [\">TO\"]}]) }", "bad.graphqls:2: Query.a: Query is neither a kind nor an interface"},
		"a field of introspection":                     {"type W {\n __n: Int }", "bad.graphqls:2: W.__n: names that begin with __"},
		"an argument twice":                            {"type Query {\n n(a: Int, a: Int): Int }", "bad.graphqls:2: Query.n has the argument a twice"},
		"an argument of a type that isn't there":       {"type Query {\n n(a: Nothing): Int }", "bad.graphqls:2: Query.n(a:) takes a scalar, an enum or a list of one, not Nothing"},
		"an argument that is a node":                   {"type Query {\n n(a: [A!]): Int }", "bad.graphqls:2: Query.n(a:) takes a scalar, an enum or a list of one, not A"},
		"other arguments than the interface's":         {"interface I implements Node { n(a: Int): Int @computed }\ntype C implements I & Node @kind {\n n(a: String): Int @computed }", "bad.graphqls:3: C.n takes other arguments than in I"},
		"an interface's field of no type":              {"interface I implements Node {\n n: Nothing }", "bad.graphqls:2: I.n: there is no type Nothing"},
		"a relation that is no name":                   {"type C implements Node @kind {\n a: A @relation(type: \"is of\", direction: OUT) }", "bad.graphqls:2: C.a: the relation \"is of\": types of relations are written as SERVES"},
		"a group that is no name":                      {"type C implements Node @kind {\n n: Int @group(as: \"by n\") }", "bad.graphqls:2: C.n: the group \"by n\": groups are written as SIGNED_YEAR"},
		"a plural that is no name":                     {"\ntype C implements Node @kind(plural: \"\") { n: Int }", "bad.graphqls:2: C: the plural \"\" is no name of a root field, such as cs"},
		"two kinds with one plural":                    {"\ntype C implements Node @kind(plural: \"as\") { n: Int }", "have the same root field as"},
		"too many kinds":                               {manyKinds(31), "more than 32 kinds: KindSet must become wider"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load([]File{{"small.graphqls", small}, {"bad.graphqls", bad.text}})
			if err == nil || !strings.Contains(err.Error(), bad.want) {
				t.Errorf("got %v, want %s", err, bad.want)
			}
			if err != nil && !strings.Contains(err.Error(), ".graphqls:") {
				t.Errorf("%v names no place", err)
			}
		})
	}
}

func TestAsManyKindsAsASetHoldsAreTaken(t *testing.T) {
	c, err := Load([]File{{"small.graphqls", small}, {"more.graphqls", manyKinds(30)}})
	if err != nil || len(c.Kinds) != 32 || c.KindsOf("Node").Len() != 32 {
		t.Errorf("got %v", err)
	}
}

func manyKinds(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "type K%02d implements Node @kind { n: Int }\n", i)
	}
	return b.String()
}
