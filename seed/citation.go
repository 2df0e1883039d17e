package seed

import (
	"fmt"
	"slices"
	"strings"
)

// A note is one place of a source where authorities are cited.
type note struct {
	source  *sourceFile
	locator string
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

// nameCitations names each citation after its source and note: `Huyan, fn28`, and where the note has several `Huyan, fn9 (2)`.
func (l *loader) nameCitations() {
	for at, citations := range l.notes() {
		for _, e := range citations {
			name := l.shortName(l.one(e, "citing")) + ", " + at.locator
			if len(citations) > 1 {
				name += fmt.Sprintf(" (%d)", e.properties["order"])
			}
			e.properties["name"] = name
		}
	}
}

// shortName calls a source by its authors, as notes do: `Huyan`, `Ellis & Rickerd`, `Solomon et al.`; without authors by
// its name.
func (l *loader) shortName(source *entry) string {
	if source == nil {
		return ""
	}
	var authors []string
	for _, e := range l.ends(source, "authors") {
		name := l.name(e)
		if e.kind.Name == "Person" {
			name = familyName(name)
		}
		authors = append(authors, name)
	}
	switch len(authors) {
	case 0:
		return l.name(source)
	case 1, 2:
		return strings.Join(authors, " & ")
	}
	return authors[0] + " et al."
}

// familyName returns the last word of a name that is no suffix.
func familyName(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && slices.Contains([]string{"Jr.", "Sr.", "II", "III", "IV"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return name
	}
	return strings.TrimSuffix(words[len(words)-1], ",")
}
