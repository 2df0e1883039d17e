package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph/apierror"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// list returns n texts, as JSON.
func list(n int) string {
	return `["x"` + strings.Repeat(`,"x"`, n-1) + `]`
}

func TestArgumentsThatAreRefused(t *testing.T) {
	ids := `query($v: [ID!]!) { nodes(ids: $v) { id } }`
	in := `query($v: [String!]) { counties(filter: {fips: {in: $v}}) { totalCount } }`
	for name, x := range map[string]struct{ query, vars, argument, path, message string }{
		"fewer than none":                       {`{ counties(first: -1) { totalCount } }`, ``, "first", "counties", "first: -1: it is a number from 0 to 100"},
		"more than a page holds":                {`{ c: counties(first: 101) { totalCount } }`, ``, "first", "c", "first: 101: at most 100 on one page; for the next one ask for pageInfo { endCursor }, and give that as `after`"},
		"more than a page holds, in a variable": {`query($n: Int) { counties(first: $n) { totalCount } }`, `{"n": 101}`, "first", "counties", "first: 101: at most 100"},
		"too many ids":                          {ids, `{"v": ` + list(101) + `}`, "ids", "nodes", "ids: 101 ids; at most 100"},
		"too many values":                       {in, `{"v": ` + list(1001) + `}`, "filter.fips.in", "counties", "filter.fips.in: 1001 values; at most 1000"},
		"an id and a key":                       {`{ county(id: "county/1", fips: "1") { id } }`, ``, "id", "county", "id: give one of id, fips, name, not 2 of them"},
		"a name without a letter":               {`{ county(name: " - ") { id } }`, ``, "name", "county", "name: has no letter or digit: write it as in Maricopa County, AZ"},
		"neither id nor key":                    {`{ county { id } }`, ``, "id", "county", "id: none of id, fips, name has a value, give one"},
		"a key that is null":                    {`query($v: String) { county(fips: $v) { id } }`, `{"v": null}`, "id", "county", "none of id, fips, name has a value"},
		"an id that is left out":                {`query($v: ID) { agreement(id: $v) { id } }`, `{}`, "id", "agreement", "id: has no value"},
		"equal to null":                         {`{ agencies(filter: {kind: {eq: null}}) { totalCount } }`, ``, "filter.kind.eq", "agencies", "null compares with nothing: use isNull, or leave eq out"},
		"equal to a variable that is null":      {`query($v: AgencyKind) { agencies(filter: {kind: {eq: $v}}) { totalCount } }`, `{"v": null}`, "filter.kind.eq", "agencies", "null compares with nothing: use isNull"},
		"in null":                               {`{ agencies(filter: {kind: {in: null}}) { totalCount } }`, ``, "filter.kind.in", "agencies", "null compares with nothing: use isNull"},
		"contains null":                         {`query($v: String) { agencies(filter: {name: {contains: $v}}) { totalCount } }`, `{"v": null}`, "filter.name.contains", "agencies", "null compares with nothing: use isNull, or leave contains out"},
		"contains nothing":                      {`{ agencies(filter: {name: {contains: ""}}) { totalCount } }`, ``, "filter.name.contains", "agencies", `"" has nothing to look for`},
		"begins with an accent":                 {`{ agencies(filter: {not: {name: {not: {startsWith: "\u0301"}}}}) { totalCount } }`, ``, "filter.not.name.not.startsWith", "agencies", "has nothing to look for: give at least one character that is no accent, or leave startsWith out"},
		"an alternative that is null":           {`query($v: StringFilter) { agencies(filter: {or: [{id: {eq: "x"}}, {name: $v}]}) { totalCount } }`, `{"v": null}`, "filter.or[1].name", "agencies", "null is no condition: leave name out"},
		"and null":                              {`{ agencies(filter: {and: null}) { totalCount } }`, ``, "filter.and", "agencies", "null is no condition: leave and out"},
		"isNull of null":                        {`{ agreements(filter: {signedOn: {isNull: null}}) { totalCount } }`, ``, "filter.signedOn.isNull", "agreements", "null compares with nothing"},
		"a day that doesn't exist":              {`{ agreements(filter: {and: {signedOn: {gte: "2025-02-30"}}}) { totalCount } }`, ``, "filter.and.signedOn.gte", "agreements", `"2025-02-30" is no Date: it takes a day that exists`},
		"too many conditions":                   {`query($v: [CountyFilter!]) { counties(filter: {or: $v}) { totalCount } }`, `{"v": [` + strings.Repeat(`{"id": {"eq": "x"}},`, 33) + `{}]}`, "filter", "counties", "over 100 conditions; at most 100"},
		"a condition that is null":              {`{ agencies(filter: {kind: null}) { totalCount } }`, ``, "filter.kind", "agencies", "null is no condition: leave kind out"},
		"two keys in one item":                  {`{ counties(orderBy: [{name: ASC, id: DESC}]) { totalCount } }`, ``, "orderBy", "counties", "an item has exactly one key, this one has 2"},
		"no key in an item":                     {`{ counties(orderBy: [{}]) { totalCount } }`, ``, "orderBy", "counties", "an item has exactly one key, this one has 0"},
		"a direction that is null":              {`{ counties(orderBy: [{name: null}]) { totalCount } }`, ``, "orderBy", "counties", "null is no direction: write name: ASC or name: DESC"},
		"no cursor":                             {`{ counties(after: "x") { totalCount } }`, ``, "after", "counties", "after: this is no cursor"},
		"an empty cursor":                       {`{ counties(after: "") { totalCount } }`, ``, "after", "counties", "this is no cursor"},
		"first and last":                        {`{ counties(first: 1, last: 1) { totalCount } }`, ``, "last", "counties", "last: give first or last, not both"},
		"more from the end than a page holds":   {`{ counties(last: 101) { totalCount } }`, ``, "last", "counties", "last: 101: at most 100 on one page; for the one before it ask for pageInfo { startCursor }, and give that as `before`"},
		"before no cursor":                      {`{ counties(before: "x") { totalCount } }`, ``, "before", "counties", "before: this is no cursor"},
		"three relations away":                  {`{ counties(filter: {state: {agreements: {some: {state: {code: {eq: "x"}}}}}}) { totalCount } }`, ``, "filter.state.agreements.some.state", "counties", "is 3 relations away, and a filter goes through 2: ask for the Agreement nodes that fit first, and give their ids instead"},
		"where alone":                           {`{ agencies(filter: {agreements: {where: {}}}) { totalCount } }`, ``, "filter.agreements.where", "agencies", "says which are counted: give count beside it"},
		"some null":                             {`{ agencies(filter: {agreements: {some: null}}) { totalCount } }`, ``, "filter.agreements.some", "agencies", "null is no condition: leave some out"},
		"a count that is null":                  {`{ agencies(filter: {agreements: {count: null}}) { totalCount } }`, ``, "filter.agreements.count", "agencies", "null is no condition: leave count out"},
		"a count compared with null":            {`{ agencies(filter: {agreements: {count: {gt: null}}}) { totalCount } }`, ``, "filter.agreements.count.gt", "agencies", "null compares with nothing"},
		"a field without evidence":              {`{ county(id: "x") { evidence(fields: ["id"]) { field } } }`, ``, "fields", "county.evidence", `no kind that may stand here has a field "id" with evidence`},
		"an unknown field":                      {`{ county(id: "x") { evidence(fields: ["nmae"]) { field } } }`, ``, "fields", "county.evidence", `a field "nmae" with evidence; did you mean name?`},
		"an empty scheme":                       {`{ entity(scheme: "", value: "1") { id } }`, ``, "scheme", "entity", "scheme: is empty"},
		"an end before the beginning":           {`query($d: Date) { agreements { timeline(from: "2019-01-01", to: $d) { signed } } }`, `{"d": "2018-12-31"}`, "to", "agreements.timeline", "to: 2018-12-31 comes before `from`, 2019-01-01: swap them"},
		"what will be known":                    {`{ agreements { t: timeline(knownAt: "9998-01-01") { signed } } }`, ``, "knownAt", "agreements.t", "leave it out for all that is known now"},
		"more weeks than rows":                  {`{ agreements { timeline(interval: WEEK, from: "0001-01-01", to: "2000-12-31") { signed } } }`, ``, "from", "agreements.timeline", "from: 0001-01-01 to 2000-12-31 are 104355 weeks; at most 5000 rows are given: with `interval: YEAR` they fit, or with `from: \"1905-03-06\"`"},
		"an end before its beginning":           {`{ agreements { timeline(from: "2019-01-01", to: "2018-12-31") { signed } } }`, ``, "to", "agreements.timeline", "comes before `from`, 2019-01-01: swap them"},
		"five keys of a timeline":               {`{ agreements { timeline(by: [ID, MODEL, STATE, STATUS, AGENCY]) { signed } } }`, ``, "by", "agreements.timeline", "5 keys: groups are by 1 to 4"},
		"a key of a timeline twice":             {`{ agreements { timeline(by: [ID, ID]) { signed } } }`, ``, "by", "agreements.timeline", "ID stands there twice: once is enough"},
		"deep inside":                           {`{ county(id: "x") { s: state { counties(first: 500) { nodes { id } } } } }`, ``, "first", "county.s.counties", "first: 500"},
	} {
		t.Run(name, func(t *testing.T) {
			op, g, vars := operation(t, x.query, x.vars)
			_, errs := op.Bind(g, vars)
			if len(errs) != 1 {
				t.Fatalf("got %v", errs)
			}
			err := errs[0]
			if apierror.CodeOf(err) != apierror.BadUserInput || err.Extensions["argument"] != x.argument || err.Path.String() != x.path || !strings.Contains(err.Message, x.message) {
				t.Errorf("got %s, argument %v at %s: %s", apierror.CodeOf(err), err.Extensions["argument"], err.Path, err.Message)
			}
			if len(err.Locations) != 1 {
				t.Errorf("it tells %d places", len(err.Locations))
			}
		})
	}
}

