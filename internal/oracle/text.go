package oracle

import "math/rand/v2"

// pieces are what texts are made of: plain words, and all that is apt to be escaped, sorted or compared wrongly.
var pieces = []string{
	"Mecklenburg", "County", "sheriff", " ", "a", "b", "A", "Z", "z", "0", "9", "10", "-",
	"é", "e\u0301", "É", "ß", "ſ", "İ", "ı", "ñ", "Ω", "\u2126", "ﬁ", "中", "\ufb01", "\uff01", "😀", "👩\u200d👩", "\U00010000", "\uffff", "\ud7ff", "\ue000", "\ufeff",
	`"`, `\`, "/", "'", "`", "<b>&amp;", "{}", "$a", "#", "\\n", "\\u0041", `"""`,
	"\n", "\r", "\t", "\b", "\f", "\x00", "\x01", "\x1f", "\x7f", "\u0085", "\u00a0", "\u2028", "\u2029", "\u200b", "\u202e",
	"null", "true", "ASC", "¶5", "fn28", "§ 1357(g)", "$300 million", "%", ";", "; ",
}

// text returns a text of a few pieces; now and then an empty or a long one.
func text(r *rand.Rand) string {
	n := r.IntN(4)
	if r.IntN(40) == 0 {
		n = 60
	}
	out := ""
	for range n {
		out += pieces[r.IntN(len(pieces))]
	}
	return out
}

// common texts come often, so that sorting has ties and filters find something.
var common = []string{"", "a", "b", "é", "Zoe", "\uff01", "😀", "Mecklenburg County"}

// name returns a common text or any.
func name(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return common[r.IntN(len(common))]
	}
	return text(r)
}

// chance is true so many times in a hundred.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

// pick returns one of a list, which isn't empty.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
