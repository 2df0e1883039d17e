package seed

import (
	"fmt"
	"strings"
)

// A note is one place of a source where authorities are cited.
type note struct {
	source  *sourceFile
	locator string
}

// checkCitations holds the number of each citation's footnote against its locator, and the orders within a note against
// each other.
func (l *loader) checkCitations() {
	for at, citations := range l.notes() {
		first := map[any]*entry{}
		for _, e := range citations {
			l.checkFootnote(e, at.locator)
			order := e.properties["order"]
			if b := first[order]; b != nil && order != nil {
				l.wrong(e, "order", e.where("order"), "%s has the order %d at %s too, at %s",
					b.id, order, at.locator, b.where("order"))
			}
			first[order] = e
		}
	}
}

func (l *loader) checkFootnote(e *entry, locator string) {
	number, given := e.properties["footnote"].(int64)
	want := fmt.Sprintf("fn%d", number)
	switch note := strings.HasPrefix(locator, "fn"); {
	case e.bad["locator"] || e.bad["footnote"] || locator == "":
	case given && locator != want:
		l.wrong(e, "locator", e.where("locator"), "the footnote is %d: its locator is %s", number, want)
	case !given && note:
		l.wrong(e, "footnote", e.where("locator"), "`footnote` is missing: write footnote: %s", locator[len("fn"):])
	}
}

// notes has the citations at each note, by their order.
func (l *loader) notes() map[note][]*entry {
	out := map[note][]*entry{}
	for _, e := range l.entries {
		if e.kind.Name == "Citation" && !e.stray {
			locator, _ := e.properties["locator"].(string)
			at := note{e.source, locator}
			out[at] = append(out[at], e)
		}
	}
	return out
}
