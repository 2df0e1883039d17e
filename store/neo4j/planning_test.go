package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// A planner is a transaction whose server plans each statement until it is told to go on.
type planner struct {
	goOn    chan struct{}
	err     error
	planned atomic.Int32
	running atomic.Int32
	most    atomic.Int32
}

func (p *planner) Run(context.Context, string, map[string]any) (driver.ResultWithContext, error) {
	n := p.running.Add(1)
	for most := p.most.Load(); n > most && !p.most.CompareAndSwap(most, n); most = p.most.Load() {
	}
	<-p.goOn
	p.running.Add(-1)
	p.planned.Add(1)
	return nil, p.err
}

func run(ctx context.Context, g *planning, p *planner, statement string) error {
	_, err := plannedRunner{p, g}.Run(ctx, statement, nil)
	return err
}

// occupy has statements planned in all places that there are, and returns what lets them go on.
func occupy(t *testing.T, g *planning) (release func()) {
	t.Helper()
	p := &planner{goOn: make(chan struct{})}
	var running sync.WaitGroup
	for i := range plansAtOnce {
		running.Go(func() { _ = run(t.Context(), g, p, "occupies "+strconv.Itoa(i)) })
	}
	synctest.Wait()
	if p.running.Load() != plansAtOnce {
		t.Fatalf("%d are planned", p.running.Load())
	}
	return func() { close(p.goOn); running.Wait() }
}

func ready() *planner {
	p := &planner{goOn: make(chan struct{})}
	close(p.goOn)
	return p
}

func TestFewStatementsArePlannedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, p := newPlanning(time.Hour), &planner{goOn: make(chan struct{})}
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				if err := run(t.Context(), g, p, "new "+strconv.Itoa(i)); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		if n := p.running.Load(); n != plansAtOnce {
			t.Errorf("%d are planned", n)
		}
		close(p.goOn)
		all.Wait()
		if p.most.Load() != plansAtOnce || p.planned.Load() != 20 {
			t.Errorf("%d were planned, %d at once", p.planned.Load(), p.most.Load())
		}
	})
}

func TestKnownStatementsGoPastThoseThatWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newPlanning(time.Hour)
		if err := run(t.Context(), g, ready(), "known"); err != nil {
			t.Fatal(err)
		}
		release := occupy(t, g)
		var waits sync.WaitGroup
		waits.Go(func() { _ = run(t.Context(), g, ready(), "new") })
		synctest.Wait()
		p := &planner{goOn: make(chan struct{})}
		var known sync.WaitGroup
		for range 20 {
			known.Go(func() { _ = run(t.Context(), g, p, "known") })
		}
		synctest.Wait()
		if n := p.running.Load(); n != 20 {
			t.Errorf("%d of the known run", n)
		}
		close(p.goOn)
		known.Wait()
		release()
		waits.Wait()
	})
}

func TestWhatWaitsInVainIsUnavailable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newPlanning(2 * time.Second)
		release := occupy(t, g)
		defer release()
		start, p := time.Now(), ready()
		err := run(t.Context(), g, p, "new")
		if !errors.Is(err, store.ErrUnavailable) || errors.Is(err, errUnreachable) || time.Since(start) != 2*time.Second || p.planned.Load() != 0 {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		caller, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := storeError(caller, caller, run(caller, g, p, "new")); !errors.Is(err, errPlanning) {
			t.Errorf("a deadline that ends the wait is told as %v", err)
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if err := storeError(gone, gone, run(gone, g, p, "new")); !errors.Is(err, context.Canceled) {
			t.Errorf("a caller who has gone is told %v", err)
		}
	})
}

func TestPlacesAreGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, refused := newPlanning(time.Second), ready()
		refused.err = errors.New("syntax")
		for i := range 10 * plansAtOnce {
			if err := run(t.Context(), g, refused, "wrong"); !errors.Is(err, refused.err) {
				t.Fatalf("statement %d: %v", i, err)
			}
		}
		release := occupy(t, g)
		defer release()
		if err := run(t.Context(), g, ready(), "wrong"); !errors.Is(err, errPlanning) {
			t.Errorf("what has failed counts as planned: %v", err)
		}
	})
}

// What the server may have forgotten is planned anew.
func TestForgottenStatements(t *testing.T) {
	for name, forget := range map[string]func(*testing.T, *planning){
		"a server started anew": func(_ *testing.T, g *planning) { g.forget() },
		"many others since": func(t *testing.T, g *planning) {
			for i := range knownStatements {
				if err := run(t.Context(), g, ready(), fmt.Sprint(i)); err != nil {
					t.Fatal(err)
				}
			}
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := newPlanning(time.Second)
			if err := run(t.Context(), g, ready(), "first"); err != nil {
				t.Fatal(err)
			}
			forget(t, g)
			release := occupy(t, g)
			defer release()
			if err := run(t.Context(), g, ready(), "first"); !errors.Is(err, errPlanning) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

// A server whose planning outlasts a read is told so, and goes on behind: the same statement has a plan soon. One that is planned and takes
// too long is a timeout.
func TestPlanningThatTakesTooLongGoesOnBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, late := newPlanning(time.Second), []string{}
		g.late = func(statement string, _ map[string]any) { late = append(late, statement) }
		slow := &planner{goOn: make(chan struct{})}
		ask := func(statement string) error {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			slow.err = context.DeadlineExceeded
			context.AfterFunc(ctx, func() { slow.goOn <- struct{}{} })
			return storeError(t.Context(), ctx, run(ctx, g, slow, statement))
		}
		if err := ask("new"); !errors.Is(err, errPlanningLong) || !errors.Is(err, store.ErrUnavailable) || len(late) != 1 {
			t.Errorf("%v; behind are planned %q", err, late)
		}
		if err := run(t.Context(), g, ready(), "known"); err != nil {
			t.Fatal(err)
		}
		if err := ask("known"); !errors.Is(err, store.ErrTimeout) || len(late) != 1 {
			t.Errorf("%v; behind are planned %q", err, late)
		}
	})
}

// A slowServer takes its time for each statement, by the text.
type slowServer map[string]time.Duration

func (s slowServer) Run(ctx context.Context, statement string, _ map[string]any) (driver.ResultWithContext, error) {
	select {
	case <-time.After(s[statement]):
		return nil, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// TestTimeForPlanningIsNoTimeOut: a read whose time went into planning is told to ask again, whichever statement it ended with; one whose statements
// were known has taken too long.
func TestTimeForPlanningIsNoTimeOut(t *testing.T) {
	server := slowServer{"new": 3 * time.Second, "another": 2 * time.Second, "known": 4 * time.Second, "quick": time.Second}
	for _, c := range []struct {
		statements []string
		want       error
	}{
		{[]string{"new", "known"}, errPlanningLong},
		{[]string{"new", "another", "known"}, errPlanningLong},
		{[]string{"known", "known"}, context.DeadlineExceeded},
		{[]string{"quick", "known", "known"}, context.DeadlineExceeded},
		{[]string{"quick", "another"}, nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := newPlanning(time.Hour)
			g.known.Add("known", struct{}{})
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()
			err := blamingPlanning(func(ctx context.Context) error {
				for _, s := range c.statements {
					if _, err := (plannedRunner{server, g}).Run(ctx, s, nil); err != nil {
						return err
					}
				}
				return nil
			})(ctx)
			if !errors.Is(err, c.want) {
				t.Errorf("%v: %v, not %v", c.statements, err, c.want)
			}
		})
	}
}
