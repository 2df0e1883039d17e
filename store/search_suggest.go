package store

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxSuggestions is how many spellings are suggested at most.
const MaxSuggestions = 5

// slipRatio is by how many times more nodes must have a word near a term than fit the term, for the term to be taken for a slip of it:
// slips are printed too.
const slipRatio = 1000

// A Vocabulary has the words of a graph.
type Vocabulary struct {
	Words []string // in order of code points
	Nodes []int    // how many nodes have each word
}

// Rarity returns of terms, by how many nodes fit each, how much rarer it is than the commonest of them: 1, and one more for each time that
// half as many do.
func Rarity(nodes []int) []int {
	most, out := slices.Max(nodes), make([]int, len(nodes))
	for i, n := range nodes {
		out[i] = bits.Len(uint(most / max(1, n)))
	}
	return out
}

// A SoughtTerm is a term of a search as a graph has it.
type SoughtTerm struct {
	Term  string
	Nodes int      // how many fit it
	Near  []string // what it may be a slip of, the likeliest first; none where it is none, or nothing is near
	Close bool     // the likeliest is one slip away
}

// Seek returns the terms of a search as the graph has them, of which it is told how many nodes fit each.
func (v *Vocabulary) Seek(terms []string, nodes []int) []SoughtTerm {
	out := make([]SoughtTerm, len(terms))
	for i, term := range terms {
		out[i] = SoughtTerm{Term: term, Nodes: nodes[i]}
		out[i].Near, out[i].Close = v.nearWords(term, max(1, nodes[i]*slipRatio))
	}
	return out
}

// Spellings returns likely spellings of a search: each slip is replaced by what it may be a slip of. There is a spelling for each candidate
// for the first slip; the others are replaced by their likeliest candidate. Terms that fit nothing and have no candidate stay as they are.
func Spellings(terms []SoughtTerm) [][]string {
	words, first := make([]string, len(terms)), -1
	for i, t := range terms {
		words[i] = t.Term
		if len(t.Near) > 0 {
			if words[i] = t.Near[0]; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return nil
	}
	var out [][]string
	for _, near := range terms[first].Near[:min(len(terms[first].Near), MaxSuggestions)] {
		words[first] = near
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

// nearWords returns the words that so many nodes have and that are within the edit distance allowed for a term: by distance, then by the
// number of nodes that have them, the largest first, then by code point. near reports whether the first is one edit away.
func (v *Vocabulary) nearWords(term string, fewest int) (words []string, near bool) {
	type candidate struct{ word, edits, nodes int }
	var found []candidate
	a := []rune(term)
	most := maxEdits(len(a))
	if strings.ContainsAny(term, "0123456789") {
		most = 0 // another number is another thing
	}
	for i, w := range v.Words {
		if most == 0 || v.Nodes[i] < fewest {
			continue
		}
		if n := utf8.RuneCountInString(w); n < len(a)-most || n > len(a)+most {
			continue
		}
		if n := editDistance(a, []rune(w), most); n <= most {
			found = append(found, candidate{i, n, v.Nodes[i]})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.nodes, a.nodes), cmp.Compare(a.word, b.word))
	})
	for _, c := range found {
		words = append(words, v.Words[c.word])
	}
	return words, len(found) > 0 && found[0].edits == 1
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
