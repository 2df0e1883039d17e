package httpapi

import (
	"net/http"
	"strings"

	"graph287g/graph/apierror"
)

// methods are those that a path takes, as Allow lists them. OPTIONS is answered for every path.
type methods string

const (
	onlyRead    methods = "GET, HEAD, OPTIONS"
	readAndPost methods = "GET, HEAD, POST, OPTIONS"
	onlyPost    methods = "POST, OPTIONS"
)

func (m methods) allow(method string) bool {
	if method == http.MethodPost {
		return m != onlyRead
	}
	return m != onlyPost && (method == http.MethodGet || method == http.MethodHead)
}

type route struct {
	methods methods
	handler http.Handler
}

// routes finds the handler of a path. It isn't an http.ServeMux because that answers in text and redirects paths that it
// would rather have otherwise.
type routes struct {
	exact    map[string]route
	paths    []string // in the order of adding, for those who ask for another
	prefixes []prefixRoute
	site     Site // nil where there are no pages
}

// A prefixRoute is a path below which everything goes to one handler.
type prefixRoute struct {
	prefix string // with a slash at its end
	route
}

func (rs *routes) handle(path string, m methods, h http.Handler) {
	rs.exact[path] = route{m, h}
	rs.paths = append(rs.paths, path)
}

// handleTree gives h the path and all that is below it.
func (rs *routes) handleTree(path string, m methods, h http.Handler) {
	rs.exact[path] = route{m, h}
	rs.handlePrefix(path+"/", m, h)
	rs.paths = append(rs.paths, path+"/")
}

// handlePrefix gives h all that is below a path, and not the path itself, which it doesn't list.
func (rs *routes) handlePrefix(prefix string, m methods, h http.Handler) {
	rs.prefixes = append(rs.prefixes, prefixRoute{prefix, route{m, h}})
}

func (rs *routes) find(path string) (route, bool) {
	for _, u := range rs.prefixes {
		if strings.HasPrefix(path, u.prefix) {
			return u.route, true
		}
	}
	found, ok := rs.exact[path]
	return found, ok
}

func (rs *routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	found, ok := rs.find(r.URL.Path)
	switch {
	case !ok && rs.isPage(r):
		rs.site.ServeHTTP(w, r)
	case !ok:
		sendProblem(w, r, jsonMedia, rs.notFound())
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", string(found.methods))
		w.WriteHeader(http.StatusNoContent)
	case !found.methods.allow(r.Method):
		sendProblem(w, r, jsonMedia, methodNotAllowed(found.methods))
	default:
		found.handler.ServeHTTP(w, r)
	}
}

func (rs *routes) notFound() *problem {
	return &problem{
		status:  http.StatusNotFound,
		code:    apierror.NotFound,
		message: "nothing is at this path, the paths are " + strings.Join(rs.paths, ", "),
		paths:   rs.paths,
	}
}

func methodNotAllowed(m methods) *problem {
	return &problem{
		status:  http.StatusMethodNotAllowed,
		code:    apierror.MethodNotAllowed,
		message: "this path doesn't take this method, it takes " + string(m),
		allow:   string(m),
	}
}
