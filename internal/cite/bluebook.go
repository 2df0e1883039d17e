package cite

import "strings"

// bluebook writes a citation as The Bluebook has it in footnotes, without the period of a sentence: a case by rule 10, law
// by rules 11 to 14, all else by rule 18, for everything here was found on the web. Typefaces are lost in plain text.
func bluebook(it Item) string {
	switch {
	case it.Type == Case:
		return bluebookCase(it)
	case it.isLaw():
		return bluebookLaw(it)
	}
	parts := appendText(nil, bluebookAuthors(it.Authors))
	if it.Type == Editorial {
		parts = append(parts, "Editorial")
	}
	publisher := abbreviate(it.Publisher)
	if it.Type == PressRelease { // whose issuer comes before the title
		parts = appendText(append(parts, "Press Release"), publisher)
		publisher = ""
	}
	parts = appendText(parts, it.title())
	parts = appendText(parts, publisher)
	if it.Version != "" {
		parts = append(parts, "version "+it.Version)
	}
	return strings.Join(parts, ", ") + inParentheses(bluebookDates.format(it.Issued)) + bluebookAddress(it)
}

// bluebookAuthors names one or two authors, and of more the first (rule 15.1).
func bluebookAuthors(authors []Name) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		names[i] = a.Literal
		if a.Body {
			names[i] = abbreviate(a.Literal)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 2:
		return names[0] + " et al."
	}
	return strings.Join(names, " & ")
}

// bluebookAddress is the address, with the day of the last visit where there is no date, and the archived copy.
func bluebookAddress(it Item) string {
	out := ""
	if it.URL != "" {
		out = ", " + it.URL
		if visited := bluebookDates.format(it.Visited); visited != "" && it.Issued.isZero() {
			out += " (last visited " + visited + ")"
		}
	}
	if it.Archive != "" {
		out += " [" + it.Archive + "]"
	}
	return out
}

func bluebookCase(it Item) string {
	if !it.Described {
		it.Title = abbreviateParties(it.Title)
	}
	return caseText(it, bluebookDates)
}

func bluebookLaw(it Item) string {
	switch it.Type {
	case Bill, Order:
		return lawText(it) + inParentheses(enactment(it, bluebookDates))
	}
	if it.Citation != "" { // whose year would be that of the code's edition
		return lawText(it)
	}
	return lawText(it) + inParentheses(bluebookDates.format(it.Issued))
}

// appendText appends what isn't empty.
func appendText(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, s)
}

// inParentheses is a text in parentheses after a space, or nothing.
func inParentheses(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
