package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
)

func public(t testing.TB) *document.Parser {
	t.Helper()
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	return document.New(s, limits.Default())
}

func TestLimitsAreWhereTheySayTheyAre(t *testing.T) {
	many := func(n int, item string) string { return strings.Repeat(item+" ", n) }
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format+" ", i)
		}
		return b.String()
	}
	nested := func(n int, outer, inner string) string {
		return strings.Repeat(outer+" { ", n) + inner + strings.Repeat(" }", n)
	}
	for name, x := range map[string]struct {
		at   func(n int) string
		max  int
		code apierror.Code
		want string
	}{
		"tokens": {
			func(n int) string { return `{ nodes(ids: [` + many(n-12, `"x"`) + `]) { id } }` }, limits.Default().Tokens,
			apierror.CostExceeded, "the document has over 2,000 tokens",
		},
		"root fields": {
			func(n int) string { return "{ " + many(n, "__typename") + "}" }, limits.Default().Roots,
			apierror.CostExceeded, "over 20 root fields",
		},
		"root fields in fragments": {
			func(n int) string {
				return "{ " + many(n/2, "...F") + many(n%2, "__typename") + "} fragment F on Query { __typename ... { __typename } }"
			}, limits.Default().Roots, apierror.CostExceeded, "over 20 root fields",
		},
		"aliases": {
			func(n int) string { return "{ meta { " + numbered(n, "a%d: version") + "} }" }, limits.Default().Aliases,
			apierror.CostExceeded, "over 100 aliases",
		},
		"aliases in fragments": {
			func(n int) string {
				return "{ meta { ...F " + numbered(n-n/2, "a%d: version") + "} } fragment F on Meta { " + numbered(n/2, "b%d: version") + "}"
			}, limits.Default().Aliases, apierror.CostExceeded, "over 100 aliases",
		},
		"selections": {
			func(n int) string { return "{ meta { " + many(n-1, "version") + "} }" }, limits.Default().Selections,
			apierror.CostExceeded, "over 1000 selections",
		},
		"selections in fragments": {
			func(n int) string {
				return "{ meta { " + many((n-1)/111, "...F") + many((n-1)%111, "version") + "} } fragment F on Meta { " + many(111, "version") + "}"
			}, limits.Default().Selections, apierror.CostExceeded, "over 1000 selections",
		},
		"spreads": {
			func(n int) string { return "{ meta { " + many(n, "...F") + "} } fragment F on Meta { version }" }, limits.Default().Spreads,
			apierror.CostExceeded, "over 200 fragment spreads",
		},
		"levels of braces": {
			func(n int) string {
				return "{ __schema { types { fields { type { " + nested(n-5, "ofType", "name") + " } } } } }"
			}, limits.Default().Braces,
			apierror.DepthExceeded, "over 40 levels of braces",
		},
		"hops": {
			func(n int) string { return "{ " + chain(n) + " }" }, limits.Default().Depth,
			apierror.DepthExceeded, "goes 13 hops deep, 12 are allowed",
		},
		"hops through fragments": {
			func(n int) string { return "{ ...R } fragment R on Query { ... { " + chain(n) + " } }" }, limits.Default().Depth,
			apierror.DepthExceeded, "goes 13 hops deep, 12 are allowed",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, errs := public(t).Parse(x.at(x.max), false); len(errs) > 0 {
				t.Errorf("%d are refused: %v", x.max, errs)
			}
			_, errs := public(t).Parse(x.at(x.max+1), false)
			wantError(t, errs, x.code, x.want)
		})
	}
}

