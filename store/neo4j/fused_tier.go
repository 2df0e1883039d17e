package neo4j

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/plan"
	"graph287g/store"
)

// Fused tells which plans are answered by a fused statement.
type Fused uint8

// The choices for fused statements. All give equal answers. Servers choose one of the first two; FusedAlways is for who wants to see what a fused
// statement does, FusedInParts for tests.
const (
	FusedWhenCommon Fused = iota // where the statement was asked for often, and the server has planned it
	FusedNever
	FusedAlways
	FusedInParts // by turns none, all, or some steps of a plan
)

// commonFrom is how often a fused statement has to be wanted before the server plans it: planning one takes as long as some answers.
const commonFrom = 3

// A tier decides how plans are answered, and has fused statements planned that are wanted often.
type tier struct {
	fused  Fused
	turn   atomic.Uint32             // of FusedInParts
	wanted *lru.Cache[string, int32] // how often
	busy   chan struct{}             // full while a statement is planned
	behind sync.WaitGroup            // what is planned

	answered struct{ fused, levels, inVain atomic.Int64 }
}

// Answered counts the answers since a store was opened by how they came, which nothing in an answer tells.
type Answered struct {
	Fused  int64 // by a fused statement
	Levels int64 // by statements of the steps
	InVain int64 // by statements of the steps after a fused statement was in vain; Levels counts them too
}

// Answered tells how many answers came by fused statements.
func (s *Store) Answered() Answered {
	a := &s.tier.answered
	return Answered{a.fused.Load(), a.levels.Load(), a.inVain.Load()}
}

// count counts an answer, unless there is an error in its place.
func (t *tier) count(n *atomic.Int64, err error) {
	if err == nil {
		n.Add(1)
	}
}

// tellTier tells an observer by which tier a plan is answered.
func (s *Store) tellTier(ctx context.Context, f *fused, p *plan.Plan, args plan.Args) {
	o := store.ObserverOf(ctx)
	if o == nil || o.Tier == nil {
		return
	}
	t := store.Tier{Fused: f != nil}
	if f == nil && s.tier.fused != FusedNever {
		f = s.fuser.fuse(p, args, everyStep)
	}
	if f != nil {
		t.Steps = len(f.steps)
	}
	o.Tier(t)
}

func newTier(fused Fused) *tier {
	wanted, _ := lru.New[string, int32](knownStatements) // the size is positive
	return &tier{fused: fused, wanted: wanted, busy: make(chan struct{}, 1)}
}

// fusedFor returns the fused statement that answers a plan, nil where statements of its steps do.
func (s *Store) fusedFor(p *plan.Plan, args plan.Args) *fused {
	switch s.tier.fused {
	case FusedNever:
		return nil
	case FusedAlways:
		return s.fuser.fuse(p, args, everyStep)
	case FusedInParts:
		return s.fuser.fuse(p, args, someSteps(s.tier.turn.Add(1)))
	case FusedWhenCommon:
	}
	f := s.fuser.fuse(p, args, everyStep)
	if f == nil || s.planning.knows(f.statement) {
		return f
	}
	n, _ := s.tier.wanted.Get(f.statement)
	s.tier.wanted.Add(f.statement, n+1)
	if n+1 >= commonFrom {
		s.planBehind(f.statement, f.params)
	}
	return nil
}

func everyStep(*plan.Step) bool { return true }

// someSteps chooses by turns no step, all, those with an even number, and those near the root.
func someSteps(turn uint32) func(*plan.Step) bool {
	return func(s *plan.Step) bool {
		switch turn % 4 {
		case 0:
			return false
		case 1:
			return true
		case 2:
			return s.Index%2 == 0
		}
		return s.Parent <= 0
	}
}

// planBehind has the server plan a statement, by a run that nobody waits for. One is planned at a time; where one is, this one waits for the next
// who wants it.
func (s *Store) planBehind(statement string, p params) {
	select {
	case s.tier.busy <- struct{}{}:
	default:
		return
	}
	s.tier.behind.Go(func() {
		defer func() { <-s.tier.busy }()
		ctx, cancel := context.WithTimeout(s.life, s.deadlines.PlanBehind)
		defer cancel()
		err := s.readTx(ctx, func(tx runner) error { return exec(ctx, tx, statement, p) })
		if isRefusal(err) {
			s.tier.refuse(statement)
		}
	})
}

// planLate is planBehind for a statement that somebody has waited for in vain.
func (s *Store) planLate(statement string, values map[string]any) {
	if p, ok := values["p"].(map[string]any); ok {
		s.planBehind(statement, p)
	}
}

// refuse leaves a statement alone for some time: the server didn't take it, it takes too much memory, or takes longer than it may.
func (t *tier) refuse(statement string) { t.wanted.Add(statement, -refusedFor) }

// isRefusal tells whether a statement will fail again: the server found it wrong, or it takes too much memory.
func isRefusal(err error) bool {
	var lasting *nonRetryableError
	return errors.As(nonRetryable(err), &lasting) || errorCode(err) != "" && !driver.IsRetryable(err)
}

// refusedFor is how often a statement has to be wanted again that was refused.
const refusedFor = 100
