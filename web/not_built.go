package web

import (
	"io"
	"net/http"
)

const notBuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Playground not built</title>
<style>body { max-width: 40em; margin: 3em auto; padding: 0 1em; font: 1em/1.5 system-ui, sans-serif }</style>
<h1>The playground isn't in this build</h1>
<p>Its files are made by Node and weren't there when this server was compiled.
Run <code>make web</code>, which builds them, then build and restart the server.</p>
<p>The API itself works without them: send queries with POST to <code>/graphql</code>;
the schema is at <a href="/schema.graphql">/schema.graphql</a>.</p>
</html>
`

// notBuilt answers 503, not 404: the address is right and will work once the bundle is there.
func notBuilt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusServiceUnavailable)
	if r.Method == http.MethodGet {
		_, _ = io.WriteString(w, notBuiltPage) // a client that has gone can't be told
	}
}
