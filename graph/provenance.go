package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/store"
)

// A Provenance tells what a response answers, for those who cite it.
type Provenance struct {
	Data      []byte        // the value of the data member, as it stands in the response's body
	Errors    int           // how many errors stand beside it
	Version   store.Version // the one that all of it comes from
	Operation string        // its name, empty where it has none
	Fields    []string      // the root fields that it asks for, in order, each once
	Schema    bool          // it asks for the schema too, which no version of the graph holds
}

// provenanceOf tells what an operation asks for, and from which version it was answered.
func provenanceOf(ctx context.Context, op *ast.OperationDefinition, v store.Version) *Provenance {
	a := &Provenance{Version: v, Operation: op.Name}
	for _, f := range graphql.CollectFields(graphql.GetOperationContext(ctx), op.SelectionSet, []string{"Query"}) {
		switch {
		case f.Name == "__typename":
		case strings.HasPrefix(f.Name, "__"):
			a.Schema = true
		case !slices.Contains(a.Fields, f.Name):
			a.Fields = append(a.Fields, f.Name)
		}
	}
	return a
}
