// Package label has the words for values of enums, and writes dates for people, in the languages of the API. The pages say the same
// words: each stands here alone.
//
//	label.go      the words of a language
//	calendar.go   dates
//	english.go, spanish.go
package label

// Words are those of one language.
type Words struct {
	Calendar
	enums map[string]map[string]string // by enum, then by value
}

// Of returns the words of a value of the enum Locale; English, the default, where it is none.
func Of(locale string) *Words {
	if locale == "ES" {
		return &Spanish
	}
	return &English
}

// Label returns the words for a value of an enum; the value itself where it has none. A test holds that each value that is labelled in the
// ontology has them in each language.
func (w *Words) Label(enum, value string) string {
	if words, ok := w.enums[enum][value]; ok {
		return words
	}
	return value
}

// Enum returns the words for all values of an enum, by value; nil where there are none. Nobody may change them.
func (w *Words) Enum(enum string) map[string]string { return w.enums[enum] }

// Surplus returns by how many bytes the words for a value of an enum are longer than the value at most.
func (w *Words) Surplus(enum string) int {
	most := 0
	for value, words := range w.enums[enum] {
		most = max(most, len(words)-len(value))
	}
	return most
}