func TestAllErrorsOfARequestAreTold(t *testing.T) {
	op, g, vars := operation(t, `{ counties(first: -1, orderBy: [{}], filter: {kind: {eq: null}}) { totalCount } county { id } }`, "")
	_, errs := op.Bind(g, vars)
	if len(errs) != 4 {
		t.Errorf("got %v", errs)
	}
}

// TestOfManyErrorsTheFirstAreTold: a list of mistakes in one variable, given to many fields, is no answer of hundreds of MB.
func TestOfManyErrorsTheFirstAreTold(t *testing.T) {
	wrong := strings.TrimSuffix(strings.Repeat(`"nmae",`, 1000), ",")
	op, g, vars := operation(t, `query($v: [String!]) { county(id: "x") { a: evidence(fields: $v) { field } b: evidence(fields: $v) { field } } }`, `{"v": [`+wrong+`]}`)
	if _, errs := op.Bind(g, vars); len(errs) != 10 {
		t.Errorf("%d errors", len(errs))
	}
}

// TestConditionsAreReadUpToTheirLimit: what comes after as many conditions as there may be isn't looked at, so that the mistake there
// isn't told.
func TestConditionsAreReadUpToTheirLimit(t *testing.T) {
	for name, filter := range map[string]string{
		"in a list":        `{"and": [` + strings.Repeat(`{"fips": {"eq": "1"}},`, 100) + `{"fips": {"eq": null}}]}`,
		"in another field": `{"and": [` + strings.Repeat(`{"fips": {"eq": "1"}},`, 100) + `{}], "fips": {"eq": null}}`,
	} {
		op, g, vars := operation(t, `query($v: CountyFilter) { counties(filter: $v) { totalCount } }`, `{"v": `+filter+`}`)
		_, errs := op.Bind(g, vars)
		if len(errs) != 1 || !strings.Contains(errs[0].Message, "over 100 conditions; at most 100") {
			t.Errorf("%s: %v", name, errs)
		}
	}
}

