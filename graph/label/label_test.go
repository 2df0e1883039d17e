package label_test

import (
	"testing"

	"graph287g/graph/label"
	"graph287g/ontology"
)

// TestEachValueHasWords: in each language, each value of an enum that a field labels, and no other.
func TestEachValueHasWords(t *testing.T) {
	c := ontology.Must()
	labelled := map[string]bool{}
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			if f.LabelOf != nil {
				labelled[f.LabelOf.Type.Name] = true
			}
		}
	}
	if len(labelled) < 4 {
		t.Errorf("only %v are labelled", labelled)
	}
	for _, locale := range c.Enum("Locale").Values {
		words := label.Of(locale.Name)
		if locale.Name != "EN" && words == label.Of("EN") {
			t.Errorf("%s has the words of EN", locale.Name)
		}
		for enum := range labelled {
			values := c.Enum(enum).Values
			for _, v := range values {
				if words.Label(enum, v.Name) == v.Name {
					t.Errorf("%s: no words for %s.%s", locale.Name, enum, v.Name)
				}
			}
			if got := len(words.Enum(enum)); got != len(values) {
				t.Errorf("%s: words for %d values of %s, which has %d", locale.Name, got, enum, len(values))
			}
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ edtf, en, es string }{
		{"2019-09-05", "September 5, 2019", "5 de septiembre de 2019"},
		{"2018-11", "November 2018", "noviembre de 2018"},
		{"2018", "2018", "2018"},
		{"1996~", "around 1996", "hacia 1996"},
		{"2018-02~", "around February 2018", "hacia febrero de 2018"},
		{"2018-02-01~", "around February 1, 2018", "hacia el 1 de febrero de 2018"},
		{"2018?", "2018 (uncertain)", "2018 (incierto)"},
		{"2018-02-01?", "February 1, 2018 (uncertain)", "1 de febrero de 2018 (incierto)"},
		{"2018%", "around 2018 (uncertain)", "hacia 2018 (incierto)"},
		{"2018-10/2018-12", "between October 2018 and December 2018", "entre octubre de 2018 y diciembre de 2018"},
		{"2018-10-01/2018-12-31", "between October 1, 2018 and December 31, 2018", "entre el 1 de octubre de 2018 y el 31 de diciembre de 2018"},
		{"2018-10-01~/2019", "between around October 1, 2018 and 2019", "entre hacia el 1 de octubre de 2018 y 2019"},
		{"../2025-03-31", "by March 31, 2025", "a más tardar el 31 de marzo de 2025"},
		{"../2018", "by 2018", "a más tardar en 2018"},
		{"/2018-03", "by March 2018", "a más tardar en marzo de 2018"},
		{"2025-05-19/..", "from May 19, 2025 on", "desde el 19 de mayo de 2025"},
		{"2025/", "from 2025 on", "desde 2025"},
		{"../..", "../..", "../.."},
		{"no date", "no date", "no date"},
		{"no/date", "no/date", "no/date"},
		{"2018/late", "2018/late", "2018/late"},
		{"2018-13", "2018-13", "2018-13"},
		{"~", "~", "~"},
		{"", "", ""},
	} {
		if got := label.English.Date(c.edtf); got != c.en {
			t.Errorf("%s: %q, want %q", c.edtf, got, c.en)
		}
		if got := label.Spanish.Date(c.edtf); got != c.es {
			t.Errorf("%s: %q, want %q", c.edtf, got, c.es)
		}
	}
}
