package store_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/store"
)

func TestSortKeyIsWhatAFieldIsOrderedBy(t *testing.T) {
	c := ontology.Must()
	agreement, claim, citation := c.Kind("Agreement"), c.Kind("Claim"), c.Kind("Citation")
	for _, x := range []struct {
		field *ontology.Field
		value any
		want  any
	}{
		{agreement.Field("name"), "x", "x"},
		{agreement.Field("name"), "", ""},
		{agreement.Field("name"), nil, nil},
		{agreement.Field("status"), "PENDING", int64(0)},
		{agreement.Field("status"), "ACTIVE", int64(1)},
		{agreement.Field("firstListedOn"), "2019-01-02", "2019-01-02"},
		{agreement.Field("signedOn"), props{"date": "2019-01-02", "precision": "DAY"}, "2019-01-02 0"},
		{agreement.Field("signedOn"), props{"date": "2019-01-02", "precision": "CIRCA"}, "2019-01-02 4"},
		{agreement.Field("identifiers"), []any{}, nil},
		{citation.Field("footnote"), int64(-3), int64(-3)},
		{claim.Field("number"), 0.5, 0.5},
		{claim.Field("negated"), true, true},
	} {
		if got := store.SortKey(c, x.field, x.value); got != x.want {
			t.Errorf("%s of %v is ordered by %v, not %v", x.field.Coordinate(), x.value, got, x.want)
		}
	}
}

func TestCompareKeysOrdersEachType(t *testing.T) {
	for _, list := range [][]any{
		{"", "\x00", " ", "A", "Z", "a", "aa", "é", "\uD7FF", "\uE000", "\uFF01", "\U00010000", "\U0001F600", "\U0010FFFF"},
		{int64(-1 << 62), int64(-1), int64(0), int64(1), int64(1 << 62)},
		{-1e300, -0.5, 0.0, 5e-324, 1.0, 1e300},
		{false, true},
		{"0001-01-01", "2018-12-05", "2018-12-06", "9999-12-31"},
	} {
		for i, a := range list {
			for j, b := range list {
				if got := store.CompareKeys(a, b); got != cmp.Compare(i, j) {
					t.Errorf("%q and %q compare as %d", a, b, got)
				}
			}
		}
	}
}

func TestCompareRowsPutsNullsLastInBothDirections(t *testing.T) {
	for _, desc := range []bool{false, true} {
		d := []bool{desc}
		if store.CompareRows(d, []any{"x"}, []any{nil}, "b", "a") >= 0 || store.CompareRows(d, []any{nil}, []any{"x"}, "a", "b") <= 0 {
			t.Errorf("desc %v: null comes first", desc)
		}
		if store.CompareRows(d, []any{nil}, []any{nil}, "a", "b") >= 0 {
			t.Errorf("desc %v: two nulls aren't ordered by id", desc)
		}
		if store.CompareRows(d, []any{"x"}, []any{"x"}, "a", "b") >= 0 {
			t.Errorf("desc %v: equal keys aren't ordered by id, ascending", desc)
		}
	}
	if store.CompareRows(nil, nil, nil, "a", "a") != 0 {
		t.Error("a row isn't equal to itself")
	}
	if store.CompareRows([]bool{false, true}, []any{"x", "1"}, []any{"x", "2"}, "a", "b") <= 0 {
		t.Error("the second key doesn't decide, descending")
	}
}

func TestCompareRowsIsAnOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1996))
	type row struct {
		keys []any
		id   string
	}
	var rows []row
	for i := range 200 {
		r := row{keys: make([]any, 2), id: fmt.Sprintf("topic/%03d", i)}
		if random.IntN(4) > 0 {
			r.keys[0] = string(rune('a' + random.IntN(3)))
		}
		if random.IntN(4) > 0 {
			r.keys[1] = int64(random.IntN(3))
		}
		rows = append(rows, r)
	}
	for _, desc := range [][]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
		compare := func(a, b row) int { return store.CompareRows(desc, a.keys, b.keys, a.id, b.id) }
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		slices.SortFunc(rows, compare)
		for i := range rows {
			for j := range rows {
				if got := compare(rows[i], rows[j]); cmp.Compare(got, 0) != cmp.Compare(i, j) {
					t.Fatalf("%v: %v and %v compare as %d", desc, rows[i], rows[j], got)
				}
			}
		}
	}
}

// FuzzCompareKeys holds that texts are ordered by code point.
func FuzzCompareKeys(f *testing.F) {
	f.Add("\uFF01", "\U0001F600")
	f.Add("a", "aa")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return
		}
		if got, want := store.CompareKeys(a, b), slices.Compare([]rune(a), []rune(b)); got != want {
			t.Errorf("%q and %q compare as %d, by code point %d", a, b, got, want)
		}
	})
}
