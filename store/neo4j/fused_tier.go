package neo4j

import (
	"context"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/plan"
)

// Fused tells which plans are answered by a fused statement.
type Fused uint8

// The choices for fused statements. All give equal answers. Only tests choose another than the first.
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
		s.planBehind(f)
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
func (s *Store) planBehind(f *fused) {
	select {
	case s.tier.busy <- struct{}{}:
	default:
		return
	}
	s.tier.behind.Go(func() {
		defer func() { <-s.tier.busy }()
		ctx, cancel := context.WithTimeout(s.life, s.deadlines.PlanBehind)
		defer cancel()
		if err := s.planNow(ctx, f); errorCode(err) != "" && !driver.IsRetryable(err) {
			s.tier.wanted.Add(f.statement, -refusedFor)
		}
	})
}

// refusedFor is how often a statement has to be wanted again that the server couldn't plan.
const refusedFor = 1000

// planNow runs a fused statement for the sake of its plan.
func (s *Store) planNow(ctx context.Context, f *fused) error {
	return s.readTx(ctx, func(tx runner) error { return exec(ctx, tx, f.statement, f.params) })
}