func TestLimitsOfArgumentsAreWhereTheySayTheyAre(t *testing.T) {
	for query, vars := range map[string]string{
		`query($v: [ID!]!) { nodes(ids: $v) { id } }`:                                                      `{"v": ` + list(100) + `}`,
		`query($v: [String!]) { counties(filter: {fips: {in: $v}}) { totalCount } }`:                       `{"v": ` + list(1000) + `}`,
		`{ counties(first: 100) { totalCount } }`:                                                          ``,
		`{ counties(first: 0, filter: {}, orderBy: [], after: null) { totalCount } }`:                      ``,
		`query($v: AgencyKind) { agencies(filter: {kind: {eq: $v}}) { totalCount } }`:                      `{}`,
		`{ counties(filter: null, orderBy: null, first: null) { totalCount } }`:                            ``,
		`query($f: CountyFilter, $o: [CountyOrder!]) { counties(filter: $f, orderBy: $o) { totalCount } }`: `{"f": {"fips": {"in": []}}, "o": {"name": "DESC"}}`,
	} {
		op, g, vars := operation(t, query, vars)
		if _, errs := op.Bind(g, vars); len(errs) > 0 {
			t.Errorf("%s: %v", query, errs)
		}
	}
}

func TestCursorsHoldForTheirListAlone(t *testing.T) {
	page := `query($c: String) { counties(%sorderBy: [{name: ASC}], after: $c) { totalCount } states(orderBy: [{name: ASC}], after: $d) { totalCount } }`
	page = strings.Replace(page, "query($c: String)", "query($c: String, $d: String)", 1)
	mine := cursor(t, fmt.Sprintf(page, ""), 0, []any{"Meck"}, "county/1")
	op, g, vars := operation(t, fmt.Sprintf(page, ""), `{"c": "`+mine+`"}`)
	args, errs := op.Bind(g, vars)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if diff := cmp.Diff(&plan.Position{Keys: []any{"Meck"}, ID: "county/1"}, plan.ListArgsOf(args, 0).After); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, x := range map[string]struct{ query, vars string }{
		"another list":     {fmt.Sprintf(page, ""), `{"d": "` + mine + `"}`},
		"another filter":   {fmt.Sprintf(page, `filter: {kind: {eq: PARISH}}, `), `{"c": "` + mine + `"}`},
		"another order":    {`query($c: String) { counties(orderBy: [{name: DESC}], after: $c) { totalCount } }`, `{"c": "` + mine + `"}`},
		"no order":         {`query($c: String) { counties(after: $c) { totalCount } }`, `{"c": "` + mine + `"}`},
		"a longer order":   {`query($c: String) { counties(orderBy: [{name: ASC}, {id: ASC}], after: $c) { totalCount } }`, `{"c": "` + mine + `"}`},
		"a field's own":    {`query($c: String) { state(id: "s") { counties(orderBy: [{name: ASC}], after: $c) { totalCount } } }`, `{"c": "` + mine + `"}`},
		"other bases":      {`query($c: String) { county(id: "c") { relatedLawsuits(basis: [PARTY], orderBy: [{name: ASC}], after: $c) { totalCount } } }`, `{"c": "` + mine + `"}`},
		"a cursor cut off": {fmt.Sprintf(page, ""), `{"c": "` + mine[:len(mine)-3] + `"}`},
	} {
		op, g, vars := operation(t, x.query, x.vars)
		if _, errs := op.Bind(g, vars); len(errs) != 1 || errs[0].Extensions["argument"] != "after" {
			t.Errorf("%s took the cursor: %v", name, errs)
		}
	}
}

