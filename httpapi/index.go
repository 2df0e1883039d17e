package httpapi

import (
	_ "embed"
	"html/template"
	"net/http"
	"strings"
)

//go:embed index.html
var indexHTML string

// index.html has one style element and nothing else that a browser would run or load.
const indexPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// newIndex is the page at /: where to go from here, rather than a redirect to the playground, which explains nothing and may
// be missing from a build.
func newIndex(c Config) http.Handler {
	var page strings.Builder
	err := template.Must(template.New("index").Parse(indexHTML)).Execute(&page, map[string]any{
		"Playground": c.Playground != nil,
		"Archive":    c.Archive != nil,
		"Schema":     c.Schema != "",
		"Ontology":   c.Ontology != "",
		"Version":    c.Version,
	})
	if err != nil {
		panic(err) // the template is ours, and tested
	}
	d := newDocument("text/html; charset=utf-8", page.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", indexPolicy)
		d.ServeHTTP(w, r)
	})
}
