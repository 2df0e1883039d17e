package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
)

func basis(n int) ontology.Basis { return ontology.Basis(n) }
func reach(n int) ontology.Reach { return ontology.Reach(n) }

func tryCompile(t *testing.T, text string) (steps int, code apierror.Code) {
	t.Helper()
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	g := document.New(s, limits.Default())
	doc, errs := g.Parse(text, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	op, failed := doc.Operation("")
	if failed != nil {
		t.Fatal(failed)
	}
	compiled, failed := (&compile.Compiler{Catalogue: ontology.Must(), Schema: s, Parser: g, Limits: limits.Default()}).Operation(doc, op, nil)
	if failed != nil {
		if !strings.Contains(failed.Message, "over 300 steps") || len(failed.Path) == 0 || len(failed.Locations) == 0 {
			t.Errorf("got %+v", failed)
		}
		return 0, apierror.CodeOf(failed)
	}
	return len(compiled.Plan.Steps), ""
}

// wide asks for n things of each of 20 counties: each is a step.
func wide(n, more int) string {
	var b strings.Builder
	b.WriteString("{ ")
	for i := range 20 {
		fmt.Fprintf(&b, `c%d: county(id: "county/%d") { `, i, i)
		fields := []string{
			"state { id }", "places { totalCount }", "agencies { totalCount }", "agreements { totalCount }", "relatedLawsuits { totalCount }",
			"investigations { totalCount }", "studies { totalCount }", "laws { totalCount }", "events { totalCount }", "relatedSources { totalCount }",
			"claims { totalCount }", "sources { totalCount }", "evidence { field }", "identifiers { scheme }", "x: state { id }",
		}
		for j := range n {
			b.WriteString(fields[j] + " ")
		}
		if i < more {
			b.WriteString(fields[n] + " ")
		}
		b.WriteString("} ")
	}
	return b.String() + "}"
}

func TestPlansHaveAtMostThreeHundredSteps(t *testing.T) {
	if steps, code := tryCompile(t, wide(14, 0)); steps != compile.MaxSteps || code != "" {
		t.Errorf("%d steps, %s", steps, code)
	}
	if _, code := tryCompile(t, wide(14, 1)); code != apierror.CostExceeded {
		t.Errorf("got %q", code)
	}
}

// Asked of all kinds at once, a neighbour of a neighbour has 15 kinds each time: a step is made for the fields that ask,
// not for each kind.
func TestStepsDoNotMultiplyByKinds(t *testing.T) {
	text := "sources { nodes { discusses { nodes { id name } } } } claims { nodes { subject { id claims { nodes { subject { id claims { nodes { source { title } } } } } } } } }"
	steps, code := tryCompile(t, `{ nodes(ids: ["x"]) { ... on Entity { `+text+` } } }`)
	if code != "" || steps != 9 {
		t.Errorf("%d steps, %s", steps, code)
	}
}

func TestCompiledOnceForADocumentAndItsConditions(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	g := document.New(s, limits.Default())
	k := &compile.Compiler{Catalogue: ontology.Must(), Schema: s, Parser: g, Limits: limits.Default()}
	doc, errs := g.Parse(`query A($n: Int, $yes: Boolean = false) { counties(first: $n) { totalCount @include(if: $yes) nodes { id } } } query B { meta { version } }`, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	compiled := func(name string, vars map[string]any) *compile.Operation {
		op, failed := doc.Operation(name)
		if failed != nil {
			t.Fatal(failed)
		}
		out, failed := k.Operation(doc, op, vars)
		if failed != nil {
			t.Fatal(failed)
		}
		return out
	}
	first := compiled("A", map[string]any{"n": int64(1), "yes": true})
	if compiled("A", map[string]any{"n": int64(2), "yes": true}) != first {
		t.Error("another number compiled it anew")
	}
	other := compiled("A", map[string]any{"n": int64(1), "yes": false})
	if other == first || other.Plan.Steps[0].List().Total || !first.Plan.Steps[0].List().Total {
		t.Error("another condition didn't make another plan")
	}
	if compiled("B", nil) == first || len(compiled("B", nil).Plan.Steps) != 0 {
		t.Error("another operation has the same plan")
	}
}

// What one request is asked for must not show in the plan of the next.
func TestPlansDoNotChangeWhenTheyAreBound(t *testing.T) {
	op, g, _ := operation(t, `query($k: AgencyKind) { agencies(filter: {kind: {eq: $k}}, orderBy: [{state: {code: DESC}}]) { totalCount } }`, "")
	before := op.Plan.String()
	for _, kind := range []string{"SHERIFF", "POLICE"} {
		if _, errs := op.Bind(g, map[string]any{"k": kind}); len(errs) > 0 {
			t.Fatal(errs)
		}
	}
	if after := op.Plan.String(); after != before {
		t.Errorf("before:\n%safter:\n%s", before, after)
	}
}
