package e2e

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"graph287g/store"
)

// A table is one query of the coverage table, with the questions that it answers. Atoms start at the answer's data.
type table struct {
	Query  string
	Expect map[string]any // of all rows
	Rows   []coverageRow
}

// A coverageRow is a question, with the answer that the articles give.
type coverageRow struct {
	ID     string   // A6/ice: the row of the inventory that it answers, and after a second slash which question on it
	Also   []string // further rows
	Ask    string
	At     string // where the articles say it
	With   map[string]any
	Expect map[string]any
}

// TestCoverage: the public API answers every row of the inventory of the articles, and what readers ask beside, on both
// stores.
func TestCoverage(t *testing.T) {
	tables := coverage(t)
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serve(t, s)
		for _, tab := range tables {
			answers := map[string]any{} // rows of one table often ask the same
			for _, r := range tab.Rows {
				t.Run(r.ID, func(t *testing.T) {
					variables, err := json.Marshal(r.With)
					if err != nil {
						t.Fatal(err)
					}
					if answers[string(variables)] == nil {
						answers[string(variables)] = answered(t, ask(t, srv, tab.Query, variables))["data"]
					}
					checkRow(t, tab, r, answers[string(variables)])
				})
			}
		}
	})
}

func checkRow(t *testing.T, tab table, r coverageRow, data any) {
	t.Helper()
	expect := maps.Clone(tab.Expect)
	if expect == nil {
		expect = map[string]any{}
	}
	maps.Copy(expect, r.Expect)
	for path, want := range expect {
		found, problem := valuesAt(data, path)
		if problem == "" {
			problem = holds(found, want)
		}
		if problem != "" {
			t.Errorf("%s (%s)\n%s: %s", r.Ask, r.At, path, problem)
		}
	}
}

func coverage(t *testing.T) []table {
	t.Helper()
	names, err := filepath.Glob("../corpus/coverage/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no coverage table (%v)", err)
	}
	var all []table
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var tables []table
		if err := yaml.UnmarshalWithOptions(text, &tables, yaml.Strict()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, tables...)
	}
	return all
}

var inventoryRow = regexp.MustCompile(`^([ABC][0-9]{0,2}b?/[^/ ]+)( .+)$`)

// TestCoverageIsComplete: every row of the inventory is asked, and nothing else claims to be a row of it.
func TestCoverageIsComplete(t *testing.T) {
	text, err := os.ReadFile("../corpus/coverage/inventory.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]int{}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		m := inventoryRow.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Errorf("inventory.txt: %s: write section/key, a space, and what it is", line)
			continue
		}
		if _, twice := asked[m[1]]; twice {
			t.Errorf("inventory.txt: %s is there twice", m[1])
		}
		asked[m[1]] = 0
	}
	countAsked(t, asked)
	for row, n := range asked {
		if n == 0 {
			t.Errorf("no question answers %s", row)
		}
	}
}

func countAsked(t *testing.T, asked map[string]int) {
	t.Helper()
	ids := map[string]bool{}
	for _, tab := range coverage(t) {
		for _, r := range tab.Rows {
			if ids[r.ID] {
				t.Errorf("%s: there are two", r.ID)
			}
			ids[r.ID] = true
			if r.Ask == "" || r.At == "" || len(r.Expect) == 0 {
				t.Errorf("%s: a question has `ask`, `at` and `expect`", r.ID)
			}
			for _, row := range append(r.Also, firstTwo(r.ID)) {
				if _, known := asked[row]; !known && !strings.HasPrefix(row, "Q/") {
					t.Errorf("%s: inventory.txt has no %s", r.ID, row)
				}
				asked[row]++
			}
		}
	}
}

// firstTwo returns the row of a question's id: A6/ice of A6/ice/roles.
func firstTwo(id string) string {
	parts := strings.SplitN(id, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}
