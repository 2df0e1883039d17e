package httpapi

import (
	"net/http"

	"graph287g/graph"
)

// A Site has pages for people. They are made of answers to queries that anybody could send.
type Site interface {
	http.Handler
	// Has tells whether a path is one at which pages are. At other paths only browsers are told by a page that nothing is there.
	Has(path string) bool
}

// Ask answers a query for a page, within the limits of whoever asks for the page. The Answer is used up by its Done.
type Ask func(w http.ResponseWriter, r *http.Request, req graph.Request) Answer

// An Answer is what a client would get from /graphql.
type Answer struct {
	graph.Response
	Status     int    // as of application/graphql-response+json
	RetryAfter string // in seconds; empty where nothing says so
	Done       func() // gives back what the answer holds; Body can't be used after it
}

// ask is the Ask of the site.
func (g *graphQL) ask(w http.ResponseWriter, r *http.Request, req graph.Request) Answer {
	req.ReadOnly = true
	held := g.admission.hold(r)
	res, p := g.run(withRequestContext(w, r, req), req, held)
	if p != nil {
		held.release()
		return Answer{
			Response: graph.Response{Body: p.json(), Code: p.code}, Status: p.statusAs(responseMedia), RetryAfter: p.retryAfter, Done: func() {},
		}
	}
	noteOperation(w, res.Operation)
	h := http.Header{}
	setStatusHeaders(h, res.Code)
	return Answer{Response: res, Status: statusOf(res.Code, responseMedia), RetryAfter: h.Get("Retry-After"), Done: func() {
		res.Release()
		held.release()
	}}
}

// isPage tells whether the site answers a request for a path that is no other handler's.
func (rs *routes) isPage(r *http.Request) bool {
	if rs.site == nil || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	if rs.site.Has(r.URL.Path) {
		return true
	}
	page, _ := prefersHTML(r.Header["Accept"])
	return page
}

// homeOr serves the site's home page to browsers, and to others what tells of the API.
func (rs *routes) homeOr(index http.Handler) http.Handler {
	if rs.site == nil {
		return index
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h["Vary"] = append(h["Vary"], "Accept")
		if page, _ := prefersHTML(r.Header["Accept"]); page {
			rs.site.ServeHTTP(w, r)
			return
		}
		index.ServeHTTP(w, r)
	})
}
