package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// usualCase is how words of agencies' names are written, whatever a list prints: `COunty`, `Attorney'S`, `Bureau Of`.
var usualCase = func() map[string]string {
	m := map[string]string{"of": "of", "the": "the", "and": "and", "at": "at", "in": "in", "du": "du"}
	for _, w := range strings.Fields(`County Parish Sheriff's Office Police Department State Agency Town Township Borough City District Constable
		Constable's Precinct Attorney Attorney's General Public Safety Corrections Marshal's Services Bureau Division Judicial Circuit Jail`) {
		m[strings.ToLower(w)] = w
	}
	return m
}()

// longForm writes out what a list shortens.
var longForm = []struct {
	pattern *regexp.Regexp
	long    string
}{
	{regexp.MustCompile(`\s+,`), ","},
	{regexp.MustCompile(`[\s,;:]+$`), ""},
	{regexp.MustCompile(`(?i)\bsheriff'?s?'? (office|department|dept\.?|so)$`), "Sheriff's Office"},
	{regexp.MustCompile(`(?i)(.)\bPD$`), "${1}Police Department"},
	{regexp.MustCompile(`(?i)(.)\bDPS$`), "${1}Department of Public Safety"},
	{regexp.MustCompile(`(?i)(.)\bSO$`), "${1}Sheriff's Office"},
	{regexp.MustCompile(`(?i)\bDept\b\.?`), "Department"},
	{regexp.MustCompile(`(?i)\bFt\b\.?`), "Fort"},
	{regexp.MustCompile(`(?i)\bMt\b\.?`), "Mount"},
	{regexp.MustCompile(`(?i)\bTwp\b\.?`), "Township"},
	{regexp.MustCompile(`(?i)\bPct\b\.? ?`), "Precinct "},
	{regexp.MustCompile(`(?i)\bBOCC\b`), "Board of County Commissioners"},
	{regexp.MustCompile(`\bS(t|te)\b\.? `), "S$1. "},
	{regexp.MustCompile(`\s+&\s+`), " and "},
	{regexp.MustCompile(`(?i)\bconstables office\b`), "Constable's Office"},
	{regexp.MustCompile(`(?i)\bconstable'?s? office precinct\b`), "Constable Precinct"},
	{regexp.MustCompile(`(?i)^(?:City|Town|Village) of (.+) (Police|Public Safety|Department of Public Safety|Marshal's)`), "$1 $2"},
}

// cleanName makes the name that people read of a printed one. Its key is that of the printed name: where cleaning would change it the printed
// name stays, with its blanks collapsed.
func cleanName(state, printed string) string {
	key, _ := KeyOf(state, printed)
	if a, ok := aliasOf(state, printed); ok {
		printed = a.canonical
	}
	name, _ := cutStateTag(state, printed)
	if name == strings.ToUpper(name) {
		name = titled(name)
	}
	for _, f := range longForm {
		if changed := strings.TrimSpace(f.pattern.ReplaceAllString(name, f.long)); changed != name && keyIs(state, changed, key) {
			name = changed
		}
	}
	if name = countyCase(state, inUsualCase(name)); keyIs(state, name, key) {
		return name
	}
	return collapse(printed)
}

func keyIs(state, name, key string) bool {
	k, _ := KeyOf(state, name)
	return k == key
}

func aliasOf(state, printed string) (alias, bool) {
	code := stateCode(state)
	key, _ := foldName(code, printed)
	a, ok := aliases()[aliasKey{code, key}]
	return a, ok
}

func inUsualCase(name string) string {
	w := strings.Fields(name)
	for i := range w {
		bare := strings.TrimRight(w[i], ",.")
		usual, ok := usualCase[strings.ToLower(bare)]
		switch {
		case !ok:
		case i == 0 && unicode.IsLower(rune(usual[0])):
			w[i] = titled(w[i])
		default:
			w[i] = usual + w[i][len(bare):]
		}
	}
	return strings.Join(w, " ")
}

// titled gives each word a capital, for names that are all capitals.
func titled(name string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = !unicode.IsLetter(r) && r != '\'' && !unicode.IsDigit(r) }()
		if start {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, name)
}

// countyCase spells a county at the beginning of a name as the Census Bureau does: Dekalb County is DeKalb in Alabama.
func countyCase(state, name string) string {
	at := strings.Index(name, " County ")
	if at < 0 {
		return name
	}
	fips, how, _ := CountyOf(state, name[:at]+" County")
	if fips == "" || how != "" {
		return name
	}
	return counties().byFIPS[fips].Name + name[at+len(" County"):]
}

// bestName is the clean name of the first printing that needed nothing read through, or else of the first. Lists that spell an agency out
// and lists that shorten it then give one name.
func bestName(state string, printings []Printed) string {
	best := slices.IndexFunc(printings, func(p Printed) bool {
		_, reason := KeyOf(state, p.Agency)
		return reason == ""
	})
	return cleanName(state, printings[max(best, 0)].Agency)
}
