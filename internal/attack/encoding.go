package attack

import "context"

// manyReferences asks for the references of the counties of the state of each county, 95 times each.
var manyReferences = Request{Query: `{counties(first:100){nodes{state{counties(first:100){nodes{` + repeat(95, "a%d:citeAs(style:BIBTEX)") + `}}}}}}`}

var encoding = Attack{
	Name:  "encoding",
	About: "texts that are made while the answer is written, hundreds of thousands of them",
	Must:  "each is refused, or answered with 8 MiB at most, within a second",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(5, 1) {
			r.expect("references", c.ask(ctx, manyReferences), Expectation{Within: t.Longest, Codes: []string{answered, costly}})
		}
		return nil
	},
}
