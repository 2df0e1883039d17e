package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/sync/semaphore"

	"graph287g/store"
)

const (
	// plansAtOnce is how many statements the server plans at once for this process. Planning is pure computation: with more of
	// them none would be planned sooner on a machine of two cores, and all others would have to share what is left.
	plansAtOnce = 2
	// knownStatements is how many texts are taken to be in the server's cache of plans, which has 1,000 by default
	// (server.memory.query_cache.per_db_cache_num_entries). Other programs use it too.
	knownStatements = 800
)

// errPlanning means that too many statements wait to be planned. The server is alive, and the same statement may have its turn soon.
var errPlanning = fmt.Errorf("%w: too many statements wait to be planned", store.ErrUnavailable)

// errPlanningLong means that the server was still planning a statement when the time was up. It goes on behind, so that the same statement has
// a plan soon.
var errPlanningLong = fmt.Errorf("%w: what is asked is of a shape that has to be planned first, and that takes longer than an answer may; ask again in some seconds", store.ErrUnavailable)

// A planning bounds how many statements the server has to plan at once. Those that it has planned lately go past those that wait,
// so that clients who ask what nobody has asked before don't hold up all others.
type planning struct {
	places *semaphore.Weighted // first come, first served
	known  *lru.Cache[string, struct{}]
	wait   time.Duration // the most for a place

	late func(statement string, params map[string]any) // has a statement planned behind whose time is up; nil for nothing
}

func newPlanning(wait time.Duration) *planning {
	known, _ := lru.New[string, struct{}](knownStatements) // the size is positive
	return &planning{places: semaphore.NewWeighted(plansAtOnce), known: known, wait: wait}
}

// enter returns once a statement may be sent. leave must be called when the server has planned it, with whether it has.
func (p *planning) enter(ctx context.Context, statement string) (leave func(planned bool), err error) {
	if _, ok := p.known.Get(statement); ok {
		return func(bool) {}, nil
	}
	waiting, cancel := context.WithTimeout(ctx, p.wait)
	defer cancel()
	if p.places.Acquire(waiting, 1) != nil {
		return nil, errPlanning
	}
	return func(planned bool) {
		p.places.Release(1)
		if planned {
			p.known.Add(statement, struct{}{})
		}
	}, nil
}

// knows reports whether the server has planned a statement lately.
func (p *planning) knows(statement string) bool {
	_, ok := p.known.Get(statement)
	return ok
}

// forgetOne is for a statement that the server took too long for, so that it may not have its plan any more.
func (p *planning) forgetOne(statement string) { p.known.Remove(statement) }

// forget is for a server that may have been started anew: its cache is empty then.
func (p *planning) forget() { p.known.Purge() }

// A plannedRunner runs statements in their turn. The server answers Run once it has planned the statement and begun to execute it.
type plannedRunner struct {
	runner
	planning *planning
}

func (r plannedRunner) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	known := r.planning.knows(statement)
	leave, err := r.planning.enter(ctx, statement)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	result, err := r.runner.Run(ctx, statement, params)
	leave(err == nil)
	if spent, ok := ctx.Value(planningKey{}).(*atomic.Int64); ok && !known {
		spent.Add(int64(time.Since(start)))
	}
	if err != nil && !known && r.planning.late != nil && isTimeUp(ctx, err) {
		r.planning.late(statement, params)
		return nil, errPlanningLong
	}
	return result, err
}

type planningKey struct{}

// blamingPlanning is for a read that may need several statements that the server doesn't know. Where its time is up and the server has planned
// for most of it, the error is errPlanningLong, whichever statement was the last: what was planned is known now, so that who asks again has the answer.
func blamingPlanning(read func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		var spent atomic.Int64 // nanoseconds
		start := time.Now()
		err := read(context.WithValue(ctx, planningKey{}, &spent))
		if err != nil && isTimeUp(ctx, err) && 2*time.Duration(spent.Load()) > time.Since(start) {
			return errPlanningLong
		}
		return err
	}
}

// isTimeUp tells whether a statement was ended by its deadline, here or in the server.
func isTimeUp(ctx context.Context, err error) bool {
	return errors.Is(ctx.Err(), context.DeadlineExceeded) || strings.Contains(errorCode(err), "TimedOut")
}
