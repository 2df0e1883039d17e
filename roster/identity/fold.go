package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// collapse trims a printed text, makes one blank of all white space and straight quotes of bent ones. What a reader sees stays the same.
func collapse(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case r == '“' || r == '”':
			return '"'
		case r == '–' || r == '—' || r == '‐' || r == '‑':
			return '-'
		case unicode.Is(unicode.Cf, r): // zero-width marks that come with text copied from web pages
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	return strings.Join(strings.Fields(s), " ")
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ':
		return true
	}
	return false
}

// words reads a text as small words of letters and digits. Apostrophes vanish, so that Sewall's and Sewalls are one word; whatever else is no
// letter or digit parts words. Accents vanish too: lists leave them out.
func words(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(collapse(s)) {
		switch {
		case isApostrophe(r) || unicode.Is(unicode.Mn, r):
		case r == '&':
			b.WriteString(" and ")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	// Again: a few capitals decompose only once they are small.
	return strings.Fields(norm.NFC.String(b.String()))
}

// run is words in one string, without blanks: DeKalb, Dekalb and De Kalb are the same run.
func run(s string) string { return strings.Join(words(s), "") }
