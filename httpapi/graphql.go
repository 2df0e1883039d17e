package httpapi

import (
	"net/http"
	"strings"
	"time"

	"graph287g/graph"
)

// graphQL is /graphql.
type graphQL struct {
	engine  Engine
	places  places
	timeout time.Duration
	maxBody int
	citer   citer
}

func newGraphQL(c Config) *graphQL {
	return &graphQL{
		engine: c.Engine, places: make(places, c.MaxConcurrent), timeout: c.Timeout, maxBody: c.MaxBody,
		citer: citer{base: strings.TrimSuffix(c.PublicURL, "/"), archive: c.Archive},
	}
}

func (g *graphQL) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Cache-Control"] = noStore // nothing tells yet until when an answer holds
	h["Vary"] = append(h["Vary"], "Accept, Accept-Encoding")
	m, ok := negotiate(r.Header["Accept"])
	if !ok {
		sendProblem(w, r, m, notAcceptable())
		return
	}
	req, p := g.read(r)
	if p != nil {
		sendProblem(w, r, m, p)
		return
	}
	askInHeaders(&req, r.Header)
	res, p := g.run(withOperation(w, r, req), req)
	if p != nil {
		sendProblem(w, r, m, p)
		return
	}
	if res.Answer != nil {
		if err := g.citer.extend(&res, req); err != nil {
			panic(err) // texts and numbers always marshal
		}
	}
	setHints(h, res.Code)
	setCost(h, res.Cost)
	send(w, r, statusOf(res.Code, m), m, res.Body)
}

// read makes the request of what came: HEAD is answered as GET, without the body.
func (g *graphQL) read(r *http.Request) (graph.Request, *problem) {
	if r.Method != http.MethodPost {
		return decodeParameters(r.URL.RawQuery)
	}
	if p := checkContentType(r.Header); p != nil {
		return graph.Request{}, p
	}
	body, p := readBody(r, g.maxBody)
	if p != nil {
		return graph.Request{}, p
	}
	defer releaseBody(body)
	return decodeBody(body.Bytes())
}
