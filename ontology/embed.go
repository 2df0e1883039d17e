package ontology

import (
	"embed"
	"sort"
	"strings"
	"sync"
)

//go:embed *.graphqls
var files embed.FS

// A File is one source file of the ontology.
type File struct{ Name, Text string }

// Files returns the ontology's source files by name, directives first, for they explain the rest.
func Files() []File {
	entries, _ := files.ReadDir(".") // an embedded folder can be read
	out := make([]File, 0, len(entries))
	for _, e := range entries {
		text, _ := files.ReadFile(e.Name())
		out = append(out, File{Name: "ontology/" + e.Name(), Text: string(text)})
	}
	sort.SliceStable(out, func(i, j int) bool { return isFirst(out[i]) && !isFirst(out[j]) })
	return out
}

// directivesFile is the one that says how the others are written.
func directivesFile() File { return Files()[0] }

func isFirst(f File) bool { return strings.HasSuffix(f.Name, "directives.graphqls") }

// Text returns the whole ontology as one document.
var Text = sync.OnceValue(func() string {
	var b strings.Builder
	for i, f := range Files() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(f.Text)
	}
	return b.String()
})

// Must returns the catalogue of the embedded files, read once: for tests, which may not change it. Programs load their own, and
// pass it down.
var Must = sync.OnceValue(func() *Catalogue {
	c, err := Load(Files())
	if err != nil {
		panic(err) // a test of this package reads the files
	}
	return c
})
