package httpapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Timeouts and limits of connections. A response may be written until everything before it has taken its longest.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second // header and body
	writeTimeout      = readTimeout + MaxTimeout + 25*time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10 // long enough for queries by GET

	// drainTimeout is how long running requests may take to end. It is below the 30 s after which most supervisors kill.
	drainTimeout = MaxTimeout + 5*time.Second
)

// Serve answers requests on l, which it closes, until ctx is done; then it takes no more of them, lets those that run end,
// and returns nil. An error means that l failed, or that requests were cut because they didn't end in time.
func Serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	return serve(ctx, l, newServer(h, log), drainTimeout)
}

func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ConnContext:       withConn,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// serve leaves the requests' contexts alone when ctx is done: they are to end, not to be cut.
func serve(ctx context.Context, l net.Listener, s *http.Server, drain time.Duration) error {
	addr := l.Addr().String()
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(connListener{l}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving %s: %w", addr, err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := s.Shutdown(ending)
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		return fmt.Errorf("serving %s: %w", addr, served)
	}
	if err != nil {
		_ = s.Close() // cuts what is left; its error is that of connections that are gone
		return fmt.Errorf("requests on %s were cut, they hadn't ended in %s: %w", addr, drain, err)
	}
	return nil
}
