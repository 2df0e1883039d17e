package httpapi

import (
	"context"
	"fmt"
	"net/http"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/table"
)

// MaxTableRows is how many rows a table may have. A whole kind is at /export.
const MaxTableRows = 10_000

// A Tabler is an Engine that makes tables of documents.
type Tabler interface {
	Engine
	// Table makes the table of a connection of a request's document; where that can't be, the second is the answer that says why, else nil.
	Table(r graph.Request, o table.Options) (*table.Table, *graph.Response)
}

var (
	csvType    = []string{"text/csv; charset=utf-8; header=present"}
	csvwType   = []string{"application/csvm+json; charset=utf-8"}
	csvProfile = `rel="describedby"; type="application/csvm+json"`
)

// serveTableRequest answers a request that wants a table.
func (g *graphQL) serveTableRequest(w http.ResponseWriter, r *http.Request, format tableFormat) {
	held := g.admission.hold(r)
	defer held.release()
	req, p := g.read(r, held)
	if p != nil {
		sendProblem(w, r, responseMedia, p)
		return
	}
	o, p := g.readTableOptions(r, req, format)
	if p != nil {
		sendProblem(w, r, responseMedia, p)
		return
	}
	g.serveTable(w, r, held, req, o)
}

// serveTable answers a request with one of its connections as CSV, all of it, or with what describes that CSV. What is wrong before the first
// byte is told as GraphQL over HTTP tells it, with the statuses of application/graphql-response+json.
func (g *graphQL) serveTable(w http.ResponseWriter, r *http.Request, held *hold, req graph.Request, o tableOptions) {
	h := w.Header()
	h["Cache-Control"], h["Vary"] = noStore, varyByAccept
	ctx := withRequestContext(w, r, req)
	t, fail := g.makeTable(ctx, held, req, o)
	if fail != nil {
		fail.send(w, r)
		return
	}
	pages := &tablePages{api: g, held: held, request: req, table: t, base: held.bytes, rows: maxPageRows, waits: pageWaits}
	if o.sidecar {
		pages.rows = 1 // it tells of the graph and of none of them
	}
	first, fail := pages.read(ctx, "")
	if fail != nil {
		fail.send(w, r)
		return
	}
	noteOperation(w, t.Operation)
	if o.name == "" {
		o.name = t.Name
	}
	if o.whole != nil && first.Total <= MaxTableRows {
		o.whole(h)
	}
	if o.sidecar {
		sendBody(w, r, http.StatusOK, csvwType, sidecarOf(t, first.Meta, req, o))
		return
	}
	if first.Total > MaxTableRows {
		sendProblem(w, r, responseMedia, tooManyRows(first.Total))
		return
	}
	h["Content-Type"] = csvType
	h.Set("Content-Disposition", `attachment; filename="`+o.name+`.csv"`)
	if o.describedBy != "" {
		h.Set("Link", "<"+o.describedBy+">; "+csvProfile)
	}
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return
	}
	pages.stream(ctx, w, first)
}

// makeTable reads the document, within a place as any other request's.
func (g *graphQL) makeTable(ctx context.Context, held *hold, req graph.Request, o tableOptions) (*table.Table, *tableFailure) {
	tabler, ok := g.engine.(Tabler)
	if !ok {
		return nil, failureOf(notAcceptable())
	}
	leave, p := g.admission.enter(ctx, held.client)
	if p != nil {
		return nil, failureOf(p)
	}
	defer leave()
	t, refused := tabler.Table(req, table.Options{Connection: o.connection, Sources: o.sources})
	if refused != nil {
		return nil, refusalOf(refused)
	}
	return t, nil
}

func tooManyRows(total int) *problem {
	return &problem{
		status: http.StatusBadRequest,
		code:   apierror.CostExceeded,
		message: fmt.Sprintf("the table would have %d rows, and has %d at most: ask for fewer with `filter`, such as those of one state or year; "+
			"/export has all rows of a kind", total, MaxTableRows),
	}
}
