package e2e

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// An atom is a path into an answer and what must hold of the values there: a value that is the only one, or matchers.
//
//	has, none      one of the values, none of them, is this
//	only           the values are these, each at least once, and nothing else
//	list           the values are these, in this order
//	count, atLeast so many values
//	contains       one of the texts holds this; of several, each is held by one
//	matches, lacks the same with regular expressions, and no text that one fits; upper and lower case are alike
//	some, no       one of the objects, or none, fits all of these atoms; `some` takes several, each for an object
//
// Paths are a.b[*].c[0].d.

// valuesAt returns the values at a path. What is null or an empty list on the way yields none; a name that no object on
// the way has is a mistake in the path, for it would make a negative atom hold of anything.
func valuesAt(v any, path string) ([]any, string) {
	found := []any{v}
	if path == "" {
		return found, ""
	}
	for _, step := range strings.Split(strings.ReplaceAll(path, "[", ".["), ".") {
		next, ok := walk(found, step)
		if !ok {
			return nil, fmt.Sprintf("nothing has %s", step)
		}
		found = next
	}
	return found, ""
}

// walk goes one step from all values; false where there are values to go from and the step fits none.
func walk(from []any, step string) ([]any, bool) {
	var out []any
	tried, fits := false, false
	for _, v := range from {
		if v == nil {
			continue
		}
		inner, ok := inside(v, step)
		tried, fits, out = true, fits || ok, append(out, inner...)
	}
	return out, fits || !tried
}

func inside(v any, step string) ([]any, bool) {
	if m, ok := v.(map[string]any); ok {
		inner, ok := m[step]
		if !ok {
			return nil, false
		}
		return []any{inner}, true
	}
	list, ok := v.([]any)
	if !ok || !strings.HasPrefix(step, "[") {
		return nil, false
	}
	if step == "[*]" {
		return list, true
	}
	n, err := strconv.Atoi(strings.Trim(step, "[]"))
	if err != nil || n >= len(list) {
		return nil, err == nil
	}
	return list[n : n+1], true
}

// holds tells what is wrong with the values found, or nothing.
func holds(found []any, want any) string {
	matcher, ok := want.(map[string]any)
	if !ok {
		if len(found) == 1 && same(found[0], want) {
			return ""
		}
		return fmt.Sprintf("found %v, want %v", found, want)
	}
	for name, operand := range matcher {
		if !matches(name, found, operand) {
			return fmt.Sprintf("found %v, want %s %v", found, name, lacking(name, found, operand))
		}
	}
	return ""
}

// lacking returns those of several operands that don't hold, where each is looked for by itself.
func lacking(name string, found []any, operand any) any {
	list, ok := operand.([]any)
	if !ok || name == "list" || name == "only" {
		return operand
	}
	var out []any
	for _, o := range list {
		if !matches(name, found, o) {
			out = append(out, o)
		}
	}
	return out
}

func matches(name string, found []any, operand any) bool {
	switch name {
	case "has":
		return every(operand, func(o any) bool { return any1(found, func(v any) bool { return same(v, o) }) })
	case "none":
		return every(operand, func(o any) bool { return !any1(found, func(v any) bool { return same(v, o) }) })
	case "contains":
		return every(operand, func(o any) bool { return any1(found, fitsText(regexp.QuoteMeta(fmt.Sprint(o)))) })
	case "matches":
		return every(operand, func(o any) bool { return any1(found, fitsText(fmt.Sprint(o))) })
	case "lacks":
		return every(operand, func(o any) bool { return !any1(found, fitsText(fmt.Sprint(o))) })
	case "some":
		return every(operand, func(o any) bool { return any1(found, func(v any) bool { return fitsAll(v, o) }) })
	case "no":
		return every(operand, func(o any) bool { return !any1(found, func(v any) bool { return fitsAll(v, o) }) })
	case "count":
		return same(float64(len(found)), operand)
	case "atLeast":
		n, ok := operand.(uint64)
		return ok && uint64(len(found)) >= n
	case "list":
		wanted, _ := operand.([]any)
		return len(found) == len(wanted) && onlyThese(found, wanted, func(i, j int) bool { return i == j })
	case "only":
		wanted, _ := operand.([]any)
		return onlyThese(found, wanted, func(int, int) bool { return true })
	}
	return false
}

// onlyThese tells whether each value found is one of those wanted, and the reverse, at places that fit.
func onlyThese(found, wanted []any, fit func(i, j int) bool) bool {
	seen := make([]bool, len(wanted))
	for i, v := range found {
		ok := false
		for j, w := range wanted {
			if fit(i, j) && same(v, w) {
				ok, seen[j] = true, true
			}
		}
		if !ok {
			return false
		}
	}
	for _, s := range seen {
		if !s {
			return false
		}
	}
	return true
}

