package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of initials: of how many words a name consists at least, and how many letters they have.
const (
	minInitialsWords   = 3
	minInitialsLetters = 2
	maxInitialsLetters = 6
)

// initials returns what a name is called for short by its initial letters, small words left out: `usfpd` for University of South Florida
// Police Department, and `usf` for what is in front of the first word of a form.
func initials(name []Word) []string {
	var out []string
	for _, words := range shortNames(name) {
		if letters := initialLetters(words); !slices.Contains(out, letters) {
			out = append(out, letters)
		}
	}
	return out
}

// shortNames returns the name and what is in front of the first word of a form, each only where it has initials.
func shortNames(name []Word) [][]Word {
	var out [][]Word
	add := func(words []Word) {
		n := utf8.RuneCountInString(initialLetters(words))
		if len(words) >= minInitialsWords && n >= minInitialsLetters && n <= maxInitialsLetters {
			out = append(out, words)
		}
	}
	add(name)
	if i := slices.IndexFunc(name, func(w Word) bool { return knownSynonyms().forms[w.Text] }); i > 0 {
		add(name[:i])
	}
	return out
}

// initialLetters returns the initial letters of words: of each part, so that A&M is `am`, but not of the `s` of a genitive.
func initialLetters(words []Word) string {
	var b strings.Builder
	for _, w := range words {
		switch {
		case slices.Contains(minorWords, w.Text):
		case len(w.Parts) == 0:
			b.WriteString(firstLetter(w.Text))
		default:
			for i, p := range w.Parts {
				within := i > 0 && w.Parts[i-1].To == p.From // McCormick is `m`
				if genitive := p.Text == "s" && i > 0 && len(w.Parts[i-1].Text) > 1; !genitive && !within {
					b.WriteString(firstLetter(p.Text))
				}
			}
		}
	}
	return b.String()
}

func firstLetter(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}
