package httpapi

import (
	"fmt"
	"net/http"
)

// New builds the whole API. The error is what Config.Verify finds.
func New(c Config) (http.Handler, error) {
	if err := c.Verify(); err != nil {
		return nil, fmt.Errorf("httpapi: %w", err)
	}
	c = c.withDefaults()
	return observe(c.Logger, withHeaders(withCORS(newRoutes(c)))), nil
}

func newRoutes(c Config) *routes {
	rs := &routes{byPath: map[string]route{}}
	rs.add("/graphql", readAndPost, newGraphQL(c))
	if c.Schema != "" {
		rs.add("/schema.graphql", readOnly, newDocument("text/plain; charset=utf-8", c.Schema))
	}
	if c.Ontology != "" {
		rs.add("/ontology.graphqls", readOnly, newDocument("text/plain; charset=utf-8", c.Ontology))
	}
	if c.Playground != nil {
		rs.below("/playground", readOnly, c.Playground)
	}
	rs.add("/livez", readOnly, livez(c.Version))
	rs.add("/readyz", readOnly, newReadyz(c.Engine, c.Logger))
	rs.add("/", readOnly, newIndex(c))
	return rs
}
