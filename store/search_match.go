package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
)

// A SearchMatch is the value of a node that fits best, with what of it to show.
type SearchMatch struct {
	Field   string
	Excerpt string
	Matches []int // where found words begin and end in it, by turns, in code points
}

// MatchSearch finds the value that counts most; of equals the first by weight, field and place in a list. It is nil where
// nothing fits, as of a node whose values are missing.
func MatchSearch(kind *ontology.Kind, values func(field string) any, q *plan.SearchQuery) *SearchMatch {
	var out *SearchMatch
	best := 0
	for _, f := range kind.SearchFields() {
		for _, text := range SearchedTexts(values(f.Name)) {
			if n := f.Weight * times(text, q); n > best {
				best, out = n, &SearchMatch{Field: f.Name}
				out.cut(text, spans(text, q.Terms))
			}
		}
	}
	return out
}

// times tells how often the weight of a value counts.
func times(text string, q *plan.SearchQuery) int {
	rest := maxSearched
	var w weighed
	w.add(text, &rest)
	one, out := SearchText{Weights: []string{w.String()}}, 0
	for _, term := range q.Terms {
		out += one.best([]int{1}, TermProbes(term))
	}
	return out + one.best([]int{1}, PhraseProbes(q.Phrase))
}

// spans finds the words that terms begin; where a part of a word is enough that part alone.
func spans(text string, terms []string) []Span {
	var out []Span
	for _, w := range Words(text) {
		found := false
		for _, p := range w.Parts {
			if begun(p.Text, terms) {
				out, found = append(out, p.Span), true
			}
		}
		if !found && begun(w.Text, terms) {
			out = append(out, w.Span)
		}
	}
	return out
}

func begun(word string, terms []string) bool {
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

// cut makes the excerpt: the whole text where it is short, else what is around the first match, from word to word.
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

// nextBlank returns where the first word after a place begins, at the latest the end; lastBlank where the last word before
// one ends, at the earliest the beginning.
func nextBlank(points []rune, from, end int) int {
	for i := from; i < end; i++ {
		if unicode.IsSpace(points[i]) {
			return i + 1
		}
	}
	return end
}

func lastBlank(points []rune, begin, to int) int {
	for i := to - 1; i >= begin; i-- {
		if unicode.IsSpace(points[i]) {
			return i
		}
	}
	return to
}
