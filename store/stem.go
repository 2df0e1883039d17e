package store

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem returns the stem of a word as search compares it, by Snowball's stemmer for English: `deny`, `denies` and `denied` have the stem
// `deni`. Words with digits or other letters than those of English, and those of one or two letters, are their own stems.
func Stem(word string) string {
	if len(word) < 3 || !isEnglish(word) {
		return word
	}
	if known, ok := stems.Load(word); ok {
		return known.(string)
	}
	stem, ok := knownSynonyms().stems[word]
	if !ok {
		env := snowballstem.NewEnv(word)
		english.Stem(env)
		stem = env.Current()
	}
	if len(word) <= maxKeptWord {
		if stemsKept.Add(1) > maxStems {
			stems.Clear()
			stemsKept.Store(0)
		}
		stems.Store(strings.Clone(word), strings.Clone(stem))
	}
	return stem
}

// stems are those of words that were asked for, which is most of what a search takes: a graph has few words, many times.
var (
	stems     sync.Map // by word
	stemsKept atomic.Int32
)

// Of how many words stems are kept, and how long these are: those of all words of a graph, in at most 3 MB.
const (
	maxStems    = 20_000
	maxKeptWord = 32
)

// isEnglish reports whether a word has only letters of English. Only such words are stems of others.
func isEnglish(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// stemToken returns what stands beside a word in search texts so that others with its stem find it: nothing beside a word that plainWords
// makes of the stem. A common word such as `county` then isn't looked up twice, by itself and by its stem.
func stemToken(word string) string {
	stem := Stem(word)
	if word == stem || plainEnding(word, stem) {
		return ""
	}
	return stemMark + stem
}

// plainWords returns the words with a stem beside which no token stands.
func plainWords(stem string) []string {
	words := []string{stem, stem + "e"}
	if short, ok := strings.CutSuffix(stem, "i"); ok {
		words = append(words, short+"y")
	}
	return slices.DeleteFunc(words, func(word string) bool { return Stem(word) != stem })
}

// plainEnding reports whether a word became its stem by the loss of a silent `e`, or by its `y` becoming an `i`.
func plainEnding(word, stem string) bool {
	switch len(word) - len(stem) {
	case 1:
		return word[:len(stem)] == stem && word[len(stem)] == 'e'
	case 0:
		n := len(word) - 1
		return word[:n] == stem[:n] && word[n] == 'y' && stem[n] == 'i'
	}
	return false
}
