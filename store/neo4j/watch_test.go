package neo4j

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

const (
	testSilence = 200 * time.Millisecond
	testProbe   = 600 * time.Millisecond
)

// suspended is a server that takes what is sent and never answers.
func suspended(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func alive(context.Context) error { return nil }

func newWatch(ping func(context.Context) error) *watch {
	return &watch{ping: ping, silence: testSilence, probe: testProbe}
}

func TestReadsOfASuspendedServerEndSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		w, start := newWatch(suspended), time.Now()
		err := storeError(ctx, ctx, w.run(ctx, suspended))
		if !errors.Is(err, errUnreachable) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if took := time.Since(start); took != testSilence+testProbe {
			t.Errorf("after %s", took)
		}
	})
}

func TestServersThatDieDuringAReadAreNoticed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		w := newWatch(func(ctx context.Context) error {
			if time.Since(start) < 10*testSilence {
				return nil
			}
			return suspended(ctx)
		})
		if err := w.run(t.Context(), suspended); !errors.Is(err, errUnreachable) {
			t.Error(err)
		}
		if took := time.Since(start); took < 10*testSilence || took > 11*testSilence+testProbe {
			t.Errorf("after %s", took)
		}
	})
}

func TestSlowReadsOfALiveServerGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		err := newWatch(alive).run(t.Context(), func(ctx context.Context) error {
			time.Sleep(time.Minute)
			return ctx.Err()
		})
		if err != nil {
			t.Error(err)
		}
		caller, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := newWatch(alive).run(caller, suspended); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("its own deadline is told as %v", err)
		}
	})
}

func TestQuickReadsAskForNoSignOfLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := false
		w := newWatch(func(context.Context) error { asked = true; return nil })
		want := errors.New("broken")
		err := w.run(t.Context(), func(context.Context) error { time.Sleep(testSilence / 2); return want })
		time.Sleep(time.Hour)
		w.wait()
		if asked || !errors.Is(err, want) {
			t.Errorf("asked %v, %v", asked, err)
		}
	})
}

func TestReadsThatWaitShareOneQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		w := newWatch(func(ctx context.Context) error { asked++; return suspended(ctx) })
		var reads sync.WaitGroup
		for range 64 {
			reads.Go(func() {
				if err := w.run(t.Context(), suspended); !errors.Is(err, errUnreachable) {
					t.Error(err)
				}
			})
		}
		reads.Wait()
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	})
}

// A store that closes must not close the driver under a question of a read that has ended.
func TestWaitsForWhatIsStillAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asking atomic.Bool
		w := newWatch(func(ctx context.Context) error {
			asking.Store(true)
			defer func() { asking.Store(false) }()
			return suspended(ctx)
		})
		_ = w.run(t.Context(), func(context.Context) error { time.Sleep(2 * testSilence); return nil })
		if !asking.Load() {
			t.Error("nothing is asked")
		}
		if w.wait(); asking.Load() {
			t.Error("something is still asked")
		}
	})
}

// answering is a transaction whose statements are answered after a while, with an error of the server or none.
type answering struct {
	after time.Duration
	err   error
}

func (a answering) Run(context.Context, string, map[string]any) (driver.ResultWithContext, error) {
	time.Sleep(a.after)
	return nil, a.err
}

// A busy server may be late with its sign of life; that it answers somebody else shows that it is alive.
func TestAnswersToOthersAreSignsOfLife(t *testing.T) {
	for name, c := range map[string]struct {
		answer error
		alive  bool
	}{
		"answered":            {nil, true},
		"an error it reports": {coded("Neo.ClientError.Statement.SyntaxError"), true},
		"connection lost":     {&driver.ConnectivityError{Inner: errors.New("EOF")}, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			w := newWatch(suspended)
			go func() {
				_, _ = heardRunner{answering{testSilence + testProbe/2, c.answer}, w}.Run(t.Context(), "RETURN 1", nil)
			}()
			err := w.run(t.Context(), func(ctx context.Context) error {
				select {
				case <-ctx.Done():
					return ctx.Err()
				case <-time.After(testSilence + testProbe + testSilence/2): // past the first question, before the second
					return nil
				}
			})
			if (err == nil) != c.alive || err != nil && !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

// Who joins late goes by all that was heard since the question was asked.
func TestSignsOfLifeCountForThoseWhoJoinLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWatch(suspended)
		var asking sync.WaitGroup
		for _, wait := range []time.Duration{0, testProbe / 2} {
			asking.Go(func() {
				time.Sleep(wait)
				if err := w.alive(t.Context()); err != nil {
					t.Errorf("asked after %s: %v", wait, err)
				}
			})
		}
		_, _ = heardRunner{answering{testProbe / 4, nil}, w}.Run(t.Context(), "RETURN 1", nil)
		asking.Wait()
	})
}
