package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"net/netip"
	"strconv"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
)

// archiveFull tells that no more answers are archived, and what is archived stays.
const archiveFull apierror.Code = "ARCHIVE_FULL"

// citePostHandler is /cite: it answers a request as /graphql does, and archives the answer.
type citePostHandler struct {
	*graphQL
	log *slog.Logger
}

func (c *citePostHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Cache-Control"] = noStore
	h["Vary"] = varyByAccept
	if _, ok := negotiateMedia(r.Header["Accept"]); !ok {
		sendProblem(w, r, jsonMedia, notAcceptable())
		return
	}
	held := c.admission.hold(r)
	defer held.release()
	req, p := c.read(r, held)
	if p != nil {
		sendProblem(w, r, jsonMedia, p)
		return
	}
	req.ShowCost, req.Describe = false, true
	ctx := withRequestContext(w, r, req)
	res, p := c.run(ctx, req, held)
	noteOperation(w, res.Operation)
	switch {
	case p != nil:
		sendProblem(w, r, jsonMedia, p)
		return
	case res.Code != "" || res.Provenance == nil: // the whole request failed, so the status says so too
		setStatusHeaders(h, res.Code)
		send(w, r, statusOf(res.Code, responseMedia), jsonMedia, res.Body)
		return
	}
	cited, fresh, p := c.put(ctx, held.client, req, res.Provenance)
	if p != nil {
		sendProblem(w, r, jsonMedia, p)
		return
	}
	status := http.StatusOK
	if fresh {
		status = http.StatusCreated
	}
	h.Set("Location", cited.URL)
	send(w, r, status, jsonMedia, marshal(cited))
}

// put archives an answer for a client and cites what is archived: where it was before, as it was then.
func (c *citePostHandler) put(ctx context.Context, from client, req graph.Request, a *graph.Provenance) (Citation, bool, *problem) {
	if why := whyUncitable(a); why != "" {
		return Citation{}, false, &problem{status: http.StatusUnprocessableEntity, code: apierror.BadUserInput, message: why}
	}
	ctx, cancel := context.WithTimeout(ctx, c.limits.Timeout)
	defer cancel()
	e := archive.Entry{Title: titleOf(a), Version: a.Version.Number, RecordedAt: a.Version.RecordedAt, Request: requestOf(req), Data: a.Data}
	kept, err := c.citer.archive.Put(ctx, netip.Prefix(from), e)
	if err != nil {
		return Citation{}, false, c.archiveProblem(ctx, err)
	}
	if kept.Instead != nil && !isRefusal(kept.Instead) {
		c.log.ErrorContext(ctx, "not archived; cited as it is archived for another request", "error", kept.Instead)
	}
	ids, err := c.citer.archive.Requests(archive.Hash(kept.Data))
	if err != nil {
		return Citation{}, false, c.archiveProblem(ctx, err)
	}
	return c.citer.citeArchived(kept.Entry, ids), kept.Fresh, nil
}

// isRefusal tells whether the archive works and only this client, or this answer, couldn't have more.
func isRefusal(err error) bool {
	var (
		large *archive.TooLargeError
		full  *archive.FullError
		share *archive.ShareError
		busy  *archive.BusyError
	)
	return errors.As(err, &large) || errors.As(err, &full) || errors.As(err, &share) || errors.As(err, &busy) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// archiveProblem tells why an answer wasn't archived; the log has what is for the operator.
func (c *citePostHandler) archiveProblem(ctx context.Context, err error) *problem {
	var large *archive.TooLargeError
	var full *archive.FullError
	var damaged *archive.DamagedError
	var share *archive.ShareError
	var busy *archive.BusyError
	switch {
	case errors.As(err, &large):
		return &problem{status: http.StatusUnprocessableEntity, code: apierror.CostExceeded, message: large.Error() + ": ask for less"}
	case errors.As(err, &share):
		return shareUsedUp(share)
	case errors.As(err, &busy):
		return archiveBusy(busy)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return overloaded()
	}
	c.log.ErrorContext(ctx, "not archived", "error", err)
	switch {
	case errors.As(err, &full):
		return &problem{status: http.StatusInsufficientStorage, code: archiveFull, message: full.What + "; what is archived stays, so nothing was removed for this answer"}
	case errors.As(err, &damaged):
		return damagedFile()
	}
	return &problem{status: http.StatusInternalServerError, code: apierror.Internal, message: "the archive can't be written to; it was logged. Nothing was archived"}
}

func shareUsedUp(e *archive.ShareError) *problem {
	seconds := strconv.FormatInt(int64(math.Ceil(e.Wait.Seconds())), 10)
	return &problem{
		status:     http.StatusTooManyRequests,
		code:       apierror.RateLimited,
		retryAfter: seconds,
		message: e.Error() + "; send this again in " + seconds + " seconds. What is archived already is cited at any time, " +
			"and `extensions.citation` at /graphql cites any answer without archiving it",
	}
}

// archiveBusy is a client's own doing where it alone sends too much.
func archiveBusy(e *archive.BusyError) *problem {
	p := &problem{status: http.StatusServiceUnavailable, code: apierror.RateLimited, retryAfter: retrySoon, message: e.Error() + ": send this again in a second"}
	if e.Client {
		p.status = http.StatusTooManyRequests
	}
	return p
}

func damagedFile() *problem {
	return &problem{
		status: http.StatusInternalServerError,
		code:   apierror.Internal,
		message: "the archived file is damaged: its bytes are no longer those that were archived, so nothing of it is shown as the answer. " +
			"It was logged; whoever runs this server can put the file back from a copy",
	}
}

// archiveDisabled is what /cite says where no folder is set.
func archiveDisabled() *problem {
	return &problem{
		status:  http.StatusNotFound,
		code:    apierror.NotFound,
		message: "this server archives no answers: whoever runs it enables that with `serve --archive FOLDER`; `extensions.citation` of an answer works without",
	}
}
