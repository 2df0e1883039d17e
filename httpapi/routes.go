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
)

func (m methods) have(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodPost && m == readAndPost
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
	prefix string   // the one path below which everything goes to under
	under  route
}

func (rs *routes) add(path string, m methods, h http.Handler) {
	rs.byPath[path] = route{m, h}
	rs.paths = append(rs.paths, path)
}

// below gives h the path and all that is below it.
func (rs *routes) below(path string, m methods, h http.Handler) {
	rs.prefix, rs.under = path+"/", route{m, h}
	rs.byPath[path] = rs.under
	rs.paths = append(rs.paths, path+"/")
}

func (rs *routes) find(path string) (route, bool) {
	if rs.prefix != "" && strings.HasPrefix(path, rs.prefix) {
		return rs.under, true
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
