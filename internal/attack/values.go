package attack

import (
	"context"
	"encoding/base64"
	"strings"
)

// valueRequests are requests with values that are made up.
func valueRequests() map[string]Request {
	cursor := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	out := map[string]Request{}
	for what, query := range map[string]string{
		"a cursor of nothing":      `{counties(first:1,after:"x"){nodes{id}}}`,
		"a cursor of 200 kB":       `{counties(first:1,after:"` + strings.Repeat("A", 200_000) + `"){nodes{id}}}`,
		"a deep cursor":            `{counties(first:1,after:"` + cursor(nest(70_000, "[", "", "]")) + `"){nodes{id}}}`,
		"a cursor with numbers":    `{counties(first:1,after:"` + cursor(`[1e999999999,"x"]`) + `"){nodes{id}}}`,
		"a cursor before itself":   `{counties(first:1,after:"` + cursor(`["x","county/37119"]`) + `",before:"` + cursor(`["x","county/37119"]`) + `"){nodes{id}}}`,
		"1,000 ids":                `{nodes(ids:[` + repeat(1000, `"county/%d"`) + `]){id}}`,
		"100 ids of nothing":       `{nodes(ids:[` + repeat(100, `"county/%d"`) + `]){id}}`,
		"an id of 200 kB":          `{node(id:"county/` + long(200_000) + `"){id}}`,
		"an identifier of 200 kB":  `{entity(scheme:"` + long(100_000) + `",value:"` + long(100_000) + `"){id}}`,
		"a search of 200 kB":       `{search(query:"` + strings.Repeat("a ", 100_000) + `"){totalCount}}`,
		"a search of 12 letters":   `{` + repeat(20, `a%d:search(query:"a b c d e f g h i l m n",first:100){totalCount nodes{id} facets{count} suggestions}`) + `}`,
		"a search without an end":  `{search(query:"` + long(200) + `"){totalCount suggestions}}`,
		"paths of six hops":        `{` + repeat(20, `a%d:paths(from:"state/CA",to:"person/none",maxHops:6,first:100){complete hubsSkipped{id}}`) + `}`,
		"a timeline of weeks":      `{agreements{timeline(interval:WEEK,from:"0001-01-01",to:"9999-12-31"){start}}}`,
		"a date that is none":      `{agreements(asOf:"99999-99-99"){totalCount}}`,
		"groups by all":            `{` + repeat(20, `a%d:claims(first:0){groups(by:[ID,SUBJECT,SOURCE,FIELD],first:1000){count}}`) + `}`,
		"an enum of 200 kB":        `{counties(filter:{kind:{eq:` + long(200_000) + `}}){totalCount}}`,
		"a key twice in an object": `{counties(filter:{fips:{eq:"1",eq:"2"}}){totalCount}}`,
	} {
		out[what] = Request{Query: query}
	}
	return out
}

var values = Attack{
	Name:  "values",
	About: "cursors, ids, searches, dates and paths that are long, deep, many or made up",
	Must:  "each is answered within a second, with a code where it is wrong",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(2, 1) {
			for what, q := range valueRequests() {
				r.expect(what, c.ask(ctx, q), Expectation{Within: t.Longest, Codes: []string{answered, costly, badInput, invalid, notFound}})
			}
		}
		return nil
	},
}
