package identity

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed reviewed.tsv
var reviewedTSV string

// A review is a line of reviewed.tsv: what was looked up for one agency. An empty value leaves to the rules what it would say.
type review struct {
	class    class
	place    string   // kind of place
	name     string   // of the place
	counties []string // five digits each
	untold   bool     // the counties are left untold, whatever a cell says
	why      string   // of the place
}

var reviews = sync.OnceValue(func() map[aliasKey]review { return must(parseReviews(reviewedTSV)) })

func parseReviews(text string) (map[aliasKey]review, error) {
	rows, err := parseTable("reviewed.tsv", text, "state", "agency", "kind", "level", "why", "place", "place name", "counties", "why there")
	if err != nil {
		return nil, err
	}
	table := map[aliasKey]review{}
	for _, r := range rows {
		key, _ := KeyOf(r["state"], r["agency"])
		at := aliasKey{r["state"], key}
		if _, twice := table[at]; twice {
			return nil, fmt.Errorf("reviewed.tsv: %s, %q stands twice; keep one", r["state"], r["agency"])
		}
		v := review{
			class: class{r["kind"], r["level"], r["why"]},
			place: r["place"], name: r["place name"], why: r["why there"], untold: r["counties"] == "-",
		}
		if v.counties, err = reviewedCounties(r["state"], r["counties"]); err != nil {
			return nil, fmt.Errorf("reviewed.tsv: %q: %w", r["agency"], err)
		}
		table[at] = v
	}
	return table, nil
}

func reviewedCounties(state, names string) ([]string, error) {
	if names == "" || names == "-" {
		return nil, nil
	}
	var found []string
	for _, name := range strings.Split(names, ";") {
		fips, how, candidates := CountyOf(state, name)
		if fips == "" || how != "" {
			return nil, fmt.Errorf("%s has no county %q, want the Census Bureau's full name (near: %s)", state, strings.TrimSpace(name), strings.Join(candidates, ", "))
		}
		found = append(found, fips)
	}
	return found, nil
}
