package attack

import (
	"context"
	"fmt"
	"strings"
)

// filterQueries are filters that take work, whose lists show next to nothing.
func filterQueries(variant int) map[string]string {
	related := make([]string, 15)
	for i := range related {
		related[i] = fmt.Sprintf(`{lawsuits:{none:{name:{contains:"x%d-%d"}}}}`, i, variant)
	}
	kinds := make([]string, 15)
	for i := range kinds {
		kinds[i] = fmt.Sprintf(`{agreements:{every:{counties:{none:{name:{contains:"x%d-%d"}}}}}}`, i, variant)
	}
	return map[string]string{
		"fifteen related none":   `{agencies(first:1,filter:{and:[` + strings.Join(related, ",") + `]}){totalCount}}`,
		"fifteen related or":     `{agencies(first:1,filter:{or:[` + strings.Join(related, ",") + `]}){totalCount}}`,
		"every of none":          `{agencies(first:1,filter:{and:[` + strings.Join(kinds, ",") + `]}){totalCount}}`,
		"in with 1,000 texts":    `{counties(first:1,filter:{name:{in:[` + repeat(1000, `"County %d"`) + `]}}){totalCount}}`,
		"in with 1,001 texts":    `{counties(first:1,filter:{name:{in:[` + repeat(1001, `"County %d"`) + `]}}){totalCount}}`,
		"not within not":         `{counties(first:1,filter:` + nest(40, "{not:", `{name:{contains:"q"}}`, "}") + `){totalCount}}`,
		"and within or":          `{counties(first:1,filter:` + nest(20, "{and:[{or:[", `{name:{contains:"q"}}`, "]}]}") + `){totalCount}}`,
		"20 lists, 9 conditions": `{` + repeat(20, `a%d:claims(first:1,filter:{or:[`+strings.Repeat(`{name:{contains:"q"}},`, 9)+`]}){totalCount}`) + `}`,
		"empty pages":            `{` + repeat(20, `a%d:counties(first:0,filter:{agreements:{none:{agency:{name:{contains:"q"}}}}}){totalCount}`) + `}`,
		"order by related":       `{` + repeat(20, `a%d:counties(first:1,orderBy:[{state:{name:DESC}}]){nodes{id}}`) + `}`,
	}
}

var filters = Attack{
	Name:  "filters",
	About: "filters with many conditions through relations, negated, nested, with long lists; each shape new",
	Must:  "each is refused or answered within a second (three over Neo4j)",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for i := range t.count(4, 1) {
			for what, query := range filterQueries(i) {
				r.expect(what, c.ask(ctx, Request{Query: query}), Expectation{Within: t.Longest, Codes: []string{answered, costly, badInput, invalid}})
			}
		}
		return nil
	},
}
