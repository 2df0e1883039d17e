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

// rankOfUnit returns the rank of what a locator counts. What none of the units counts is a row of a list, and nothing else is in that.
func rankOfUnit(locator string) int {
	for _, u := range locatorUnits {
		if strings.HasPrefix(locator, u.prefix) {
			return u.rank
		}
	}
	return 1
}

var numberPattern = regexp.MustCompile(`[0-9]+`)

// sortableNumbers rewrites a locator so that texts compare as readers count: `fn9` before `fn10`. Each number has the number of its digits
// before it.
func sortableNumbers(locator string) string {
	return numberPattern.ReplaceAllStringFunc(locator, func(number string) string {
		digits := strings.TrimLeft(number, "0")
		return fmt.Sprintf("%02d%s", len(digits), digits)
	})
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
