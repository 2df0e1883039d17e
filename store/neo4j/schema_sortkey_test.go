package neo4j

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

var texts = []string{
	"", "a", "A", "ab", "é", "ａ", "！", "\ud7fb", "\ud7fc", "\ud7ff", "\ud7ffab", "\ue000", "\uffff", "😀", "𐀀", "a😀", "a！", "\U0010ffff", "\x00",
}

func TestKeyIsReadBack(t *testing.T) {
	for _, s := range texts {
		if got := decodeSortText(encodeSortText(s)); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if encodeSortText("Mecklenburg, é") != "Mecklenburg, é" {
		t.Error("a plain text isn't its own key")
	}
}

// Neo4j compares keys by code point or by UTF-16 unit, as it likes; both must agree with the texts' code points.
func TestKeysHaveOneOrder(t *testing.T) {
	units := func(s string) []uint16 { return utf16.Encode([]rune(s)) }
	for _, a := range texts {
		for _, b := range texts {
			want := strings.Compare(a, b)
			if got := strings.Compare(encodeSortText(a), encodeSortText(b)); got != want {
				t.Errorf("by code point %q and %q compare %d, their keys %d", a, b, want, got)
			}
			if got := slices.Compare(units(encodeSortText(a)), units(encodeSortText(b))); got != want {
				t.Errorf("by unit %q and %q compare %d, their keys %d", a, b, want, got)
			}
		}
	}
}

// The shared check of changes knows that keys can be three times as long as their texts, and no more.
func TestKeyIsNotTooLong(t *testing.T) {
	for _, s := range texts {
		if len(encodeSortText(s)) > 3*len(s) {
			t.Errorf("%q has a key of %d bytes", s, len(encodeSortText(s)))
		}
	}
}

func TestKeyOfMinusZero(t *testing.T) {
	zero := 0.0
	if v := encodeSortKey(-zero).(float64); 1/v < 0 {
		t.Error("a negative zero stays one")
	}
}
