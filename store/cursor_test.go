package store_test

import (
	"encoding/base64"
	"errors"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"graph287g/plan"
	"graph287g/store"
)

func TestCursorComesBack(t *testing.T) {
	all := []store.KeyKind{store.TextKey, store.IntKey, store.FloatKey, store.BoolKey}
	for name, c := range map[string]struct {
		keys  []any
		kinds []store.KeyKind
		id    string
	}{
		"without keys":        {nil, nil, "county/37119"},
		"with a key of each":  {[]any{"a", int64(-7), 0.1, true}, all, "county/37119"},
		"with nulls":          {[]any{nil, nil, nil, nil}, all, "county/37119"},
		"with zeros":          {[]any{"", int64(0), 0.0, false}, all, "a"},
		"with odd texts":      {[]any{"\x00\"\\\u2028\U0001F600"}, all[:1], "topic/a.b_c-d/E"},
		"with a whole number": {[]any{3.0}, all[2:3], "a"},
		"with large numbers":  {[]any{int64(math.MaxInt64), 1e300}, all[1:3], "a"},
		"of a relation":       {[]any{"x"}, all[:1], "lawsuit/l agency/a 2"},
	} {
		t.Run(name, func(t *testing.T) {
			cursor := store.Text(store.AppendCursor(nil, 287, c.keys, c.id))
			got, err := store.ParseCursor(cursor, 287, c.kinds)
			if err != nil {
				t.Fatal(err)
			}
			want := &plan.Position{Keys: c.keys, ID: c.id}
			if c.keys == nil {
				want.Keys = []any{}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCursorIsAPlainWord(t *testing.T) {
	cursor := store.AppendCursor([]byte("x"), math.MaxUint64, []any{"?>~\xc3\xbf"}, "a")
	for _, b := range cursor[2 : len(cursor)-1] {
		if !(b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_') {
			t.Errorf("%s has %q", cursor, b)
		}
	}
}

func TestForeignCursorIsRefused(t *testing.T) {
	text := []store.KeyKind{store.TextKey}
	cursor := func(raw string) string { return base64.RawURLEncoding.EncodeToString([]byte(raw)) }
	good := store.Text(store.AppendCursor(nil, 287, []any{"x"}, "topic/a"))
	if _, err := store.ParseCursor(good, 287, text); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		cursor string
		kinds  []store.KeyKind
	}{
		"nothing":                   {"", text},
		"of another list":           {store.Text(store.AppendCursor(nil, 288, []any{"x"}, "topic/a")), text},
		"of an order of fewer keys": {good, append(text, text...)},
		"of an order of more keys":  {good, nil},
		"of an order by numbers":    {good, []store.KeyKind{store.IntKey}},
		"of an order by Booleans":   {good, []store.KeyKind{store.BoolKey}},
		"with a number for a text":  {store.Text(store.AppendCursor(nil, 287, []any{int64(1)}, "topic/a")), text},
		"with a fraction for an Int": {
			store.Text(store.AppendCursor(nil, 287, []any{1.5}, "topic/a")), []store.KeyKind{store.IntKey},
		},
		"with an object for a key": {cursor(`["7z",{},"topic/a"]`), text},
		"with a list for a key":    {cursor(`["7z",[],"topic/a"]`), text},
		"with a number for an id":  {cursor(`["7z","x",7]`), text},
		"with no id":               {cursor(`["7z","x"]`), text},
		"with an odd id":           {cursor(`["7z","x","topic/é"]`), text},
		"with a tag that isn't":    {cursor(`[287,"x","topic/a"]`), text},
		"with more behind it":      {cursor(`["7z","x","topic/a"] 1`), text},
		"cut short":                {good[:len(good)-2], text},
		"padded":                   {good + "=", text},
		"in another alphabet":      {good[:len(good)-1] + "+", text},
		"that is no base64":        {"%%%", text},
		"that is an object":        {cursor(`{}`), text},
		"that is null":             {cursor(`null`), text},
		"that is no JSON":          {cursor(`[`), text},
	} {
		t.Run(name, func(t *testing.T) {
			if pos, err := store.ParseCursor(c.cursor, 287, c.kinds); !errors.Is(err, store.ErrCursor) || pos != nil {
				t.Errorf("%q gave %v, %v", c.cursor, pos, err)
			}
		})
	}
}

// FuzzParseCursor holds that no cursor makes it panic, that each error is ErrCursor, and that what it takes fits.
func FuzzParseCursor(f *testing.F) {
	kinds := []store.KeyKind{store.TextKey, store.IntKey, store.FloatKey, store.BoolKey}
	f.Add("")
	f.Add(store.Text(store.AppendCursor(nil, 287, []any{"a", int64(1), 0.5, true}, "topic/a")))
	f.Add(store.Text(store.AppendCursor(nil, 287, []any{nil, nil, nil, nil}, "lawsuit/l agency/a 2")))
	f.Add(base64.RawURLEncoding.EncodeToString([]byte(`["7z",{},[],1e999,null,"a"]`)))
	f.Fuzz(func(t *testing.T, cursor string) {
		for n := range len(kinds) + 1 {
			pos, err := store.ParseCursor(cursor, 287, kinds[:n])
			if err != nil {
				if !errors.Is(err, store.ErrCursor) || pos != nil {
					t.Fatalf("%q gave %v, %v", cursor, pos, err)
				}
				continue
			}
			wantFits(t, pos, kinds[:n])
			again := store.Text(store.AppendCursor(nil, 287, pos.Keys, pos.ID))
			same, err := store.ParseCursor(again, 287, kinds[:n])
			if diff := cmp.Diff(pos, same); err != nil || diff != "" {
				t.Fatalf("%q became %q: %v\n%s", cursor, again, err, diff)
			}
		}
	})
}

func wantFits(t *testing.T, pos *plan.Position, kinds []store.KeyKind) {
	t.Helper()
	if len(pos.Keys) != len(kinds) {
		t.Fatalf("%d keys, not %d", len(pos.Keys), len(kinds))
	}
	for i, key := range pos.Keys {
		var ok bool
		switch v := key.(type) {
		case nil:
			ok = true
		case string:
			ok = kinds[i] == store.TextKey && utf8.ValidString(v)
		case int64:
			ok = kinds[i] == store.IntKey
		case float64:
			ok = kinds[i] == store.FloatKey && !math.IsInf(v, 0)
		case bool:
			ok = kinds[i] == store.BoolKey
		}
		if !ok {
			t.Fatalf("key %d is %#v", i, key)
		}
	}
}
