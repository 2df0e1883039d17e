package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graph287g/cli"
)

// TestDurationsHaveAUnit: log tools read a number and need to know of what; the name says so, whoever logs it.
func TestDurationsHaveAUnit(t *testing.T) {
	var out bytes.Buffer
	log := cli.NewLog(&out).With("pause", 2*time.Second)
	log.Info("request", slog.Duration("duration", 1234567*time.Nanosecond), "bytes", 31, slog.Group("store", "waited", 5*time.Microsecond))
	var line struct {
		DurationMS float64 `json:"duration_ms"`
		PauseMS    float64 `json:"pause_ms"`
		Duration   any
		Pause      any
		Bytes      float64
		Store      struct {
			WaitedMS float64 `json:"waited_ms"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if line.DurationMS != 1.234 || line.PauseMS != 2000 || line.Store.WaitedMS != 0.005 || line.Bytes != 31 || line.Duration != nil || line.Pause != nil {
		t.Errorf("got %s", out.Bytes())
	}
}

// TestLinesAreThoseOfTheStandardLibrary: most lines aren't made by slog's own handler, but say the same in the same order.
func TestLinesAreThoseOfTheStandardLibrary(t *testing.T) {
	at := time.Date(2026, 11, 30, 1, 2, 3, 456789, time.UTC)
	for _, attrs := range [][]slog.Attr{
		nil,
		{slog.String("path", "/graphql"), slog.Int("status", 200), slog.Int64("bytes", -3), slog.Bool("client_left", true), slog.Float64("share", 0.25)},
		{slog.String("path", "/\"\\\n\t\x00\x7f<&>ü\u2014"), slog.String("name \"x\"", "")},
		{slog.Int("before", 1), slog.Any("error", context.Canceled)},
		{slog.Group("store", "waited", 1), slog.Uint64("n", 1)},
		{slog.String("", "no key")},
	} {
		r := slog.NewRecord(at, slog.LevelInfo, "a \"message\"", 0)
		r.AddAttrs(attrs...)
		var ours, theirs bytes.Buffer
		if err := cli.NewLog(&ours).Handler().Handle(t.Context(), r.Clone()); err != nil {
			t.Fatal(err)
		}
		if err := slog.NewJSONHandler(&theirs, nil).Handle(t.Context(), r.Clone()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(theirs.String(), ours.String()); diff != "" {
			t.Errorf("-theirs +ours:\n%s", diff)
		}
	}
	var out bytes.Buffer
	cli.NewLog(&out).Info("request", "path", "/\xff")
	if !json.Valid(out.Bytes()) || !strings.Contains(out.String(), "\uFFFD") {
		t.Errorf("got %s", out.Bytes())
	}
}

// A lockedBuffer is what a log of several goroutines is written to.
type lockedBuffer struct {
	mu sync.Mutex
	bytes.Buffer
	writes int
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.writes++
	return b.Buffer.Write(p)
}

func (b *lockedBuffer) state() (lines, writes int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Count(b.Bytes(), []byte{'\n'}), b.writes
}

func TestLinesOfTheServerAreWrittenTogether(t *testing.T) {
	var out lockedBuffer
	log, flush := cli.NewServerLog(&out)
	expect := func(when string, lines, writes int) {
		t.Helper()
		if l, w := out.state(); l != lines || w != writes {
			t.Errorf("%s: %d lines in %d writes, not %d in %d", when, l, w, lines, writes)
		}
	}
	log.Info("one")
	log.Info("two")
	expect("while they wait", 0, 0)
	log.Warn("three")
	expect("after a warning", 3, 1)
	log.Info("four", "error", context.Canceled)
	flush()
	expect("in the end", 4, 2)
	log.Info("five")
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if l, _ := out.state(); l == 5 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a line that nothing follows isn't written")
		}
	}
	for range 1000 {
		log.Info("many", "text", strings.Repeat("x", 100))
	}
	flush()
	if l, w := out.state(); l != 1005 || w > 20 {
		t.Errorf("%d lines in %d writes", l, w)
	}
}
