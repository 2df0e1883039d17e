package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/bench/process"
	"graph287g/bench/workload"
	"graph287g/internal/neo4jserver"
)

// A neo4jServer is the one that two engines share: both ask the very same nodes.
type neo4jServer struct {
	*neo4jserver.Server
	load time.Duration
}

// Close ends what engines share.
func (e *Env) Close() error {
	if e.neo4j == nil {
		return nil
	}
	return e.neo4j.Stop()
}

// neo4jStore serves this project's API over Neo4j.
func neo4jStore(ctx context.Context, e *Env) (*Running, error) {
	server, err := e.startNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: "neo4j", Dialect: workload.API, PIDs: []int{server.PID()}, Load: server.load, path: graphQL}
	return r, e.serveProgram(ctx, r, server.URI, noCache)
}

// neo4jLevels serves the same without fused statements.
func neo4jLevels(ctx context.Context, e *Env) (*Running, error) {
	server, err := e.startNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: "neo4j-levels", Dialect: workload.API, PIDs: []int{server.PID()}, Load: server.load, path: graphQL}
	return r, e.serveProgram(ctx, r, server.URI, noCache, "--neo4j-fused", "never")
}

// neo4jGraphQL serves @neo4j/graphql over what the store has written.
func neo4jGraphQL(ctx context.Context, e *Env) (*Running, error) {
	if err := e.installNode(ctx); err != nil {
		return nil, err
	}
	server, err := e.startNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: "neo4j-graphql", Dialect: workload.Neo4jGraphQL, PIDs: []int{server.PID()}, Load: server.load, path: graphQL}
	return r, e.serveNode(ctx, r, "neo4j-graphql.mjs", server.URI)
}

// neo4jByHand serves statements written by hand over the same.
func neo4jByHand(ctx context.Context, e *Env) (*Running, error) {
	server, err := e.startNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: "neo4j-by-hand", PIDs: []int{server.PID()}, Load: server.load, path: graphQL}
	return r, e.serveSelf(ctx, r, "--from", server.URI)
}

// Neo4j serves it over a server of its own with a number of copies, under a name that no other engine of the run has.
func Neo4j(ctx context.Context, e *Env, name string, copies int) (*Running, error) {
	server, err := e.filledNeo4j(ctx, copies)
	if err != nil {
		return nil, err
	}
	r := &Running{Name: name, Dialect: workload.API, PIDs: []int{server.PID()}, Load: server.load, path: graphQL, stops: []func() error{server.Stop}}
	if err := e.serveProgram(ctx, r, server.URI, noCache); err != nil {
		return nil, errors.Join(err, server.Stop())
	}
	return r, nil
}

// Warmed waits until the program has had the server plan what it does beforehand.
func (r *Running) Warmed(ctx context.Context) error {
	for {
		answer, err := get(ctx, r.Base+"/readyz")
		if err != nil {
			return err
		}
		var state struct{ Warming struct{ Done, Of int } }
		if err := json.Unmarshal(answer, &state); err != nil {
			return err
		}
		if state.Warming.Of > 0 && state.Warming.Done == state.Warming.Of {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

// SeedNeo4j fills a new server with the real graph by the program as a user does, and returns how long that took, and how much of it was processor
// time: the program's, and the server's.
func SeedNeo4j(ctx context.Context, e *Env) (took, program, server time.Duration, err error) {
	path, err := e.Program(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	s, err := e.emptyNeo4j(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	before, err := process.CPU(s.PID())
	if err != nil {
		return 0, 0, 0, err
	}
	cmd := exec.CommandContext(ctx, path, "seed", "--store", s.URI)
	start := time.Now()
	if err := e.run(ctx, cmd); err != nil {
		return 0, 0, 0, err
	}
	took = time.Since(start)
	after, err := process.CPU(s.PID())
	return took, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), after - before, err
}

// startNeo4j starts and fills the server, once a run.
func (e *Env) startNeo4j(ctx context.Context) (*neo4jServer, error) {
	if e.neo4j != nil {
		return e.neo4j, nil
	}
	var err error
	e.neo4j, err = e.filledNeo4j(ctx, e.Copies)
	return e.neo4j, err
}

// emptyNeo4j starts a server that holds nothing.
func (e *Env) emptyNeo4j(ctx context.Context) (*neo4jserver.Server, error) {
	s, err := neo4jserver.Start(ctx, neo4jserver.Options{
		Heap: "2g", Cache: filepath.Join(e.Root, ".cache", "neo4j"), Progress: e.Out, TransactionLimit: time.Minute,
	})
	if errors.Is(err, neo4jserver.ErrUnavailable) {
		err = fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return s, err
}

// filledNeo4j starts a server and fills it.
func (e *Env) filledNeo4j(ctx context.Context, copies int) (*neo4jServer, error) {
	s, err := e.emptyNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	if err := e.Self(ctx, nil, "fill", "neo4j", "--copies", strconv.Itoa(copies), "--to", s.URI); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	if err := prepare(ctx, s.URI); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return &neo4jServer{s, time.Since(start)}, nil
}

// prepare makes the index that each engine needs for the list, which somebody who runs it would make: the store's own are of one property
// each, and of those that it computes.
func prepare(ctx context.Context, uri string) error {
	d, err := driver.NewDriverWithContext(uri, driver.NoAuth())
	if err != nil {
		return err
	}
	for _, statement := range []string{
		"CREATE INDEX bench_agreement IF NOT EXISTS FOR (n:Agreement) ON (n.status, n.moaState)",
		"CREATE INDEX bench_agreement_keys IF NOT EXISTS FOR (n:Agreement) ON (n.status_key, n.moaState_key)",
		"CALL db.awaitIndexes(300)",
	} {
		if _, err := driver.ExecuteQuery(ctx, d, statement, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase("neo4j")); err != nil {
			return errors.Join(err, d.Close(ctx))
		}
	}
	return d.Close(ctx)
}
