package httpapi

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"sync"

	"graph287g/graph/apierror"
)

const (
	// maxDrained is how much of a body over the limit is read and thrown away, so that the connection can be used again and a
	// client that only writes at first comes to read the 413.
	maxDrained = 2 << 20
	// maxPooledBody is the largest body whose buffer is kept for the next one.
	maxPooledBody = 64 << 10
)

var bodyPool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readBody reads all of the body. Who gets a buffer gives it to releaseBody in the end.
func readBody(r *http.Request, limit int) (*bytes.Buffer, *problem) {
	if r.ContentLength > int64(limit) {
		return nil, tooLarge(r, limit)
	}
	body := bodyPool.Get().(*bytes.Buffer)
	body.Reset()
	if r.ContentLength > 0 {
		body.Grow(int(r.ContentLength) + bytes.MinRead) // ReadFrom wants that much left to see the end
	}
	_, err := body.ReadFrom(io.LimitReader(r.Body, int64(limit)+1))
	switch {
	case err != nil:
		releaseBody(body)
		return nil, bodyReadProblem(err)
	case body.Len() > limit:
		releaseBody(body)
		return nil, tooLarge(r, limit)
	}
	return body, nil
}

func releaseBody(body *bytes.Buffer) {
	if body.Cap() <= maxPooledBody {
		bodyPool.Put(body)
	}
}

func tooLarge(r *http.Request, limit int) *problem {
	return &problem{
		status:          http.StatusRequestEntityTooLarge,
		code:            apierror.BadUserInput,
		message:         fmt.Sprintf("the body is too large, it may have %d bytes: send long lists in several requests", limit),
		closeConnection: !drain(r),
	}
}

// drain reads the rest of the body, false if there is too much of it. Who asks first whether to send a body never starts.
func drain(r *http.Request) bool {
	if r.ContentLength > maxDrained || r.ContentLength > 0 && r.Header.Get("Expect") != "" {
		return false
	}
	_, err := io.CopyN(io.Discard, r.Body, maxDrained)
	return errors.Is(err, io.EOF)
}

func bodyReadProblem(err error) *problem {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return &problem{
			status:          http.StatusRequestTimeout,
			code:            apierror.Timeout,
			message:         "the body took too long to arrive: send it again",
			closeConnection: true,
		}
	}
	p := badRequest("the body broke off: send it again, whole")
	p.closeConnection = true
	return p
}

// plainJSON is the media type of almost all bodies. Forms have others.
const plainJSON = "application/json"

// checkContentType wants JSON in UTF-8, plain. Anything else that scripts of other sites could send without asking first
// (forms, text) is refused with it.
func checkContentType(h http.Header) *problem {
	if coding := h.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return unsupportedMedia("the body is compressed: send it as it is, without Content-Encoding")
	}
	given := h.Get("Content-Type")
	if given == plainJSON {
		return nil
	}
	name, params, err := mime.ParseMediaType(given)
	charset, declared := params["charset"]
	if err != nil || name != plainJSON || declared && !strings.EqualFold(charset, "utf-8") {
		return unsupportedMedia("the body must be JSON in UTF-8, with the header Content-Type: application/json")
	}
	return nil
}

func unsupportedMedia(message string) *problem {
	return &problem{status: http.StatusUnsupportedMediaType, code: apierror.BadUserInput, message: message}
}
