package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
	"graph287g/store"
)

const citePrefix = "/cite/"

// citeGetHandler is all below /cite/: what was archived, and what differs today. A nil archive answers that there is none.
type citeGetHandler struct {
	*citePostHandler
	playground bool
}

// An archiveAddress is what the address of an archived answer says.
type archiveAddress struct {
	sha, request string
	raw, json    bool // the bytes alone, or JSON whatever Accept says
}

// parseArchiveAddress reads `{sha256}`, `{sha256}.json` and `{sha256}/data`, with `?request=`.
func parseArchiveAddress(u *url.URL) (archiveAddress, *problem) {
	rest := strings.TrimPrefix(u.Path, citePrefix)
	at := archiveAddress{}
	at.sha, at.raw = strings.CutSuffix(rest, "/data")
	if !at.raw {
		at.sha, at.json = strings.CutSuffix(rest, ".json")
	}
	if !archive.IsHash(at.sha) {
		return at, badRequest("this isn't the address of an archived answer: /cite/ is followed by a SHA-256, 64 hexadecimal digits in lower case")
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil || len(query["request"]) > 1 {
		return at, badRequest("the query string isn't well-formed: only `request` may be there, once")
	}
	at.request = query.Get("request")
	if at.request != "" && !archive.IsID(at.request) {
		return at, badRequest("`request` is the id of an archived request, 32 hexadecimal digits in lower case: take it from an answer")
	}
	return at, nil
}

func (c *citeGetHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Cache-Control"] = noStore // what differs today is of today
	h["Vary"] = varyByAccept
	page, ok := prefersHTML(r.Header["Accept"])
	if !ok {
		sendProblem(w, r, jsonMedia, notAcceptable())
		return
	}
	at, p := parseArchiveAddress(r.URL)
	if p != nil {
		c.fail(w, r, page && !at.json && !at.raw, p)
		return
	}
	page = page && !at.json && !at.raw
	held := c.admission.hold(r)
	defer held.release()
	send, p := c.answer(withRequestContext(w, r, graph.Request{}), at, page, held)
	if p != nil {
		c.fail(w, r, page, p)
		return
	}
	send(w, r)
}

// viewCopies is how many times as many bytes as an archived answer has it takes to show it: as it is, today's, indented, and as a page.
const viewCopies = 6

// answer makes all that is sent. What is archived is shown however busy the server is, if there is memory for it.
func (c *citeGetHandler) answer(ctx context.Context, at archiveAddress, page bool, held *hold) (send http.HandlerFunc, _ *problem) {
	e, ids, p := c.get(ctx, at)
	if p != nil {
		return nil, p
	}
	copies := viewCopies
	if at.raw {
		copies = 1
	}
	if p := held.grow(ctx, int64(copies*len(e.Data))); p != nil {
		return nil, p
	}
	if at.raw {
		return func(w http.ResponseWriter, r *http.Request) { sendData(w, r, at.sha, e.Data) }, nil
	}
	return c.show(page, c.describe(ctx, e, ids, held)), nil
}

// get reads an archived answer, and which requests there are for it.
func (c *citeGetHandler) get(ctx context.Context, at archiveAddress) (archive.Entry, []string, *problem) {
	if c.citer.archive == nil {
		return archive.Entry{}, nil, archiveDisabled()
	}
	ids, err := c.citer.archive.Requests(at.sha)
	if err == nil && at.request == "" {
		at.request = ids[0]
	}
	var e archive.Entry
	if err == nil {
		e, err = c.citer.archive.Get(at.sha, at.request)
	}
	var damaged *archive.DamagedError
	switch {
	case err == nil:
		return e, ids, nil
	case errors.Is(err, archive.ErrNotFound) && len(ids) > 0:
		return e, nil, &problem{status: http.StatusNotFound, code: apierror.NotFound, message: "this answer isn't archived for such a request; without `request` the address shows the one that was archived first"}
	case errors.Is(err, archive.ErrNotFound):
		return e, nil, notArchived()
	}
	c.log.ErrorContext(ctx, "archived answer can't be read", "error", err)
	if errors.As(err, &damaged) {
		return e, nil, damagedFile()
	}
	return e, nil, &problem{status: http.StatusInternalServerError, code: apierror.Internal, message: "the archive can't be read; it was logged"}
}

func notArchived() *problem {
	return &problem{
		status: http.StatusNotFound,
		code:   apierror.NotFound,
		message: "no answer is archived under this hash. POST a request to /cite, as to /graphql, to archive its answer; " +
			"an answer that was cited without that was not kept",
	}
}

// An archivedAnswer is what the address of an archived answer tells.
type archivedAnswer struct {
	Citation   Citation        `json:"citation"`
	Title      string          `json:"title"`
	RecordedAt string          `json:"recordedAt"` // of the version
	ArchivedAt string          `json:"archivedAt"`
	Request    archive.Request `json:"request"`
	Data       json.RawMessage `json:"data"`
	Today      todaysAnswer    `json:"today"`
	Requests   []string        `json:"requests"` // addresses of this answer for all its requests, in the order of archiving
}

func (c *citeGetHandler) describe(ctx context.Context, e archive.Entry, ids []string, held *hold) *archivedAnswer {
	out := &archivedAnswer{
		Citation: c.citer.citeArchived(e, ids), Title: e.Title, Request: e.Request, Data: e.Data,
		RecordedAt: e.RecordedAt.Format(store.InstantLayout), ArchivedAt: e.ArchivedAt.Format(store.InstantLayout),
		Today: c.answerToday(ctx, e, held),
	}
	for _, id := range ids {
		out.Requests = append(out.Requests, c.citer.archivedAddress(out.Citation.SHA256, id, ids))
	}
	return out
}

// show makes what is sent of an archived answer.
func (c *citeGetHandler) show(page bool, a *archivedAnswer) http.HandlerFunc {
	var body []byte
	if page {
		body = citePage(c.viewOf(a))
	} else {
		body = marshal(a)
	}
	return func(w http.ResponseWriter, r *http.Request) {
		noteOperation(w, a.Today.operation)
		if page {
			sendCitePage(w, r, http.StatusOK, body)
			return
		}
		send(w, r, http.StatusOK, jsonMedia, body)
	}
}

func (c *citeGetHandler) fail(w http.ResponseWriter, r *http.Request, page bool, p *problem) {
	if !page {
		sendProblem(w, r, jsonMedia, p)
		return
	}
	p.setHeaders(w.Header())
	sendCiteView(w, r, p.status, problemView(p))
}

// sendData sends the bytes that have the hash, for who wants to check that. They never change.
func sendData(w http.ResponseWriter, r *http.Request, sha string, data []byte) {
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", `"`+sha+`"`)
	if HasTag(r, `"`+sha+`"`) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	send(w, r, http.StatusOK, jsonMedia, data)
}

// marshal writes JSON that is no part of HTML, and leaves raw parts as they are.
func marshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // values of ours, and data that has the hash of an answer
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'})
}
