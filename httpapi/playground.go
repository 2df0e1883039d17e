package httpapi

import (
	"maps"
	"net/http"
)

// withNotFound answers what next has nothing for as every path that isn't there is answered.
func (rs *routes) withNotFound(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		before := w.Header().Clone()
		c := &notFoundCatcher{ResponseWriter: w}
		next.ServeHTTP(c, r)
		if c.caught {
			clear(w.Header()) // what next says of its pages holds for no error
			maps.Copy(w.Header(), before)
			sendProblem(w, r, jsonMedia, rs.notFound())
		}
	})
}

// A notFoundCatcher keeps a 404 and its body back.
type notFoundCatcher struct {
	http.ResponseWriter
	caught bool
}

func (c *notFoundCatcher) WriteHeader(status int) {
	if c.caught = c.caught || status == http.StatusNotFound; !c.caught {
		c.ResponseWriter.WriteHeader(status)
	}
}

func (c *notFoundCatcher) Write(b []byte) (int, error) {
	if c.caught {
		return len(b), nil
	}
	return c.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (c *notFoundCatcher) Unwrap() http.ResponseWriter { return c.ResponseWriter }
