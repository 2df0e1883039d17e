package httpapi

import "net/http"

// New builds the whole API. It panics if Config.Verify finds an error.
func New(c Config) http.Handler {
	if err := c.Verify(); err != nil {
		panic("httpapi: " + err.Error())
	}
	c = c.withDefaults()
	return observe(c.Logger, withHeaders(withCORS(newRoutes(c))))
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
