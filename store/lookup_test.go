package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func TestNamesAreAllByWhichANodeIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		node store.Node
		want []string
	}{
		"two keys": {
			store.Node{Kind: "State", ID: "state/NC", Properties: props{"code": "NC", "fips": "37", "aliases": []any{"Carolina"}}},
			[]string{store.KeyName("State", "code", "NC"), store.KeyName("State", "fips", "37")},
		},
		"a key that isn't there": {store.Node{Kind: "Place", ID: "place/us", Properties: props{}}, nil},
		"aliases of a citation": {
			store.Node{Kind: "Law", ID: "law/l", Properties: props{"citation": "8 U.S.C.", "aliases": []any{"INA", "Act"}}},
			[]string{store.KeyName("Law", "citation", "8 U.S.C."), store.KeyName("Law", "citation", "INA"), store.KeyName("Law", "citation", "Act")},
		},
		"former ids and identifiers": {
			store.Node{Kind: "Person", ID: "person/p", Properties: props{
				"formerIds": []any{"person/q"}, "identifiers": []any{props{"scheme": "WIKIDATA", "value": "Q1", "url": "https://x"}},
			}},
			[]string{store.FormerName("person/q"), store.IdentifierName("WIKIDATA", "Q1")},
		},
		"none of a claim": {store.Node{Kind: "Claim", ID: "claim/c", Properties: props{"name": "x"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := store.Names(ontology.Must(), &c.node)
			slices.Sort(got)
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNamesOfDifferentSortsDiffer(t *testing.T) {
	names := []string{
		store.FormerName("x"), store.KeyName("State", "code", "x"), store.KeyName("State", "fips", "x"), store.KeyName("County", "fips", "x"),
		store.IdentifierName("FIPS", "x"), store.IdentifierName("GEOID", "x"),
	}
	slices.Sort(names)
	if n := len(slices.Compact(names)); n != 6 {
		t.Errorf("%d names of 6", n)
	}
}

func TestNearestSaysWhatWasMeant(t *testing.T) {
	few := []string{"name", "endedOn", "signedOn", "status"}
	twelve := strings.Fields("monday tuesday wednesday thursday friday saturday sunday january february march april may")
	many := append(slices.Clone(twelve), "june")
	more := slices.Repeat(many, 3)
	for _, c := range []struct {
		name  string
		known []string
		want  string
	}{
		{"nmae", few, "; did you mean name?"},
		{"NAME", few, "; did you mean name?"},
		{"endOn", few, "; did you mean endedOn?"},
		{"signed", few, "; did you mean signedOn?"},
		{"somethingElse", few, "; there are name, endedOn, signedOn, status"},
		{"", few, "; there are name, endedOn, signedOn, status"},
		{"zzz", []string{"ab"}, "; there are ab"},
		{"qqqqqqqqqqqqqqqq", twelve, "; there are monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may"},
		{"qqqqqqqqqqqqqqqq", many, "; among others there are april, february, friday, january, june"},
		{"qqqqqqqqqqqqqqqq", more, ""},
		{"fridy", more, "; did you mean friday?"},
		{"fridy", many, "; did you mean friday?"},
		{"é", nil, "; there are "},
	} {
		if got := store.Nearest(c.name, c.known); got != c.want {
			t.Errorf("after %q: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestCheckIDTakesWhatEveryPartCanCarry(t *testing.T) {
	for _, id := range []string{"county/37119", "a.b_c-d/E/9", strings.Repeat("a", 200)} {
		if err := store.CheckID(id); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, id := range []string{"a b", "é", "a\x00", "a\n", "a%20", "a:b", "a+b", "\xff", "ａ", strings.Repeat("a", 201)} {
		if store.CheckID(id) == nil {
			t.Errorf("%q was taken", id)
		}
	}
}

func TestEndsOfID(t *testing.T) {
	for id, want := range map[string][2]string{
		"law/l topic/a": {"law/l", "topic/a"}, "lawsuit/l agency/a 2": {"lawsuit/l", "agency/a"}, "": {"", ""}, "law/l": {"law/l", ""}, " topic/a": {"", "topic/a"},
	} {
		if from, to := store.EndsOfID(id); from != want[0] || to != want[1] {
			t.Errorf("%q has the ends %q and %q", id, from, to)
		}
	}
}
