package httpapi

import (
	"context"
	"net/http"

	"graph287g/graph"
)

// run hands the request to the engine. A place is taken only now that the request has come in whole, and given back before
// the answer goes out, so that slow clients keep nobody waiting.
func (g *graphQL) run(ctx context.Context, req graph.Request) (graph.Response, *problem) {
	ctx, cancel := context.WithTimeout(ctx, g.timeout)
	defer cancel()
	if !g.places.take(ctx) {
		return graph.Response{}, overloaded()
	}
	defer g.places.leave()
	return g.engine.Execute(ctx, req), nil
}

// withOperation gives the access log the operation's name, and the engine's context the request's id.
func withOperation(w http.ResponseWriter, r *http.Request, req graph.Request) context.Context {
	x, ok := w.(*exchange)
	if !ok {
		return r.Context()
	}
	if isName(req.OperationName) {
		x.operation = req.OperationName
	}
	return context.WithValue(r.Context(), requestIDKey{}, x.id)
}

// isName tells whether a name may be one of GraphQL and is fit for the log.
func isName(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return s != "" && len(s) <= 100
}

func overloaded() *problem {
	return &problem{
		status:     http.StatusServiceUnavailable,
		code:       graph.RateLimited,
		message:    "the server is answering as many requests as it can: send this one again in a second",
		retryAfter: retrySoon,
	}
}
