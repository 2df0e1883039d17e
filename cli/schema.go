package cli

import (
	"io"

	"graph287g/graph/schema"
	"graph287g/ontology"
)

type schemaCmd struct {
	Ontology bool `help:"Print the ontology instead, from which the schema is derived."`
}

// Run prints the schema.
func (c schemaCmd) Run(r *run) error {
	text := schema.SDL
	if c.Ontology {
		text = ontology.Text()
	}
	_, err := io.WriteString(r.out, text)
	return err
}
