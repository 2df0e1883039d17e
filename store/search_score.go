package store

import (
	"strings"

	"graph287g/plan"
)

// The factors by which the weight of a field is multiplied: for a word that is a term or begins with it, and once for a value that is
// the phrase or begins with it. For each term, and for the phrase, the best field counts.
const (
	ScoreWord         = 4
	ScorePrefix       = 2
	ScorePhrase       = 8
	ScorePhrasePrefix = 1
)

// A Probe is a text to look for in SearchText.ByWeight, and the factor of the weight where it is found.
type Probe struct {
	Text   string
	Factor int
}

// TermProbes returns the probes of a term, the one with the larger factor first.
func TermProbes(term string) [2]Probe {
	return [2]Probe{{" " + term + " ", ScoreWord}, {" " + term, ScorePrefix}}
}

// PhraseProbes returns the probes of a phrase, the one with the larger factor first.
func PhraseProbes(phrase string) [2]Probe {
	return [2]Probe{{"\n" + phrase + "\n", ScorePhrase}, {"\n" + phrase, ScorePhrasePrefix}}
}

// Score returns how well a node fits a search; fits reports whether each term is the prefix of a word in it.
func (t *SearchText) Score(weights []int, q *plan.SearchQuery) (score int, fits bool) {
	for _, term := range q.Terms {
		best := t.bestScore(weights, TermProbes(term))
		if best == 0 {
			return 0, false
		}
		score += best
	}
	return score + t.bestScore(weights, PhraseProbes(q.Phrase)), true
}

func (t *SearchText) bestScore(weights []int, probes [2]Probe) int {
	out := 0
	for i, text := range t.ByWeight {
		for _, p := range probes {
			if n := weights[i] * p.Factor; n > out && strings.Contains(text, p.Text) {
				out = n
			}
		}
	}
	return out
}
