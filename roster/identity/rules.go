package identity

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A rule makes one spelling of several. It returns a reason where it changed something that a reader would ask about.
type rule func(state, name string) (changed, reason string)

// rules are applied in this order to the small words of a name. Each leaves alone what it made, so that a key is its own key.
var rules = []rule{abbreviations, ordinals, municipalForm, sheriffForm, policeForm, constableForm, stateName}

// shortened are words that lists abbreviate, with what they stand for.
var shortened = map[string]string{
	"dept": "department",
	"pd":   "police department",
	"so":   "sheriffs office",
	"dps":  "department of public safety",
	"ft":   "fort",
	"mt":   "mount",
	"twp":  "township",
	"pct":  "precinct",
	"bocc": "board of county commissioners",
}

// onlyLast are short for something only where they end the name: So Middleton is South Middleton.
var onlyLast = map[string]bool{"so": true, "pd": true, "dps": true}

func abbreviations(_, name string) (string, string) {
	w := strings.Fields(name)
	var reasons []string
	for i, short := range w {
		long, ok := shortened[short]
		switch {
		case short == "saint": // the shorter form is the key's: it is the usual one
			w[i] = "st"
		case ok && (!onlyLast[short] || i > 0 && i == len(w)-1):
			w[i] = long
			reasons = append(reasons, fmt.Sprintf("“%s” is read as “%s”", short, long))
		}
	}
	return strings.Join(w, " "), strings.Join(reasons, ", ")
}

var counted = []string{
	"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
	"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
}

// ordinals writes the number of a circuit, district or ward in digits, and leaves out the No. of a precinct.
func ordinals(_, name string) (string, string) {
	w := strings.Fields(name)
	for i, word := range w {
		if n := slices.Index(counted, word); n >= 0 {
			w[i] = ordinal(n + 1)
		}
	}
	return precinctNumber.ReplaceAllString(strings.Join(w, " "), "$1 $2"), ""
}

var precinctNumber = regexp.MustCompile(`\b(precinct|district) (?:no|number) ([0-9]+)\b`)

func ordinal(n int) string {
	end := "th"
	if n < 11 || n > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, end)
}

// twoOfOneName are states where a town, village, borough or township may lie beside another municipality of the same name, with police of its own.
var twoOfOneName = []string{"CT", "MI", "MN", "NJ", "NY", "OH", "PA", "VT", "WI"}

var municipalPrefix = regexp.MustCompile(`^(?:the )?(city|town|village|borough|township) of (.+) (police(?: services)?(?: department)?|department of public safety|public safety|marshals office)$`)

// municipalForm reads `City of Miami Police Department` as `Miami Police Department`. Where one name may be two municipalities the word
// stays, behind the name.
func municipalForm(state, name string) (string, string) {
	m := municipalPrefix.FindStringSubmatch(name)
	switch {
	case m == nil:
		return name, ""
	case m[1] == "township" || m[1] != "city" && slices.Contains(twoOfOneName, state):
		return fmt.Sprintf("%s %s %s", m[2], m[1], m[3]), ""
	}
	return m[2] + " " + m[3], fmt.Sprintf("“%s of” is left out", strings.ToUpper(m[1][:1])+m[1][1:])
}

var (
	sheriffTail  = regexp.MustCompile(`\bsheriff(?:s| s)? (office|department)$`)
	sheriffAlone = regexp.MustCompile(`\bsheriff(?:s| s)$`)
)

// sheriffForm makes one of a sheriff's office and department: a county has one sheriff, and lists change between the words.
func sheriffForm(_, name string) (string, string) {
	reason := ""
	if m := sheriffTail.FindStringSubmatch(name); m != nil && m[1] == "department" {
		reason = "a sheriff's office and department are one"
	}
	return sheriffAlone.ReplaceAllString(sheriffTail.ReplaceAllString(name, "sheriff"), "sheriff"), reason
}

var policeDepartment = regexp.MustCompile(`\bpolice department\b`)

func policeForm(_, name string) (string, string) {
	return policeDepartment.ReplaceAllString(name, "police"), ""
}

var constableOffice = regexp.MustCompile(`\bconstable(?:s| s)?\b(?: office\b)?`)

func constableForm(_, name string) (string, string) {
	return constableOffice.ReplaceAllString(name, "constable"), ""
}

// stateBodies begin the names of state agencies, behind the state's name or without it. No town's or county's agency is called so.
var stateBodies = []string{
	"department of ", "division of ", "bureau of ", "office of ", "national guard", "state guard", "military department",
	"fish and wildlife ", "gaming control ", "marine resources ", "alcohol and tobacco ", "attorney generals office",
}

// stateName leaves out the state's name before a state body: lists print `Virginia Department of Corrections` and `Department of Corrections`.
func stateName(state, name string) (string, string) {
	t := states()
	for _, full := range t.of[state] {
		if rest, found := strings.CutPrefix(name, full+" "); found && isStateBody(rest) {
			return rest, ""
		}
	}
	if t.codes[state] != "" && (strings.HasPrefix(name, "department of ") || strings.HasPrefix(name, "office of the attorney general")) {
		return name, "the state's name is left out"
	}
	return name, ""
}

func isStateBody(rest string) bool {
	return slices.ContainsFunc(stateBodies, func(b string) bool { return strings.HasPrefix(rest+" ", b) })
}
