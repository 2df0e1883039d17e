package attack_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"graph287g/internal/attack"
)

// TestAttacks runs all attacks in short: what is asked of them is codes, sizes and that the server goes on, never time.
func TestAttacks(t *testing.T) {
	rows, err := attack.Run(t.Context(), attack.Options{Module: "../..", Short: true, Progress: testLog{t}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		switch {
		case r.Attempted == 0:
			t.Errorf("%s attempted nothing", r.Attack)
		case !r.OK():
			t.Errorf("%s: %s\nmust hold: %s\n%s", r.Attack, r.About, r.Must, strings.Join(r.Broken, "\n"))
		}
	}
}

// testLog shows the progress of a suite where a test fails.
type testLog struct{ testing.TB }

func (l testLog) Write(line []byte) (int, error) {
	l.Log(strings.TrimSpace(string(line)))
	return len(line), nil
}

// TestEveryAttackIsListed holds the list against the files: an attack that nobody runs protects nothing.
func TestEveryAttackIsListed(t *testing.T) {
	var names []string
	for _, a := range attack.Attacks() {
		if a.Name == "" || a.About == "" || a.Must == "" || a.Run == nil {
			t.Errorf("%q is not whole", a.Name)
		}
		if slices.Contains(names, a.Name) {
			t.Errorf("there are two attacks %s", a.Name)
		}
		names = append(names, a.Name)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		declared += strings.Count(string(text), " = Attack{\n")
	}
	if declared != len(names) {
		t.Errorf("%d attacks are declared, %d are in the list", declared, len(names))
	}
}
