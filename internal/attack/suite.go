package attack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"graph287g/internal/neo4jserver"
)

// Options say what is run, and how.
type Options struct {
	Module   string    // the repository's folder, which has the queries
	Program  string    // the folder of the repository whose program is attacked; Module where it is empty
	Neo4j    bool      // over a Neo4j, which is started for this, instead of the embedded store
	Prober   string    // the program of `attack probe`, for what is asked beside an attack; this process where it is empty
	Short    bool      // few requests, no waiting, and no attacks that are about time alone
	Only     []string  // names of attacks; all where there are none
	Progress io.Writer // gets a line now and then
}

// A Row is what came of one attack.
type Row struct {
	Attack    string   `json:"attack"`
	About     string   `json:"about"`
	Must      string   `json:"must"`
	Attempted int      `json:"attempted"`
	Held      int      `json:"held"`
	Seconds   float64  `json:"worstSeconds"`
	CPU       float64  `json:"processorSeconds"` // that the server has used, which a busy machine doesn't change
	Memory    int64    `json:"worstMemory"`      // in bytes
	Broken    []string `json:"broken,omitempty"`
	Exceeded  []string `json:"exceeded,omitempty"`
	Notes     []string `json:"notes,omitempty"`
}

// OK reports whether all held.
func (r Row) OK() bool { return len(r.Broken) == 0 && len(r.Exceeded) == 0 }

// attackLimit is how long one attack may go on.
const attackLimit = 90 * time.Second

// neo4jFactor is how much longer a request may take over Neo4j.
const neo4jFactor = 3

// A suite is a run of the attacks.
type suite struct {
	Options
	program *Program
	queries []Query
	schema  string // the query for the whole schema
	neo4j   *neo4jserver.Server
	shared  *Server // the one server of the short form
	ranked  Target  // knows which of the worst queries are accepted
}

// Run runs attacks, each against a server of its own, and returns what came of them. Its errors are those of what it needs.
func Run(ctx context.Context, o Options) ([]Row, error) {
	folder, err := os.MkdirTemp("", "attack")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	s := &suite{Options: o}
	if s.queries, err = ReadQueries(filepath.Join(o.Module, "test", "attack", "queries")); err != nil {
		return nil, err
	}
	schema, err := os.ReadFile(filepath.Join(o.Module, "test", "corpus", "introspection.graphql"))
	if err != nil {
		return nil, err
	}
	s.schema = string(schema)
	fmt.Fprintln(o.Progress, "builds the program and fills a store")
	if s.program, err = Build(ctx, cmp.Or(o.Program, o.Module), folder); err != nil {
		return nil, err
	}
	if o.Neo4j {
		if s.neo4j, err = neo4jserver.Start(ctx, neo4jserver.Options{Progress: o.Progress}); err != nil {
			return nil, err
		}
		defer s.neo4j.Kill()
		s.program.Store = s.neo4j.URI
	}
	if err := s.program.Seed(ctx); err != nil {
		return nil, err
	}
	return s.run(ctx)
}

