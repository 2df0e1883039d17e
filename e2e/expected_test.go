package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"graph287g/store"
)

// A question is what a reader of the articles would ask, with what the articles answer: written from them, before and
// apart from the records.
type question struct {
	Question string
	Locator  string
	Query    string
	Expect   map[string]any
}

// TestExpected: the records answer what the articles say, on both stores.
func TestExpected(t *testing.T) {
	names, err := filepath.Glob("../testdata/expected/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no expected answers (%v)", err)
	}
	eachStore(t, func(t *testing.T, s store.Store) {
		srv := serve(t, seeded(t, s))
		for _, name := range names {
			for i, q := range questions(t, name) {
				t.Run(fmt.Sprintf("%s/%d", strings.TrimSuffix(filepath.Base(name), ".yaml"), i+1), func(t *testing.T) {
					answer := ask(t, srv, q.Query, nil)
					checkAtoms(t, q, answer)
				})
			}
		}
	})
}

func questions(t *testing.T, name string) []question {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []question
	if err := yaml.Unmarshal(text, &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func checkAtoms(t *testing.T, q question, answer []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	if len(q.Expect) == 0 {
		t.Fatalf("%s: nothing is expected", q.Question)
	}
	if root, _ := v.(map[string]any); root["errors"] != nil {
		t.Fatalf("%s\n%s", q.Question, answer)
	}
	for path, want := range q.Expect {
		found := valuesAt(v, splitPath(path))
		if problem := holds(found, want); problem != "" {
			t.Errorf("%s (%s)\n%s: %s", q.Question, q.Locator, path, problem)
		}
	}
}

// splitPath turns a.b[*].c[0] into its names and brackets.
func splitPath(path string) []string {
	return strings.Split(strings.ReplaceAll(path, "[", ".["), ".")
}

// valuesAt returns the values at a path; what is missing on the way yields none.
func valuesAt(v any, path []string) []any {
	if len(path) == 0 {
		return []any{v}
	}
	step, rest := path[0], path[1:]
	if m, ok := v.(map[string]any); ok {
		inner, ok := m[step]
		if !ok {
			return nil
		}
		return valuesAt(inner, rest)
	}
	list, _ := v.([]any)
	index := strings.Trim(step, "[]")
	if index == "*" {
		var out []any
		for _, item := range list {
			out = append(out, valuesAt(item, rest)...)
		}
		return out
	}
	if n, err := strconv.Atoi(index); err == nil && n < len(list) {
		return valuesAt(list[n], rest)
	}
	return nil
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
			return fmt.Sprintf("found %v, want %s %v", found, name, operand)
		}
	}
	return ""
}

func matches(name string, found []any, operand any) bool {
	switch name {
	case "has":
		return any1(found, func(v any) bool { return same(v, operand) })
	case "none":
		return !any1(found, func(v any) bool { return same(v, operand) })
	case "contains":
		return any1(found, func(v any) bool {
			s, ok := v.(string)
			return ok && strings.Contains(strings.ToLower(s), strings.ToLower(fmt.Sprint(operand)))
		})
	case "count":
		return same(float64(len(found)), operand)
	case "only":
		wanted, _ := operand.([]any)
		for _, w := range wanted {
			if !any1(found, func(v any) bool { return same(v, w) }) {
				return false
			}
		}
		return !any1(found, func(v any) bool { return !any1(wanted, func(w any) bool { return same(v, w) }) })
	}
	return false
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
		}
	}
	return got == want
}
