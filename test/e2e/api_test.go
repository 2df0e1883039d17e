package e2e

import (
	"strconv"
	"strings"
	"testing"

	"graph287g/agreement"
	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/httpapi"
	"graph287g/store"
)

// TestCodesAndLimitsAreDocumented: docs/api.md has every code, and the limits that hold.
func TestCodesAndLimitsAreDocumented(t *testing.T) {
	doc := read(t, "../../docs/api.md")
	for _, code := range []apierror.Code{
		apierror.ParseFailed, apierror.ValidationFailed, apierror.BadUserInput, apierror.NotFound, apierror.CostExceeded, apierror.DepthExceeded,
		apierror.RateLimited, apierror.StoreUnavailable, apierror.Timeout, apierror.Internal, apierror.MethodNotAllowed, "PERSISTED_QUERY_NOT_SUPPORTED", "ARCHIVE_FULL",
	} {
		if !strings.Contains(doc, "`"+string(code)+"`") {
			t.Errorf("the code %s isn't there", code)
		}
	}
	for _, line := range []struct {
		name   string
		limits []int
	}{
		{"objects of an answer", []int{store.MaxRows}},
		{"rows of a CSV", []int{httpapi.MaxTableRows}},
		{"`first`", []int{compile.MaxFirst, compile.DefaultFirst}},
		{"depth", []int{limits.Default().Depth}},
		{"root fields, aliases, fragment spreads, fields", []int{limits.Default().Roots, limits.Default().Aliases, limits.Default().Spreads, limits.Default().Selections}},
		{"filters, orders, groups and searches", []int{limits.Default().Complexity}},
		{"ids of `nodes`, values of `in`, items of any list", []int{compile.MaxIDs, compile.MaxIn, document.MaxItems}},
		{"groups of a list, rows of a timeline", []int{store.MaxGroups, agreement.MaxTimeline}},
		{"the request", []int{limits.Default().BodyBytes >> 10, limits.Default().Tokens}},
		{"the data of an answer, with its errors", []int{limits.Default().AnswerBytes >> 20}},
		{"what it tells of the schema", []int{limits.Default().SchemaBytes >> 20}},
		{"requests and answers in memory, until they are sent", []int{limits.Default().MemoryBytes >> 20}},
		{"reading an answer", []int{limits.Default().ReadRate >> 10}},
		{"time", []int{int(limits.Default().Timeout.Seconds()), int(limits.Default().StoreTimeout.Seconds())}},
	} {
		_, row, found := strings.Cut(doc, "| "+line.name+" | ")
		row, _, _ = strings.Cut(row, " |\n")
		for _, n := range line.limits {
			if !found || !strings.Contains(" "+row, " "+thousands(n)) {
				t.Errorf("%s: %q lacks %s", line.name, row, thousands(n))
			}
		}
	}
}

// thousands writes a number as documents do: 50,000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
