package fuzz

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

// A subject is what a target asks.
type subject struct {
	store  store.Store
	engine *graph.Engine
	schema *ast.Schema
	parser *document.Parser // as the engine has one
	log    *errorLog        // of engine and handler
}

// patient leaves an answer minutes: whether one was late would depend on the machine.
var patient = limits.Limits{StoreTimeout: 5 * time.Minute}.WithDefaults()

// today is the day on which is asked.
var today = time.Date(2026, 12, 15, 12, 0, 0, 0, time.UTC)

// curated is a subject over the curated records.
func curated(f *testing.F) *subject {
	f.Helper()
	s := embedded.Memory(ontology.Must())
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		f.Fatal(err)
	}
	if _, err := seed.Sync(f.Context(), s, g); err != nil {
		f.Fatal(err)
	}
	return over(f, s)
}

// over is a subject over a store that is filled.
func over(f *testing.F, s store.Store) *subject {
	f.Helper()
	public, err := schema.Public()
	if err != nil {
		f.Fatal(err)
	}
	log := &errorLog{}
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient, Log: slog.New(log)})
	if err != nil {
		f.Fatal(err)
	}
	engine.Now = func() time.Time { return today }
	if err := engine.Measure(f.Context()); err != nil {
		f.Fatal(err)
	}
	return &subject{s, engine, public, document.New(public, patient), log}
}

// A patientEngine isn't held to the deadline of a request, which the handler sets.
type patientEngine struct{ *graph.Engine }

func (e patientEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	return e.Engine.Execute(context.WithoutCancel(ctx), r)
}

// An errorLog keeps what is logged as an error: that something went wrong that should not have.
type errorLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *errorLog) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelError
}

func (l *errorLog) Handle(_ context.Context, r slog.Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.WriteString(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		l.text.WriteString(" " + a.String())
		return true
	})
	l.text.WriteByte('\n')
	return nil
}

func (l *errorLog) WithAttrs([]slog.Attr) slog.Handler { return l }
func (l *errorLog) WithGroup(string) slog.Handler      { return l }

// take returns what was logged since it was last asked.
func (l *errorLog) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.text.String()
	l.text.Reset()
	return out
}
