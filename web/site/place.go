package site

import (
	"strings"

	"graph287g/internal/placename"
	"graph287g/web/site/words"
)

// placeName is a state or county as it stands within a sentence: the article of the page's language joins the text before it.
func (f *visit) placeName(english string) words.Place {
	n := placename.In(f.words.Language, english)
	return words.Place{Name: n, Shown: inLanguage(n.Text, languageOf(n))}
}

// placeAfterComma is a state after what lies in it, where no article stands.
func (f *visit) placeAfterComma(english string) words.Place {
	p := f.placeName(english)
	p.Article = ""
	return p
}

// plainName is the name of a record within a sentence without markup.
func (f *visit) plainName(id, english string) any {
	if isPlaceNamed(id) {
		return f.placeName(english)
	}
	return english
}

// placeLink is a state or county within a sentence, as a link to its page.
func (f *frame) placeLink(id, english string) words.Place {
	n := placename.In(f.words.Language, english)
	return words.Place{Name: n, Shown: f.linkIn(id, n.Text, languageOf(n))}
}

// nameOf is the name of a record within a sentence.
func (f *frame) nameOf(id, english string) any {
	if isPlaceNamed(id) {
		return f.placeName(english)
	}
	return name(english)
}

// linkOf is that with the way to its page, behind a relation, whose words end with "the state of" before states.
func (f *frame) linkOf(id, english string) any {
	if !isPlaceNamed(id) {
		return f.link(id, english)
	}
	place := f.placeLink(id, english)
	if strings.HasPrefix(id, "state/") {
		place.Article = ""
	}
	return place
}

// placeLabel is a state or county where its name stands alone.
func (f *visit) placeLabel(english string) string {
	return placename.In(f.words.Language, english).Label()
}

// placeLanguage is the language of a label; empty where it is the page's.
func (f *visit) placeLanguage(english string) string {
	return languageOf(placename.In(f.words.Language, english))
}

func languageOf(n placename.Name) string {
	if n.Changed {
		return ""
	}
	return "en"
}

// isPlaceNamed tells whether the name of a record is that of a state or county, which languages have names of their own for.
func isPlaceNamed(id string) bool {
	return strings.HasPrefix(id, "county/") || strings.HasPrefix(id, "state/")
}
