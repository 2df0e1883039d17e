package store

import (
	"strings"

	"graph287g/plan"
)

// What counts how often: a word that is the term more than one that begins with it, and once for the whole, a value that
// is the phrase more than one that begins with it. Each counts where it has the largest weight.
const (
	ScoreWord        = 4
	ScoreBeginning   = 2
	ScorePhrase      = 8
	ScorePhraseBegun = 1
)

// A Probe is what to look for in the text of one weight, and how often the weight counts where it is found.
type Probe struct {
	Text  string
	Times int
}

// TermProbes returns those of a term, PhraseProbes those of the phrase: what counts more first.
func TermProbes(term string) [2]Probe {
	return [2]Probe{{" " + term + " ", ScoreWord}, {" " + term, ScoreBeginning}}
}

// PhraseProbes returns those of the phrase.
func PhraseProbes(phrase string) [2]Probe {
	return [2]Probe{{"\n" + phrase + "\n", ScorePhrase}, {"\n" + phrase, ScorePhraseBegun}}
}

// Score tells how well a node fits, and whether all terms begin a word of it.
func (t *SearchText) Score(weights []int, q *plan.SearchQuery) (score int, fits bool) {
	for _, term := range q.Terms {
		best := t.best(weights, TermProbes(term))
		if best == 0 {
			return 0, false
		}
		score += best
	}
	return score + t.best(weights, PhraseProbes(q.Phrase)), true
}

func (t *SearchText) best(weights []int, probes [2]Probe) int {
	out := 0
	for i, text := range t.Weights {
		for _, p := range probes {
			if n := weights[i] * p.Times; n > out && strings.Contains(text, p.Text) {
				out = n
			}
		}
	}
	return out
}
