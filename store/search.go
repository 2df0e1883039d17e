package store

import (
	"slices"
	"strings"

	"graph287g/plan"
)

// The limits of a search.
const (
	MaxSearch      = 200 // characters
	MaxSearchTerms = 12
)

// minorWords are stop words, which are no terms unless a search has no other words.
var minorWords = []string{"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "v", "versus", "vs", "with"}

// ParseSearch parses the text of a search into its terms, each once, and all of its words as one phrase. There are no terms in a text
// without letters and digits.
func ParseSearch(text string) *plan.SearchQuery {
	out, words := &plan.SearchQuery{}, Words(text)
	add := func(w Word) {
		if !slices.Contains(out.Terms, w.Text) {
			out.Terms, out.Typed = append(out.Terms, w.Text), append(out.Typed, text[w.From:w.To])
		}
	}
	var all []string
	for _, w := range words {
		all = append(all, w.Text)
		if !slices.Contains(minorWords, w.Text) {
			add(w)
		}
	}
	if len(out.Terms) == 0 {
		for _, w := range words {
			add(w)
		}
	}
	out.Phrase = strings.Join(all, phraseJoint)
	return out
}

// Respell returns a search for other spellings of its terms, without those for which spelled returns false.
func Respell(q *plan.SearchQuery, spelled func(term int) (string, bool)) *plan.SearchQuery {
	out := &plan.SearchQuery{Kinds: q.Kinds}
	for i := range q.Terms {
		if term, ok := spelled(i); ok {
			out.Terms = append(out.Terms, term)
		}
	}
	var words []string
	for _, word := range strings.Split(q.Phrase, phraseJoint) {
		ok := true
		if i := slices.Index(q.Terms, word); i >= 0 {
			word, ok = spelled(i)
		}
		if ok {
			words = append(words, word)
		}
	}
	out.Phrase = strings.Join(words, phraseJoint)
	return out
}
