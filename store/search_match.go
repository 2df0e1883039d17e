package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
)

// A SearchMatch is the value of a node that fits a search best, with an excerpt of it.
type SearchMatch struct {
	Field   string
	Excerpt string
	Matches []int // the starts and ends of the matches in the excerpt by turns, in code points
}

// MatchSearch returns the value with the highest score; of equal ones the first by weight, field and index in a list. It returns nil
// where none of the values fits.
func MatchSearch(kind *ontology.Kind, values func(field string) any, q *plan.SearchQuery) *SearchMatch {
	var out *SearchMatch
	best := 0
	for _, f := range kind.SearchFields() {
		for _, text := range SearchedTexts(values(f.Name)) {
			if n := f.Weight * matchFactor(text, q); n > best {
				best, out = n, &SearchMatch{Field: f.Name}
				out.cut(text, matchedSpans(text, q.Terms))
			}
		}
	}
	return out
}

// matchFactor returns the factor of the weight of a value.
func matchFactor(text string, q *plan.SearchQuery) int {
	rest := maxSearched
	var w weightedText
	w.add(text, &rest)
	one, out := SearchText{ByWeight: []string{w.String()}}, 0
	for _, term := range q.Terms {
		out += one.bestScore([]int{1}, TermProbes(term))
	}
	return out + one.bestScore([]int{1}, PhraseProbes(q.Phrase))
}

// matchedSpans returns the spans of the words that begin with a term; where a part of a word does, only of that part.
func matchedSpans(text string, terms []string) []Span {
	var out []Span
	for _, w := range Words(text) {
		found := false
		for _, p := range w.Parts {
			if hasAnyPrefix(p.Text, terms) {
				out, found = append(out, p.Span), true
			}
		}
		if !found && hasAnyPrefix(w.Text, terms) {
			out = append(out, w.Span)
		}
	}
	return out
}

func hasAnyPrefix(word string, terms []string) bool {
	for _, t := range terms {
		if strings.HasPrefix(word, t) {
			return true
		}
	}
	return false
}

// Sizes of excerpts in code points: how long they are, and how much of that stands before the first match.
const (
	excerptSize = 200
	excerptLead = 60
)

// cut makes the excerpt: the whole text where it is short, else whole words around the first match.
func (m *SearchMatch) cut(text string, found []Span) {
	points := []rune(text)
	from, to, before, behind := 0, len(points), "", ""
	if len(points) > excerptSize {
		first := Span{utf8.RuneCountInString(text[:found[0].From]), utf8.RuneCountInString(text[:found[0].To])}
		if from = max(0, first.From-excerptLead); from > 0 {
			from, before = nextBlank(points, from, first.From), "…"
		}
		if to = min(len(points), max(from+excerptSize, first.To)); to < len(points) {
			to, behind = lastBlank(points, first.To, to), "…"
		}
	}
	m.Excerpt, m.Matches = before+string(points[from:to])+behind, []int{}
	for _, s := range found {
		a, b := utf8.RuneCountInString(text[:s.From]), utf8.RuneCountInString(text[:s.To])
		if a >= from && b <= to {
			shift := utf8.RuneCountInString(before) - from
			m.Matches = append(m.Matches, a+shift, b+shift)
		}
	}
}

// nextBlank returns the start of the first word after from, but at most end.
func nextBlank(points []rune, from, end int) int {
	for i := from; i < end; i++ {
		if unicode.IsSpace(points[i]) {
			return i + 1
		}
	}
	return end
}

// lastBlank returns the end of the last word before to, but at least begin.
func lastBlank(points []rune, begin, to int) int {
	for i := to - 1; i >= begin; i-- {
		if unicode.IsSpace(points[i]) {
			return i
		}
	}
	return to
}
