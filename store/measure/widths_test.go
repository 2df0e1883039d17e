package measure

import (
	"encoding/json"
	"testing"

	"graph287g/internal/cite"
	"graph287g/store"
)

// TestQuotedWidth: a text that is quoted twice has the bytes of the wider way.
func TestQuotedWidth(t *testing.T) {
	w := &widths{}
	for text, want := range map[string]int64{"": 4 + 2, "ab": 4 + 4, `\`: 2 + int64(len(`\\textbackslash{}`)), `"`: int64(len(`"\"\\\"\""`)) + 12} {
		if got := w.quotedWidth(text); got < int64(len(text)) || got > want+2 {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if w.quotedWidth(nil) != int64(len("null")) || store.AppendJSON(nil, nil) == nil {
		t.Error("null")
	}
}

// TestPlainTextsAreQuotedAsAllAre: the width that plain texts have without being written is that of writing them.
func TestPlainTextsAreQuotedAsAllAre(t *testing.T) {
	w := &widths{}
	for _, text := range []string{"", "a", "County of Polk, Fla. 37/119", "  two  blanks ", "Z9", "it's", "(g)", "*+-:;"} {
		inner, err := json.Marshal(text)
		if err != nil || !isPlain(text) {
			t.Fatalf("%q: plain %t, %v", text, isPlain(text), err)
		}
		if got, want := w.quotedWidth(text), max(w.width(string(inner)), w.width(cite.TeX(text))); got != want {
			t.Errorf("%q: %d bytes, and not %d", text, got, want)
		}
	}
	for _, text := range []string{"a&b", `"`, "é", "#", "<", "\n", "_", "%", "$", "=", "~"} {
		if isPlain(text) {
			t.Errorf("%q is taken for plain", text)
		}
	}
}
