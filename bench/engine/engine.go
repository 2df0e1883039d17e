package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"graph287g/bench/process"
	"graph287g/bench/workload"
)

// ErrUnavailable is wrapped by errors that say that an engine can't be installed here. It is left out then, and that is said.
var ErrUnavailable = errors.New("not to be had here")

// An Engine answers the queries of the workload over HTTP.
type Engine struct {
	Name  string
	About string // what it is, with its version, for the report
	Start func(context.Context, *Env) (*Running, error)
}

// A Running is an engine that answers.
type Running struct {
	Name    string
	Base    string // its address, to which path adds
	Dialect workload.Dialect
	PIDs    []int         // of its processes; those that descend from them count too
	Load    time.Duration // from the generated graph to a database that can be served; 0 where the server itself does that
	Ready   time.Duration // from the start of the process to the first answer

	path  func(query string) string
	stops []func() error
}

// URL is where a query is asked.
func (r *Running) URL(query string) string { return r.Base + r.path(query) }

// Stop ends the engine's processes.
func (r *Running) Stop() error {
	var errs []error
	for i := len(r.stops) - 1; i >= 0; i-- {
		errs = append(errs, r.stops[i]())
	}
	return errors.Join(errs...)
}

// Ask returns the answer to a query.
func (r *Running) Ask(ctx context.Context, query string) ([]byte, error) {
	return Post(ctx, r.URL(query), r.Dialect.Body(query))
}

// Check returns the canonical answer to a query, and an error where it isn't what is known of so many copies.
func (r *Running) Check(ctx context.Context, query string, copies int) ([]byte, error) {
	answer, err := r.Ask(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", query, err)
	}
	canonical, err := workload.Canonical(answer)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", query, err)
	}
	return canonical, workload.Check(query, canonical, copies)
}

// Post sends a GraphQL request and returns the answer.
func Post(ctx context.Context, url string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	return answered(request)
}

func get(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return answered(request)
}

// answered sends a request and returns the answer.
func answered(request *http.Request) ([]byte, error) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %s: %.500s", response.Status, answer)
	}
	return answer, err
}

// An Env is where engines are set up.
type Env struct {
	Root   string // the repository
	Dir    string // for databases and logs; removed after the run
	Copies int
	Out    io.Writer // what goes on

	neo4j *neo4jServer // nil until an engine needs it
}

// Self runs another command of this program in a process of its own, waits for it, and decodes the JSON that it prints, if there is
// something to decode it to.
func (e *Env) Self(ctx context.Context, to any, args ...string) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, path, args...)
	if to == nil {
		return e.run(ctx, cmd)
	}
	cmd.Stdout, cmd.Stderr = &out, e.Out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return json.Unmarshal(out.Bytes(), to)
}

// run runs a command; what it prints is part of the error.
func (e *Env) run(ctx context.Context, cmd *exec.Cmd) error {
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, out[max(0, len(out)-4000):])
	}
	return nil
}

// file returns the name of a file of the run.
func (e *Env) file(name string) string { return filepath.Join(e.Dir, name) }

// freeAddress returns an address of this machine that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// graphQL is the path of servers that have one for all queries.
func graphQL(string) string { return "/graphql" }

// serve starts a server and waits until it answers the deep query.
func (e *Env) serve(ctx context.Context, r *Running, c process.Command) error {
	c.Log = e.file(r.Name + ".log")
	start := time.Now()
	p, err := process.Start(c)
	if err != nil {
		return err
	}
	r.PIDs, r.stops = append(r.PIDs, p.PID), append(r.stops, p.Stop)
	err = p.Await(ctx, func(ctx context.Context) error {
		_, err := r.Ask(ctx, workload.Deep)
		return err
	})
	if err != nil {
		return errors.Join(err, r.Stop())
	}
	r.Ready = time.Since(start)
	return nil
}

// loaded notes how long loading takes.
func loaded(r *Running, load func() error) error {
	start := time.Now()
	err := load()
	r.Load = time.Since(start)
	return err
}
