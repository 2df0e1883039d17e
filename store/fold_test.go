package store_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"graph287g/store"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"Sheriff's OFFICE":        "sheriff's office",
		"Doña Ana":                "dona ana",
		"DOÑA ana":                "dona ana",
		"e\u0301":                 "e",
		"\u0301":                  "",
		"Straße STRASSE \u1E9E":   "strasse strasse ss",
		"Ørsted Łódź Þór Æ Œ Đ ð": "orsted lodz thor ae oe d d",
		"İı Iſ \u212A":            "ii is k",
		"Σίσυφος":                 "σισυφοσ",
		"‘a’ “b” c–d—e‑f":         `'a' "b" c-d-e-f`,
		"ﬁ Ⅳ ！":                   "fi iv !",
		"a\u200Db\uFEFF":          "ab",
		"§ 1357(g)\u00A0¶5":       "§ 1357(g) ¶5",
		"한국 中":                    "한국 中",
	} {
		if got := store.Fold(in); got != want {
			t.Errorf("%q folds to %q, not %q", in, got, want)
		}
	}
}

// Whatever is folded is folded for good, is valid, and stays below the limit of an index on folded texts.
func TestFoldIsIdempotent(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		once := store.Fold(string(r))
		if twice := store.Fold(once); twice != once {
			t.Errorf("%U folds to %q, and that to %q", r, once, twice)
		}
		if !norm.NFC.IsNormalString(once) || len(once) > 11*utf8.RuneLen(r) {
			t.Errorf("%U folds to %q, %d bytes", r, once, len(once))
		}
	}
}