func (s *suite) run(ctx context.Context) ([]Row, error) {
	defer s.stopShared()
	var rows []Row
	for _, a := range Attacks() {
		if len(s.Only) > 0 && !slices.Contains(s.Only, a.Name) || a.Neo4j && s.neo4j == nil || a.Timed && s.Short {
			continue
		}
		if ctx.Err() != nil {
			return rows, ctx.Err()
		}
		row, err := s.attack(ctx, a)
		if err != nil {
			return rows, fmt.Errorf("%s: %w", a.Name, err)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, errors.New("there is no attack of that name")
	}
	return rows, nil
}

// start starts a server for an attack. In short all have one, unless it has ended.
func (s *suite) start(ctx context.Context, name string) (server *Server, stop func(), err error) {
	if s.shared != nil && !s.shared.Ended() {
		return s.shared, func() {}, nil
	}
	server, err = s.program.Start(ctx, name, "--archive", filepath.Join(s.program.Folder, "archive of "+name), "--archive-answers", strconv.Itoa(archived))
	if err != nil {
		return nil, nil, err
	}
	if s.Short {
		s.shared = server
		return server, func() {}, nil
	}
	return server, server.Stop, nil
}

func (s *suite) stopShared() {
	if s.shared != nil {
		s.shared.Stop()
	}
}

// attack runs one attack. Which of the worst queries are accepted is found out by the first.
func (s *suite) attack(ctx context.Context, a Attack) (Row, error) {
	server, stop, err := s.start(ctx, a.Name)
	if err != nil {
		return Row{}, err
	}
	defer stop()
	t := &Target{Server: server, Short: s.Short, Longest: MaxTime, All: s.queries, Worst: s.ranked.Worst, Largest: s.ranked.Largest, Introspection: s.schema, Prober: s.Prober}
	if s.neo4j != nil {
		t.Longest, t.Outage = neo4jFactor*MaxTime, s.neo4j
	}
	if t.Worst == nil {
		if err := t.rankWorst(ctx); err != nil {
			return Row{}, err
		}
		s.ranked = *t
	}
	ctx, cancel := context.WithTimeout(ctx, attackLimit)
	defer cancel()
	r := &Report{ctx: ctx, timeless: s.Short}
	watched := s.watch(a, t, r)
	before, _ := cpuTime(t.PID) // 0 where it can't be told
	err = a.Run(ctx, t, r)
	if ctx.Err() != nil {
		r.exceed("it was not over after %s", attackLimit)
		err = nil
	}
	row := r.row(a)
	row.Memory = watched()
	if after, err := cpuTime(t.PID); err == nil {
		row.CPU = (after - before).Seconds()
	}
	s.afterwards(context.WithoutCancel(ctx), t, a, &row)
	fmt.Fprintf(s.Progress, "%s: %d attempted, %d held\n", a.Name, row.Attempted, row.Held)
	return row, err
}

// watchEvery is how often an attack is looked at, and tellEvery how often that is told.
const (
	watchEvery = 200 * time.Millisecond
	tellEvery  = 5 * time.Second
)

// watch looks at an attack until stop is called, which returns the most memory that the server has held.
func (s *suite) watch(a Attack, t *Target, r *Report) (stop func() int64) {
	done, ended := make(chan struct{}), make(chan struct{})
	most := int64(0)
	go func() {
		defer close(ended)
		told := time.Now()
		for {
			now, peak, err := memory(t.PID)
			if err == nil {
				most = max(most, peak) // the kernel's own, so that nothing falls between two looks
			}
			if time.Since(told) > tellEvery {
				told = time.Now()
				attempted, held := r.Counts()
				fmt.Fprintf(s.Progress, "%s: %d attempted, %d held, the server holds %d MiB\n", a.Name, attempted, held, now>>20)
			}
			select {
			case <-done:
				return
			case <-time.After(watchEvery):
			}
		}
	}()
	return func() int64 {
		close(done)
		<-ended
		return most
	}
}

// afterwards looks for what must hold after every attack.
func (s *suite) afterwards(ctx context.Context, t *Target, a Attack, row *Row) {
	if !s.Short && row.Memory > MaxMemory {
		row.Exceeded = append(row.Exceeded, fmt.Sprintf("the process held %d MiB, it may hold %d MiB", row.Memory>>20, int64(MaxMemory)>>20))
	}
	if t.Ended() {
		row.Broken = append(row.Broken, "the server has ended:\n"+t.Log())
		return
	}
	if n := t.Panics(); n > 0 {
		row.Broken = append(row.Broken, fmt.Sprintf("%d panics in the log:\n%s", n, t.Log()))
	}
	if a.Neo4j {
		return // its database is gone
	}
	c := t.client(otherAddress)
	defer c.close()
	if got := c.ask(ctx, cheap); !got.isCheapAnswer() && !(s.Short && got.Code == timedOut) {
		row.Broken = append(row.Broken, "a cheap query afterwards: "+got.name()+" "+got.text())
	}
}
