package seed

import (
	"fmt"
	"slices"
	"strings"
)

// nameCitations names each citation after its source and note: `Huyan, fn28`, and where the note has several `Huyan, fn9 (2)`.
func (l *loader) nameCitations() {
	for at, citations := range l.citationsByPlace() {
		for _, e := range citations {
			name := l.shortName(l.target(e, "citing")) + ", " + at.locator
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
	for _, e := range l.targets(source, "authors") {
		name := l.nameOf(e)
		if e.kind.Name == "Person" {
			name = familyName(name)
		}
		authors = append(authors, name)
	}
	switch len(authors) {
	case 0:
		return l.nameOf(source)
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