func TestCursorsHoldWhateverFirstIs(t *testing.T) {
	tag := func(query string) uint64 {
		op, g, vars := operation(t, query, "")
		args, errs := op.Bind(g, vars)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return plan.ListArgsOf(args, 0).Tag
	}
	if tag(`{ counties(first: 1) { totalCount } }`) != tag(`{ x: counties(first: 50) { nodes { id } } }`) {
		t.Error("the size of a page changes its cursors")
	}
	if tag(`{ counties(filter: {kind: {eq: PARISH}, fips: {eq: "1"}}) { totalCount } }`) != tag(`{ counties(filter: {fips: {eq: "1"}, kind: {eq: PARISH}}) { totalCount } }`) {
		t.Error("the order of conditions changes cursors")
	}
	if tag(`{ counties { totalCount } }`) != tag(`{ counties(filter: null) { totalCount } }`) {
		t.Error("null isn't as if left out")
	}
}

// Lists of claims and citations come by place, also where the order that is asked for is empty; others come by id.
func TestTheOrderOfAKindIsTakenWhereNobodyAsks(t *testing.T) {
	c := ontology.Must()
	for query, want := range map[string]*ontology.Field{
		`{ claims { totalCount } }`:                                         c.Kind("Claim").Order,
		`{ claims(orderBy: []) { totalCount } }`:                            c.Kind("Claim").Order,
		`{ claims(orderBy: null) { totalCount } }`:                          c.Kind("Claim").Order,
		`{ claims(orderBy: [{locator: ASC}]) { totalCount } }`:              c.Kind("Claim").Field("place"),
		`{ citations(orderBy: [{locator: DESC}]) { totalCount } }`:          c.Kind("Citation").Field("place"),
		`{ citations(orderBy: [{footnote: ASC}]) { totalCount } }`:          c.Kind("Citation").Field("footnote"),
		`{ counties { totalCount } }`:                                       nil,
		`{ claims(filter: {kind: {eq: FACT}}, first: 2) { nodes { id } } }`: c.Kind("Claim").Order,
	} {
		op, g, vars := operation(t, query, "")
		args, errs := op.Bind(g, vars)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		order := plan.ListArgsOf(args, 0).Order
		switch {
		case want == nil && len(order) == 0:
		case want == nil || len(order) != 1 || order[0].Field != want || order[0].Default == strings.Contains(query, ": [{"):
			t.Errorf("%s: %v", query, order)
		}
	}
	below := []string{
		`{ topic(slug: "t") { claims { totalCount } } }`, `{ topic(slug: "t") { relatedClaims { totalCount } } }`, `{ study(id: "s") { findings { totalCount } } }`,
		`{ source(id: "s") { citations { totalCount } } }`, `{ source(id: "s") { citedIn { totalCount } } }`, `{ node(id: "s") { ... on Entity { claims { totalCount } } } }`,
	}
	for _, query := range below {
		op, g, vars := operation(t, query, "")
		args, errs := op.Bind(g, vars)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		if order := plan.ListArgsOf(args, 1).Order; len(order) != 1 || order[0].Field.Name != "place" {
			t.Errorf("%s: %v", query, order)
		}
	}
}

