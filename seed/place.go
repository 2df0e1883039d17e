package seed

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// placeTexts gives claims and citations their `place`: a text that sorts as a reader meets them, source by source. Both stores compare it as
// they compare any text, so that neither knows what a footnote is.
func (l *loader) placeTexts() {
	for _, e := range l.entries {
		locator, known := e.properties["locator"].(string)
		if e.source == nil || e.invalidID || !known {
			continue
		}
		within := strings.TrimPrefix(e.sentence, locator)
		if order, ok := e.properties["order"].(int64); ok {
			within = strconv.FormatInt(order, 10)
		}
		e.properties["place"] = placeOf(e.source.slug, locator, within)
	}
}

// placeOf returns the place of a locator in a source, and within it: of a claim its sentence, of a citation its order.
func placeOf(source, locator, within string) string {
	return strings.TrimRight(fmt.Sprintf("%s %d %s %s", source, rankOfUnit(locator), sortableNumbers(locator), sortableNumbers(within)), " ")
}

// unitRanks has what locators count in the order in which a text has it: lines are counted over the whole file, but stand beside paragraphs
// for what comes before these, such as a title; notes come after the text that has their marks.
var unitRanks = []struct {
	mark *regexp.Regexp
	rank int
}{
	{regexp.MustCompile(`^(L|pp?\.|page|row|line) ?[0-9ivxlcdm]`), 1},
	{regexp.MustCompile(`^[¶§]`), 2},
	{regexp.MustCompile(`^(fn|nn?\.|note) ?[0-9]`), 3},
}

// rankOfUnit returns the rank of what a locator counts; any other comes last.
func rankOfUnit(locator string) int {
	for _, u := range unitRanks {
		if u.mark.MatchString(locator) {
			return u.rank
		}
	}
	return 4
}

var (
	// unitBlank is the blank between what is counted and its number, which some write: `¶ 14`.
	unitBlank = regexp.MustCompile(`^([^0-9 ]+) ([0-9])`)
	// numberPattern is a number, or the Roman one of a page in a preface: `p. xii`.
	numberPattern = regexp.MustCompile(`\b(pp?\.|page) ?([ivxlcdm]+)\b|[0-9]+`)
)

// sortableNumbers rewrites a locator so that texts compare as readers count: `fn9` before `fn10`, `p. xii` before `p. 3`. Each number has
// the number of its digits before it; those of a preface come before all others.
func sortableNumbers(locator string) string {
	return numberPattern.ReplaceAllStringFunc(unitBlank.ReplaceAllString(locator, "$1$2"), func(number string) string {
		if page := numberPattern.FindStringSubmatch(number); page[2] != "" {
			n := roman(page[2])
			if n == 0 {
				return number // a word
			}
			return page[1] + "00" + withLength(strconv.Itoa(n))
		}
		return withLength(strings.TrimLeft(number, "0"))
	})
}

func withLength(digits string) string { return fmt.Sprintf("%02d%s", len(digits), digits) }

var romanDigits = map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}

// roman returns the value of a Roman numeral in small letters, 0 for what is none.
func roman(s string) int {
	n := 0
	for i := range len(s) {
		d := romanDigits[s[i]]
		if i+1 < len(s) && d < romanDigits[s[i+1]] {
			d = -d
		}
		n += d
	}
	if s != romanOf(n) {
		return 0
	}
	return n
}

// romanOf writes a number as a Roman numeral.
func romanOf(n int) string {
	var b strings.Builder
	for _, part := range []struct {
		value int
		text  string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for ; n >= part.value; n -= part.value {
			b.WriteString(part.text)
		}
	}
	return b.String()
}

// connectFootnotes relates the citations of each footnote with one another, both ways.
func (l *loader) connectFootnotes() {
	type note struct {
		source  *sourceFile
		locator string
	}
	notes := map[note][]*entry{}
	for _, e := range l.entries {
		if e.kind.Name != "Citation" || e.invalidID || e.properties["footnote"] == nil || e.invalid["footnote"] {
			continue
		}
		at := note{e.source, fmt.Sprint(e.properties["footnote"])}
		for _, other := range notes[at] {
			l.addEdge(newEdge(e, e.kind.Field("sameFootnote"), other.id, map[string]any{}, e.at))
			l.addEdge(newEdge(other, e.kind.Field("sameFootnote"), e.id, map[string]any{}, other.at))
		}
		notes[at] = append(notes[at], e)
	}
}

// comparePlaces compares the places of two claims, then their ids.
func comparePlaces(a, b *entry) int {
	return cmp.Or(cmp.Compare(stringOf(a.properties["place"]), stringOf(b.properties["place"])), cmp.Compare(a.id, b.id))
}
