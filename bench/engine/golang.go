package engine

import (
	"context"
	"os"
	"os/exec"
	"strconv"

	"graph287g/bench/process"
	"graph287g/bench/workload"
)

// embedded loads a file of the embedded store and serves it by the program as a user runs it.
func embedded(ctx context.Context, e *Env) (*Running, error) {
	return Embedded(ctx, e, "embedded", e.Copies)
}

// Embedded does so with a number of copies, under a name that no other engine of the run has.
func Embedded(ctx context.Context, e *Env, name string, copies int) (*Running, error) {
	r := &Running{Name: name, Dialect: workload.API, path: graphQL}
	file := e.EmbeddedFile(name)
	err := loaded(r, func() error {
		return e.Self(ctx, nil, "fill", "embedded", "--copies", strconv.Itoa(copies), "--to", file)
	})
	if err != nil {
		return nil, err
	}
	return r, e.serveProgram(ctx, r, file, noCache)
}

// What the program keeps of answers, in MiB: none where engines are asked the same a thousand times to see how they answer.
const (
	noCache      = "0"
	defaultCache = "64"
)

// cached serves the same with the cache of answers, as the program does unless it is told otherwise.
func cached(ctx context.Context, e *Env) (*Running, error) {
	r := &Running{Name: "embedded-cached", Dialect: workload.API, path: graphQL}
	file := e.EmbeddedFile(r.Name)
	err := loaded(r, func() error {
		return e.Self(ctx, nil, "fill", "embedded", "--copies", strconv.Itoa(e.Copies), "--to", file)
	})
	if err != nil {
		return nil, err
	}
	return r, e.serveProgram(ctx, r, file, defaultCache)
}

// Real serves the real graph, which the program fills its store with, with its cache of answers and pages or without.
func Real(ctx context.Context, e *Env, cache bool) (*Running, error) {
	r := &Running{Name: "real", Dialect: workload.API, path: graphQL}
	if cache {
		return r, e.serveProgram(ctx, r, e.EmbeddedFile(r.Name), defaultCache)
	}
	return r, e.serveProgram(ctx, r, e.EmbeddedFile(r.Name), noCache)
}

// File serves the bytes of a file from memory, whatever is asked.
func File(ctx context.Context, e *Env, file string) (*Running, error) {
	r := &Running{Name: "file", path: graphQL}
	return r, e.serveSelf(ctx, r, "--from", file)
}

// EmbeddedFile is the file that Embedded makes.
func (e *Env) EmbeddedFile(name string) string { return e.file(name + ".db") }

// serveProgram serves a store by the program. All clients of the benchmark have one address, and one address may have a quarter of the
// places, so there are more of these than by default.
func (e *Env) serveProgram(ctx context.Context, r *Running, store, answerCache string, more ...string) error {
	program, err := e.Program(ctx)
	if err != nil {
		return err
	}
	address, err := freeAddress()
	if err != nil {
		return err
	}
	r.Base = "http://" + address
	args := append([]string{"serve", "--store", store, "--listen", address, "--concurrent", "64", "--answer-cache", answerCache}, more...)
	return e.serve(ctx, r, process.Command{Path: program, Args: args})
}

// Program builds the program, once a run, and returns its path.
func (e *Env) Program(ctx context.Context) (string, error) {
	path := e.file("graph287g")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, ".")
	cmd.Dir = e.Root
	return path, e.run(ctx, cmd)
}

// bytesOnly, gqlgen and sqlite are served by this program.
func bytesOnly(ctx context.Context, e *Env) (*Running, error) {
	r := &Running{Name: "bytes", path: func(query string) string { return "/" + query }}
	return r, e.serveSelf(ctx, r, "--copies", strconv.Itoa(e.Copies))
}

func gqlgen(ctx context.Context, e *Env) (*Running, error) {
	r := &Running{Name: "gqlgen", path: graphQL}
	return r, e.serveSelf(ctx, r, "--copies", strconv.Itoa(e.Copies))
}

func sqlite(ctx context.Context, e *Env) (*Running, error) {
	r := &Running{Name: "sqlite", path: graphQL}
	err := loaded(r, func() error {
		return e.Self(ctx, nil, "fill", "sqlite", "--copies", strconv.Itoa(e.Copies), "--to", e.file("sqlite.db"))
	})
	if err != nil {
		return nil, err
	}
	return r, e.serveSelf(ctx, r, "--from", e.file("sqlite.db"))
}

func (e *Env) serveSelf(ctx context.Context, r *Running, args ...string) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	address, err := freeAddress()
	if err != nil {
		return err
	}
	r.Base, r.Dialect = "http://"+address, workload.API
	return e.serve(ctx, r, process.Command{Path: path, Args: append([]string{"serve", r.Name, "--listen", address}, args...)})
}