// A cursor that was given when claims came by id is told to be of other arguments, not to be none.
func TestACursorFromBeforeTheOrderOfItsKindIsStale(t *testing.T) {
	old := store.Text(store.AppendCursor(nil, store.Tag([]byte("Query.claims"), nil), nil, "claim/x"))
	op, g, vars := operation(t, `query($c: String) { claims(after: $c) { totalCount } }`, `{"c": "`+old+`"}`)
	if _, errs := op.Bind(g, vars); len(errs) != 1 || !strings.Contains(errs[0].Message, "this cursor was given for other arguments") {
		t.Errorf("got %v", errs)
	}
}

func TestGroupsInTheOrderOfTheirValues(t *testing.T) {
	for query, want := range map[string]bool{
		`{ citations { groups(by: [FOOTNOTE]) { count } } }`:                 false,
		`{ citations { groups(by: [FOOTNOTE], orderBy: COUNT) { count } } }`: false,
		`{ citations { groups(by: [FOOTNOTE], orderBy: VALUE) { count } } }`: true,
	} {
		op, g, vars := operation(t, query, "")
		args, errs := op.Bind(g, vars)
		if len(errs) > 0 || plan.ArgsOf[plan.GroupArgs](args, 1).ByValue != want {
			t.Errorf("%s: %v", query, errs)
		}
	}
}

func TestBasesAndReachesAskedFor(t *testing.T) {
	const query = `query($b: [Basis!], $r: [Reach!]) { county(id: "x") { relatedLawsuits(basis: $b, reach: $r) { totalCount } } }`
	bind := func(vars string) plan.TraverseArgs {
		op, g, values := operation(t, query, vars)
		args, errs := op.Bind(g, values)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return *args[1].(*plan.TraverseArgs)
	}
	if a := bind(`{}`); a.Bases != 0 || a.Reaches != 0 {
		t.Errorf("left out: %b, %b", a.Bases, a.Reaches)
	}
	if a := bind(`{"b": ["PARTY", "TOPIC"], "r": "OWN"}`); a.Bases != 1<<1|1<<12 || a.Reaches != 1<<1 {
		t.Errorf("asked for: %b, %b", a.Bases, a.Reaches)
	}
}

// An empty list asks for nothing: it must not be taken for one that was left out.
func TestNoBasisAskedForLetsNothingPass(t *testing.T) {
	op, g, vars := operation(t, `{ county(id: "x") { relatedLawsuits(basis: [], reach: []) { totalCount } } }`, "")
	args, errs := op.Bind(g, vars)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for b := range 13 {
		if args[1].(*plan.TraverseArgs).Bases.Has(basis(b)) {
			t.Errorf("basis %d passes", b)
		}
	}
	for r := range 5 {
		if args[1].(*plan.TraverseArgs).Reaches.Has(reach(r)) {
			t.Errorf("reach %d passes", r)
		}
	}
}
