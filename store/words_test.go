package store

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		" § – … ":                    "",
		"\u0301":                     "",
		"Mecklenburg County":         "mecklenburg county",
		"8 U.S.C. § 1357(g)":         "8 usc(u s c) 1357g(1357 g)",
		"8 U. S. C.":                 "8 u s c",
		"793 F.3d 208":               "793 f3d(f 3d) 208",
		"416 F. Supp. 3d 995":        "416 f supp 3d 995",
		"§1357(g)(10).":              "1357g10(1357 g 10)",
		"287(g)":                     "287g(287 g)",
		"Sheriff's, sheriffs’":       "sheriffs(sheriff s) sheriffs",
		"Doña Ana, DON\u0303A":       "dona ana dona",
		"Miami-Dade":                 "miamidade(miami dade)",
		"LaSalle, DeWitt USA, McDo":  "lasalle(la salle) dewitt(de witt) usa mcdo",
		"St. Cloud, ft. Myers, 4th":  "saint cloud fort myers fourth",
		"2:07-cv-02513":              "207cv02513(2 07 cv 02513)",
		"7,500, 6,x 1,2":             "7500(7 500) 6 x 12(1 2)",
		"police—ICE":                 "police ice",
		"over $300,000":              "over 300000(300 000)",
		"Straße ﬁne ½ Ⅳ":             "strasse fine 12 iv",
		"so\u00adft zero\u200bwidth": "soft(so fort) zerowidth(zero width)",
		"中文 \u0906\u0938":            "中文 \u0906\u0938",
		"a\x00b":                     "a b",
	} {
		var got []string
		for _, w := range Words(text) {
			one := w.Text
			if len(w.Parts) > 0 {
				var parts []string
				for _, p := range w.Parts {
					parts = append(parts, p.Text)
				}
				one += "(" + strings.Join(parts, " ") + ")"
			}
			got = append(got, one)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q has the words %q, not %q", text, got, want)
		}
	}
}

// Where words stand is true: read alone, each is itself.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"8 U.S.C. § 1357(g)", "Sheriff's\u0301 .a. \u0301\u200b(b)", "½ ﬁ İı", "\xff a\xffb", "--a--"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // no store holds it
		}
		end := 0
		for _, w := range Words(text) {
			if w.From < end || w.To <= w.From || w.To > len(text) {
				t.Fatalf("%+v in %q behind %d", w, text, end)
			}
			end = w.To
			alone := Words(text[w.From:w.To])
			if len(alone) != 1 || alone[0].Text != w.Text || len(alone[0].Parts) != len(w.Parts) {
				t.Fatalf("%+v reads alone as %+v", w, alone)
			}
			if strings.ContainsAny(w.Text, " \n"+phraseJoint) || !utf8.ValidString(w.Text) {
				t.Fatalf("the word %q", w.Text)
			}
		}
	})
}

func TestParseSearch(t *testing.T) {
	for text, want := range map[string]string{
		"The sheriff of Mecklenburg": "sheriff mecklenburg | the_sheriff_of_mecklenburg",
		"melendres v. Arpaio Arpaio": "melendres arpaio | melendres_v_arpaio_arpaio",
		"of the of":                  "of the | of_the_of",
		"8 USC §1357(g)":             "8 usc 1357g | 8_usc_1357g",
		"!?":                         " | ",
	} {
		q := ParseSearch(text)
		if got := strings.Join(q.Terms, " ") + " | " + q.Phrase; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
