package store

import (
	"slices"
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

// A SearchMatcher finds the values of nodes that fit a search best.
type SearchMatcher struct {
	scorer *Scorer // in a text of weight 1
	terms  []matchedTerm
}

// A matchedTerm is a term with what else fits it.
type matchedTerm struct {
	text, stem string
	synonyms   []string
}

// NewSearchMatcher returns the SearchMatcher of a search.
func NewSearchMatcher(q *plan.SearchQuery) *SearchMatcher {
	m := &SearchMatcher{scorer: NewScorer([]int{1}, q)}
	for _, t := range q.Terms {
		m.terms = append(m.terms, matchedTerm{t, Stem(t), synonymsAmong(t, q.Terms)})
	}
	return m
}

// Match returns the value of a node with the highest score; of equal ones the first by weight, field and index in a list. It returns nil
// where none of the values fits.
func (m *SearchMatcher) Match(kind *ontology.Kind, values func(field string) any) *SearchMatch {
	var out *SearchMatch
	var best searchedValue
	most := 0
	for _, f := range kind.SearchFields() {
		for _, text := range SearchedTexts(values(f.Name)) {
			if n := f.Weight * m.factor(text, f.Initials); n > most {
				most, best = n, searchedValue{text, f.Initials}
				out = &SearchMatch{Field: f.Name}
			}
		}
	}
	if out != nil {
		out.cut(best.text, m.spans(best))
	}
	return out
}

// A searchedValue is a value that search looks into.
type searchedValue struct {
	text     string
	initials bool
}

// factor returns the factor of the weight of a value.
func (m *SearchMatcher) factor(text string, withInitials bool) int {
	rest := maxSearched
	var w weightedText
	w.add(text, withInitials, &rest)
	return m.scorer.factor(&SearchText{ByWeight: []string{w.String()}})
}

// spans returns the spans of the words of a value that fit a term; where a part of a word does, only of that part.
func (m *SearchMatcher) spans(value searchedValue) []Span {
	words := Words(value.text)
	byInitials := map[Span]bool{}
	if value.initials {
		for _, name := range shortNames(words) {
			if slices.ContainsFunc(m.terms, func(t matchedTerm) bool { return t.text == initialLetters(name) }) {
				for _, w := range name {
					byInitials[w.Span] = !slices.Contains(minorWords, w.Text)
				}
			}
		}
	}
	var out []Span
	for _, w := range words {
		n := len(out)
		for _, p := range w.Parts {
			if m.fits(p.Text) {
				out = append(out, p.Span)
			}
		}
		if len(out) == n && (m.fits(w.Text) || byInitials[w.Span]) {
			out = append(out, w.Span)
		}
	}
	return out
}

// fits reports whether a word fits a term.
func (m *SearchMatcher) fits(word string) bool {
	stem := ""
	for _, t := range m.terms {
		if strings.HasPrefix(word, t.text) || slices.Contains(t.synonyms, word) {
			return true
		}
		if stem == "" {
			stem = Stem(word)
		}
		if stem == t.stem {
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
