package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a sequence of letters and digits in a text. Some signs may stand within it, so that `U.S.C.`, `287(g)` and `sheriff's` are
// one word each; Parts are then the sequences between the signs, and those that begin with a capital within a word: `LaSalle`.
type Word struct {
	Span
	Text  string // folded and without the signs: `usc`, `287g`, `sheriffs`
	Parts []Part // none in a word of one part
}

// A Part is a sequence of letters and digits within a word.
type Part struct {
	Span
	Text string
}

// A Span is a part of a text, in bytes, up to but not including To.
type Span struct{ From, To int }

// Words returns the words of a text in order. Of several ways to write a word one stands for all: `Ft.` is read as `Fort`.
func Words(text string) []Word { return scanWords(text, knownSynonyms().one) }

// scanWords returns the words of a text, where some stand for others.
func scanWords(text string, standFor map[string]string) []Word {
	w := &wordScanner{text: text, standFor: standFor}
	before := rune(-1)
	for at, r := range text {
		switch end := at + utf8.RuneLen(r); {
		case isWordRune(r):
			if before >= 'a' && before <= 'z' && r >= 'A' && r <= 'Z' && !w.isPatronymic(at) {
				w.endPart() // LaSalle is also written La Salle
			}
			w.addRune(at, end)
		case r == ',' && isDigitAt(text, at-1) && isDigitAt(text, at+1):
			w.endPart() // 1,300 is one number
		case !isJoiner(r):
			w.endWord()
		default:
			w.endPart()
		}
		before = r
	}
	w.endWord()
	return w.words
}

// isWordRune reports whether a character belongs to a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

func isDigitAt(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// isJoiner reports whether a character may stand within a word.
func isJoiner(r rune) bool {
	return strings.ContainsRune(".':()-&’‘‐‑–", r) || r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r)
}

type wordScanner struct {
	text     string
	standFor map[string]string
	words    []Word
	parts    []Span // of the present word
	open     bool   // the last part may continue
}

func (w *wordScanner) addRune(from, to int) {
	if !w.open {
		w.parts, w.open = append(w.parts, Span{from, to}), true
	}
	w.parts[len(w.parts)-1].To = to
}

// isPatronymic reports whether the open part up to a byte begins a name such as McDonald, of which no other is a part.
func (w *wordScanner) isPatronymic(to int) bool {
	begun := w.text[w.parts[len(w.parts)-1].From:to]
	return begun == "Mc" || begun == "Mac"
}

func (w *wordScanner) endPart() { w.open = false }

// endWord adds the present word, unless folding leaves nothing of it.
func (w *wordScanner) endWord() {
	if len(w.parts) == 0 {
		return
	}
	word := Word{Span: Span{w.parts[0].From, w.parts[len(w.parts)-1].To}}
	for _, p := range w.parts {
		if text := foldWord(w.text[p.From:p.To]); text != "" {
			word.Parts, word.Text = append(word.Parts, Part{p, standing(text, w.standFor)}), word.Text+text
		}
	}
	if len(word.Parts) == 1 {
		word.Parts, word.Text = nil, standing(word.Text, w.standFor)
	}
	if word.Text != "" {
		w.words = append(w.words, word)
	}
	w.parts, w.open = w.parts[:0], false
}

// standing returns the word that stands for one, where some stand for others.
func standing(word string, standFor map[string]string) string {
	if one, ok := standFor[word]; ok {
		return one
	}
	return word
}

// foldWord folds a sequence of letters and digits, and drops other characters that folding brings about: `½` becomes `1⁄2`.
func foldWord(s string) string {
	if isASCII(s) {
		return strings.ToLower(s) // of letters and digits nothing else can become
	}
	return strings.Map(func(r rune) rune {
		if !isWordRune(r) {
			return -1
		}
		return r
	}, Fold(s))
}
