package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"graph287g/ontology"
)

// Fold returns what of a text `contains`, `startsWith` and search compare: without case, accents and other marks,
// compatible characters as one, typographic quotes and dashes as plain ones. Folding twice changes nothing more.
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

// Searchable tells whether filters look into the text of a field: stores keep it folded too.
func Searchable(f *ontology.Field) bool {
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
	r = unicode.ToLower(leastCase(r))
	if plain, ok := plainLetters[r]; ok {
		b.WriteString(plain)
		return
	}
	b.WriteRune(r)
}

// leastCase returns the least of the characters that differ from r in case alone, marks aside.
func leastCase(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		if next < least && !unicode.Is(unicode.Mn, next) {
			least = next
		}
	}
	return least
}

// plainLetters are those that no decomposition makes plain.
var plainLetters = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i",
	'’': "'", '‘': "'", '“': `"`, '”': `"`, '‐': "-", '‑': "-", '–': "-", '—': "-",
}
