package seed

import (
	"fmt"
	"strings"
)

// A citationPlace is one place of a source where authorities are cited.
type citationPlace struct {
	source  *sourceFile
	locator string
}

// checkCitations checks the footnote number of each citation against its locator, that no two citations of a note have the same
// order, and that they support one sentence.
func (l *loader) checkCitations() {
	for at, citations := range l.citationsByPlace() {
		first := map[any]*entry{}
		for _, e := range citations {
			l.checkFootnote(e, at.locator)
			order := e.properties["order"]
			if b := first[order]; b != nil && order != nil {
				l.reportField(e, "order", e.positionOf("order"), "%s has the order %d at %s too, at %s",
					b.id, order, at.locator, b.positionOf("order"))
			}
			first[order] = e
		}
		l.checkSupports(at.locator, citations)
	}
}

// checkSupports checks that what the citations of a note support is said in one sentence of the text, for its mark stands in one
// place, or in the note itself.
func (l *loader) checkSupports(locator string, citations []*entry) {
	if !strings.HasPrefix(locator, "fn") {
		return
	}
	marked, first := "", position{}
	for _, e := range citations {
		for _, s := range l.edgesOf(e, "supports") {
			sentence := l.byID[s.To].sentence
			switch {
			case sentence == "" || strings.HasPrefix(sentence, locator+"."):
			case marked == "":
				marked, first = sentence, s.at
			case sentence != marked:
				l.report(s.at, "%s is of %s, but %s supports %s at %s: a note is given for one sentence, the one that has its mark; leave out the claims of the other",
					s.To, sentence, locator, marked, first)
			}
		}
	}
}

func (l *loader) checkFootnote(e *entry, locator string) {
	number, given := e.properties["footnote"].(int64)
	want := fmt.Sprintf("fn%d", number)
	switch note := strings.HasPrefix(locator, "fn"); {
	case e.invalid["locator"] || e.invalid["footnote"] || locator == "":
	case given && locator != want:
		l.reportField(e, "locator", e.positionOf("locator"), "the footnote is %d: its locator is %s", number, want)
	case !given && note:
		l.reportField(e, "footnote", e.positionOf("locator"), "`footnote` is missing: write footnote: %s", locator[len("fn"):])
	}
}

// citationsByPlace returns the citations at each place, in order of reading.
func (l *loader) citationsByPlace() map[citationPlace][]*entry {
	out := map[citationPlace][]*entry{}
	for _, e := range l.entries {
		if e.kind.Name == "Citation" && !e.invalidID {
			locator, _ := e.properties["locator"].(string)
			at := citationPlace{e.source, locator}
			out[at] = append(out[at], e)
		}
	}
	return out
}
