// Package schema holds all that is derived from the ontology: the public schema, and what gqlgen generates from the
// dispatch schema. Only this file and introspection.go are written by
// hand.
package schema

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"io"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:generate go run graph287g/internal/schemagen .
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

// An Answer is one root field on its way through gqlgen: not its JSON, but a mark in the place of it, so that a large
// answer isn't copied from buffer to buffer. Splice puts the JSON in.
type Answer []byte

// MarshalGQL writes the mark.
func (a Answer) MarshalGQL(w io.Writer) { _, _ = w.Write(a) }

// UnmarshalGQL is never called: no argument has this type.
func (a *Answer) UnmarshalGQL(any) error { return errors.New("an Answer is output alone") }

// A Part is what was prepared for one response key of the root: JSON, or the error that took its place.
type Part struct {
	JSON []byte
	Err  error
}

// Parts are the parts of an operation, and which is for which response key.
type Parts struct {
	List []Part
	Keys map[string]int
}

type partsKey struct{}

// WithParts returns a context from which the resolvers take their parts.
func WithParts(ctx context.Context, p *Parts) context.Context {
	return context.WithValue(ctx, partsKey{}, p)
}

// A mark is a zero byte, which stands in no JSON text, and the number of the part.
var marks = func() (m [256]Answer) {
	for i := range m {
		m[i] = Answer{0, byte(i)}
	}
	return m
}()

// Splice appends what gqlgen wrote with the JSON of the parts in the place of their marks.
func (p *Parts) Splice(b, data []byte) []byte {
	for {
		i := bytes.IndexByte(data, 0)
		if i < 0 {
			return append(b, data...)
		}
		b = append(append(b, data[:i]...), p.List[data[i+1]].JSON...)
		data = data[i+2:]
	}
}

// Len returns how many bytes the parts have.
func (p *Parts) Len() int {
	n := 0
	for i := range p.List {
		n += len(p.List[i].JSON)
	}
	return n
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
	parts, ok := ctx.Value(partsKey{}).(*Parts)
	if !ok {
		return nil, errNoPart
	}
	i, ok := parts.Keys[graphql.GetFieldContext(ctx).Field.Alias]
	if !ok || i >= len(marks) {
		return nil, errNoPart
	}
	if err := parts.List[i].Err; err != nil {
		return nil, err
	}
	return marks[i], nil
}
