package attack

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// A Report counts what an attack attempted and what held. It may be used by several goroutines at the same time.
type Report struct {
	ctx      context.Context // of the attack: what comes after it is done isn't counted
	timeless bool            // nothing is exceeded

	mu        sync.Mutex
	attempted int
	held      int
	worst     time.Duration
	broken    []string
	exceeded  []string
	late      []lateness
	notes     []string
}

// A lateness is how often something took too long.
type lateness struct {
	what           string
	times          int
	longest, limit time.Duration
}

// maxReasons is how many different reasons are kept of each sort.
const maxReasons = 8

// An Expectation is what must hold of an answer. Whatever it is, it is complete, has a code where it is an error, tells when to come
// again where it was put off, and is never the server's own mistake.
type Expectation struct {
	Within time.Duration // 0 for any time
	Bytes  int64         // 0 for MaxBytes
	Codes  []string      // of those that are right; "" stands for an answer without errors. Any is right where there are none
}

// Common codes.
const (
	answered    = "" // without errors
	costly      = "COST_EXCEEDED"
	deep        = "DEPTH_EXCEEDED"
	badInput    = "BAD_USER_INPUT"
	invalid     = "GRAPHQL_VALIDATION_FAILED"
	unparsed    = "GRAPHQL_PARSE_FAILED"
	notFound    = "NOT_FOUND"
	rateLimited = "RATE_LIMITED"
	unavailable = "STORE_UNAVAILABLE"
	timedOut    = "TIMEOUT"
	full        = "ARCHIVE_FULL"
)

// expect counts an answer, and notes what is wrong with it.
func (r *Report) expect(what string, a Answer, e Expectation) {
	wrong := a.wrong(e)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ctx.Err() != nil {
		return
	}
	r.attempted++
	r.worst = max(r.worst, a.Took)
	switch {
	case r.timeless && a.Code == timedOut:
		r.held++ // a busy machine is no reason
	case wrong != "":
		r.broken = reason(r.broken, what+": "+wrong)
	case !r.timeless && e.Within > 0 && a.Took > e.Within:
		r.addLate(what, a.Took, e.Within)
	default:
		r.held++
	}
}

// attempt counts something other than an answer: whether it held, and what to say where it didn't.
func (r *Report) attempt(held bool, format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ctx.Err() != nil {
		return
	}
	r.attempted++
	if held {
		r.held++
		return
	}
	r.broken = reason(r.broken, fmt.Sprintf(format, args...))
}

// within notes a time that is longer than it may be.
func (r *Report) within(what string, took, limit time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.timeless && took > limit {
		r.addLate(what, took, limit)
	}
}

func (r *Report) addLate(what string, took, limit time.Duration) {
	i := slices.IndexFunc(r.late, func(l lateness) bool { return l.what == what })
	if i < 0 {
		i = len(r.late)
		r.late = append(r.late, lateness{what: what, limit: limit})
	}
	r.late[i].times++
	r.late[i].longest = max(r.late[i].longest, took)
}

// exceed notes that there was more of something than there may be.
func (r *Report) exceed(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.timeless {
		r.exceeded = reason(r.exceeded, fmt.Sprintf(format, args...))
	}
}

// note adds what is worth reading though nothing is wrong.
func (r *Report) note(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.notes = reason(r.notes, fmt.Sprintf(format, args...))
}

func reason(list []string, text string) []string {
	if len(list) >= maxReasons || slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

// Counts tell how many were attempted and how many held, so far.
func (r *Report) Counts() (attempted, held int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.attempted, r.held
}

// row is what was counted.
func (r *Report) row(a Attack) Row {
	r.mu.Lock()
	defer r.mu.Unlock()
	exceeded := slices.Clone(r.exceeded)
	for _, l := range r.late {
		exceeded = append(exceeded, fmt.Sprintf("%s: %d times longer than %.2f s, %.2f s at most", l.what, l.times, l.limit.Seconds(), l.longest.Seconds()))
	}
	return Row{
		Attack: a.Name, About: a.About, Must: a.Must, Attempted: r.attempted, Held: r.held, Seconds: r.worst.Seconds(),
		Broken: slices.Clone(r.broken), Exceeded: exceeded, Notes: slices.Clone(r.notes),
	}
}
