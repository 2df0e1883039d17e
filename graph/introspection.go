package graph

import (
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// Answers to what is asked of the schema alone never change while the program runs, and take a hundred times as long to make as most
// others. Those of tools are few, so that few are kept.
const (
	keptIntrospections = 16
	maxKeptQuery       = 32 << 10 // bytes of its text
)

// An introspectionCache keeps answers to what is asked of the schema alone.
type introspectionCache struct{ answers *lru.Cache[string, Response] }

func newIntrospectionCache() introspectionCache {
	answers, _ := lru.New[string, Response](keptIntrospections) // the size is positive
	return introspectionCache{answers}
}

// answer returns the answer that is kept for a key, or makes it. Nobody may change its body.
func (c introspectionCache) answer(key string, make func() Response) Response {
	if kept, ok := c.answers.Get(key); ok {
		return kept
	}
	made := make()
	if made.Code == "" {
		c.answers.Add(key, made)
	}
	return made
}

// introspectionKey tells requests apart whose answers may be kept; ok is false for all others. Those that ask for more beside the answer
// would have it added to the body.
func (x *execution) introspectionKey() (key string, ok bool) {
	if x.ShowCost || x.Describe || len(x.Query) > maxKeptQuery || !asksSchemaOnly(x.operation.SelectionSet) {
		return "", false
	}
	return x.Query + "\x00" + x.operation.Name + "\x00" + string(store.AppendJSON(nil, x.variables)), true
}

// asksSchemaOnly tells whether all fields of a selection at the root are about the schema: then no store is needed.
func asksSchemaOnly(set ast.SelectionSet) bool {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if !strings.HasPrefix(sel.Name, "__") {
				return false
			}
		case *ast.InlineFragment:
			if !asksSchemaOnly(sel.SelectionSet) {
				return false
			}
		case *ast.FragmentSpread:
			if !asksSchemaOnly(sel.Definition.SelectionSet) {
				return false
			}
		}
	}
	return true
}

// introspectionExceeded tells that too much is asked of the schema.
func introspectionExceeded(estimated, limit int64) *gqlerror.Error {
	err := apierror.New(apierror.CostExceeded,
		"what is asked of the schema may have %d bytes, %d are allowed: ask for each type once, as the introspection queries of tools do, or take /schema.graphql", estimated, limit)
	err.Extensions["cost"] = map[string]any{"estimated": estimated, "limit": limit, "unit": "bytes"}
	return err
}
