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

// addCite adds /cite and what is below it. Without an archive both say so, and aren't listed.
func (rs *routes) addCite(c Config, api *graphQL) {
	archives := &archiving{api, c.Logger}
	rs.inside(citePrefix, readOnly, &archived{archives, c.Playground != nil})
	if c.Archive != nil {
		rs.add("/cite", postOnly, archives)
		return
	}
	rs.byPath["/cite"] = route{postOnly, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sendProblem(w, r, jsonMedia, notArchiving())
	})}
}

func newRoutes(c Config) *routes {
	rs := &routes{byPath: map[string]route{}}
	api := newGraphQL(c)
	rs.add("/graphql", readAndPost, api)
	rs.addCite(c, api)
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
