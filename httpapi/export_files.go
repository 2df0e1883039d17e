package httpapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// exportFiles keeps one file of each export, that of the version for which it was last asked. Of several who ask for one that isn't there
// yet one has it made, and all wait for that; one export is made at a time, whoever asks.
type exportFiles struct {
	exporter Exporter
	log      *slog.Logger
	making   chan struct{} // has a place for the one that is made

	mu      sync.Mutex
	files   map[string]*exportFile
	flights map[string]*exportFlight
}

// An exportFlight is an export that is being made.
type exportFlight struct {
	done    chan struct{}
	waiting int // who wait for it, and hold the file then
	file    *exportFile
	err     error
}

func newExportFiles(e Exporter, log *slog.Logger) *exportFiles {
	return &exportFiles{exporter: e, log: log, making: make(chan struct{}, 1), files: map[string]*exportFile{}, flights: map[string]*exportFlight{}}
}

// get returns the file of an export, made of the version that the graph has or had while the caller waited. Whoever gets it gives it back.
func (x *exportFiles) get(ctx context.Context, name string, v store.Version, write maker) (*exportFile, *problem) {
	x.mu.Lock()
	if f := x.files[name]; f != nil && isSameVersion(f.version, v) {
		f.holders++
		x.mu.Unlock()
		return f, nil
	}
	flight := x.flights[name]
	if flight == nil {
		flight = &exportFlight{done: make(chan struct{})}
		x.flights[name] = flight
		go x.fly(context.WithoutCancel(ctx), name, flight, write) // who asked first may leave, the others wait on
	}
	flight.waiting++
	x.mu.Unlock()
	select {
	case <-flight.done:
	case <-ctx.Done():
		x.leave(flight)
		return nil, exportGone()
	}
	if flight.err != nil {
		return nil, x.problemOf(ctx, flight.err)
	}
	return flight.file, nil
}

func (x *exportFiles) fly(ctx context.Context, name string, flight *exportFlight, write maker) {
	file, err := x.makeAlone(ctx, write)
	x.mu.Lock()
	defer x.mu.Unlock()
	delete(x.flights, name)
	if flight.file, flight.err = file, err; err == nil {
		if old := x.files[name]; old != nil {
			old.current = false
			old.closeUnheld()
		}
		file.current, file.holders = true, flight.waiting
		x.files[name] = file
	}
	close(flight.done)
}

// makeAlone waits until no other export is made. It runs beside all requests, where a panic would end the server: it is an error here.
func (x *exportFiles) makeAlone(ctx context.Context, write maker) (_ *exportFile, err error) {
	x.making <- struct{}{}
	defer func() { <-x.making }()
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return makeExport(ctx, write)
}

// leave is for who waits no longer.
func (x *exportFiles) leave(flight *exportFlight) {
	x.mu.Lock()
	defer x.mu.Unlock()
	select {
	case <-flight.done: // just now: the file is held already
		if flight.file != nil {
			flight.file.holders--
			flight.file.closeUnheld()
		}
	default:
		flight.waiting--
	}
}

// giveBack is for who has sent a file.
func (x *exportFiles) giveBack(f *exportFile) {
	x.mu.Lock()
	defer x.mu.Unlock()
	f.holders--
	f.closeUnheld()
}

func (f *exportFile) closeUnheld() {
	if !f.current && f.holders == 0 {
		f.close()
	}
}

func (x *exportFiles) problemOf(ctx context.Context, err error) *problem {
	switch {
	case errors.Is(err, context.Canceled):
		return exportGone()
	case errors.Is(err, errChanged):
		return &problem{
			status: http.StatusServiceUnavailable, code: apierror.StoreUnavailable, retryAfter: retryExport,
			message: "the graph is being changed, and an export has one version: ask again in a minute",
		}
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed), errors.Is(err, store.ErrTimeout):
		x.log.ErrorContext(ctx, "store unavailable for an export", "error", err)
		return storeUnavailable()
	}
	x.log.ErrorContext(ctx, "export failed", "error", err)
	if errors.Is(err, context.DeadlineExceeded) {
		return &problem{
			status: http.StatusServiceUnavailable, code: apierror.Timeout, retryAfter: retryExport,
			message: "the export took too long: ask for the rows that you need as CSV, or again later",
		}
	}
	return &problem{status: http.StatusInternalServerError, code: apierror.Internal, message: "the export couldn't be made; it was logged"}
}

// retryExport is the Retry-After, in seconds, of an export that changes keep from being made.
const retryExport = "60"

func storeUnavailable() *problem {
	return &problem{status: http.StatusServiceUnavailable, code: apierror.StoreUnavailable, retryAfter: retryLater, message: "the store can't answer now: try again in a few seconds"}
}

// exportGone is for the log alone: who asked has gone.
func exportGone() *problem {
	return &problem{status: http.StatusServiceUnavailable, code: apierror.Timeout, message: "the request was cancelled"}
}
