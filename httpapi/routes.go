package httpapi

import (
	"net/http"
	"strings"

	"graph287g/graph"
)

// methods are those that a path takes, as Allow lists them. OPTIONS is answered for every path.
type methods string

const (
	readOnly    methods = "GET, HEAD, OPTIONS"
	readAndPost methods = "GET, HEAD, POST, OPTIONS"
	postOnly    methods = "POST, OPTIONS"
)

func (m methods) have(method string) bool {
	if method == http.MethodPost {
		return m != readOnly
	}
	return m != postOnly && (method == http.MethodGet || method == http.MethodHead)
}

type route struct {
	methods methods
	handler http.Handler
}

// routes finds the handler of a path. It isn't an http.ServeMux because that answers in text and redirects paths that it
// would rather have otherwise.
type routes struct {
	byPath map[string]route
	paths  []string // in the order of adding, for those who ask for another
	under  []under
}

// under is a path below which everything goes to one handler.
type under struct {
	prefix string // with a slash at its end
	route
}

func (rs *routes) add(path string, m methods, h http.Handler) {
	rs.byPath[path] = route{m, h}
	rs.paths = append(rs.paths, path)
}

// below gives h the path and all that is below it.
func (rs *routes) below(path string, m methods, h http.Handler) {
	rs.byPath[path] = route{m, h}
	rs.inside(path+"/", m, h)
	rs.paths = append(rs.paths, path+"/")
}

// inside gives h all that is below a path, and not the path itself, which it doesn't list.
func (rs *routes) inside(prefix string, m methods, h http.Handler) {
	rs.under = append(rs.under, under{prefix, route{m, h}})
}

func (rs *routes) find(path string) (route, bool) {
	for _, u := range rs.under {
		if strings.HasPrefix(path, u.prefix) {
			return u.route, true
		}
	}
	found, ok := rs.byPath[path]
	return found, ok
}

func (rs *routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	found, ok := rs.find(r.URL.Path)
	switch {
	case !ok:
		sendProblem(w, r, jsonMedia, rs.notFound())
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", string(found.methods))
		w.WriteHeader(http.StatusNoContent)
	case !found.methods.have(r.Method):
		sendProblem(w, r, jsonMedia, methodNotAllowed(found.methods))
	default:
		found.handler.ServeHTTP(w, r)
	}
}

func (rs *routes) notFound() *problem {
	return &problem{
		status:  http.StatusNotFound,
		code:    graph.NotFound,
		message: "nothing is at this path, the paths are " + strings.Join(rs.paths, ", "),
		paths:   rs.paths,
	}
}

func methodNotAllowed(m methods) *problem {
	return &problem{
		status:  http.StatusMethodNotAllowed,
		code:    graph.MethodNotAllowed,
		message: "this path doesn't take this method, it takes " + string(m),
		allow:   string(m),
	}
}
