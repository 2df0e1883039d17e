package httpapi

import (
	"context"
	"net/http"
	"strings"

	"graph287g/graph"
	"graph287g/graph/limits"
)

// graphQL is /graphql.
type graphQL struct {
	engine  Engine
	limiter limiter
	limits  limits.Limits
	clients clients
	citer   citer
}

func newGraphQL(c Config) *graphQL {
	return &graphQL{
		engine: c.Engine, limiter: make(limiter, c.Limits.Concurrent), limits: c.Limits, clients: newClients(c.TrustedProxies),
		citer: citer{base: strings.TrimSuffix(c.PublicURL, "/"), archive: c.Archive},
	}
}

func (g *graphQL) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Cache-Control"] = noStore // nothing tells yet until when an answer holds
	h["Vary"] = append(h["Vary"], "Accept, Accept-Encoding")
	m, ok := negotiateMedia(r.Header["Accept"])
	if !ok {
		sendProblem(w, r, m, notAcceptable())
		return
	}
	req, p := g.read(r)
	if p != nil {
		sendProblem(w, r, m, p)
		return
	}
	readExtensionHeaders(&req, r.Header)
	res, p := g.run(withRequestContext(w, r, req), req)
	if p != nil {
		sendProblem(w, r, m, p)
		return
	}
	noteOperation(w, res.Operation)
	if res.Provenance != nil {
		if err := g.citer.addCitation(&res, req); err != nil {
			panic(err) // texts and numbers always marshal
		}
	}
	setStatusHeaders(h, res.Code)
	setCostHeader(h, res.Cost)
	send(w, r, statusOf(res.Code, m), m, res.Body)
}

// read makes the request of what came: HEAD is answered as GET, without the body.
func (g *graphQL) read(r *http.Request) (graph.Request, *problem) {
	if r.Method != http.MethodPost {
		return decodeURLQuery(r.URL.RawQuery)
	}
	if p := checkContentType(r.Header); p != nil {
		return graph.Request{}, p
	}
	body, p := readBody(r, g.limits.BodyBytes)
	if p != nil {
		return graph.Request{}, p
	}
	defer releaseBody(body)
	return decodeBody(body.Bytes())
}

// run hands the request to the engine. The limiter counts it only now that the request has come in whole, and no longer once
// the answer goes out, so that slow clients keep nobody waiting.
func (g *graphQL) run(ctx context.Context, req graph.Request) (graph.Response, *problem) {
	ctx, cancel := context.WithTimeout(ctx, g.limits.Timeout)
	defer cancel()
	if !g.limiter.acquire(ctx) {
		return graph.Response{}, overloaded()
	}
	defer g.limiter.release()
	return g.engine.Execute(ctx, req), nil
}
