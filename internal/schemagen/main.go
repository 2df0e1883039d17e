// Schemagen generates what graph/schema holds of the ontology: public.graphqls, the schema that clients see; dispatch.graphqls,
// its root fields alone, from which gqlgen generates code; and resolvers.go, a method for each root field. `go generate ./...`
// runs it.
//
//	generator.go    the generator, scalars and enums
//	types.go        interfaces, kinds and value types
//	arguments.go    arguments of their fields
//	connections.go  connections with their edges
//	aggregates.go   groups, distinct values and timelines of connections
//	filters.go      filters of kinds; filter_list.go of lists, filter_value.go of values
//	orders.go       orders
//	query.go        root fields, the dispatch schema and the resolvers
//	deprecation.go  what is deprecated along with a field
//	writer.go       the schema language
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := run(folder); err != nil {
		fmt.Fprintln(os.Stderr, "schemagen:", err)
		os.Exit(1)
	}
}

// run writes the three files into a folder.
func run(folder string) error {
	c, err := ontology.Load(ontology.Files())
	if err != nil {
		return err
	}
	files, err := Generate(c)
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Generate returns the generated files by name. Where names clash that the ontology declares and that come of others, it
// returns an error.
func Generate(c *ontology.Catalogue) (map[string]string, error) {
	g := newGenerator(c)
	public, err := g.public()
	if err != nil {
		return nil, err
	}
	files := map[string]string{"public.graphqls": public, "dispatch.graphqls": g.dispatch(), "resolvers.go": g.resolvers()}
	for _, name := range []string{"public.graphqls", "dispatch.graphqls"} {
		if _, err := gqlparser.LoadSchema(&ast.Source{Name: name, Input: files[name]}); err != nil {
			return nil, fmt.Errorf("what the ontology generates is no valid schema: %w", err)
		}
	}
	return files, nil
}
