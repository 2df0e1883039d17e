package archive

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"the same", `{"a":[1,{"b":null}]}`, `{"a":[1,{"b":null}]}`, nil},
		{"a value", `{"a":{"b":1,"c":"x"}}`, `{"a":{"b":2,"c":"x"}}`, []string{`CHANGED a.b: 1 → 2`}},
		{"to null", `{"a":{"b":1}}`, `{"a":null}`, []string{`CHANGED a: {"b":1} → null`}},
		{"null as a whole", `{"a":1}`, `null`, []string{`CHANGED : {"a":1} → null`}},
		{"of another type", `{"a":"1"}`, `{"a":1}`, []string{`CHANGED a: "1" → 1`}},
		{"a number written longer", `{"a":1}`, `{"a":1.0}`, []string{`CHANGED a: 1 → 1.0`}},
		{"a text written in another way", `{"a":"é</"}`, `{"a":"\u00e9\u003c/"}`, nil},
		{"members", `{"a":1,"b":2}`, `{"b":2,"c":3}`, []string{`REMOVED a: 1 → `, `ADDED c:  → 3`}},
		{"within a node", `{"a":{"id":"x/1","b":{"c":1}}}`, `{"a":{"id":"x/1","b":{"c":2}}}`, []string{`CHANGED a.b.c in x/1: 1 → 2`}},
		{"another node", `{"a":{"id":"x/1","b":1}}`, `{"a":{"id":"x/2","b":2}}`, []string{`CHANGED a.id: "x/1" → "x/2"`, `CHANGED a.b: 1 → 2`}},
		{"nodes by id", `[{"id":"1","n":1},{"id":"2","n":2},{"id":"3","n":3}]`, `[{"id":"0","n":0},{"id":"1","n":1},{"id":"3","n":4}]`,
			[]string{`REMOVED 1 in 2: {"id":"2","n":2} → `, `CHANGED 2.n in 3: 3 → 4`, `ADDED 0 in 0:  → {"id":"0","n":0}`}},
		{"edges by the id of their node", `[{"s":1,"node":{"id":"1"}},{"s":2,"node":{"id":"2"}}]`, `[{"s":3,"node":{"id":"2"}}]`,
			[]string{`REMOVED 0 in 1: {"s":1,"node":{"id":"1"}} → `, `CHANGED 1.s: 2 → 3`}},
		{"another order", `{"l":[{"id":"1"},{"id":"2"},{"id":"3"}]}`, `{"l":[{"id":"3"},{"id":"1"},{"id":"4"}]}`,
			[]string{`REMOVED l.1 in 2: {"id":"2"} → `, `ADDED l.2 in 4:  → {"id":"4"}`, `MOVED l: ["1","3"] → ["3","1"]`}},
		{"the same node twice", `[{"id":"1"},{"id":"1"}]`, `[{"id":"1"}]`, []string{`REMOVED 1: {"id":"1"} → `}},
		{"some without an id", `[{"id":"1"},{"n":1}]`, `[{"id":"1"},{"n":2}]`, []string{`CHANGED 1.n: 1 → 2`}},
		{"one more at the front", `["b","c"]`, `["a","b","c"]`, []string{`ADDED 0:  → "a"`}},
		{"one goes and one comes", `["a","b","c","d"]`, `["b","x","c","d","e"]`, []string{`REMOVED 0: "a" → `, `ADDED 1:  → "x"`, `ADDED 4:  → "e"`}},
		{"values in the middle", `[{"n":1},{"n":2},{"n":3}]`, `[{"n":1},{"n":5},{"n":3}]`, []string{`CHANGED 1.n: 2 → 5`}},
		{"all items", `[1,2]`, `[]`, []string{`REMOVED 0: 1 → `, `REMOVED 1: 2 → `}},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, beyond := Compare([]byte(c.before), []byte(c.after), 100)
			var got []string
			for _, d := range list {
				got = append(got, printed(d))
			}
			if diff := cmp.Diff(c.want, got); diff != "" || beyond != 0 {
				t.Errorf("%d beyond (-want +got):\n%s", beyond, diff)
			}
		})
	}
}

func printed(d Difference) string {
	var path []string
	for _, step := range d.Path {
		path = append(path, fmt.Sprint(step))
	}
	where := strings.Join(path, ".")
	if d.Node != "" {
		where += " in " + d.Node
	}
	return fmt.Sprintf("%s %s: %s → %s", d.Change, where, d.Before, d.After)
}

func TestCompareCountsWhatItDoesNotList(t *testing.T) {
	list, beyond := Compare([]byte(`[1,2,3,4]`), []byte(`[5,6,7,8]`), 3)
	if len(list) != 3 || beyond != 1 {
		t.Errorf("%d listed, %d beyond", len(list), beyond)
	}
}

func TestLongListsAreComparedToo(t *testing.T) {
	var before, after []string
	for i := range 3000 {
		before, after = append(before, fmt.Sprintf(`{"n":%d}`, i)), append(after, fmt.Sprintf(`{"n":%d}`, i*2+1))
	}
	list, beyond := Compare([]byte("["+strings.Join(before, ",")+"]"), []byte("["+strings.Join(after, ",")+"]"), 10)
	if len(list)+beyond != 3000 {
		t.Errorf("%d listed, %d beyond", len(list), beyond)
	}
}

// Whatever two answers are: where the values differ something is listed, never more than asked for, and nothing of what is
// alike.
func FuzzCompare(f *testing.F) {
	f.Add([]byte(`{"a":[{"id":"1"},{"id":"2"}]}`), []byte(`{"a":[{"id":"2"},{"id":"1"}]}`))
	f.Add([]byte(`[1,2,3]`), []byte(`[2,3,4]`))
	f.Add([]byte(`{"é":"\u2028"}`), []byte(`{`))
	f.Fuzz(func(t *testing.T, before, after []byte) {
		list, beyond := Compare(before, after, 5)
		if len(list) > 5 || beyond > 0 && len(list) < 5 {
			t.Fatalf("%d listed, %d beyond", len(list), beyond)
		}
		if !json.Valid(before) || !json.Valid(after) || hasRepeatedNames(before) || hasRepeatedNames(after) {
			return
		}
		if canonical(t, before) != canonical(t, after) && len(list) == 0 {
			t.Errorf("%s and %s differ, and nothing is listed", before, after)
		}
		if same, _ := Compare(before, before, 5); len(same) > 0 {
			t.Errorf("%s differs from itself: %s", before, printed(same[0]))
		}
	})
}

func canonical(t *testing.T, text []byte) string {
	t.Helper()
	var v any
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// hasRepeatedNames tells whether an object has a name twice, as no answer does.
func hasRepeatedNames(text []byte) bool {
	switch firstByte(text) {
	case '{':
		seen := map[string]bool{}
		for _, m := range objectMembers(text) {
			if seen[m.name] || hasRepeatedNames(m.value) {
				return true
			}
			seen[m.name] = true
		}
	case '[':
		for _, item := range listItems(text) {
			if hasRepeatedNames(item) {
				return true
			}
		}
	case ' ', '\t', '\n', '\r':
		return true // answers have no space
	}
	return false
}
