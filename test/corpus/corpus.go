// Package corpus reads queries with their variables from files, as those of this folder are: comments, of which one may give the
// variables as JSON, then the query.
package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A File is a query of a file.
type File struct {
	Name      string // of the file, with its path
	Query     string // all of its text
	Variables json.RawMessage
}

// Read reads the files that patterns name, in order. Each pattern must name one.
func Read(t testing.TB, patterns ...string) []File {
	t.Helper()
	var out []File
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no corpus at %s (%v)", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, File{name, string(text), Variables(string(text))})
		}
	}
	return out
}

var variablesLine = regexp.MustCompile(`(?m)^# (\{.*\})$`)

// Variables returns the variables that a comment of a query gives; nil where none does.
func Variables(query string) json.RawMessage {
	if m := variablesLine.FindStringSubmatch(query); m != nil {
		return json.RawMessage(m[1])
	}
	return nil
}
