package e2e

import (
	"path/filepath"
	"regexp"
	"testing"
)

var (
	makeTarget = regexp.MustCompile(`(?m)^([a-z][a-z0-9-]*):`)
	// Commands stand in backquotes, begin a line of a block, or follow the name of a step. In sentences make is a word.
	makeCommand = regexp.MustCompile("(?m)(?:`|^|['\"] ?)make ([a-z][a-z0-9-]*)")
)

// TestCommandsOfMakeExist: each target of make that a document names is there, and `make help` describes it.
func TestCommandsOfMakeExist(t *testing.T) {
	text := read(t, "../../Makefile")
	known := map[string]bool{}
	for _, m := range makeTarget.FindAllStringSubmatch(text, -1) {
		known[m[1]] = true
	}
	names, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range append(names, "../../README.md", "../../CONTRIBUTING.md", "../../CHANGELOG.md", "../../.ci/run") {
		for _, m := range makeCommand.FindAllStringSubmatch(read(t, name), -1) {
			found++
			if !known[m[1]] {
				t.Errorf("%s names `make %s`, and there is no such target", name, m[1])
			} else if !regexp.MustCompile(`(?m)^` + m[1] + `:.* ## `).MatchString(text) {
				t.Errorf("%s names `make %s`, which `make help` doesn't describe", name, m[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d commands found", found)
	}
}
