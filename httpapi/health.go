package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"graph287g/graph/apierror"
)

const (
	readyTimeout = 2 * time.Second
	// readyCacheTime is how long an answer of the engine is passed on, so that asking often costs the store nothing.
	readyCacheTime = time.Second
)

type health struct {
	Status  string        `json:"status"`
	Version string        `json:"version,omitempty"`
	Reason  apierror.Code `json:"reason,omitempty"`
	Warming *progress     `json:"warming,omitempty"`
}

// A progress is how far something has come: Done of Of parts.
type progress struct {
	Done int `json:"done"`
	Of   int `json:"of"`
}

// liveHandler tells that the process takes requests. It touches nothing else: a store that is down is no reason to restart
// this.
func liveHandler(version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sendHealth(w, r, http.StatusOK, health{Status: "alive", Version: version})
	})
}

// readyHandler tells whether requests can be answered now, and if not, of what class the reason is; the log has the reason. It also tells how far the
// server has prepared itself: until then it is ready, and some first answers take longer.
type readyHandler struct {
	engine  Engine
	log     *slog.Logger
	warming func() (done, of int) // nil where nothing is prepared

	mu        sync.Mutex // held while the engine is asked: one asks for all
	checkedAt time.Time
	err       error
}

func newReadyHandler(c Config) *readyHandler {
	return &readyHandler{engine: c.Engine, log: c.Logger, warming: c.Warming}
}

func (z *readyHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := z.check(r.Context()); err != nil {
		w.Header().Set("Retry-After", retryLater)
		sendHealth(w, r, http.StatusServiceUnavailable, health{Status: "unavailable", Reason: reasonClass(err)})
		return
	}
	said := health{Status: "ready"}
	if z.warming != nil {
		if done, of := z.warming(); of > 0 {
			said.Warming = &progress{done, of}
		}
	}
	sendHealth(w, r, http.StatusOK, said)
}

func (z *readyHandler) check(ctx context.Context) error {
	z.mu.Lock()
	defer z.mu.Unlock()
	if !z.checkedAt.IsZero() && time.Since(z.checkedAt) < readyCacheTime {
		return z.err
	}
	// Others get this answer too, so that who asked first can't spoil it by leaving.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyTimeout)
	defer cancel()
	if z.err = z.engine.Ready(ctx); z.err != nil {
		z.log.LogAttrs(ctx, slog.LevelWarn, "not ready", slog.String("error", z.err.Error()))
	}
	z.checkedAt = time.Now()
	return z.err
}

func reasonClass(err error) apierror.Code {
	if errors.Is(err, context.DeadlineExceeded) {
		return apierror.Timeout
	}
	return apierror.StoreUnavailable
}

func sendHealth(w http.ResponseWriter, r *http.Request, status int, v health) {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings always marshal
	}
	h := w.Header()
	h["Content-Type"] = []string{"application/json"}
	h["Cache-Control"] = noStore
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that has gone can't be told
	}
}
