package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/ontology"
)

// What people write for a folded key (ontology.FoldedKey) is compared in folded forms, the same on every store: both keep the forms of each
// node, look for those of a question, and leave it to FoldedReading.Fit which of the nodes found are meant.

const (
	// maxFoldedForm is how long a form may be, in bytes. What folds to a longer one isn't found.
	maxFoldedForm = 500
	// maxFoldedForms is how many bytes the forms of one key of a node may have. Neo4j's text index takes at most 32,766.
	maxFoldedForms = 8_000
	// maxWithin is how many words of a question may name the place within which to look: those of the longest name of a state.
	maxWithin = 6
)

// FoldedForms returns the forms in which a node with these values is found by a folded key, each once.
func FoldedForms(key *ontology.FoldedKey, properties map[string]any) []string {
	var out []string
	size := 0
	for _, value := range FoldedValues(key, properties) {
		for _, form := range foldKey(key.Folding, keyWords(value)).forms() {
			if size+len(form) > maxFoldedForms || slices.Contains(out, form) {
				continue
			}
			out, size = append(out, form), size+len(form)
		}
	}
	return out
}

// FoldedValues returns the texts of a node that a folded key compares: the value, and other names of it.
func FoldedValues(key *ontology.FoldedKey, properties map[string]any) []string {
	out := SearchedTexts(properties[key.Field.Name])
	if key.HasAliases() {
		out = append(out, texts(properties["aliases"])...)
	}
	return out
}

// A FoldedReading is one way to read what somebody wrote for a folded key: all of it as the key, or its end as the place within which to look.
type FoldedReading struct {
	key    foldedKey
	Within string // folded; empty where the whole is the key
}

// ReadFolded returns the ways to read a text. There are none in a text without a letter or digit.
func ReadFolded(key *ontology.FoldedKey, text string) []FoldedReading {
	words := keyWords(text)
	var out []FoldedReading
	for n := range min(maxWithin+1, len(words)) {
		if n > 0 && key.Within == nil {
			break
		}
		if k := foldKey(key.Folding, words[:len(words)-n]); k.full != "" {
			out = append(out, FoldedReading{k, joinWords(words[len(words)-n:])})
		}
	}
	return out
}

// Forms returns the forms that a node may have which fits the reading.
func (r FoldedReading) Forms() []string { return r.key.wanted() }

// A Fit tells how well a node fits what somebody wrote.
type Fit int

// The fits, the worst first.
const (
	Differs Fit = iota
	Alike       // but for County, Parish and the like
	Same
)

// Fit returns how the best of some values fits.
func (r FoldedReading) Fit(key *ontology.FoldedKey, values []string) Fit {
	best := Differs
	for _, value := range values {
		best = max(best, r.key.fit(foldKey(key.Folding, keyWords(value))))
	}
	return best
}

// A foldedKey is a text as it is compared. Of a county's name, bare is what is left without County, Parish and the like.
type foldedKey struct {
	full, bare string
	county     bool // what was left out is not `city`: there may be a city of the same name
}

// forms returns the forms of a node's value.
func (k foldedKey) forms() []string {
	switch {
	case k.full == "":
		return nil
	case k.bare == "":
		return []string{k.full}
	}
	return []string{k.full, k.bare}
}

// wanted returns the forms of the values that fit a question.
func (k foldedKey) wanted() []string {
	if !k.county {
		return []string{k.full}
	}
	return []string{k.full, k.bare}
}

// fit compares a question with a node's value. A county that is asked for with another word for county is alike, one that is asked for as a
// city isn't.
func (k foldedKey) fit(value foldedKey) Fit {
	switch {
	case k.full == value.full:
		return Same
	case value.bare != "" && k.full == value.bare, k.county && value.county && k.bare == value.bare:
		return Alike
	}
	return Differs
}

// foldKey folds words; what has none, or too many, becomes the zero foldedKey, which fits nothing.
func foldKey(folding ontology.Folding, words []string) foldedKey {
	var k foldedKey
	switch folding {
	case ontology.FoldCitation:
		k.full = joinWords(citationWords(words))
	case ontology.FoldDocketNumber:
		k.full = joinWords(docketWords(words))
	case ontology.FoldCountyName:
		k = foldCounty(words)
	default:
		k.full = joinWords(words)
	}
	if len(k.full) > maxFoldedForm {
		return foldedKey{}
	}
	return k
}

// keyWords returns the folded words of a text: sequences of letters and digits. Apostrophes vanish, `&` is `and`, and of several ways to write
// a word one stands for all, as in searches.
func keyWords(text string) []string {
	var out []string
	word := []rune{}
	end := func() {
		if len(word) > 0 {
			out, word = append(out, standing(string(word), knownSynonyms().one)), word[:0]
		}
	}
	for _, r := range Fold(text) {
		switch {
		case isKeyApostrophe(r):
		case isWordRune(r):
			word = append(word, r)
		default:
			if end(); r == '&' {
				out = append(out, "and")
			}
		}
	}
	end()
	return out
}

// isKeyApostrophe reports whether a character is an apostrophe, or a letter of Hawaiian that is mostly left out.
func isKeyApostrophe(r rune) bool { return strings.ContainsRune("'`ʻʼ", r) }

// joinWords joins words so that blanks don't matter: De Kalb is DeKalb, and F. Supp. 3d is F.Supp.3d. Two numbers stay two.
func joinWords(words []string) string {
	var b strings.Builder
	last := ' '
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsNumber(last) && unicode.IsNumber(first) {
			b.WriteByte('.')
		}
		b.WriteString(w)
		last, _ = utf8.DecodeLastRuneInString(w)
	}
	return b.String()
}

// countyWords end the names of counties and their equivalents. All but `city` may be left out or stand for one another.
var countyWords = [][]string{
	{"city", "and", "borough"}, {"census", "area"}, {"planning", "region"}, {"county"}, {"parish"}, {"borough"}, {"municipality"}, {"municipio"},
	{"island"}, {"district"}, {"city"},
}

// foldCounty folds the name of a county. `County of Los Angeles` is Los Angeles County.
func foldCounty(words []string) foldedKey {
	if len(words) > 2 && words[1] == "of" && slices.Contains([]string{"county", "parish", "city", "borough", "municipality"}, words[0]) {
		words = append(slices.Clone(words[2:]), words[0])
	}
	k := foldedKey{full: joinWords(words)}
	for _, end := range countyWords {
		if rest := len(words) - len(end); rest > 0 && slices.Equal(words[rest:], end) {
			k.bare, k.county = joinWords(words[:rest]), end[len(end)-1] != "city"
			break
		}
	}
	return k
}

// citationWords leaves out what citations have or don't have, and writes `U.S. Code` as `U.S.C.`
func citationWords(words []string) []string {
	var out []string
	for _, w := range words {
		switch w {
		case "section", "sections", "sec", "secs", "no", "nos", "number":
		case "code":
			out = append(out, codeAfter(out))
		default:
			out = append(out, w)
		}
	}
	return out
}

// codeAfter returns how `Code` is written after some words: of the United States' it is a C.
func codeAfter(words []string) string {
	for _, country := range [][]string{{"us"}, {"u", "s"}} {
		if n := len(words) - len(country); n >= 0 && slices.Equal(words[n:], country) {
			return "c"
		}
	}
	return "code"
}

// docketWords leaves out what stands before the number, and zeros that no court prints alike.
func docketWords(words []string) []string {
	var out []string
	for _, w := range words {
		switch w {
		case "no", "nos", "number", "case", "docket":
		default:
			out = append(out, cmp.Or(strings.TrimLeft(w, "0"), "0"))
		}
	}
	return out
}
