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
}

// liveHandler tells that the process takes requests. It touches nothing else: a store that is down is no reason to restart
// this.
func liveHandler(version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sendHealth(w, r, http.StatusOK, health{Status: "alive", Version: version})
	})
}

// readyHandler tells whether requests can be answered now, and if not, of what class the reason is; the log has the reason.
type readyHandler struct {
	engine Engine
	log    *slog.Logger

	mu        sync.Mutex // held while the engine is asked: one asks for all
	checkedAt time.Time
	err       error
}

func newReadyHandler(e Engine, log *slog.Logger) *readyHandler {
	return &readyHandler{engine: e, log: log}
}

func (z *readyHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := z.check(r.Context()); err != nil {
		w.Header().Set("Retry-After", retryLater)
		sendHealth(w, r, http.StatusServiceUnavailable, health{Status: "unavailable", Reason: reasonClass(err)})
		return
	}
	sendHealth(w, r, http.StatusOK, health{Status: "ready"})
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
