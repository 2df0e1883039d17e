// Package web serves what the npm project in this folder builds. The bundles are embedded, so the server is one file and
// no page loads anything from elsewhere.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

// dist holds at least .keep, so that a checkout on which `make web` never ran compiles; its playground says so then.
//
//go:embed all:dist
var dist embed.FS

const mount = "/playground"

// Playground serves the GraphQL playground under /playground/ and redirects /playground there. Each response, errors too,
// carries the security headers. Without a built bundle every page is a 503 that says what to do.
//
// It panics only if the embedded bundle is damaged, which the tests of this package would have shown.
func Playground() http.Handler {
	h, err := newPlayground(dist)
	if err != nil {
		panic(err)
	}
	return h
}

// newPlayground reads the bundle at dist/playground in fsys. That there is none is no error.
func newPlayground(fsys fs.FS) (http.Handler, error) {
	built, err := fs.Sub(fsys, "dist/playground")
	if err != nil {
		return nil, err
	}
	if !isBuilt(built) {
		return mountPlayground(http.HandlerFunc(notBuilt)), nil
	}
	files, err := loadBundle(built)
	if err != nil {
		return nil, err
	}
	return mountPlayground(files), nil
}

// mountPlayground does what holds for every answer below the mount, whether the bundle is there or not.
func mountPlayground(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setSecurityHeaders(w.Header())
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "The playground is read with GET or HEAD.", http.StatusMethodNotAllowed)
		case r.URL.Path == mount:
			redirect(w, mount+"/", r.URL.RawQuery)
		case strings.HasPrefix(r.URL.Path, mount+"/"):
			http.StripPrefix(mount+"/", next).ServeHTTP(w, r)
		default:
			http.NotFound(w, r)
		}
	})
}

// redirect leads to an address, which may be relative, for good. It keeps the query; a share link's fragment is kept by the browser.
func redirect(w http.ResponseWriter, target, rawQuery string) {
	if rawQuery != "" {
		target += "?" + rawQuery
	}
	w.Header().Set("Location", target)
	w.WriteHeader(http.StatusMovedPermanently)
}
