package store_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

type props = map[string]any

func TestCanonicalBringsValuesIntoTheirForm(t *testing.T) {
	whole := props{"date": "2018-12-05", "precision": "DAY", "edtf": "2018-12-05", "inferred": false}
	for name, c := range map[string]struct {
		kind     string
		in, want any
	}{
		"null":                       {"String", nil, nil},
		"null of a list":             {"[String!]!", nil, nil},
		"a text":                     {"String", "a", "a"},
		"an empty text":              {"String", "", ""},
		"a text that isn't in NFC":   {"String", "e\u0301", "é"},
		"a text with a zero":         {"String", "\x00", "\x00"},
		"an int":                     {"Int", 7, int64(7)},
		"an int64":                   {"Int", int64(-7), int64(-7)},
		"a uint64, as YAML has it":   {"Int", uint64(7), int64(7)},
		"a number of JSON":           {"Int", json.Number("7"), int64(7)},
		"the largest":                {"Int", math.MaxInt32, int64(math.MaxInt32)},
		"the smallest":               {"Int", math.MinInt32, int64(math.MinInt32)},
		"a float":                    {"Float", 0.5, 0.5},
		"an int as float":            {"Float", 7, 7.0},
		"an int64 as float":          {"Float", int64(7), 7.0},
		"a uint64 as float":          {"Float", uint64(7), 7.0},
		"a number of JSON as float":  {"Float", json.Number("1e3"), 1000.0},
		"a Boolean":                  {"Boolean", true, true},
		"a value of an enum":         {"Standing", "STATED", "STATED"},
		"a day":                      {"Date", "2020-02-29", "2020-02-29"},
		"the first day":              {"Date", "0001-01-01", "0001-01-01"},
		"the last day":               {"Date", "9999-12-31", "9999-12-31"},
		"an instant":                 {"DateTime", "2025-06-30T18:05:00.000Z", "2025-06-30T18:05:00.000Z"},
		"an address":                 {"URL", "https://example.org/?q=é#a", "https://example.org/?q=é#a"},
		"an id":                      {"ID", "county/37119", "county/37119"},
		"a list":                     {"[String!]!", []any{"b", "a", "b"}, []any{"b", "a", "b"}},
		"an empty list":              {"[String!]!", []any{}, []any{}},
		"a list of what isn't in it": {"[Float!]", []any{1, json.Number("2")}, []any{1.0, 2.0}},
		"a value of several parts":   {"PartialDate", whole, whole},
		"a part that is null":        {"PartialDate", with(whole, "printed", nil), whole},
		"a part that isn't in form":  {"Identifier", props{"scheme": "e\u0301", "value": "1"}, props{"scheme": "é", "value": "1"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := store.Canonical(ontology.Must(), kindOf(c.kind), c.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCanonicalMakesOneOfBothZeros(t *testing.T) {
	got, err := store.Canonical(ontology.Must(), kindOf("Float"), math.Copysign(0, -1))
	if f, ok := got.(float64); err != nil || !ok || f != 0 || math.Signbit(f) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCanonicalRefusesWhatDoesNotFit(t *testing.T) {
	for name, c := range map[string]struct {
		kind string
		in   any
		want string
	}{
		"a number for a text":           {"String", 7, "7 is no String: write it as a string"},
		"a Boolean for a text":          {"String", true, "true is no String"},
		"an object for a text":          {"String", props{}, "an object is no String"},
		"a list for a text":             {"String", []any{}, "a list is no String"},
		"bad UTF-8":                     {"String", "a\xff", `"a\xff" is no valid UTF-8`},
		"a text for an Int":             {"Int", "7", `"7" is no Int of 32 bits`},
		"a float for an Int":            {"Int", 7.0, "7 is no Int of 32 bits"},
		"a fraction of JSON":            {"Int", json.Number("7.0"), "7.0 is no Int of 32 bits"},
		"one too many":                  {"Int", math.MaxInt32 + 1, "2147483648 is no Int of 32 bits"},
		"one too few":                   {"Int", math.MinInt32 - 1, "-2147483649 is no Int of 32 bits"},
		"one too many of YAML":          {"Int", uint64(math.MaxInt32 + 1), "2147483648 is no Int of 32 bits"},
		"a Boolean for an Int":          {"Int", true, "true is no Int of 32 bits"},
		"NaN":                           {"Float", math.NaN(), "NaN is no finite Float"},
		"infinity":                      {"Float", math.Inf(-1), "-Inf is no finite Float"},
		"a number of JSON too large":    {"Float", json.Number("1e400"), "1e400 is no Float"},
		"a text for a Float":            {"Float", "7", `"7" is no Float`},
		"a text for a Boolean":          {"Boolean", "true", `"true" is no Boolean: write true or false`},
		"a number for a Boolean":        {"Boolean", 1, "1 is no Boolean"},
		"nearly a value of an enum":     {"Standing", "stated", `"stated" is no Standing; did you mean STATED?`},
		"no value of an enum":           {"Standing", "", `"" is no Standing; there are STATED, INFERRED, DERIVED, UNKNOWN`},
		"a day that isn't":              {"Date", "2019-02-29", `"2019-02-29" is no day: write YYYY-MM-DD, such as 2018-12-05`},
		"the year 0":                    {"Date", "0000-12-31", "is no day"},
		"a day with blanks":             {"Date", " 2019-01-01", "is no day"},
		"a month":                       {"Date", "2019-01", "is no day"},
		"an instant elsewhere":          {"DateTime", "2025-06-30T18:05:00.000+02:00", "is no instant: write it in UTC with milliseconds"},
		"an instant without its millis": {"DateTime", "2025-06-30T18:05:00Z", "is no instant"},
		"an address of another sort":    {"URL", "javascript:alert(1)", "is no absolute web address: it starts with https:// or http://"},
		"an address that can't be":      {"URL", "https://[", "is no absolute web address"},
		"an id with a blank":            {"ID", "a b", `the id "a b" has ' ': use ASCII letters, digits and . _ - /`},
		"a long id":                     {"ID", strings.Repeat("a", 201), "is longer than 200 characters"},
		"one for a list":                {"[String!]!", "a", `"a" is no list of String`},
		"null in a list":                {"[String!]!", []any{nil}, "null in a list of String"},
		"a list in a list":              {"[String!]!", []any{[]any{"a"}}, "a list is no String"},
		"a text for a value":            {"PartialDate", "2019", `"2019" is no PartialDate: write its fields`},
		"a value without a part":        {"Identifier", props{"scheme": "ORI"}, "value of Identifier is missing"},
		"a value with a null part":      {"Identifier", props{"scheme": "ORI", "value": nil}, "value of Identifier is missing"},
		"a value with another part":     {"Identifier", props{"scheme": "ORI", "valeu": "1"}, `Identifier has no field "valeu"; did you mean value?`},
		"a value with a wrong part":     {"Identifier", props{"scheme": 1, "value": "1"}, "scheme: 1 is no String"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := store.Canonical(ontology.Must(), kindOf(c.kind), c.in)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, %v; want an error with %q", got, err, c.want)
			}
		})
	}
}

func TestCanonicalChangesNothingTwice(t *testing.T) {
	c := ontology.Must()
	for kind, v := range map[string]any{
		"String": "e\u0301", "Float": json.Number("1e21"), "[Float!]": []any{1, 2.5},
		"PartialDate": props{"date": "2018-12-05", "precision": "DAY", "edtf": "e\u0301", "inferred": true, "printed": nil},
	} {
		once, err := store.Canonical(c, kindOf(kind), v)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := store.Canonical(c, kindOf(kind), once)
		if diff := cmp.Diff(once, twice); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", kind, err, diff)
		}
	}
}

// kindOf reads a type as the schema language writes it.
func kindOf(s string) ontology.Type {
	inner, nonNull := strings.CutSuffix(s, "!")
	if elem, list := strings.CutPrefix(inner, "["); list {
		elem, elemNonNull := strings.CutSuffix(strings.TrimSuffix(elem, "]"), "!")
		return ontology.Type{Name: elem, List: true, Elem: elemNonNull, NonNull: nonNull}
	}
	return ontology.Type{Name: inner, NonNull: nonNull}
}

func with(p props, name string, v any) props {
	out := props{name: v}
	for k, v := range p {
		out[k] = v
	}
	return out
}
