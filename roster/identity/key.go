package identity

import (
	"regexp"
	"slices"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
)

// A Printed is an agency as one row of a list prints it. Values are as printed, spaces and misspellings included.
type Printed struct{ State, Agency, Type, County string }

// An Identity says which agency a row means. Two rows mean the same agency exactly where both State and Key are equal.
type Identity struct {
	// State is the postal code, or the printed text where no state can be told.
	State string
	// Key identifies the agency within its state, in small words with hyphens: `mecklenburg-county-sheriff`.
	Key string
	// Reasons say what was read through, beyond spaces, case and apostrophes.
	Reasons []string
}

// Identify tells which agency a row means: StateOf, KeyOf, and the table of agencies that were printed under a wrong state.
func Identify(p Printed) Identity {
	code, how, ok := StateOf(p.State)
	if !ok {
		code = stateCode(p.State)
	}
	id := Identity{State: code}
	if how != "" {
		id.Reasons = append(id.Reasons, how)
	}
	key, reason := KeyOf(id.State, p.Agency)
	if e, ok := elsewhere()[aliasKey{id.State, key}]; ok {
		id.State = e[0]
		id.Reasons = append(id.Reasons, e[1])
		key, reason = KeyOf(id.State, p.Agency)
	}
	if id.Key = key; reason != "" {
		id.Reasons = append(id.Reasons, reason)
	}
	return id
}

// KeyOf returns what identifies an agency within a state: equal for spellings of one agency, different for others. The state may be a postal
// code or printed. reason says why, where more than spaces, case and apostrophes was read through: a rule, or a line of the alias table.
// A key is its own key. The key of a name without letters and digits is empty.
func KeyOf(state, agency string) (key, reason string) {
	at := aliasKey{state, agency}
	if known, ok := knownKeys.Get(at); ok {
		return known.key, known.reason
	}
	key, reason = findKey(state, agency)
	knownKeys.Add(at, knownKey{key, reason})
	return key, reason
}

// A knownKey is what KeyOf has found.
type knownKey struct{ key, reason string }

// knownKeys keeps what KeyOf has found: the same names come again in each run of rows, and rules read a name through many patterns.
var knownKeys, _ = lru.New[aliasKey, knownKey](10_000) // the size is positive

func findKey(state, agency string) (key, reason string) {
	code := stateCode(state)
	key, reason = foldName(code, agency)
	if a, ok := aliases()[aliasKey{code, key}]; ok {
		return a.key, a.reason
	}
	return key, reason
}

// stateTag is a postal code behind a comma at the end of a name: `Unity Township Constable, PA`.
var stateTag = regexp.MustCompile(`,\s*([A-Za-z]{2})\.?$`)

// cutStateTag leaves out the tag where it is that of the state itself.
func cutStateTag(state, agency string) (string, bool) {
	agency = collapse(agency)
	if m := stateTag.FindStringSubmatchIndex(agency); m != nil && strings.EqualFold(agency[m[2]:m[3]], state) {
		return agency[:m[0]], true
	}
	return agency, false
}

// foldName applies the rules alone.
func foldName(state, agency string) (key, reason string) {
	var reasons []string
	agency, cut := cutStateTag(state, agency)
	if cut {
		reasons = append(reasons, "the state behind the name is left out")
	}
	w := words(agency)
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	name := strings.Join(w, " ")
	for _, r := range rules {
		changed, why := r(state, name)
		name = changed
		if why != "" && !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
	}
	return strings.ReplaceAll(name, " ", "-"), strings.Join(reasons, "; ")
}