// every tells whether a test holds for an operand, or for each of a list of them.
func every(operand any, test func(any) bool) bool {
	list, ok := operand.([]any)
	if !ok {
		return test(operand)
	}
	return !any1(list, func(o any) bool { return !test(o) })
}

func fitsText(pattern string) func(any) bool {
	re, err := regexp.Compile("(?is)" + pattern)
	if err != nil {
		panic(err) // a mistake in the table
	}
	return func(v any) bool {
		s, ok := v.(string)
		return ok && re.MatchString(s)
	}
}

// fitsAll tells whether an object fits all atoms, whose paths start at it.
func fitsAll(v, atoms any) bool {
	m, ok := atoms.(map[string]any)
	if !ok {
		return same(v, atoms)
	}
	for path, want := range m {
		found, problem := valuesAt(v, path)
		if problem != "" || holds(found, want) != "" {
			return false
		}
	}
	return true
}

func any1(list []any, test func(any) bool) bool {
	for _, v := range list {
		if test(v) {
			return true
		}
	}
	return false
}

// same compares a value of JSON with one of YAML: numbers by value, everything else as it is.
func same(got, want any) bool {
	if g, ok := got.(float64); ok {
		switch w := want.(type) {
		case uint64:
			return g == float64(w)
		case int64:
			return g == float64(w)
		case int:
			return g == float64(w)
		case float64:
			return g == w
		}
		return false
	}
	switch want.(type) {
	case map[string]any, []any:
		return false // not comparable
	}
	switch got.(type) {
	case map[string]any, []any:
		return false
	}
	return got == want
}

// TestAtoms: each matcher can fail.
func TestAtoms(t *testing.T) {
	answer := map[string]any{"empty": []any{}, "nothing": nil, "n": []any{
		map[string]any{"text": "Late 2018", "number": 5.0, "in": map[string]any{"id": "a"}},
		map[string]any{"text": "a pledge", "number": 7.0, "in": nil},
	}}
	type atom = map[string]any
	for _, c := range []struct {
		path string
		want any
		ok   bool
	}{
		{"n[0].text", "Late 2018", true}, {"n[0].text", "late 2018", false}, {"n[*].text", "Late 2018", false},
		{"n[0].number", uint64(5), true}, {"n[0].number", uint64(6), false}, {"nothing", nil, true}, {"n[0].text", nil, false},
		{"n[*].text", atom{"has": "a pledge"}, true}, {"n[*].text", atom{"has": []any{"a pledge", "x"}}, false},
		{"n[*].text", atom{"none": "x"}, true}, {"n[*].text", atom{"none": []any{"x", "a pledge"}}, false},
		{"n[*].number", atom{"only": []any{uint64(7), uint64(5)}}, true}, {"n[*].number", atom{"only": []any{uint64(7)}}, false},
		{"n[*].number", atom{"only": []any{uint64(7), uint64(5), uint64(1)}}, false},
		{"n[*].number", atom{"list": []any{uint64(5), uint64(7)}}, true}, {"n[*].number", atom{"list": []any{uint64(7), uint64(5)}}, false},
		{"n[*]", atom{"count": uint64(2)}, true}, {"n[*]", atom{"count": uint64(1)}, false},
		{"n[*]", atom{"atLeast": uint64(2)}, true}, {"n[*]", atom{"atLeast": uint64(3)}, false},
		{"n[*].text", atom{"contains": []any{"late", "PLEDGE"}}, true}, {"n[*].text", atom{"contains": "l.te"}, false},
		{"n[*].text", atom{"matches": "l.te"}, true}, {"n[*].text", atom{"matches": []any{"l.te", "ended"}}, false},
		{"n[*].text", atom{"lacks": "ended"}, true}, {"n[*].text", atom{"lacks": []any{"ended", "Pledge"}}, false},
		{"n[*]", atom{"some": atom{"text": atom{"matches": "late"}, "number": uint64(5)}}, true},
		{"n[*]", atom{"some": atom{"text": atom{"matches": "late"}, "number": uint64(7)}}, false},
		{"n[*]", atom{"some": []any{atom{"number": uint64(5)}, atom{"number": uint64(6)}}}, false},
		{"n[*]", atom{"no": atom{"text": atom{"matches": "late"}, "number": uint64(7)}}, true},
		{"n[*]", atom{"no": atom{"text": atom{"matches": "late"}, "number": uint64(5)}}, false},
		{"n[*].in.id", atom{"only": []any{"a"}}, true}, {"empty[*].x", atom{"count": uint64(0)}, true},
		{"n[*].tekst", atom{"none": "x"}, false}, {"m", atom{"none": "x"}, false}, {"n[*].text", atom{"hass": "a pledge"}, false},
	} {
		found, problem := valuesAt(answer, c.path)
		if problem == "" {
			problem = holds(found, c.want)
		}
		if (problem == "") != c.ok {
			t.Errorf("%s %v: %v, found %v", c.path, c.want, problem, found)
		}
	}
}
