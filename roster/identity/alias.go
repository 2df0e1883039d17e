package identity

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed aliases.tsv
var aliasesTSV string

type aliasKey struct{ state, key string }

// An alias is a reviewed line: this spelling is that agency.
type alias struct {
	key, canonical, reason string
}

var aliases = sync.OnceValue(func() map[aliasKey]alias { return must(parseAliases(aliasesTSV)) })

// parseAliases reads the table and refuses lines that contradict each other, that say what the rules say already, or that lead to a spelling
// that is itself an alias.
func parseAliases(text string) (map[aliasKey]alias, error) {
	rows, err := parseTable("aliases.tsv", text, "state", "spelling", "canonical", "reason")
	if err != nil {
		return nil, err
	}
	table := map[aliasKey]alias{}
	for _, r := range rows {
		from, _ := foldName(r["state"], r["spelling"])
		to, _ := foldName(r["state"], r["canonical"])
		at := aliasKey{r["state"], from}
		old, twice := table[at]
		switch {
		case states().codes[r["state"]] == "":
			return nil, fmt.Errorf("aliases.tsv: %q: no state %q, want a postal code", r["spelling"], r["state"])
		case r["reason"] == "":
			return nil, fmt.Errorf("aliases.tsv: %s, %q: no reason", r["state"], r["spelling"])
		case from == to:
			return nil, fmt.Errorf("aliases.tsv: %s, %q: the rules join it with %q already; leave the line out", r["state"], r["spelling"], r["canonical"])
		case twice && old.key != to:
			return nil, fmt.Errorf("aliases.tsv: %s, %q is both %q and %q; keep one", r["state"], r["spelling"], old.canonical, r["canonical"])
		case twice:
			return nil, fmt.Errorf("aliases.tsv: %s, %q stands twice; keep one", r["state"], r["spelling"])
		}
		table[at] = alias{to, r["canonical"], r["reason"]}
	}
	for at, a := range table {
		if next, ok := table[aliasKey{at.state, a.key}]; ok {
			return nil, fmt.Errorf("aliases.tsv: %s, %q leads to %q, which leads to %q; name the last one", at.state, at.key, a.canonical, next.canonical)
		}
	}
	return table, nil
}

//go:embed elsewhere.tsv
var elsewhereTSV string

var elsewhere = sync.OnceValue(func() map[aliasKey][2]string {
	table := map[aliasKey][2]string{}
	for _, r := range must(parseTable("elsewhere.tsv", elsewhereTSV, "state", "agency", "right", "reason")) {
		key, _ := foldName(r["state"], r["agency"])
		table[aliasKey{r["state"], key}] = [2]string{r["right"], r["reason"]}
	}
	return table
})

// Elsewhere says that an agency was printed under a state that isn't its own, and which is right. ok is false for all others.
func Elsewhere(state, agency string) (right, reason string, ok bool) {
	key, _ := KeyOf(state, agency)
	e, ok := elsewhere()[aliasKey{stateCode(state), key}]
	return e[0], e[1], ok
}
