package web

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"graph287g/web/queries"
)

//go:embed src/playground/examples/*.graphql
var exampleFiles embed.FS

// Examples are the documents of the playground's examples, with the variables that they begin with. The playground has them from its own build; a
// store is prepared for them.
func Examples() []queries.Document {
	const folder = "src/playground/examples"
	entries, err := fs.ReadDir(exampleFiles, folder)
	if err != nil {
		panic(fmt.Errorf("web: %w", err)) // they are part of the program
	}
	var out []queries.Document
	for _, entry := range entries {
		text, err := exampleFiles.ReadFile(path.Join(folder, entry.Name()))
		if err != nil {
			panic(fmt.Errorf("web: %w", err))
		}
		out = append(out, queries.Parse(strings.TrimSuffix(entry.Name(), ".graphql"), string(text)))
	}
	return out
}
