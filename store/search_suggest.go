package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"graph287g/plan"
)

// MaxSuggestions is how many spellings are suggested at most.
const MaxSuggestions = 5

// A Vocabulary has the words of a graph.
type Vocabulary struct {
	Words []string // in order of code points
	Nodes []int    // how many nodes have each word
}

// HasPrefix reports whether some word begins with a term.
func (v *Vocabulary) HasPrefix(term string) bool {
	i, _ := slices.BinarySearch(v.Words, term)
	return i < len(v.Words) && strings.HasPrefix(v.Words[i], term)
}

// Suggest returns likely spellings of a search: each term that is the prefix of no word is replaced by a word within a small edit
// distance. There is a suggestion for each candidate for the first such term; the others are replaced by their best candidate. It
// returns none where one of them has no candidate.
func (v *Vocabulary) Suggest(q *plan.SearchQuery) [][]string {
	words := slices.Clone(q.Terms)
	first, candidates := -1, []string(nil)
	for i, t := range words {
		if v.HasPrefix(t) {
			continue
		}
		near := v.nearWords(t)
		if len(near) == 0 {
			return nil
		}
		if words[i] = near[0]; first < 0 {
			first, candidates = i, near
		}
	}
	var out [][]string
	for _, c := range candidates[:min(len(candidates), MaxSuggestions)] {
		words[first] = c
		out = append(out, slices.Clone(words))
	}
	return out
}

// maxEdits returns how many edits a term of so many letters may be away from a word.
func maxEdits(letters int) int {
	switch {
	case letters < 5:
		return 0
	case letters < 7:
		return 1
	}
	return 2
}

// nearWords returns the words within the edit distance allowed for a term: by distance, then by the number of nodes that have them, the
// largest first, then by code point.
func (v *Vocabulary) nearWords(term string) []string {
	type candidate struct{ word, edits, nodes int }
	var found []candidate
	a := []rune(term)
	most := maxEdits(len(a))
	for i, w := range v.Words {
		if n := utf8.RuneCountInString(w); most == 0 || n < len(a)-most || n > len(a)+most {
			continue
		}
		if n := editDistance(a, []rune(w), most); n <= most {
			found = append(found, candidate{i, n, v.Nodes[i]})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.nodes, a.nodes), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, c := range found {
		out = append(out, v.Words[c.word])
	}
	return out
}

// editDistance returns the restricted Damerau–Levenshtein distance of two words (insertions, deletions, substitutions and
// transpositions of neighboring letters), or most+1 where it is greater than most.
func editDistance(a, b []rune, most int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		least := row[0]
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
