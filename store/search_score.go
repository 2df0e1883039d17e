package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"graph287g/plan"
)

// The factors by which the weight of a field is multiplied: for what a field has of a term, and once for a value that is the phrase or
// begins with it. For each term, and for the phrase, the best field counts.
const (
	ScoreWord         = 4 // the term itself
	ScoreStem         = 3 // a word with its stem
	ScorePrefix       = 2 // a word that begins with it
	ScoreSynonym      = 2 // a word that it finds by a rule of synonyms.tsv, or a name with it as its initials
	ScorePhrase       = 8
	ScorePhrasePrefix = 1
)

// ScoreFound is added to what each term counts that fits, where a node needn't fit all of them: how many fit then matters more than where.
const ScoreFound = 8

// A Probe is a text to look for in SearchText.ByWeight, and the factor of the weight where it is found.
type Probe struct {
	Text   string
	Factor int
}

// A TermForm is a word that fits a term, or with Prefix the beginning of words that do.
type TermForm struct {
	Word   string
	Prefix bool
	Factor int
}

// Probe returns the probe that finds the words of a form.
func (f TermForm) Probe() Probe {
	if f.Prefix {
		return Probe{" " + f.Word, f.Factor}
	}
	return Probe{" " + f.Word + " ", f.Factor}
}

// TermForms returns all that fits a term among the terms of a search, what counts most first. A word that is searched for itself is no
// synonym of another term: what has an agreement alone doesn't fit `memorandum of agreement`.
func TermForms(term string, among []string) []TermForm {
	out := []TermForm{{term, false, ScoreWord}}
	if isEnglish(term) {
		stem := Stem(term)
		for _, word := range plainWords(stem) {
			if word != term {
				out = append(out, TermForm{word, false, ScoreStem})
			}
		}
		out = append(out, TermForm{stemMark + stem, false, ScoreStem})
	}
	out = append(out, TermForm{term, true, ScorePrefix})
	for _, other := range synonymsAmong(term, among) {
		out = append(out, TermForm{other, false, ScoreSynonym})
	}
	if n := utf8.RuneCountInString(term); n >= minInitialsLetters && n <= maxInitialsLetters {
		out = append(out, TermForm{initialsMark + term, false, ScoreSynonym})
	}
	return out
}

// FittingForms returns the forms of a term without those that others of them find too: they tell whether a node fits, not how well.
func FittingForms(term string, among []string) []TermForm {
	return slices.DeleteFunc(TermForms(term, among), func(f TermForm) bool { return !f.Prefix && strings.HasPrefix(f.Word, term) })
}

// PhraseProbes returns the probes of a phrase, the one with the larger factor first.
func PhraseProbes(phrase string) [2]Probe {
	return [2]Probe{{"\n" + phrase + "\n", ScorePhrase}, {"\n" + phrase, ScorePhrasePrefix}}
}

// A Scorer tells how well nodes fit a search.
type Scorer struct {
	terms   [][]weightedProbe
	rarity  []int
	phrase  []weightedProbe
	fewest  int
	perTerm int
}

// A weightedProbe is a probe in the fields of one weight, which is given by its index, and what it counts there.
type weightedProbe struct {
	text   string
	weight int
	score  int
}

// NewScorer returns the Scorer of a search in fields of these weights.
func NewScorer(weights []int, q *plan.SearchQuery) *Scorer {
	s := &Scorer{fewest: q.AtLeast(), rarity: q.Rarity}
	if s.fewest < len(q.Terms) {
		s.perTerm = ScoreFound
	}
	for _, term := range q.Terms {
		var probes []Probe
		for _, f := range TermForms(term, q.Terms) {
			probes = append(probes, f.Probe())
		}
		s.terms = append(s.terms, weighProbes(weights, probes))
	}
	phrase := PhraseProbes(q.Phrase)
	s.phrase = weighProbes(weights, phrase[:])
	return s
}

// weighProbes combines probes and weights, what counts most first.
func weighProbes(weights []int, probes []Probe) []weightedProbe {
	var out []weightedProbe
	for _, p := range probes {
		for i, w := range weights {
			out = append(out, weightedProbe{p.Text, i, w * p.Factor})
		}
	}
	slices.SortStableFunc(out, func(a, b weightedProbe) int { return cmp.Compare(b.score, a.score) })
	return out
}

// Score returns how well a node fits; fits reports whether it fits at all.
func (s *Scorer) Score(t *SearchText) (score int, fits bool) {
	found := 0
	for i, probes := range s.terms {
		best := bestScore(t, probes)
		if best == 0 {
			continue
		}
		found++
		if best += s.perTerm; s.rarity != nil {
			best *= s.rarity[i]
		}
		score += best
	}
	if found < s.fewest || found == 0 {
		return 0, false
	}
	return score + bestScore(t, s.phrase), true
}

// factor returns the score of a text of weight 1, whether or not it fits.
func (s *Scorer) factor(t *SearchText) int {
	out := bestScore(t, s.phrase)
	for i, probes := range s.terms {
		best := bestScore(t, probes)
		if s.rarity != nil {
			best *= s.rarity[i]
		}
		out += best
	}
	return out
}

// Fits reports whether a node fits the term with this index.
func (s *Scorer) Fits(t *SearchText, term int) bool { return bestScore(t, s.terms[term]) > 0 }

func bestScore(t *SearchText, probes []weightedProbe) int {
	for i := range probes {
		if p := &probes[i]; strings.Contains(t.ByWeight[p.weight], p.text) {
			return p.score
		}
	}
	return 0
}
