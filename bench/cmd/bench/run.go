package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"graph287g/bench/engine"
	"graph287g/bench/growth"
	"graph287g/bench/pages"
	"graph287g/bench/process"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/bench/workload"
)

type runCmd struct {
	Copies    int           `default:"1" help:"How many copies of the graph the engines have beside each other."`
	Grow      []int         `default:"1,10" help:"With how many copies the embedded store is measured alone; 1,10,100 takes minutes more, 0 leaves it out."`
	GrowNeo4j []int         `name:"grow-neo4j" default:"1,10" help:"With how many copies the store over Neo4j is measured alone; 0 leaves it out."`
	Beside    bool          `default:"true" negatable:"" help:"Measure the engines beside each other."`
	Growth    bool          `default:"true" negatable:"" help:"Measure both stores as they grow."`
	Pages     bool          `default:"true" negatable:"" help:"Measure the pages of the site beside the JSON of their documents."`
	Engines   []string      `help:"Only these, such as embedded,postgraphile; all where it is left out."`
	Clients   []int         `default:"1,16" help:"How many clients ask at the same time."`
	Rounds    int           `default:"5" help:"How many undisturbed rounds."`
	Tries     int           `default:"12" help:"How many rounds at most."`
	Duration  time.Duration `default:"1s" help:"How long each engine is asked in a round."`
	Warmup    time.Duration `default:"300ms" help:"How long it is asked before that, in each round."`
	Prepare   time.Duration `default:"2s" help:"How long it is asked before the first round of each query."`
	Others    float64       `default:"0.08" help:"What part of the machine other processes may take in a round that counts."`
	Root      string        `default:".." type:"existingdir" help:"The repository."`
	Results   string        `default:"results" help:"The folder for what was found."`
}

// Run installs, loads, checks and measures.
func (c runCmd) Run(ctx context.Context) error {
	chosen, err := engine.Find(c.Engines)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	r := &report.Report{Machine: report.ThisMachine(c.Root), Copies: c.Copies, Digests: map[string]string{}}
	e := &engine.Env{Root: c.Root, Dir: dir, Copies: c.Copies, Out: os.Stderr}
	var broken error
	if c.Beside {
		broken = c.beside(ctx, chosen, e, r)
	}
	if c.Growth && ctx.Err() == nil {
		broken = errors.Join(broken, c.growth(ctx, e, r))
	}
	if c.Pages && ctx.Err() == nil {
		lines, err := pages.Measure(ctx, e, c.options(e))
		r.Lines, broken = append(r.Lines, lines...), errors.Join(broken, err)
	}
	if ctx.Err() != nil {
		return errors.New("interrupted; nothing is written")
	}
	r.Lines = append(report.Ratios(r.Series), r.Lines...)
	return errors.Join(c.write(r), broken)
}

// beside measures the engines beside each other. What is found even where one of them fails is in the report.
func (c runCmd) beside(ctx context.Context, chosen []engine.Engine, e *engine.Env, r *report.Report) (err error) {
	running, err := start(ctx, chosen, e, r)
	defer func() {
		for _, engine := range running {
			err = errors.Join(err, engine.Stop())
		}
		err = errors.Join(err, e.Close())
	}()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	running, wrong := c.check(ctx, running, r)
	if err = errors.Join(err, wrong); len(running) == 0 {
		return err
	}
	series, failed := rounds.Measure(ctx, running, c.options(e))
	r.Series = series
	for _, engine := range running {
		memory, lost := process.Memory(engine.PIDs...)
		err = errors.Join(err, lost)
		r.Engines = append(r.Engines, report.Engine{Name: engine.Name, About: describe(engine.Name), Load: engine.Load, Ready: engine.Ready, Memory: memory})
	}
	return errors.Join(err, failed)
}

