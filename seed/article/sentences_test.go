package article

import "testing"

func TestMostSentences(t *testing.T) {
	for text, want := range map[string]int{
		"":                   0,
		"Victims keep away":  1,
		"One thing. Another": 2,
		"“So it is.”[5] It was (in part.)[6] ":                2,
		"Why? Because!\u00a0So…\nThen it ended.[2][3] It is.": 5,
		"The U.S. Justice Department sued.":                   2, // at most: an abbreviation may end one
		"In 2.5 percent of cases":                             1,
	} {
		if got := MostSentences(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
