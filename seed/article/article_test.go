package article

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const prose = "It was the one thing that nobody in the whole of the county had thought of before the vote was taken."

func one(t *testing.T, text string) *Article {
	t.Helper()
	list, err := Read(fstest.MapFS{"a.txt": {Data: []byte(text)}, ".hidden": {Data: []byte("x")}, "folder/b.txt": {Data: []byte("x")}})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d articles, %v", len(list), err)
	}
	return list[0]
}

func TestPlaces(t *testing.T) {
	a := one(t, "A Title\n\n"+prose+"[1]\n• an item\nSecond. "+prose+"\n\n[1] A note\nthat goes on.\n\n[2]\u00a0Id. "+prose+"\n")
	for prefix, want := range map[string]int{"L": 10, "¶": 2, "fn": 2, "page": 0} {
		if got := a.Count(prefix); got != want {
			t.Errorf("%d of %s, want %d", got, prefix, want)
		}
	}
	for _, c := range []struct {
		prefix string
		n      int
		want   string
	}{{"¶", 2, "Second."}, {"fn", 1, "goes on"}, {"fn", 2, "Id."}, {"L", 1, "A Title"}, {"L", 10, "Id."}} {
		if got := a.At(c.prefix, c.n); !strings.Contains(got, c.want) {
			t.Errorf("%s%d is %q, want %q", c.prefix, c.n, got, c.want)
		}
	}
	for _, prefix := range []string{"L", "¶", "fn", "page"} {
		if a.At(prefix, 0)+a.At(prefix, 11) != "" {
			t.Errorf("there is something beyond %s", prefix)
		}
	}
}

// The last line counts whether or not it is ended.
func TestTheLastLine(t *testing.T) {
	if a, b := one(t, "a\nb"), one(t, "a\nb\n"); a.Count("L") != 2 || b.Count("L") != 2 || a.Sum == b.Sum {
		t.Errorf("%d and %d lines", a.Count("L"), b.Count("L"))
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"“Don’t—stop,” said INA § 287(g).": "don t stop said ina 287 g",
		"Sᴛᴀᴛᴇʟɪɴᴇ, Eɴғ’ᴛ":                 "stateline enf t",
		"four-week\u00a0course\n①":         "four week course 1",
		"Peña":                             "peña",
		" … ":                              "",
	} {
		if got := strings.Join(Words(text), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if !Contains("in late 2018, “Trump’s”", "Late 2018 Trump") || Contains("in late 2018", "ate 2018") {
		t.Error("a value is found by its words, whole ones")
	}
}

func TestCopied(t *testing.T) {
	a := one(t, "The board of the county voted on Tuesday to leave the program for good, and Alpha Beta Gamma Delta of the Board of Supervisors for the County agreed.")
	x := NewIndex([]*Article{a}, []string{"Alpha Beta", "Gamma Delta of the Board", "Supervisors for the County", "County"})
	for text, want := range map[string]string{
		"So THE BOARD of the county, voted on—tuesday. It did.": "the board of the county voted on tuesday",
		"the board of the county voted on a":                    "", // seven
		"board of the county voted on Tuesday to leave it":      "board of the county voted on tuesday to leave",
		"Alpha Beta Gamma Delta of the Board of":                "alpha beta gamma delta of the board of",
		"Alpha Beta, Gamma Delta of the Board":                  "", // two names, seven words
		"Alpha Beta Gamma Delta":                                "",
		"":                                                      "",
	} {
		got := ""
		if c := x.Copied(text); c != nil {
			got = c.Words
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	long := NewIndex([]*Article{a}, []string{"to leave the program for good, and Alpha Beta"})
	if c := long.Copied("It is called: to leave the program for good and alpha beta."); c != nil {
		t.Errorf("a title is copied: %q", c.Words)
	}
}

// FuzzCopied: a text is a copy of an article exactly where eight of its words stand there in a row.
func FuzzCopied(f *testing.F) {
	f.Add(prose, prose[7:60])
	f.Add("a b c d e f g h i j", "x b c d e f g h i y")
	f.Fuzz(func(t *testing.T, article, text string) {
		a := parse("a", []byte(article))
		got := NewIndex([]*Article{a}, nil).Copied(text) != nil
		words, there, want := Words(text), Words(article), false
		for i := range len(words) - Run + 1 {
			for j := range len(there) - Run + 1 {
				want = want || slices.Equal(words[i:i+Run], there[j:j+Run])
			}
		}
		if got != want {
			t.Errorf("copied: %v, want %v", got, want)
		}
	})
}
