package main

import (
	"fmt"
	"os"
	"path/filepath"

	"graph287g/ontology"
)

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := run(folder); err != nil {
		fmt.Fprintln(os.Stderr, "derive:", err)
		os.Exit(1)
	}
}

// run writes the three files into a folder.
func run(folder string) error {
	c, err := ontology.Shared()
	if err != nil {
		return err
	}
	files, err := Derive(c)
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

// Derive returns the derived files by name.
func Derive(c *ontology.Catalogue) (map[string]string, error) {
	d := newDeriver(c)
	public, err := d.public()
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"public.graphqls": public, "dispatch.graphqls": d.dispatch(), "resolvers.go": d.resolvers(),
	}, nil
}
