package article

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// smallCapitals are letters that print as capitals and that no normal form folds; a note may set a publisher in them. One is
// Cyrillic, for the alphabet they come from has no F.
var smallCapitals = strings.NewReplacer(
	"ᴀ", "a", "ʙ", "b", "ᴄ", "c", "ᴅ", "d", "ᴇ", "e", "ꜰ", "f", "ғ", "f", "ɢ", "g", "ʜ", "h", "ɪ", "i", "ᴊ", "j", "ᴋ", "k", "ʟ", "l",
	"ᴍ", "m", "ɴ", "n", "ᴏ", "o", "ᴘ", "p", "ʀ", "r", "ꜱ", "s", "ᴛ", "t", "ᴜ", "u", "ᴠ", "v", "ᴡ", "w", "ʏ", "y", "ᴢ", "z",
)

// Words splits a text into its words, letters and digits without case, at everything else: neither typography nor
// punctuation hides that two texts are one, and "Trump’s" has the word "Trump".
func Words(text string) []string {
	text = smallCapitals.Replace(strings.ToLower(norm.NFKC.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// Contains tells whether a text has the words of another, in a row.
func Contains(text, part string) bool {
	return strings.Contains(spaced(Words(text)), spaced(Words(part)))
}

func spaced(words []string) string { return " " + strings.Join(words, " ") + " " }
