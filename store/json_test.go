package store_test

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

func TestAppendJSONWritesValues(t *testing.T) {
	for want, v := range map[string]any{
		`null`: nil, `true`: true, `false`: false, `-7`: int64(-7), `9223372036854775807`: int64(math.MaxInt64), `12`: json.Number("12"),
		`"a"`: "a", `[]`: []any{}, `{}`: props{}, `["a",1,null]`: []any{"a", int64(1), nil},
		`{"a":{"b":[]},"é":1.5}`: props{"é": 1.5, "a": props{"b": []any{}}},
		`0`:                      0.0, `0.1`: 0.1, `1e+21`: 1e21, `1e-7`: 1e-7, `100000000000000000000`: 1e20, `0.000001`: 1e-6, `1.5e-300`: 1.5e-300, `5e-324`: 5e-324,
	} {
		if got := string(store.AppendJSON(nil, v)); got != want {
			t.Errorf("%#v is written %s, not %s", v, got, want)
		}
	}
}

func TestAppendJSONAppends(t *testing.T) {
	if got := string(store.AppendJSON([]byte("x="), []any{"a"})); got != `x=["a"]` {
		t.Errorf("got %s", got)
	}
}

// FuzzAppendString holds that any valid text survives, and is written as encoding/json writes it but for what needs no
// escape.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "a", "\x00\x1f\x7f", `"\/`, "\u2028\u2029", "<>&", "é\U0001F600", "\n\r\t\b\f", "\ufffd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := store.AppendString(nil, s)
		if !utf8.ValidString(s) {
			return // stores hold none
		}
		var back string
		if err := json.Unmarshal(got, &back); err != nil || back != s {
			t.Fatalf("%q is written %s, which is %q, %v", s, got, back, err)
		}
		if store.Text(got) != s {
			t.Errorf("Text of %s is %q", got, store.Text(got))
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(s) // a text can be written
		plain := bytes.TrimSuffix(want.Bytes(), []byte("\n"))
		plain = bytes.ReplaceAll(plain, []byte(`\u2028`), []byte("\u2028"))
		plain = bytes.ReplaceAll(plain, []byte(`\u2029`), []byte("\u2029"))
		if !bytes.Contains([]byte(s), []byte(`\u202`)) && !bytes.Equal(plain, got) {
			t.Errorf("%q is written %s, by encoding/json %s", s, got, plain)
		}
	})
}

// FuzzAppendFloat holds that numbers are what JavaScript and encoding/json write.
func FuzzAppendFloat(f *testing.F) {
	for _, n := range []float64{0, 1, -1, 0.1, 1e21, 1e-7, 1e-6, 1e20, 1.5e300, 5e-324, math.MaxFloat64} {
		f.Add(math.Float64bits(n))
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		n := math.Float64frombits(bits)
		if math.IsNaN(n) || math.IsInf(n, 0) {
			return // stores hold none
		}
		want, err := json.Marshal(n)
		if got := string(store.AppendJSON(nil, n)); err != nil || got != string(want) {
			t.Errorf("%v is written %s, not %s", n, got, want)
		}
	})
}

// FuzzDecode holds that what Decode reads, AppendJSON writes alike.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{`null`, `"a"`, `[1,2.50,"x",{"b":true,"a":null}]`, `1e5`, ` [ ] `, `{"a":1,"a":2}`, `"\ud800"`, `x`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v := store.Decode(b)
		once := store.AppendJSON(nil, v)
		if !json.Valid(once) {
			t.Fatalf("%q is written %q", b, once)
		}
		if diff := cmp.Diff(v, store.Decode(once)); diff != "" {
			t.Errorf("%q (-first +again):\n%s", b, diff)
		}
	})
}

func TestDecodeTakesNothingForNull(t *testing.T) {
	for _, b := range [][]byte{nil, {}, []byte("null"), []byte("x")} {
		if v := store.Decode(b); v != nil {
			t.Errorf("%q is %v", b, v)
		}
	}
}

func TestTextReadsOnlyStrings(t *testing.T) {
	for cell, want := range map[string]string{`"a"`: "a", `"a\"b\u0000"`: "a\"b\x00", `""`: "", ``: "", `1`: "", `12`: "", `null`: "", `["a"]`: ""} {
		if got := store.Text([]byte(cell)); got != want {
			t.Errorf("%s is %q, not %q", cell, got, want)
		}
	}
}

// TestStringWidth: a text is as wide as it is written.
func TestStringWidth(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	for _, text := range []string{"", "a", string(all), "é“\u2028\U0001F600", `"\`, "\n\t\x00\x1f"} {
		if got, want := store.StringWidth(text), len(store.AppendString(nil, text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
