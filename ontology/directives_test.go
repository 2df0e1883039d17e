package ontology

import (
	"strings"
	"testing"
)

// What the loader would not ask for it would ignore, so that a slip is lost without a word.
func TestDirectivesAreHeldAgainstTheirDefinitions(t *testing.T) {
	for name, bad := range map[string]struct{ text, want string }{
		"an unknown directive on a type":     {"\ntype C implements Node @kindd { n: Int }", "bad.graphqls:2: C: there is no directive @kindd; did you mean @kind?"},
		"an unknown directive on a field":    {"type C implements Node @kind {\n n: Int @fliter }", "bad.graphqls:2: C.n: there is no directive @fliter; did you mean @filter?"},
		"an unknown directive on a value":    {"enum E {\n X @deprecate }", "bad.graphqls:2: E.X: there is no directive @deprecate; did you mean @deprecated?"},
		"an unknown directive on an enum":    {"enum E @secret { X }", "bad.graphqls:1: E: there is no directive @secret"},
		"an unknown directive on a scalar":   {"scalar S @spezifiedBy(url: \"x\")", "bad.graphqls:1: S: there is no directive @spezifiedBy; did you mean @specifiedBy?"},
		"nothing near":                       {"type V2 @elephants { n: Int }", "bad.graphqls:1: V2: there is no directive @elephants; there are @kind, @edge"},
		"a directive of types on a field":    {"type C implements Node @kind {\n n: Int @edge }", "bad.graphqls:2: C.n: @edge stands on types, not on fields"},
		"a directive of fields on a type":    {"type C implements Node @kind @filter { n: Int }", "bad.graphqls:1: C: @filter stands on fields, not on types"},
		"a directive of types on one of all": {"interface I implements Node @kind { n: Int }", "bad.graphqls:1: I: @kind stands on types, not on interfaces"},
		"a deprecated argument":              {"type C implements Node @kind {\n n(a: Int! @deprecated(reason: \"Use `b`.\")): Int @computed }", "bad.graphqls:2: C.n(a:): @deprecated stands on fields and enum values, not on arguments"},
		"a deprecated type":                  {"enum E @deprecated(reason: \"Use `F`.\") { X }", "bad.graphqls:1: E: @deprecated stands on fields and enum values, not on enums"},
		"a directive twice":                  {"type C implements Node @kind {\n n: Int @filter @filter }", "bad.graphqls:2: C.n: @filter stands here twice"},
		"an unknown argument":                {"\n\ntype C implements Node @kind(hubb: true) { n: Int }", "bad.graphqls:3: C: @kind has no argument hubb; did you mean hub?"},
		"an argument of what takes none":     {"type C implements Node @kind {\n n: Int @filter(by: 1) }", "bad.graphqls:2: C.n: @filter has no argument by\n"},
		"an argument twice":                  {"type C implements Node @kind(hub: true, hub: false) { n: Int }", "bad.graphqls:1: C: @kind(hub:) is given twice"},
		"an argument missing":                {"type C implements Node @kind {\n a: A @relation(type: \"X\") }", "bad.graphqls:2: C.a: @relation needs the argument direction: Direction!"},
		"a text for a Boolean":               {"type C implements Node @kind(hub: \"yes\") { n: Int }", "bad.graphqls:1: C: @kind(hub:) takes Boolean, not \"yes\""},
		"a name for a Boolean":               {"type C implements Node @kind(hub: yes) { n: Int }", "bad.graphqls:1: C: @kind(hub:) takes Boolean, not yes"},
		"a text for a number":                {"type C implements Node @kind(weight: \"1\") { n: Int }", "bad.graphqls:1: C: @kind(weight:) takes Int, not \"1\""},
		"one in the place of a list":         {"type C implements Node @kind(key: \"n\") { n: Int }", "bad.graphqls:1: C: @kind(key:) takes [String!], a list in brackets, not \"n\""},
		"null in a list":                     {"type C implements Node @kind(key: [null]) { n: Int }", "bad.graphqls:1: C: @kind(key:) takes String!, not null"},
		"a text for an enum":                 {"type C implements Node @kind {\n a: A @relation(type: \"X\", direction: \"OUT\") }", "bad.graphqls:2: C.a: @relation(direction:) takes Direction!, not \"OUT\""},
		"another value of an enum":           {"type C implements Node @kind {\n a: A @relation(type: \"X\", direction: OUTT) }", "bad.graphqls:2: C.a: @relation(direction:): Direction has no value OUTT; did you mean OUT?"},
		"a pattern that is a text":           {"type C implements Node @kind {\n a: [A!]! @path(any: [\">TO\"]) }", "bad.graphqls:2: C.a: @path(any:) takes Pattern!, not \">TO\""},
		"a pattern with more":                {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"], basi: WEAK}]) }", "bad.graphqls:2: C.a: @path(any:): Pattern has no field basi; did you mean basis?"},
		"a pattern with a field twice":       {"type C implements Node @kind {\n a: [A!]! @path(any: [{via: [\">TO\"], via: [\">TO\"]}]) }", "bad.graphqls:2: C.a: @path(any:): the field via of Pattern is given twice"},
		"a pattern without steps":            {"type C implements Node @kind {\n a: [A!]! @path(any: [{basis: WEAK}]) }", "bad.graphqls:2: C.a: @path(any:): Pattern needs the field via: [String!]!"},
		"a default of another type":          {"type Query {\n n(a: Int = \"1\"): Int }", "bad.graphqls:2: Query.n(a:) takes Int, not \"1\""},
		"a default that an enum hasn't":      {"type Query {\n n(a: Reach! = NEER): Int }", "bad.graphqls:2: Query.n(a:): Reach has no value NEER; did you mean NEAR?"},
		"another declaration of a directive": {"\ndirective @kind on OBJECT", "bad.graphqls:2: the directive @kind: directives are declared in directives.graphqls"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load([]File{{"small.graphqls", small}, {"bad.graphqls", bad.text}})
			if err == nil || !strings.HasPrefix(err.Error()+"\n", bad.want) {
				t.Errorf("got %v, want %s", err, bad.want)
			}
		})
	}
}
