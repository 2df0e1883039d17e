package attack

import (
	"context"
	"strings"
)

// introspections are those that nobody needs.
var introspections = map[string]string{
	"descriptions under 100 names":  `{__schema{types{fields{type{ofType{fields{args{` + repeat(95, "a%d:description") + `}}}}}}}}`,
	"fields of the types of fields": `{__schema{types{fields{type{fields{type{fields{name description}}}}}}}}`,
	"types of all types":            `{__schema{types{possibleTypes{interfaces{possibleTypes{interfaces{possibleTypes{name fields{name}}}}}}}}}`,
	"20 whole schemas":              `{` + repeat(20, `a%d:__schema{types{name description fields{name description args{name description}}}}`) + `}`,
	"long names":                    `{__schema{types{fields{args{` + long(1000) + `:name}}}}}`,
	"one type under 20 names":       `{` + repeat(20, `a%d:__type(name:"Query"){fields{name args{name type{fields{name} inputFields{name}}}}}`) + `}`,
}

var introspection = Attack{
	Name:  "introspection",
	About: "introspection of about 1 kB that unfolds to tens of MB; and the standard one, which tools need",
	Must:  "each is refused, or answered with 8 MiB at most, within a second; the standard one is answered",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(3, 1) {
			for what, query := range introspections {
				r.expect(what, c.ask(ctx, Request{Query: query}), Expectation{Within: t.Longest, Codes: []string{answered, costly, deep, invalid}})
			}
			a := c.ask(ctx, Request{Query: t.Introspection})
			r.expect("the standard introspection", a, Expectation{Within: t.Longest, Codes: []string{answered}})
			r.attempt(strings.HasPrefix(string(a.Head), `{"data":{"__schema":{`), "the standard introspection is answered %s", a.text())
		}
		return nil
	},
}
