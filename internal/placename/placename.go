// Package placename has the names that states and counties have within sentences: those of other languages than English, in which the graph keeps
// them, and the articles before them.
package placename

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Name is how a language calls a place.
type Name struct {
	Article string // what stands before it within a sentence, such as "el"; often empty
	Text    string // as it stands within a sentence: condado de Hillsborough
	Changed bool   // whether it isn't the English name
}

// A Form is what a language makes of English names that end in a text. Its name stands in it as {name}.
type Form struct {
	Ending  string `json:"ending"` // with its blank: " County"
	Article string `json:"article"`
	Text    string `json:"text"` // "condado de {name}"
}

const nameInForm = "{name}"

// In names a place in a language, given by its tag; one with its state behind a comma too. What the language has no name of its own for stays
// as it is.
func In(language, english string) Name {
	if language != "es" {
		return Name{Article: englishArticles[english], Text: english}
	}
	if n, ok := spanishNames[english]; ok {
		n.Changed = n.Text != english || n.Article != ""
		return n
	}
	if place, state, ok := strings.Cut(english, ", "); ok {
		n, of := In(language, place), In(language, state)
		return Name{n.Article, n.Text + ", " + of.Text, n.Changed || of.Changed}
	}
	for _, f := range spanishForms {
		if name, ok := strings.CutSuffix(english, f.Ending); ok && name != "" {
			return Name{f.Article, strings.ReplaceAll(f.Text, nameInForm, name), true}
		}
	}
	return Name{Text: english}
}

var englishArticles = map[string]string{"District of Columbia": "the"}

// Forms are those of a language, the longest ending first, for programs that name many places.
func Forms(language string) []Form {
	if language != "es" {
		return nil
	}
	return spanishForms
}

// Label is the name where it stands alone, as in a table: Condado de Hillsborough.
func (n Name) Label() string {
	first, size := utf8.DecodeRuneInString(n.Text)
	if !n.Changed || !unicode.IsLower(first) {
		return n.Text
	}
	return string(unicode.ToUpper(first)) + n.Text[size:]
}

// String is the name as it stands within a sentence, with its article.
func (n Name) String() string {
	if n.Article == "" {
		return n.Text
	}
	return n.Article + " " + n.Text
}

// Before returns a text that ends where the name begins, with the article: "agencias de " becomes "agencias del ".
func (n Name) Before(text string) string {
	if n.Article == "" {
		return text
	}
	if n.Article == "el" {
		for _, preposition := range []string{"de ", "a "} {
			before, ok := strings.CutSuffix(strings.ToLower(text), preposition)
			if last, _ := utf8.DecodeLastRuneInString(before); ok && !unicode.IsLetter(last) {
				return text[:len(text)-1] + "l "
			}
		}
	}
	return text + n.Article + " "
}

// Contracted joins prepositions with the articles that come after them, in a sentence of which the names were put in as they are.
func Contracted(language, sentence string) string {
	if language != "es" {
		return sentence
	}
	return spanishContractions.Replace(sentence)
}

var spanishContractions = strings.NewReplacer(" de el ", " del ", " a el ", " al ")

// The names of states are those that Fundéu and the Diccionario panhispánico de dudas recommend.
var spanishNames = map[string]Name{
	"District of Columbia":         {Article: "el", Text: "Distrito de Columbia"},
	"Hawaii":                       {Text: "Hawái"},
	"Louisiana":                    {Text: "Luisiana"},
	"Michigan":                     {Text: "Míchigan"},
	"Mississippi":                  {Text: "Misisipi"},
	"Missouri":                     {Text: "Misuri"},
	"New Hampshire":                {Text: "Nuevo Hampshire"},
	"New Jersey":                   {Text: "Nueva Jersey"},
	"New Mexico":                   {Text: "Nuevo México"},
	"New York":                     {Text: "Nueva York"},
	"North Carolina":               {Text: "Carolina del Norte"},
	"North Dakota":                 {Text: "Dakota del Norte"},
	"Oregon":                       {Text: "Oregón"},
	"Pennsylvania":                 {Text: "Pensilvania"},
	"Rhode Island":                 {Text: "Rhode Island"}, // no island's name
	"South Carolina":               {Text: "Carolina del Sur"},
	"South Dakota":                 {Text: "Dakota del Sur"},
	"West Virginia":                {Text: "Virginia Occidental"},
	"American Samoa":               {Text: "Samoa Americana"},
	"United States Virgin Islands": {Article: "las", Text: "Islas Vírgenes de los Estados Unidos"},

	"Commonwealth of the Northern Mariana Islands": {Article: "la", Text: "Mancomunidad de las Islas Marianas del Norte"},

	"United States": {Text: "Estados Unidos"},
}

var spanishForms = []Form{
	{" City and Borough", "la", "ciudad y borough de {name}"},
	{" Planning Region", "la", "región de planificación {name}"},
	{" Census Area", "el", "área censal de {name}"},
	{" Municipality", "el", "municipio de {name}"},
	{" Municipio", "el", "municipio de {name}"},
	{" Borough", "el", "borough de {name}"},
	{" County", "el", "condado de {name}"},
	{" Parish", "la", "parroquia de {name}"},
	{" Island", "la", "isla de {name}"},
	{" city", "la", "ciudad de {name}"},
}
