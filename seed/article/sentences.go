package article

import (
	"regexp"
	"strings"
)

// sentenceEnd is a word that may end a sentence: a stop, then quotation marks, brackets and the numbers of notes.
var sentenceEnd = regexp.MustCompile(`[.!?…][”’"')\]]*(\[[0-9]+\])*$`)

// MostSentences returns how many sentences a text has at most. Points of abbreviations are taken for ends, so that no sentence
// that a reader counts lies beyond it.
func MostSentences(text string) int {
	words := strings.Fields(text)
	n := 0
	for i, w := range words {
		if i == len(words)-1 || sentenceEnd.MatchString(w) {
			n++
		}
	}
	return n
}
