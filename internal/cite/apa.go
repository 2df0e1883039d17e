package cite

import (
	"strings"
	"unicode/utf8"
)

// apa writes an entry of a list of references: who, when, what, where. Titles stay as they are printed, for nobody can
// tell by rule which of their capitals are names. Cases and law are as in The Bluebook.
func apa(it Item) string {
	switch {
	case it.Type == Case:
		return withPeriod(caseText(it, longDates))
	case it.isLaw():
		return withPeriod(apaLaw(it))
	}
	authors, publisher := apaAuthors(it.Authors), it.Publisher
	if authors == "" && it.issuedByPublisher() {
		authors, publisher = publisher, ""
	}
	date, what := "("+apaDate(it)+")", it.title()+apaVersion(it.Version)+apaBracket[it.Type]
	parts := []string{withPeriod(authors), date + ".", withPeriod(what)}
	if authors == "" { // then the title comes first
		parts = []string{withPeriod(what), date + "."}
	}
	if publisher != "" && it.Type == Encyclopedia {
		publisher = "In " + publisher
	}
	parts = append(parts, withPeriod(publisher), apaAddress(it))
	return strings.Join(nonEmpty(parts), " ")
}

// issuedByPublisher tells of what a body publishes in its own name: where nobody signs it, the body is its author.
func (it Item) issuedByPublisher() bool {
	switch it.Type {
	case Webpage, Report, FactSheet, PressRelease, Dataset, Document:
		return true
	}
	return false
}

// apaBracket tells what it is, where that isn't plain.
var apaBracket = map[Type]string{Editorial: " [Editorial]", PressRelease: " [Press release]", FactSheet: " [Fact sheet]", Dataset: " [Data set]"}

func apaVersion(v string) string {
	if v == "" {
		return ""
	}
	return inParentheses("Version " + v)
}

// apaDate is the whole date, of reports and data the year alone.
func apaDate(it Item) string {
	if it.Issued.isZero() {
		return "n.d."
	}
	switch y := it.Issued.year(); it.Type {
	case Report, FactSheet, Dataset:
		if y != "" {
			return y
		}
	}
	return apaDates.format(it.Issued)
}

// apaAddress is the address, with the day on which it was visited where the page has no date.
func apaAddress(it Item) string {
	if visited := longDates.format(it.Visited); it.URL != "" && visited != "" && it.Issued.isZero() {
		return "Retrieved " + visited + ", from " + it.URL
	}
	return it.URL
}

// maxAPAAuthors is how many authors an entry names; of more it names the first 19 and the last.
const maxAPAAuthors = 20

func apaAuthors(authors []Name) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		names[i] = a.inverted()
	}
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n > maxAPAAuthors:
		return strings.Join(names[:maxAPAAuthors-1], ", ") + ", … " + names[n-1]
	default:
		return strings.Join(names[:n-1], ", ") + ", & " + names[n-1]
	}
}

// inverted is the family name with initials; a name of which nobody says which part is which stays as it is.
func (n Name) inverted() string {
	if n.Family == "" {
		return n.Literal
	}
	out := n.Family
	for i, given := range strings.Fields(strings.ReplaceAll(n.Given, ".", ". ")) {
		if i == 0 {
			out += ","
		}
		out += " " + initials(given)
	}
	return out
}

// initials shortens one given name: `Meg` to `M.`, `Jean-Luc` to `J.-L.`
func initials(given string) string {
	parts := strings.Split(given, "-")
	for i, p := range parts {
		first, _ := utf8.DecodeRuneInString(p)
		if p != "" {
			parts[i] = string(first) + "."
		}
	}
	return strings.Join(parts, "-")
}

func apaLaw(it Item) string {
	if it.Type == Bill {
		return lawText(it) + inParentheses(enactment(it, longDates))
	}
	if y := it.Issued.year(); y != "" && it.Type != Constitution && it.Type != Regulation {
		return lawText(it) + inParentheses(y)
	}
	return lawText(it)
}

// withPeriod ends an element with a period, unless it ends with a mark already.
func withPeriod(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

func nonEmpty(parts []string) []string {
	var out []string
	for _, p := range parts {
		out = appendText(out, p)
	}
	return out
}
