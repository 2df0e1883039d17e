package attack

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// bombs are documents that are small to write and much to read, by what they are.
func bombs() map[string]Request {
	out := map[string]Request{}
	for what, query := range map[string]string{
		"deep braces":            nest(100_000, "{a", "", "}"),
		"deep lists":             `{a(b:` + nest(100_000, "[", "", "]") + `)}`,
		"deep objects":           `{counties(filter:` + nest(30_000, "{not:", "{}", "}") + `){totalCount}}`,
		"deep nodes":             `{county(fips:"37119"){` + nest(300, `state{counties(first:1){nodes{`, "id", "}}}") + `}}`,
		"deep inline fragments":  `{` + nest(20_000, "...{", "a", "}") + `}`,
		"wide":                   `{` + repeat(20_000, "a%d:meta{version}") + `}`,
		"same field":             `{meta{` + strings.Repeat("version ", 30_000) + `}}`,
		"aliases":                `{meta{` + repeat(15_000, "a%d:version") + `}}`,
		"fragments doubling":     doubling(60),
		"fragments in a circle":  `{...F0} ` + repeat(400, `fragment F%[1]d on Query{...F%[1]d}`),
		"fragments unused":       `{meta{version}} ` + repeat(6_000, `fragment F%d on Query{meta{version}}`),
		"overlapping fields":     `{state(code:"NC"){` + overlapping(7) + `}}`,
		"overlapping deeply":     `{state(code:"NC"){` + overlapping(12) + `}}`,
		"overlapping fragments":  overlappingFragments(25),
		"directives":             `{meta{version ` + strings.Repeat("@include(if:true) ", 12_000) + `}}`,
		"unknown directives":     `{meta{version ` + repeat(12_000, "@d%d") + `}}`,
		"unknown names":          `{` + repeat(15_000, "unknown%d") + `}`,
		"a name of 250 kB":       `{` + long(250_000) + `}`,
		"an argument of 250 kB":  `{county(` + long(125_000) + `:"` + long(125_000) + `"){name}}`,
		"misspelt for long":      `{` + repeat(300, "countiesssssssssssssssssssssssssssss%d") + `}`,
		"variables declared":     `query(` + repeat(10_000, "$v%d:Int") + `){meta{version}}`,
		"operations":             repeat(6_000, "query Q%d{meta{version}}"),
		"operations of one name": strings.Repeat("query Q{meta{version}} ", 6_000),
		"numbers":                `{counties(first:` + strings.Repeat("9", 250_000) + `){totalCount}}`,
		"a block string":         `{county(fips:"""` + strings.Repeat("\n ", 120_000) + `"""){name}}`,
		"escapes":                `{county(fips:"` + strings.Repeat(`\u0041`, 40_000) + `"){name}}`,
		"a comment":              "#" + strings.Repeat("a", 250_000) + "\n{meta{version}}",
		"commas":                 strings.Repeat(",", 250_000) + "{meta{version}}",
		"blanks":                 strings.Repeat(" \n", 125_000) + "{meta{version}}",
		"only openings":          strings.Repeat("{", 250_000),
		"only quotes":            `{a(b:` + strings.Repeat(`"`, 250_000),
		"only dots":              strings.Repeat("...", 80_000),
		"nulls":                  strings.Repeat("\x00", 40_000),
		"mutations":              strings.Repeat("mutation{a} ", 20_000),
		"a schema":               repeat(8_000, "type T%d{a:Int}"),
	} {
		out[what] = Request{Query: query}
	}
	list := `{counties(filter:{fips:{in:$v}}){totalCount}}`
	out["a list of 30,000 in a variable"] = Request{Query: `query($v:[String!])` + list, Variables: []byte(`{"v":[` + strings.TrimSuffix(strings.Repeat(`"01001",`, 25_000), ",") + `]}`)}
	out["a deep variable"] = Request{Query: `query($v:[String!])` + list, Variables: []byte(`{"v":` + nest(100_000, "[", "", "]") + `}`)}
	out["a deep object in a variable"] = Request{Query: `query($v:CountyFilter){counties(filter:$v){totalCount}}`, Variables: []byte(`{"v":` + nest(30_000, `{"not":`, "{}", "}") + `}`)}
	out["a deep filter in a variable"] = Request{Query: `query($v:CountyFilter){counties(filter:$v){totalCount}}`, Variables: []byte(`{"v":` + nest(40, `{"not":`, `{"fips":{"eq":"37119"}}`, "}") + `}`)}
	out["variables that nobody declares"] = Request{Query: `{meta{version}}`, Variables: []byte(`{` + strings.TrimSuffix(repeatWith(12_000, `"v%d":%[1]d,`), ",") + `}`)}
	out["a number of 200,000 digits"] = Request{Query: `query($v:Int){counties(first:$v){totalCount}}`, Variables: []byte(`{"v":` + strings.Repeat("9", 200_000) + `}`)}
	out["a number of a great exponent"] = Request{Query: `query($v:Float){claims(filter:{number:{eq:$v}}){totalCount}}`, Variables: []byte(`{"v":1e999999999}`)}
	return out
}

