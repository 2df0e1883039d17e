package rounds

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"graph287g/bench/engine"
	"graph287g/bench/workload"
)

// Options say how much to measure.
type Options struct {
	Clients  []int
	Rounds   int           // undisturbed ones
	Tries    int           // rounds at most
	Duration time.Duration // of one engine in one round
	Warmup   time.Duration // before that
	Prepare  time.Duration // how long each engine is asked before the first round: compilers and plans have to get warm
	Others   float64       // the part of the machine that others may take in an undisturbed round
	Dir      string        // for the bodies of requests
	Out      io.Writer     // what goes on
}

// A Series has what was measured of one query with a number of clients.
type Series struct {
	Query   string
	Clients int
	Thrown  int                 // rounds that don't count, for they were disturbed
	Kept    int                 // rounds that count
	Wanted  int                 // rounds that there should be
	Dirty   bool                // no round was undisturbed: the least disturbed ones count
	Samples map[string][]Sample // by the name of the engine, one for each round that counts
}

// Told tells how many rounds there were.
func (s Series) Told() string {
	if s.Dirty {
		return fmt.Sprintf("EVERY ROUND WAS DISTURBED, these are the %d least disturbed of %d", s.Kept, s.Kept+s.Thrown)
	}
	few := ""
	if s.Kept < s.Wanted {
		few = "ONLY "
	}
	return fmt.Sprintf("%s%d of %d rounds, %d more were disturbed and thrown away", few, s.Kept, s.Wanted, s.Thrown)
}

// A Target is an engine that is asked something.
type Target struct {
	Name string
	URL  string
	Body []byte // posted; nil for a page
	PIDs []int
	Gzip bool // accept a compressed answer
	// Known asks whether the first answer still holds.
	Known bool
}

// Doubt tells what makes the numbers doubtful; it is empty where enough rounds were undisturbed.
func (s Series) Doubt() string {
	switch {
	case s.Dirty:
		return "every round was disturbed"
	case s.Kept < s.Wanted:
		return fmt.Sprintf("undisturbed rounds: only %d", s.Kept)
	}
	return ""
}

// Measure measures each query with each number of clients.
func Measure(ctx context.Context, engines []*engine.Running, o Options) ([]Series, error) {
	var out []Series
	for _, query := range workload.Names {
		var targets []Target
		for _, e := range engines {
			targets = append(targets, Target{Name: e.Name, URL: e.URL(query), Body: e.Dialect.Body(query), PIDs: e.PIDs})
		}
		for _, clients := range o.Clients {
			s, err := Beside(ctx, query, targets, clients, o)
			if err != nil {
				return out, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// round is one sample of each target, in their order.
type round []Sample

// others is the part of the machine that others took in the most disturbed sample.
func (r round) others() float64 {
	most := 0.0
	for _, s := range r {
		most = max(most, s.Others)
	}
	return most
}

// Beside measures some targets beside each other, which are all asked the same.
func Beside(ctx context.Context, query string, targets []Target, clients int, o Options) (Series, error) {
	s := Series{Query: query, Clients: clients, Samples: map[string][]Sample{}}
	questions, err := o.prepare(ctx, targets, clients)
	if err != nil {
		return s, fmt.Errorf("%s with %d clients: %w", query, clients, err)
	}
	var clean, disturbed []round
	for try := 0; len(clean) < o.Rounds && try < o.Tries; try++ {
		r := make(round, len(targets))
		for _, i := range order(len(targets), try) {
			if r[i], err = questions[i].sample(ctx, o); err != nil {
				return s, fmt.Errorf("%s of %s with %d clients: %w", query, targets[i].Name, clients, err)
			}
		}
		if r.others() <= o.Others {
			clean = append(clean, r)
		} else {
			disturbed = append(disturbed, r)
		}
	}
	s.keep(targets, clean, disturbed, o.Rounds)
	fmt.Fprintf(o.Out, "%s, clients: %d: %s\n", query, clients, s.Told())
	return s, nil
}

// keep keeps the rounds that count: where every one was disturbed, the least disturbed ones.
func (s *Series) keep(targets []Target, clean, disturbed []round, wanted int) {
	s.Thrown, s.Wanted = len(disturbed), wanted
	if len(clean) == 0 {
		slices.SortFunc(disturbed, func(a, b round) int { return cmp.Compare(a.others(), b.others()) })
		clean, s.Dirty = disturbed[:min(wanted, len(disturbed))], true
		s.Thrown -= len(clean)
	}
	s.Kept = len(clean)
	for _, r := range clean {
		for i, t := range targets {
			s.Samples[t.Name] = append(s.Samples[t.Name], r[i])
		}
	}
}

// order returns the order of a round: each begins with another engine, and every second goes backwards.
func order(n, round int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = (i + round/2) % n
	}
	if round%2 == 1 {
		slices.Reverse(out)
	}
	return out
}
