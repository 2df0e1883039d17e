package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"graph287g/plan"
)

// MaxSuggestions is how many spellings are suggested.
const MaxSuggestions = 5

// A Vocabulary is the words of a graph, with how many nodes have each.
type Vocabulary struct {
	Words []string // in order of code points
	Nodes []int
}

// Knows tells whether some word begins with a term.
func (v *Vocabulary) Knows(term string) bool {
	i, _ := slices.BinarySearch(v.Words, term)
	return i < len(v.Words) && strings.HasPrefix(v.Words[i], term)
}

// Suggest returns likely terms in place of those searched for, where some of these begin no word: each such term is
// replaced by a word that is a slip or two away. Several candidates for the first of them make several suggestions; the
// others are replaced by their best. It returns none where one has no candidate.
func (v *Vocabulary) Suggest(q *plan.SearchQuery) [][]string {
	words := slices.Clone(q.Terms)
	first, candidates := -1, []string(nil)
	for i, t := range words {
		if v.Knows(t) {
			continue
		}
		near := v.near(t)
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

// slips is how many slips a term of so many letters may have.
func slips(letters int) int {
	switch {
	case letters < 5:
		return 0
	case letters < 9:
		return 1
	}
	return 2
}

// near returns the words a few slips away: the fewest slips first, then what most nodes have, then by code point.
func (v *Vocabulary) near(term string) []string {
	type candidate struct{ word, slips, nodes int }
	var found []candidate
	a := []rune(term)
	most := slips(len(a))
	for i, w := range v.Words {
		if n := utf8.RuneCountInString(w); most == 0 || n < len(a)-most || n > len(a)+most {
			continue
		}
		if n := distance(a, []rune(w), most); n <= most {
			found = append(found, candidate{i, n, v.Nodes[i]})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.slips, b.slips), cmp.Compare(b.nodes, a.nodes), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, c := range found {
		out = append(out, v.Words[c.word])
	}
	return out
}

// distance counts the slips between two words: a letter too many, missing, or another one, and two that changed places. It
// stops counting beyond most.
func distance(a, b []rune, most int) int {
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
