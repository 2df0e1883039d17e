package document_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

func TestDocumentsThatCannotBeParsed(t *testing.T) {
	for _, text := range []string{"", " ", "{", "{ a", "}", "query", "{ a: }", "\x00", "\xff", "{ meta { version } } }", `{ node(id: "x) { id } }`, "{}", "type A { a: Int }"} {
		_, errs := public(t).Parse(text, false)
		if len(errs) == 0 {
			if doc, _ := public(t).Parse(text, false); len(doc.AST.Operations) == 0 {
				continue // nothing to run; Operation says so
			}
			t.Errorf("%q was let in", text)
			continue
		}
		if code := apierror.CodeOf(errs[0]); code != apierror.ParseFailed && code != apierror.ValidationFailed {
			t.Errorf("%q: %s: %s", text, code, errs[0].Message)
		}
	}
	_, errs := public(t).Parse("{\n  meta {{ version }\n}", false)
	wantError(t, errs, apierror.ParseFailed, "Expected Name")
	if len(errs[0].Locations) != 1 || errs[0].Locations[0].Line != 2 {
		t.Errorf("at %v", errs[0].Locations)
	}
}

func TestDocumentsThatAreNotValid(t *testing.T) {
	for name, x := range map[string]struct{ text, message, path string }{
		"an unknown field":               {`{ counties { nodes { nmae } } }`, `Cannot query field "nmae" on type "County". Did you mean name?`, "counties.nodes.nmae"},
		"an unknown argument":            {`{ counties(frist: 1) { totalCount } }`, `Unknown argument "frist" on field "Query.counties"`, "counties"},
		"a missing argument":             {`{ m: node { id } }`, `argument "id" of type "ID!" is required`, "m"},
		"no selection":                   {`{ counties }`, `must have a selection of subfields`, "counties"},
		"a selection of a leaf":          {`{ meta { version { x } } }`, `Field "version" must not have a selection since type "Int" has no subfields. Write it alone: version.`, "meta.version"},
		"a fragment that can't fit":      {`{ county(id: "x") { ... on State { id } } }`, `can never be of type "State"`, "county"},
		"an unknown fragment":            {`{ meta { ...F } }`, `Unknown fragment "F"`, "meta"},
		"a fragment that isn't used":     {`{ meta { version } } fragment F on Meta { version }`, `Fragment "F" is never used`, ""},
		"an unknown type":                {`query($v: Countee) { meta { version } }`, `Unknown type "Countee". Did you mean County?`, ""},
		"an unknown type of a fragment":  {`{ county(id: "x") { ...F } } fragment F on Cuonty { id }`, `Unknown type "Cuonty". Did you mean County?`, ""},
		"a type like no other":           {`{ county(id: "x") { ... on Xyzzyxyzzy { id } } }`, `Unknown type "Xyzzyxyzzy".`, "county"},
		"a variable that isn't used":     {`query($v: Int) { meta { version } }`, `Variable "$v" is never used`, ""},
		"a variable that isn't there":    {`{ counties(first: $n) { totalCount } }`, `Variable "$n" is not defined`, "counties"},
		"a variable of another type":     {`query($n: String) { counties(first: $n) { totalCount } }`, `used in position expecting type "Int"`, "counties"},
		"one variable for a list":        {`query($n: ID!) { nodes(ids: $n) { id } }`, `used in position expecting type "[ID!]!"`, "nodes"},
		"a null that may not be":         {`{ node(id: null) { id } }`, `ID!`, "node"},
		"fields that conflict":           {`{ meta { x: version x: license } }`, `"x" conflict`, "meta.x"},
		"arguments that conflict":        {`{ counties(first: 1) { totalCount } counties(first: 2) { totalCount } }`, `"counties" conflict`, "counties"},
		"an enum as string":              {`{ agencies(filter: {kind: {eq: "SHERIFF"}}) { totalCount } }`, `AgencyKind`, "agencies"},
		"an unknown value of an enum":    {`{ agencies(filter: {kind: {eq: SHERRIF}}) { totalCount } }`, `AgencyKind`, "agencies"},
		"null in a list":                 {`{ counties(filter: {fips: {in: ["37119", null]}}) { totalCount } }`, `found null. Instead, give a value, or leave it out; in a filter, isNull`, "counties"},
		"a field like no other":          {`{ meta { xyzzy } }`, `on type "Meta". It has `, "meta.xyzzy"},
		"a condition like no other":      {`{ states(filter: {xyzzy: {eq: 1}}) { totalCount } }`, `"StateFilter". It has agreements, and, code,`, "states"},
		"a value like no other":          {`{ agencies(filter: {kind: {in: [XYZZY]}}) { totalCount } }`, `"AgencyKind" enum. Among others it has OTHER, LOTTERY, POLICE, FEDERAL, SHERIFF.`, "agencies"},
		"an argument like no other":      {`{ counties(xyzzy: 1) { totalCount } }`, `"Query.counties". It takes after, `, "counties"},
		"an argument where there's none": {`{ counties { totalCount(xyzzy: 1) } }`, `It takes none.`, "counties.totalCount"},
		"an unknown field of an input":   {`{ agencies(filter: {knd: {eq: SHERIFF}}) { totalCount } }`, `"knd"`, "agencies"},
		"a field of an input twice":      {`{ agencies(filter: {kind: {eq: POLICE}, kind: {eq: POLICE}}) { totalCount } }`, `"kind"`, "agencies"},
		"an unknown directive":           {`{ meta @defer { version } }`, `Unknown directive "@defer"`, "meta"},
		"a directive where it can't be":  {`query @skip(if: true) { meta { version } }`, `may not be used on QUERY`, ""},
		"a directive twice":              {`{ meta @skip(if: true) @skip(if: true) { version } }`, `only be used once`, "meta"},
		"two operations of a name":       {`query A { meta { version } } query A { meta { version } }`, `only one operation named "A"`, ""},
		"a lone one among others":        {`{ meta { version } } query A { meta { version } }`, `only defined operation`, ""},
		"a definition of a type":         {`{ meta { version } } type A { a: Int }`, ``, ""},
		"a type in a leaf's place":       {`{ __type(name: County) { name } }`, `String`, "__type"},
	} {
		t.Run(name, func(t *testing.T) {
			_, errs := public(t).Parse(x.text, false)
			if len(errs) == 0 {
				t.Fatal("it was let in")
			}
			if code := apierror.CodeOf(errs[0]); code != apierror.ValidationFailed && code != apierror.ParseFailed {
				t.Errorf("code %s", code)
			}
			if !strings.Contains(errs[0].Message, x.message) || errs[0].Path.String() != x.path {
				t.Errorf("got %q at %q", errs[0].Message, errs[0].Path.String())
			}
			if len(errs[0].Locations) == 0 {
				t.Error("it tells no place")
			}
		})
	}
}