// TestOtherLimits: a parser enforces the limits that it was given.
func TestOtherLimits(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		limits limits.Limits
		fits   string
		over   string
		code   apierror.Code
		want   string
	}{
		{limits.Limits{Tokens: 1_200}, "{ nodes(ids: [1]) { id } }", `{ nodes(ids: [` + strings.Repeat(`"x" `, 1_200) + `]) { id } }`, apierror.CostExceeded, "over 1,200 tokens"},
		{limits.Limits{Depth: 2}, "{ " + chain(2) + " }", "{ " + chain(3) + " }", apierror.DepthExceeded, "goes 3 hops deep, 2 are allowed"},
		{limits.Limits{Braces: 2}, "{ meta { version } }", "{ meta { limits { maxRows } } }", apierror.DepthExceeded, "over 2 levels of braces"},
		{limits.Limits{Roots: 1}, "{ __typename }", "{ __typename __typename }", apierror.CostExceeded, "over 1 root fields"},
		{limits.Limits{Aliases: 1}, "{ a: __typename }", "{ a: __typename b: __typename }", apierror.CostExceeded, "over 1 aliases"},
		{limits.Limits{Selections: 2}, "{ meta { version } }", "{ meta { version license } }", apierror.CostExceeded, "over 2 selections"},
		{limits.Limits{Spreads: 1}, "{ ...F } fragment F on Query { __typename }", "{ ...F ...F } fragment F on Query { __typename }", apierror.CostExceeded, "over 1 fragment spreads"},
	} {
		p := document.New(s, x.limits.WithDefaults())
		if _, errs := p.Parse(x.fits, false); len(errs) > 0 {
			t.Errorf("%s is refused: %v", x.fits, errs)
		}
		_, errs := p.Parse(x.over, false)
		wantError(t, errs, x.code, x.want)
	}
}

// chain goes n hops deep: county → state → counties → state …
func chain(n int) string {
	if n == 1 {
		return `county(id: "county/1") { id }`
	}
	open, inner, county := `county(id: "county/1") { `, "id", true
	closing := " }"
	for range n - 1 {
		if county {
			open, closing = open+"state { ", " }"+closing
		} else {
			open, closing = open+"counties { edges { node { ", " } } }"+closing
		}
		county = !county
	}
	if county {
		inner = "fips"
	}
	return open + inner + closing
}

func TestPartsOfConnectionsAndIntrospectionAreNoHops(t *testing.T) {
	for _, text := range []string{
		`{ counties { edges { node { id } } pageInfo { endCursor } nodes { id } } ` + chain(12) + ` }`,
		`{ __schema { types { fields { args { type { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } } } }`,
	} {
		if _, errs := public(t).Parse(text, false); len(errs) > 0 {
			t.Errorf("%s: %v", text, errs)
		}
	}
}

func TestEveryOperationOfADocumentIsHeldAgainstTheLimits(t *testing.T) {
	_, errs := public(t).Parse("query A { __typename } query B { "+strings.Repeat("__typename ", limits.Default().Roots+1)+"}", false)
	wantError(t, errs, apierror.CostExceeded, "over 20 root fields")
}

// Expanded, this has 2 to the 100th selections; each fragment is measured once, or the test would never end.
func TestExponentialFragmentsAreMeasuredOnce(t *testing.T) {
	var b strings.Builder
	b.WriteString("{ meta { ...F0 } }")
	for i := range 100 {
		fmt.Fprintf(&b, " fragment F%d on Meta { ...F%d ...F%d }", i, i+1, i+1)
	}
	b.WriteString(" fragment F100 on Meta { version }")
	_, errs := public(t).Parse(b.String(), false)
	wantError(t, errs, apierror.CostExceeded, "fragment")
}

func TestFragmentsInACircleAreRefusedNotFollowed(t *testing.T) {
	_, errs := public(t).Parse("{ meta { ...A } } fragment A on Meta { version ...B } fragment B on Meta { version ...A }", false)
	wantError(t, errs, apierror.ValidationFailed, "itself")
}

func wantError(t *testing.T, errs gqlerror.List, code apierror.Code, text string) {
	t.Helper()
	if len(errs) == 0 {
		t.Fatalf("it was let in, not refused with %s: %s", code, text)
	}
	if apierror.CodeOf(errs[0]) != code || !strings.Contains(errs[0].Message, text) {
		t.Errorf("got %s: %s, want %s: %s", apierror.CodeOf(errs[0]), errs[0].Message, code, text)
	}
}
