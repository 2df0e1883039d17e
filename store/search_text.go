package store

import (
	"slices"
	"strings"

	"graph287g/ontology"
)

// maxSearched is how many bytes of words are searched of one node; words after them are not found. Their stems at most double them.
// Neo4j's text index takes at most 32,766 bytes.
const maxSearched = 8_000

// phraseJoint stands between the words of a phrase.
const phraseJoint = "_"

// Marks stand before what is no word of a text but made of words of it. No word has them.
const (
	stemMark     = "=" // the stem of a word
	initialsMark = "+" // the initials of a name
)

// IsMade reports whether what stands between the words of a search text is no word, but made of some.
func IsMade(word string) bool {
	return strings.HasPrefix(word, stemMark) || strings.HasPrefix(word, initialsMark)
}

// A SearchText has the words of a node that search looks into.
type SearchText struct {
	Size     int      // how many words its name has
	ByWeight []string // by the catalogue's weights: the weightedText of the fields of that weight
}

// NewSearchText returns the search text of a node with these values.
func NewSearchText(c *ontology.Catalogue, kind *ontology.Kind, properties map[string]any) SearchText {
	name, _ := properties["name"].(string)
	out := SearchText{Size: len(Words(name)), ByWeight: make([]string, len(c.Weights))}
	rest := maxSearched
	for i, weight := range c.Weights {
		var w weightedText
		for _, f := range kind.SearchFields() {
			if f.Weight == weight {
				for _, text := range SearchedTexts(properties[f.Name]) {
					w.add(text, f.Initials, &rest)
				}
			}
		}
		out.ByWeight[i] = w.String()
	}
	return out
}

// SearchedTexts returns the texts of a value that search looks into: the value itself, or the elements of a list.
func SearchedTexts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		return texts(v)
	}
	return nil
}

// All returns the words of all weights, with what is made of them.
func (t *SearchText) All() string {
	var b strings.Builder
	for _, w := range t.ByWeight {
		_, words, _ := strings.Cut(w, "\n ")
		b.WriteString(" " + words)
	}
	return b.String()
}

// A weightedText has the words in all fields of one weight. As a string it has each value as a phrase between newlines, then each word,
// stem and initials between spaces: "\ntampa_deputies\n =deputi deputies tampa ". Each of them, a phrase or a prefix of a word or phrase is
// then found as a substring.
type weightedText struct {
	phrases, words []string
}

func (w *weightedText) add(text string, withInitials bool, rest *int) {
	all := Words(text)
	var phrase []string
	for _, word := range all {
		if *rest -= 2*len(word.Text) + len(word.Parts) + 1; *rest < 0 {
			break
		}
		phrase = append(phrase, word.Text)
		w.addWord(word.Text)
		for _, p := range word.Parts {
			w.addWord(p.Text)
		}
	}
	if len(phrase) > 0 {
		w.phrases = append(w.phrases, strings.Join(phrase, phraseJoint))
	}
	if withInitials && len(phrase) == len(all) {
		for _, letters := range initials(all) {
			w.words = append(w.words, initialsMark+letters)
		}
	}
}

func (w *weightedText) addWord(word string) {
	w.words = append(w.words, word)
	if token := stemToken(word); token != "" {
		w.words = append(w.words, token)
	}
}

func (w *weightedText) String() string {
	if len(w.phrases) == 0 {
		return ""
	}
	slices.Sort(w.words)
	return "\n" + strings.Join(w.phrases, "\n") + "\n " + strings.Join(slices.Compact(w.words), " ") + " "
}
