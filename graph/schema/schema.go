// Package schema holds all that is derived from the ontology: the public schema, and what gqlgen generates from the
// dispatch schema. Only this file is written by hand.
package schema

import (
	"context"
	_ "embed"
	"errors"
	"io"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:generate go run graph287g/graph/derive .
//go:generate sh -c "cd ../.. && go tool gqlgen generate"

// SDL is the public schema as clients see it.
//
//go:embed public.graphqls
var SDL string

// Public returns the public schema, loaded once. Nobody may change it.
var Public = sync.OnceValues(func() (*ast.Schema, error) {
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "public.graphqls", Input: SDL})
	if err != nil {
		return nil, err
	}
	delete(s.Directives, "defer") // gqlgen's own; nothing here answers it
	// gqlparser lists interfaces among the possible types of the interfaces that they implement.
	for name, types := range s.PossibleTypes {
		objects := types[:0:0]
		for _, t := range types {
			if t.Kind == ast.Object {
				objects = append(objects, t)
			}
		}
		s.PossibleTypes[name] = objects
	}
	return s, nil
})

// An Answer is the JSON of one root field.
type Answer []byte

// MarshalGQL writes the answer as it is.
func (a Answer) MarshalGQL(w io.Writer) { _, _ = w.Write(a) }

// UnmarshalGQL is never called: no argument has this type.
func (a *Answer) UnmarshalGQL(any) error { return errors.New("an Answer is output alone") }

// A Part is what was prepared for one response key of the root: JSON, or the error that took its place.
type Part struct {
	JSON []byte
	Err  error
}

// Parts finds the part for a response key.
type Parts func(key string) Part

type partsKey struct{}

// WithParts returns a context from which the resolvers take their parts.
func WithParts(ctx context.Context, p Parts) context.Context {
	return context.WithValue(ctx, partsKey{}, p)
}

// New returns the executable schema over the public schema.
func New() (graphql.ExecutableSchema, error) {
	s, err := Public()
	if err != nil {
		return nil, err
	}
	return NewExecutableSchema(Config{Schema: s, Resolvers: root{}}), nil
}

type root struct{}

// Query returns the resolvers of the root fields.
func (root) Query() QueryResolver { return queryResolver{} }

type queryResolver struct{}

var errNoPart = errors.New("no answer was prepared for this field")

func part(ctx context.Context) (Answer, error) {
	parts, ok := ctx.Value(partsKey{}).(Parts)
	if !ok {
		return nil, errNoPart
	}
	p := parts(graphql.GetFieldContext(ctx).Field.Alias)
	return p.JSON, p.Err
}
