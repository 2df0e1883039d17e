package cite

import (
	"regexp"
	"strings"
)

// caseText writes a case: caption, report or docket number, and in parentheses court and date, of a reported one the year
// alone. APA takes all of it from The Bluebook, but the short words of names.
func caseText(it Item, dates dateStyle) string {
	out := strings.Join(nonEmpty([]string{it.title(), it.reference()}), ", ")
	parts := appendText(nil, courtForReport(it.Court, it.Citation))
	parts = appendText(parts, caseDate(it, dates))
	return out + inParentheses(strings.Join(parts, " "))
}

// reference is where a case or law is found: a report, a place in a code, the court's own number. It is nothing where that
// is all the name there is.
func (it Item) reference() string {
	switch {
	case it.Citation == it.Title:
		return ""
	case it.Citation != "", it.Docket == "":
		return it.Citation
	case strings.HasPrefix(it.Docket, "No. "):
		return it.Docket
	}
	return "No. " + it.Docket
}

func caseDate(it Item, dates dateStyle) string {
	switch y := it.Issued.year(); {
	case it.Citation != "" && y != "":
		return y
	case !it.Issued.isZero():
		return dates.format(it.Issued)
	case it.Citation == "" && !it.Filed.isZero():
		return "filed " + dates.format(it.Filed)
	}
	return ""
}

// lawText writes a law without its date: name and place in a code, or one of them.
func lawText(it Item) string {
	name := lawName(it)
	switch {
	case it.Citation == "" && it.Type == Order && !it.Described:
		return "Exec. Order, " + name
	case it.Citation == "":
		return name
	case it.Type == Constitution, it.Type == Order, it.Title == it.Citation, it.Title == "":
		return it.Citation
	}
	return name + ", " + it.Citation
}

var (
	section   = regexp.MustCompile(`^Section (\S+) of (?:the )?(.+)$`)
	amendment = regexp.MustCompile(`^(\S+) Amendment$`)
)

// lawName writes the name of a law as rules 11 and 12 have it: the section after the act, an amendment by its number.
func lawName(it Item) string {
	if it.Described {
		return it.title()
	}
	if m := section.FindStringSubmatch(it.Title); m != nil && it.Type == Statute {
		return m[2] + " § " + m[1]
	}
	if m := amendment.FindStringSubmatch(it.Title); m != nil && it.Type == Constitution && amendments[m[1]] != "" {
		return "U.S. Const. amend. " + amendments[m[1]]
	}
	return it.Title
}

// enactment says when an order was issued, and of a bill that it is one: nobody shall take it for law.
func enactment(it Item, dates dateStyle) string {
	if it.Type != Bill {
		return dates.format(it.Issued)
	}
	if it.Citation != "" && it.Filed.year() != "" {
		return it.Filed.year()
	}
	if introduced := dates.format(it.Filed); introduced != "" {
		return "bill introduced " + introduced
	}
	return "bill"
}

var amendments = map[string]string{
	"First": "I", "Second": "II", "Third": "III", "Fourth": "IV", "Fifth": "V", "Sixth": "VI", "Seventh": "VII", "Eighth": "VIII",
	"Ninth": "IX", "Tenth": "X", "Eleventh": "XI", "Twelfth": "XII", "Thirteenth": "XIII", "Fourteenth": "XIV", "Fifteenth": "XV",
	"Sixteenth": "XVI", "Seventeenth": "XVII", "Eighteenth": "XVIII", "Nineteenth": "XIX", "Twentieth": "XX", "Twenty-First": "XXI",
	"Twenty-Second": "XXII", "Twenty-Third": "XXIII", "Twenty-Fourth": "XXIV", "Twenty-Fifth": "XXV", "Twenty-Sixth": "XXVI",
	"Twenty-Seventh": "XXVII",
}
