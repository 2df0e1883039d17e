package httpapi

import (
	"context"
	"encoding/json"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
	"graph287g/store"
)

// maxDifferences is how many differences are listed one by one.
const maxDifferences = 1_000

// A comparisonState is how an archived answer compares with today's.
type comparisonState string

const (
	same        comparisonState = "SAME"
	different   comparisonState = "DIFFERENT"
	refused     comparisonState = "REFUSED"     // the request isn't one any more
	unavailable comparisonState = "UNAVAILABLE" // nobody knows at this moment
)

// A todaysAnswer is what the same request is answered now, and how that differs from what was archived.
type todaysAnswer struct {
	State       comparisonState      `json:"state"`
	Version     *int64               `json:"version,omitempty"`
	RecordedAt  string               `json:"recordedAt,omitempty"`
	SHA256      string               `json:"sha256,omitempty"`
	Differences []archive.Difference `json:"differences,omitempty"`
	Beyond      int                  `json:"beyond,omitempty"` // differences that aren't listed
	Errors      json.RawMessage      `json:"errors,omitempty"`

	operation string // its name, for the access log
}

// answerToday sends the archived request once more, within the limits of all requests.
func (c *citeGetHandler) answerToday(ctx context.Context, e archive.Entry, held *hold) todaysAnswer {
	req := graph.Request{Query: e.Request.Query, OperationName: e.Request.OperationName, Variables: e.Request.Variables, Describe: true}
	ctx, cancel := context.WithTimeout(ctx, c.limits.Timeout)
	defer cancel()
	leave, p := c.admission.enter(ctx, held.client)
	if p != nil {
		return todaysAnswer{State: unavailable, Errors: errorsIn(p.json())}
	}
	defer leave() // comparing takes its time too
	res, p := c.execute(ctx, req, held)
	if p != nil {
		return todaysAnswer{State: unavailable, Errors: errorsIn(p.json())}
	}
	var out todaysAnswer
	switch a := res.Provenance; {
	case isTransient(res.Code):
		out = todaysAnswer{State: unavailable, Errors: errorsIn(res.Body)}
	case a == nil:
		out = todaysAnswer{State: refused, Errors: errorsIn(res.Body)}
	default:
		out = compare(e, a, res.Body)
	}
	out.operation = res.Operation
	return out
}

func compare(e archive.Entry, a *graph.Provenance, body []byte) todaysAnswer {
	out := todaysAnswer{State: same, Version: &a.Version.Number, SHA256: archive.Hash(a.Data)}
	if !a.Version.RecordedAt.IsZero() {
		out.RecordedAt = a.Version.RecordedAt.Format(store.InstantLayout)
	}
	if a.Errors > 0 {
		out.State, out.Errors = different, errorsIn(body)
	}
	if out.SHA256 != archive.Hash(e.Data) {
		out.State = different
		out.Differences, out.Beyond = archive.Compare(e.Data, a.Data, maxDifferences)
	}
	return out
}

// isTransient tells whether an error says more of this moment than of the request.
func isTransient(code apierror.Code) bool {
	switch code {
	case apierror.RateLimited, apierror.StoreUnavailable, apierror.Timeout, apierror.Internal:
		return true
	}
	return false
}

// errorsIn cuts the errors out of a response.
func errorsIn(body []byte) json.RawMessage {
	var response struct{ Errors json.RawMessage }
	if err := json.Unmarshal(body, &response); err != nil {
		return nil
	}
	return response.Errors
}
