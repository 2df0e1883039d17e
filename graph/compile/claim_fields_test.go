package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/graph/compile"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
)

// TestNamesOfClaimsAreHints: a name that no claims have is told with its place and the nearest names, ten times at most; one that they have isn't.
func TestNamesOfClaimsAreHints(t *testing.T) {
	for query, want := range map[string]string{
		`{ claims(filter: {field: {eq: "agreementCount"}}) { totalCount } }`:                                         "",
		`{ claims(filter: {field: {eq: "endedOn"}}) { totalCount } }`:                                                "",
		`{ claims(filter: {field: {contains: "endd"}}) { totalCount } }`:                                             "",
		`{ disagreements(filter: {field: {eq: "endd"}}) { totalCount } }`:                                            "",
		`{ c: claims(filter: {field: {eq: "endetOn"}}) { totalCount } }`:                                             "c filter.field.eq endedOn",
		`{ claims(filter: {or: [{field: {not: {in: ["status", "statuss"]}}}]}) { totalCount } }`:                     "claims filter.or[0].field.not.in[1] status",
		`{ topics { nodes { claims(filter: {field: {eq: "goals"}}) { totalCount } } } }`:                             "topics.nodes.claims filter.field.eq goal",
		`{ claims(filter: {field: {in: ["a1","a2","a3","a4","a5","a6","a7","a8","a9","b1","b2"]}}) { totalCount } }`: "10",
	} {
		op, g, vars := operation(t, query, ``)
		bound, errs := op.BindAll(g, vars, compile.Days{Today: "2026-01-01"})
		if len(errs) > 0 {
			t.Fatalf("%s: %v", query, errs)
		}
		hints := bound.Hints
		switch want {
		case "":
			if len(hints) > 0 {
				t.Errorf("%s: %v", query, hints)
			}
		case "10":
			if len(hints) != 10 {
				t.Errorf("%s: %d hints", query, len(hints))
			}
		default:
			parts := strings.Fields(want)
			if len(hints) != 1 || strings.Trim(strings.ReplaceAll(fmt.Sprint(hints[0].Path), " ", "."), "[]") != parts[0] || hints[0].Argument != parts[1] || !strings.Contains(hints[0].Message, "the nearest are "+parts[2]) {
				t.Errorf("%s: %v", query, hints)
			}
		}
	}
}

// TestClaimsHaveDocumentedNames: each claim of the records has a name of the list of its subject's kind, and each name a description.
func TestClaimsHaveDocumentedNames(t *testing.T) {
	c := ontology.Must()
	g, err := seed.Load(c, seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, k := range store.ClaimSubjects(c).In(c) {
		for _, f := range store.ClaimFields(c, k) {
			if known[k.Name+"."+f.Name] = true; len(f.Description) < 10 {
				t.Errorf("%s.%s is described by %q", k.Name, f.Name, f.Description)
			}
		}
	}
	fields := map[string]any{}
	for _, n := range g.Nodes {
		if n.Kind == "Claim" {
			fields[n.ID] = n.Properties["field"]
		}
	}
	for _, e := range g.Edges {
		if name, ok := fields[e.From].(string); ok && e.Relation == "ABOUT" && !known[c.KindOfID(e.To).Name+"."+name] {
			t.Errorf("%s is about %s of %s, which is in no list", e.From, name, e.To)
		}
	}
	if len(fields) < 300 {
		t.Errorf("%d claims", len(fields))
	}
}
