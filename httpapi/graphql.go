package httpapi

import (
	"context"
	"net/http"
	"strings"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/httpapi/registered"
	"graph287g/internal/deadline"
)

// graphQL is /graphql.
type graphQL struct {
	engine    Engine
	keeper    Keeper // the engine, where it keeps answers; else nil
	admission *admission
	limits    limits.Limits
	citer     citer
	bodies    bodyReader
	documents *registered.Set
	dated     Dated // the engine, where it is one; else nil
}

func newGraphQL(c Config) *graphQL {
	keeper, _ := c.Engine.(Keeper)
	dated, _ := c.Engine.(Dated)
	return &graphQL{
		engine: c.Engine, keeper: keeper, admission: newAdmission(c), limits: c.Limits,
		bodies: newBodyReader(c.Documents), documents: c.Documents, dated: dated,
		citer: citer{base: strings.TrimSuffix(c.PublicURL, "/"), archive: c.Archive},
	}
}

func (g *graphQL) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if format := tableFormatOf(r); format != noTable {
		g.serveTableRequest(w, r, format)
		return
	}
	h := w.Header()
	h["Cache-Control"] = noStore // nothing tells yet until when an answer holds
	h["Vary"] = varyByAccept
	m, ok := negotiateMedia(r.Header["Accept"])
	if !ok {
		sendProblem(w, r, m, notAcceptable())
		return
	}
	held := g.admission.hold(r)
	defer held.release()
	req, p := g.read(r, held)
	if p != nil {
		sendProblem(w, r, m, p)
		return
	}
	readExtensionHeaders(&req, r.Header)
	if req.Registered && g.dated != nil {
		moment, err := g.dated.Moment(r.Context())
		if err != nil {
			sendProblem(w, r, m, problemOf(err))
			return
		}
		req.Variables = g.documents.WithText(req.Query).Complete(req.Variables, moment.ListDays)
		if r.Method != http.MethodPost && !req.Describe && isFresh(w, r, req, moment, m) {
			return
		}
	}
	res, p := g.run(withRequestContext(w, r, req), req, held)
	if p != nil {
		notFresh(h)
		sendProblem(w, r, m, p)
		return
	}
	defer res.Release()
	if !isWhole(res) {
		notFresh(h)
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

// read makes the request of what came: HEAD is answered as GET, without the body. The body counts as held until all is answered, for the
// document and the variables are parts of it.
func (g *graphQL) read(r *http.Request, held *hold) (graph.Request, *problem) {
	if r.Method != http.MethodPost {
		return decodeURLQuery(r.URL.RawQuery, g.documents)
	}
	if p := checkContentType(r.Header); p != nil {
		return graph.Request{}, p
	}
	if p := held.grow(r.Context(), bodySize(r, g.limits.BodyBytes)); p != nil {
		p.closeConnection = true // the body hasn't been read
		return graph.Request{}, p
	}
	body, p := readBody(r, g.limits.BodyBytes)
	if p != nil {
		return graph.Request{}, p
	}
	defer releaseBody(body)
	return g.bodies.read(body.Bytes())
}

// bodySize bounds how many bytes of a body will be in memory.
func bodySize(r *http.Request, limit int) int64 {
	if r.ContentLength < 0 || r.ContentLength > int64(limit) {
		return int64(limit)
	}
	return r.ContentLength
}

// run hands the request to the engine. A place is taken only now that the request has come in whole, and given back before the answer
// goes out, so that slow clients keep nobody waiting.
func (g *graphQL) run(ctx context.Context, req graph.Request, held *hold) (graph.Response, *problem) {
	if g.keeper != nil {
		if res, ok := g.keeper.Kept(ctx, req); ok { // which needs neither a place nor memory nor a watch over its time
			return res, nil
		}
	}
	end := time.Now().Add(g.limits.Timeout)
	leave, p := g.admission.enter(ctx, held.client)
	if p != nil {
		return graph.Response{}, p
	}
	defer leave()
	ctx, cancel := deadline.With(ctx, end)
	defer cancel()
	return g.execute(ctx, req, held)
}

// execute is run for who has a place already. Memory is taken for the answer as soon as its price is known, and what is more than the
// answer has is given back.
func (g *graphQL) execute(ctx context.Context, req graph.Request, held *hold) (_ graph.Response, p *problem) {
	before := held.bytes
	req.Admit = func(bytes int64) bool {
		p = held.grow(ctx, bytes)
		return p == nil
	}
	res := g.engine.Execute(ctx, req)
	if p != nil {
		return graph.Response{}, p
	}
	held.shrinkTo(before + int64(cap(res.Body)))
	return res, nil
}