func TestAtMostTenErrorsAreTold(t *testing.T) {
	var b strings.Builder
	for i := range 50 {
		fmt.Fprintf(&b, "nothing%d ", i)
	}
	_, errs := public(t).Parse("{ meta { "+b.String()+"} }", false)
	if len(errs) != 10 {
		t.Errorf("%d errors", len(errs))
	}
}

func TestOperationIsTheOneNamedOrTheOnlyOne(t *testing.T) {
	one, two := "query A { meta { version } }", "query A { meta { version } } query B { meta { version } }"
	for _, x := range []struct {
		text, name, want string
		code             apierror.Code
	}{
		{one, "", "A", ""},
		{one, "A", "A", ""},
		{"{ meta { version } }", "", "", ""},
		{two, "B", "B", ""},
		{two, "", "", apierror.BadUserInput},
		{two, "C", "", apierror.BadUserInput},
		{two, "a", "", apierror.BadUserInput},
		{one, "B", "", apierror.BadUserInput},
	} {
		doc, errs := public(t).Parse(x.text, false)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		op, err := doc.Operation(x.name)
		if x.code != "" {
			if err == nil || apierror.CodeOf(err) != x.code {
				t.Errorf("%s, %q: %v", x.text, x.name, err)
			}
			continue
		}
		if err != nil || op.Name != x.want {
			t.Errorf("%s, %q: %v", x.text, x.name, err)
		}
	}
}

func TestOnlyQueriesRun(t *testing.T) {
	for _, text := range []string{"mutation { x }", "subscription { x }", "query A { __typename } mutation B { x }"} {
		for readOnly, want := range map[bool]apierror.Code{false: apierror.ValidationFailed, true: apierror.MethodNotAllowed} {
			if _, errs := public(t).Parse(text, readOnly); len(errs) == 0 || apierror.CodeOf(errs[0]) != want {
				t.Errorf("%s, by GET %v: %v, want %s", text, readOnly, errs, want)
			}
		}
	}
}

func TestMemoKeepsWhatWasMadeOnce(t *testing.T) {
	doc, errs := public(t).Parse("{ meta { version } }", false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	made := 0
	make := func() (any, int, *gqlerror.Error) { made++; return made, 1, nil }
	for range 3 {
		if v, err := doc.Memo("a", make); err != nil || v != 1 {
			t.Errorf("got %v, %v", v, err)
		}
	}
	bad := gqlerror.Errorf("bad")
	if _, err := doc.Memo("b", func() (any, int, *gqlerror.Error) { return nil, 0, bad }); !errors.Is(err, bad) {
		t.Errorf("got %v", err)
	}
	if v, err := doc.Memo("b", make); err != nil || v != 2 {
		t.Errorf("an error was kept: %v, %v", v, err)
	}
	for i := range 100 { // what is kept is bounded
		_, _ = doc.Memo(fmt.Sprint(i), make)
	}
	if v, _ := doc.Memo("a", make); v == 1 {
		t.Error("everything is kept for ever")
	}
}

func TestDocumentsAreKept(t *testing.T) {
	p := public(t)
	first, errs := p.Parse("{ meta { version } }", false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if again, _ := p.Parse("{ meta { version } }", false); again != first {
		t.Error("the same text was parsed twice")
	}
	long := "{ meta { version } } # " + strings.Repeat("x", 40_000)
	first, _ = p.Parse(long, false)
	if again, _ := p.Parse(long, false); again == first {
		t.Error("a long text was kept")
	}
}

// TestUnknownOperations: who names an operation that there isn't learns of those that there are.
func TestUnknownOperations(t *testing.T) {
	for text, want := range map[string]string{
		`query Counties { meta { version } }`:                               `operationName: "Countys" is no operation of the document; did you mean Counties?`,
		`query A { meta { version } } query Citations { meta { version } }`: `operationName: "Countys" is no operation of the document; there are A, Citations`,
		`{ meta { version } }`:                                              `operationName: the only operation has no name: leave operationName out`,
	} {
		d, errs := public(t).Parse(text, false)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		if _, err := d.Operation("Countys"); err == nil || err.Message != want {
			t.Errorf("%s: %v, not %s", text, err, want)
		}
	}
}