// doubling is a document whose fragments each contain the next one twice.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString(`{...F0} `)
	for i := range n {
		fmt.Fprintf(&b, `fragment F%d on Query{...F%d ...F%d} `, i, i+1, i+1)
	}
	fmt.Fprintf(&b, `fragment F%d on Query{meta{version}}`, n)
	return b.String()
}

// overlapping has two fields of one key within each of two of one key, and so on. Each pair is compared with each.
func overlapping(n int) string {
	if n == 0 {
		return "id"
	}
	inner := `counties(first:1){nodes{state{` + overlapping(n-1) + `}}}`
	return inner + " " + inner
}

// overlappingFragments has many fragments for one place, each pair of which is compared.
func overlappingFragments(n int) string {
	return `{county(fips:"37119"){` + strings.Repeat(repeat(n, "...F%d"), 8) + `}} ` + repeat(n, `fragment F%d on County{name fips state{name code counties(first:1){nodes{name fips}}}}`)
}

// bodies are bodies that are no request.
func bodies() map[string]string {
	return map[string]string{
		"deep JSON":         nest(100_000, "[", "", "]"),
		"deep JSON within":  `{"query":"{meta{version}}","extensions":` + nest(100_000, `{"a":`, "1", "}") + `}`,
		"many members":      `{"query":"{meta{version}}",` + strings.TrimSuffix(repeatWith(20_000, `"m%d":1,`), ",") + `}`,
		"the query twice":   `{"query":"{meta{version}}","query":"{meta{version}}"}`,
		"a list":            `[` + strings.TrimSuffix(strings.Repeat(`{"query":"{meta{version}}"},`, 8_000), ",") + `]`,
		"nothing":           "",
		"255 kB of nothing": strings.Repeat(" ", 255_000),
		"too much":          `{"query":"` + strings.Repeat("a", 300_000) + `"}`,
		"a long operation":  `{"query":"{meta{version}}","operationName":"` + long(250_000) + `"}`,
		"a form":            "query=%7Bmeta%7Bversion%7D%7D",
	}
}

// repeatWith is repeat without blanks.
func repeatWith(n int, format string) string { return strings.ReplaceAll(repeat(n, format), " ", "") }

var documents = Attack{
	Name:  "documents",
	About: "documents, variables and bodies of up to 256 kB that are deep, wide, doubling, overlapping or no GraphQL at all; by GET too",
	Must:  "each is answered within a second, with a code",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(2, 1) {
			for what, q := range bombs() {
				r.expect(what, c.ask(ctx, q), Expectation{Within: t.Longest, Bytes: 1 << 20})
			}
			for what, body := range bodies() {
				r.expect(what, c.post(ctx, "/graphql", body), Expectation{Within: t.Longest, Bytes: 1 << 20})
			}
			for what, query := range map[string]string{
				"by GET, wide":        `{` + repeat(4_000, "a%d:meta") + `}`,
				"by GET, deep":        nest(14_000, "{a", "", "}"),
				"by GET, overlapping": `{state(code:"NC"){` + overlapping(7) + `}}`,
			} {
				path := "/graphql?query=" + url.QueryEscape(query)
				r.expect(what, c.send(ctx, http.MethodGet, path[:min(len(path), 60_000)], ""), Expectation{Within: t.Longest, Bytes: 1 << 20})
			}
		}
		return nil
	},
}
