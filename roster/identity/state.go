package identity

import (
	"fmt"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"

	"graph287g/seed/geo"
)

// moreStateNames are names of states beside those that the Census Bureau prints.
var moreStateNames = map[string]string{
	"northern mariana islands": "MP",
	"northern marianas":        "MP",
	"cnmi":                     "MP",
	"virgin islands":           "VI",
	"us virgin islands":        "VI",
	"washington dc":            "DC",
}

type stateTable struct {
	names map[string]string   // small words to code
	codes map[string]string   // code to the Census Bureau's name
	fips  map[string]string   // code to two digits
	runs  map[string]string   // letters without blanks to code
	of    map[string][]string // code to all names, in small words
}

var states = sync.OnceValue(func() stateTable {
	t := stateTable{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string][]string{}}
	for _, s := range must(geo.States()) {
		t.codes[s.Code], t.fips[s.Code] = s.Name, s.FIPS
		t.names[strings.Join(words(s.Name), " ")] = s.Code
	}
	for name, code := range moreStateNames {
		t.names[name] = code
	}
	for name, code := range t.names {
		t.runs[strings.ReplaceAll(name, " ", "")] = code
		t.of[code] = append(t.of[code], name)
	}
	return t
})

// StateOf reads a state as printed: its postal code. how is empty where the state is spelt right, in whatever case, or is a postal code;
// else it says what was read through, such as `misspelt UTAHJ`. ok is false where the state can't be told: nothing is near, or two states are.
func StateOf(printed string) (code, how string, ok bool) {
	t, clean := states(), collapse(printed)
	w := strings.Join(words(clean), " ")
	if code, ok = t.names[w]; ok {
		return code, "", true
	}
	code = strings.ToUpper(strings.ReplaceAll(w, " ", ""))
	if _, ok = t.codes[code]; ok {
		return code, "", true
	}
	return t.misspelt(clean)
}

// StateName is the name of a state as it stands in a sentence, by its postal code: `the District of Columbia`. What is no code stays.
func StateName(code string) string {
	name, ok := states().codes[code]
	if !ok {
		return code
	}
	for _, first := range []string{"District", "Commonwealth", "United"} {
		if strings.HasPrefix(name, first) {
			return "the " + name
		}
	}
	return name
}

// longestState is longer than any state's name with two slips; what is longer costs more to compare than it tells.
const longestState = 60

// misspelt finds the one state whose name differs by a slip or two, if every other is clearly further away: Rkansas is as near to Kansas as
// to Arkansas, and so it is neither.
func (t stateTable) misspelt(printed string) (code, how string, ok bool) {
	slip := run(printed)
	if len(slip) > longestState {
		return "", "", false
	}
	best, second := 100, 100
	for name, c := range t.runs {
		switch d := levenshtein.ComputeDistance(slip, name); {
		case c == code:
			best = min(best, d)
		case d < best:
			code, best, second = c, d, best
		default:
			second = min(second, d)
		}
	}
	slips := 1
	if len(slip) > 7 {
		slips = 2
	}
	if best > slips || second-best < 2 {
		return "", "", false
	}
	if best == 0 { // the same letters, differently spaced
		return code, "", true
	}
	return code, fmt.Sprintf("misspelt %s", printed), true
}

// stateCode is StateOf for callers that need only the code; where none can be told it is the printed text, so that agencies of two such texts
// aren't joined.
func stateCode(printed string) string {
	if code, _, ok := StateOf(printed); ok {
		return code
	}
	return strings.ToUpper(strings.Join(words(printed), " "))
}
