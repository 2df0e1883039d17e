package attack

import "context"

// manyTexts asks for one text of each of many claims under 99 names: 24,139 objects, and without a limit 172 MB.
var manyTexts = Request{Query: `{sources(first:100){nodes{claimsMade(first:100){nodes{source{claimsMade(first:60){nodes{` + repeat(99, "a%d:text") + `}}}}}}}}`}

// longNames asks for little under names of 1,000 letters, which the answer repeats for each row.
var longNames = Request{Query: `{counties(first:100){nodes{state{counties(first:100){nodes{` + long(1000) + `:name}}}}}}`}

var size = Attack{
	Name:  "size",
	About: "queries of about 1 kB whose answers would have hundreds of MB",
	Must:  "each is refused, or answered with 8 MiB at most, within a second",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for range t.count(5, 1) {
			for what, q := range map[string]Request{"texts under 99 names": manyTexts, "names of 1,000 letters": longNames} {
				r.expect(what, c.ask(ctx, q), Expectation{Within: t.Longest, Codes: []string{answered, costly}})
			}
		}
		return nil
	},
}
