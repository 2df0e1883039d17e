package computed

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// date says when; it is empty where nothing is known. What isn't a day is said as the source prints it: what we take that to mean stands
// beside it only where it is marked as inferred.
func (l *locale) date(v any) string {
	m, _ := v.(map[string]any)
	text := func(part string) string { s, _ := m[part].(string); return s }
	window := l.window(text("earliest"), text("latest"))
	inferred, _ := m["inferred"].(bool)
	printed := text("printed")
	switch {
	case window == "":
		return ""
	case text("earliest") == text("latest") || !strings.ContainsFunc(printed, unicode.IsDigit):
		if inferred {
			return window + l.read
		}
		return window
	case inferred:
		return l.printed(l, printed) + fmt.Sprintf(l.readAs, window)
	}
	return l.printed(l, printed)
}

// window says between which days something lies, either of which may be empty.
func (l *locale) window(earliest, latest string) string {
	switch {
	case earliest == latest && latest == "":
		return ""
	case earliest == latest:
		return fmt.Sprintf(l.on, l.day(latest))
	case earliest == "":
		return fmt.Sprintf(l.by, l.day(latest))
	case latest == "":
		return fmt.Sprintf(l.from, l.day(earliest))
	}
	return fmt.Sprintf(l.between, l.day(earliest), l.day(latest))
}

// prepositions are words with which sources begin a date.
var prepositions = []string{"about", "after", "around", "as", "at", "before", "between", "by", "circa", "during", "from", "in", "on", "since", "until"}

// printedEnglish fits a date as an English source prints it into an English sentence: `late 2018` becomes `in late 2018`.
func printedEnglish(_ *locale, printed string) string {
	first, rest, _ := strings.Cut(printed, " ")
	if slices.Contains(prepositions, strings.ToLower(first)) {
		return strings.ToLower(first) + " " + rest
	}
	return "in " + printed
}

// isEveOf tells whether a day is the last before all that a date can mean.
func isEveOf(day string, date any) bool {
	m, _ := date.(map[string]any)
	earliest, _ := m["earliest"].(string)
	d, err := time.Parse(time.DateOnly, earliest)
	return err == nil && day == d.AddDate(0, 0, -1).Format(time.DateOnly)
}
