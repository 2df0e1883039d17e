package words

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func loaded(t *testing.T) map[string]*Words {
	t.Helper()
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestLanguagesAreComplete: each language has all messages, with the same values in them.
func TestLanguagesAreComplete(t *testing.T) {
	all := loaded(t)
	first := all[Languages[0]]
	for _, language := range Languages[1:] {
		other := all[language]
		for _, key := range first.Keys() {
			if !other.Has(key) {
				t.Errorf("%s lacks %s", language, key)
			} else if got, want := other.Names(key), first.Names(key); !slices.Equal(got, want) {
				t.Errorf("%s: %s takes %v, in %s %v", key, language, got, Languages[0], want)
			}
		}
		for _, key := range other.Keys() {
			if !first.Has(key) {
				t.Errorf("%s has %s, which %s lacks", language, key, Languages[0])
			}
		}
		if len(other.numbers) != len(first.numbers) {
			t.Errorf("%s has %d numbers, %s %d", language, len(other.numbers), Languages[0], len(first.numbers))
		}
	}
}

// key finds messages that pages name as they are, and the beginnings of those that they put together.
var key = regexp.MustCompile(`(?:\.(?:text|html|Text|HTML|worded)\(|key = |counts?\("[a-z]+", |printedCell\(|, )"([a-zA-Z]+\.[a-zA-Z.0-9]*)"`)

// TestPagesNameMessagesThatThereAre: and no message is left over.
func TestPagesNameMessagesThatThereAre(t *testing.T) {
	first := loaded(t)[Languages[0]]
	var sources []string
	for _, pattern := range []string{"../*.templ", "../*.go", "*.go", "../../manual/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, found...)
	}
	used := map[string]bool{}
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") || strings.HasSuffix(source, "_templ.go") {
			continue
		}
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range key.FindAllStringSubmatch(string(text), -1) {
			used[match[1]] = true
			if !strings.HasSuffix(match[1], ".") && !first.Has(match[1]) {
				t.Errorf("%s names %s, which isn't there", source, match[1])
			}
		}
		for _, k := range first.Keys() {
			if strings.Contains(string(text), `"`+k+`"`) {
				used[k] = true
			}
		}
	}
	for _, k := range first.Keys() {
		begins := false
		for u := range used {
			begins = begins || strings.HasSuffix(u, ".") && strings.HasPrefix(k, u)
		}
		if !used[k] && !begins {
			t.Errorf("no page says %s", k)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ edtf, en, es string }{
		{"2026-05-18", "18 May 2026", "18 de mayo de 2026"},
		{"2018-11", "November 2018", "noviembre de 2018"},
		{"2018", "2018", "2018"},
		{"2018-10/2018-12", "between October 2018 and December 2018", "entre octubre de 2018 y diciembre de 2018"},
		{"../2025-03-31", "by 31 March 2025", "a más tardar el 31 de marzo de 2025"},
		{"2025-05-19/..", "from 19 May 2025 on", "desde el 19 de mayo de 2025"},
		{"../2018", "by 2018", "a más tardar en 2018"},
		{"no date", "no date", "no date"},
	} {
		all := loaded(t)
		if got := all["en"].Date(c.edtf); got != c.en {
			t.Errorf("%s: %q, want %q", c.edtf, got, c.en)
		}
		if got := all["es"].Date(c.edtf); got != c.es {
			t.Errorf("%s: %q, want %q", c.edtf, got, c.es)
		}
	}
}

func TestNumbers(t *testing.T) {
	all := loaded(t)
	for n, want := range map[int][2]string{
		0: {"no", "ningún"}, 7: {"seven", "siete"}, 12: {"twelve", "doce"}, 13: {"13", "13"}, 1843: {"1,843", "1843"}, 12345: {"12,345", "12\u00a0345"},
	} {
		if got := [2]string{all["en"].Spell(n), all["es"].Spell(n)}; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestValuesAreText: what is put into a message can't become HTML.
func TestValuesAreText(t *testing.T) {
	all := loaded(t)
	var b strings.Builder
	if err := all["en"].HTML("problem.noPage", "path", `/<script>alert("1")</script>`).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "<script>") {
		t.Errorf("it did: %s", b.String())
	}
}
