package schema

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
)

// Resolve is how gqlgen's fields are resolved: to null for a list that a type of its kind doesn't have, such as the fields of an
// enum, where package introspection has an empty one; and to nothing at all once nobody waits any more.
func Resolve(ctx context.Context, next graphql.Resolver) (any, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if fc := graphql.GetFieldContext(ctx); fc.Object == "__Type" {
		if t, ok := fc.Parent.Result.(*introspection.Type); ok && !hasList(t.Kind(), fc.Field.Name) {
			return nil, nil
		}
	}
	return next(ctx)
}

// hasList is the table of the specification, section 4.2.2. It is true of what is no list.
func hasList(kind, field string) bool {
	switch field {
	case "fields", "interfaces":
		return kind == "OBJECT" || kind == "INTERFACE"
	case "possibleTypes":
		return kind == "INTERFACE" || kind == "UNION"
	case "enumValues":
		return kind == "ENUM"
	case "inputFields":
		return kind == "INPUT_OBJECT"
	}
	return true
}
