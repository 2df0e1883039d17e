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
	return withObservation(c.Logger, c.Limits.ReadRate, withSecurityHeaders(withHostCheck(c.Hosts, withCORS(newRoutes(c))))), nil
}

// addCite adds /cite and what is below it. Without an archive both say so, and aren't listed.
func (rs *routes) addCite(c Config, api *graphQL) {
	archives := &citePostHandler{api, c.Logger}
	rs.handlePrefix(citePrefix, onlyRead, &citeGetHandler{archives, c.Playground != nil})
	if c.Archive != nil {
		rs.handle("/cite", onlyPost, archives)
		return
	}
	rs.exact["/cite"] = route{onlyPost, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sendProblem(w, r, jsonMedia, archiveDisabled())
	})}
}

func newRoutes(c Config) *routes {
	rs := &routes{exact: map[string]route{}}
	api := newGraphQL(c)
	rs.handle("/graphql", readAndPost, api)
	rs.addCite(c, api)
	rs.addExports(c)
	if c.Schema != "" {
		rs.handle("/schema.graphql", onlyRead, newStaticText("text/plain; charset=utf-8", c.Schema))
	}
	if c.Ontology != "" {
		rs.handle("/ontology.graphqls", onlyRead, newStaticText("text/plain; charset=utf-8", c.Ontology))
	}
	if c.Playground != nil {
		rs.handleTree("/playground", onlyRead, rs.withNotFound(c.Playground))
	}
	rs.handle("/livez", onlyRead, liveHandler(c.Version))
	rs.handle("/readyz", onlyRead, newReadyHandler(c))
	index := newIndex(c)
	if c.Site != nil {
		rs.site = c.Site(api.ask)
		rs.handle("/api", onlyRead, index)
	}
	rs.addRegistered(c, api)
	rs.handle("/", onlyRead, rs.homeOr(index))
	return rs
}
