package store

import (
	"errors"
	"fmt"
	"strings"
)

// Errors of stores, beside *BudgetError, *InvalidError and those of contexts.
var (
	// ErrUnavailable: the store can't be reached, or is being written to for too long. Trying again later may help.
	ErrUnavailable = errors.New("the store is unavailable")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrTimeout: the store gave up, for it took too long.
	ErrTimeout = errors.New("the store took too long")
)

// A BudgetError tells that an answer would show more rows than it may. Step is the step at which that was seen.
type BudgetError struct {
	Step, Rows, Limit int
}

func (e *BudgetError) Error() string {
	return fmt.Sprintf("the answer would have over %d objects (%d by step %d)", e.Limit, e.Rows, e.Step)
}

// A StepError tells that a step was asked for too much. Its message says of what, and what would fit; it is for clients.
type StepError struct {
	Step    int
	Message string
}

func (e *StepError) Error() string { return fmt.Sprintf("step %d: %s", e.Step, e.Message) }

// A Problem is one thing that is wrong with a change.
type Problem struct {
	ID    string // of the node or relation
	Field string // may be empty
	What  string // what is wrong and what would fit
}

func (p Problem) String() string {
	if p.Field == "" {
		return p.ID + ": " + p.What
	}
	return p.ID + ", " + p.Field + ": " + p.What
}

// An InvalidError lists all that is wrong with a change.
type InvalidError struct{ Problems []Problem }

func (e *InvalidError) Error() string {
	lines := make([]string, 0, 5)
	for i, p := range e.Problems {
		if i == 4 && len(e.Problems) > 5 {
			lines = append(lines, fmt.Sprintf("and %d more", len(e.Problems)-4))
			break
		}
		lines = append(lines, p.String())
	}
	return "invalid change: " + strings.Join(lines, "; ")
}
