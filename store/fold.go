package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"graph287g/ontology"
)

// Fold returns the form of a text that `contains`, `startsWith` and search compare: case folded, compatibility characters decomposed,
// without accents and other marks, with plain quotes and dashes. Folding is idempotent.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if r < utf8.RuneSelf {
			b.WriteRune(unicode.ToLower(r))
		} else if !unicode.In(r, unicode.Mn, unicode.Cf) {
			foldRune(&b, r)
		}
	}
	return norm.NFC.String(b.String())
}

// HasFoldedText reports whether filters compare a field by its folded text, which stores therefore keep beside the value.
func HasFoldedText(f *ontology.Field) bool {
	return f.Role == ontology.Stored && f.Filter && !f.Type.List && f.Type.Name == "String"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldRune(b *strings.Builder, r rune) {
	r = unicode.ToLower(lowestCaseVariant(r))
	if plain, ok := plainLetters[r]; ok {
		b.WriteString(plain)
		return
	}
	b.WriteRune(r)
}

// lowestCaseVariant returns the smallest of the characters that differ from r only in case, except for marks.
func lowestCaseVariant(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		if next < least && !unicode.Is(unicode.Mn, next) {
			least = next
		}
	}
	return least
}

// plainLetters replace characters that have no decomposition.
var plainLetters = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i",
	'’': "'", '‘': "'", '“': `"`, '”': `"`, '‐': "-", '‑': "-", '–': "-", '—': "-",
}
