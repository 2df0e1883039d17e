package attack

import (
	"context"
	"fmt"
	"strings"
)

// amplifierRequests are requests whose long names come back again and again: in errors, in extensions, in the data.
func amplifierRequests() map[string]Request {
	costs := map[string]any{"cost": true, "citation": true}
	missing := `[` + strings.TrimSuffix(strings.Repeat(`"county/0",`, 100), ",") + `]`
	return map[string]Request{
		"mistakes under a name of 200 kB":      {Query: `{` + long(200_000) + `:state(code:"NC"){` + repeat(90, "a%d:counties(first:-1){totalCount}") + `}}`},
		"errors of 100 ids":                    {Query: `query($ids:[ID!]!){` + long(200_000) + `:nodes(ids:$ids){id}}`, Variables: []byte(`{"ids":` + missing + `}`)},
		"errors of 20 times 100 ids":           {Query: `query($ids:[ID!]!){` + repeat(20, long(10_000)+`%d:nodes(ids:$ids){id}`) + `}`, Variables: []byte(`{"ids":` + missing + `}`)},
		"the cost of 90 steps under 200 kB":    {Query: `{` + long(200_000) + `:counties(first:1){nodes{` + repeat(90, "a%d:sources(first:1){totalCount}") + `}}}`, Extensions: costs},
		"the cost of steps within each other":  {Query: `{` + nest(11, long(10_000)+`:state(code:"NC"){counties(first:1){nodes{`, "id", "}}}") + `}`, Extensions: costs},
		"the cost of states within each other": {Query: `{state(code:"NC"){` + nest(9, long(20_000)+`:counties(first:1){nodes{`+`b:state{`, "id", "}}}") + `}}`, Extensions: costs},
		"a citation of a long operation":       {Query: `query ` + long(200_000) + `{county(fips:"37119"){name}}`, Extensions: costs},
		"a citation of a long query":           {Query: `{county(fips:"37119"){name}} # ` + long(200_000), Extensions: costs},
		"keys of 10 kB in 100 rows":            {Query: `{counties(first:100){nodes{` + repeat(20, long(10_000)+"%d:name") + `}}}`, Extensions: costs},
		"typenames":                            {Query: `{counties(first:100){nodes{state{counties(first:100){nodes{` + repeat(98, "a%d:__typename") + `}}}}}}`},
		"too dear under a long name":           {Query: `{` + long(200_000) + `:counties(first:100){nodes{state{counties(first:100){nodes{state{counties(first:100){nodes{id}}}}}}}}}`, Extensions: costs},
		"many mistakes under long names":       {Query: `{` + repeat(20, long(10_000)+`%d:county(fips:"0",id:"0"){name}`) + `}`, Extensions: costs},
	}
}

var amplifiers = Attack{
	Name:  "amplifiers",
	About: "long names that the answer repeats: in the paths of errors, in extensions.cost, in the citation, in the data",
	Must:  "no answer has more than 8 MiB, whatever it is made of, and each comes within a second",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(3, 1) {
			for what, q := range amplifierRequests() {
				r.expect(what, c.ask(ctx, q), Expectation{Within: t.Longest})
			}
			q := Request{Query: fmt.Sprintf(`{county(fips:"37119"){%s:name}}`, long(200_000)), Extensions: map[string]any{"citation": true}}
			r.expect("a citation of a long name", c.post(ctx, "/cite", q.body()), Expectation{Within: t.Longest})
		}
		return nil
	},
}
