package engine

import (
	"os"
	"strings"
	"testing"
)

// TestReadme: it tells of every engine.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range All {
		if !strings.Contains(string(text), "| `"+e.Name+"` |") {
			t.Errorf("nothing of %s", e.Name)
		}
	}
}

func TestFind(t *testing.T) {
	found, err := Find([]string{"sqlite", "embedded"})
	if err != nil || len(found) != 2 || found[0].Name != "embedded" {
		t.Errorf("%v, %v", found, err)
	}
	if all, err := Find(nil); err != nil || len(all) != len(All) {
		t.Errorf("%v, %v", all, err)
	}
	if _, err := Find([]string{"nothing"}); err == nil {
		t.Error("a name that no engine has is found")
	}
}