// growth measures the stores as they grow.
func (c runCmd) growth(ctx context.Context, e *engine.Env, r *report.Report) (broken error) {
	if !slices.Contains(c.Grow, 0) {
		lines, err := growth.Measure(ctx, e, c.Grow, c.options(e))
		r.Lines, broken = append(r.Lines, lines...), err
	}
	if slices.Contains(c.GrowNeo4j, 0) || ctx.Err() != nil {
		return broken
	}
	lines, err := growth.Neo4j(ctx, e, c.GrowNeo4j, c.options(e))
	r.Lines = append(r.Lines, lines...)
	if errors.Is(err, engine.ErrUnavailable) {
		r.LeftOut, err = append(r.LeftOut, report.LeftOut{Name: "growth over Neo4j", Why: err.Error()}), nil
	}
	return errors.Join(broken, err)
}

func (c runCmd) options(e *engine.Env) rounds.Options {
	return rounds.Options{
		Clients: c.Clients, Rounds: c.Rounds, Tries: c.Tries, Duration: c.Duration, Warmup: c.Warmup, Prepare: c.Prepare, Others: c.Others, Dir: e.Dir, Out: e.Out,
	}
}

// start starts the engines. One that can't be had is noted; one that fails is an error too.
func start(ctx context.Context, chosen []engine.Engine, e *engine.Env, r *report.Report) ([]*engine.Running, error) {
	var running []*engine.Running
	var errs []error
	for _, candidate := range chosen {
		if ctx.Err() != nil {
			break
		}
		fmt.Fprintf(e.Out, "starting %s …\n", candidate.Name)
		one, err := candidate.Start(ctx, e)
		switch {
		case err == nil:
			running = append(running, one)
			fmt.Fprintf(e.Out, "%s: loaded in %.2f s, ready in %.2f s\n", one.Name, one.Load.Seconds(), one.Ready.Seconds())
			continue
		case !errors.Is(err, engine.ErrUnavailable):
			errs = append(errs, fmt.Errorf("%s: %w", candidate.Name, err))
		}
		r.LeftOut = append(r.LeftOut, report.LeftOut{Name: candidate.Name, Why: err.Error()})
		fmt.Fprintf(e.Out, "%s is left out: %v\n", candidate.Name, err)
	}
	return running, errors.Join(errs...)
}

// check compares the answers with what is known and with each other. An engine that answers something else isn't measured.
func (c runCmd) check(ctx context.Context, running []*engine.Running, r *report.Report) (right []*engine.Running, err error) {
	for _, e := range running {
		wrong := c.checkOne(ctx, e, r)
		if wrong == nil {
			right = append(right, e)
			continue
		}
		err = errors.Join(err, fmt.Errorf("%s: %w", e.Name, wrong), e.Stop())
		r.LeftOut = append(r.LeftOut, report.LeftOut{Name: e.Name, Why: "it answers something else"})
	}
	return right, err
}

func (c runCmd) checkOne(ctx context.Context, e *engine.Running, r *report.Report) error {
	for _, query := range workload.Names {
		canonical, err := e.Check(ctx, query, c.Copies)
		if err != nil {
			return err
		}
		digest := workload.Digest(canonical)
		if want, ok := r.Digests[query]; ok && want != digest {
			return fmt.Errorf("%s: digest %s, the others have %s:\n%.3000s", query, digest, want, canonical)
		}
		r.Digests[query] = digest
	}
	return nil
}

func describe(name string) string {
	i := slices.IndexFunc(engine.All, func(e engine.Engine) bool { return e.Name == name })
	return engine.All[i].About
}

// write writes what was found to the standard output and the folder of results.
func (c runCmd) write(r *report.Report) error {
	var text strings.Builder
	r.Write(io.MultiWriter(os.Stdout, &text))
	if err := os.MkdirAll(c.Results, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(c.Results, "latest.md"), []byte(text.String()), 0o644); err != nil {
		return err
	}
	if err := r.Draw(filepath.Join(c.Results, "latest.svg")); err != nil {
		return err
	}
	return r.AppendTo(filepath.Join(c.Results, "history.jsonl"))
}
