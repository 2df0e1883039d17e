package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a run of letters and digits of a text, folded. Signs that stand between them without a blank belong to it, so
// that `U.S.C.`, `287(g)` and `sheriff's` are one word each; Parts are then the runs between the signs.
type Word struct {
	Span
	Text  string // what search compares: `usc`, `287g`, `sheriffs`
	Parts []Part // none where it is in one piece
}

// A Part is a run of letters and digits within a word.
type Part struct {
	Span
	Text string
}

// A Span is where something stands in a text, in bytes.
type Span struct{ From, To int }

// Words returns the words of a text in order.
func Words(text string) []Word {
	w := &wordReader{text: text}
	for at, r := range text {
		switch end := at + utf8.RuneLen(r); {
		case isCore(r):
			w.core(at, end)
		case !isJoiner(r):
			w.finish()
		default:
			w.endPart()
		}
	}
	w.finish()
	return w.words
}

// isCore tells whether a character is of a word.
func isCore(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// isJoiner tells whether a character holds a word together that goes on behind it.
func isJoiner(r rune) bool {
	return strings.ContainsRune(".':()-&’‘‐‑–", r) || r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r)
}

type wordReader struct {
	text  string
	words []Word
	parts []Span // of the word at hand
	open  bool   // the last part goes on
}

func (w *wordReader) core(from, to int) {
	if !w.open {
		w.parts, w.open = append(w.parts, Span{from, to}), true
	}
	w.parts[len(w.parts)-1].To = to
}

func (w *wordReader) endPart() { w.open = false }

// finish ends the word at hand. One of marks alone is none.
func (w *wordReader) finish() {
	if len(w.parts) == 0 {
		return
	}
	word := Word{Span: Span{w.parts[0].From, w.parts[len(w.parts)-1].To}}
	for _, p := range w.parts {
		if text := plainWord(w.text[p.From:p.To]); text != "" {
			word.Parts, word.Text = append(word.Parts, Part{p, text}), word.Text+text
		}
	}
	if len(word.Parts) == 1 {
		word.Parts = nil
	}
	if word.Text != "" {
		w.words = append(w.words, word)
	}
	w.parts, w.open = w.parts[:0], false
}

// plainWord folds a run of letters and digits, and drops what folding leaves that is neither: `½` folds to `1⁄2`.
func plainWord(s string) string {
	return strings.Map(func(r rune) rune {
		if !isCore(r) {
			return -1
		}
		return r
	}, Fold(s))
}
