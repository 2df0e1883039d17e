package rounds

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"graph287g/bench/engine"
	"graph287g/bench/load"
	"graph287g/bench/process"
)

// A Sample is one engine in one round.
type Sample struct {
	load.Result
	PerSecond     float64 // requests a second
	PerCoreSecond float64 // requests for each second of processor time that the engine took
	Cores         float64 // seconds of processor time that the engine took in a second
	LoadCores     float64 // and that the one who asked took
	Others        float64 // the part of the machine that everybody else took
}

// ask warms an engine up and measures it once.
func ask(ctx context.Context, e *engine.Running, query string, clients int, o Options) (Sample, error) {
	q := question{e.URL(query), bodyFile(e, query, o), clients}
	if _, _, err := q.ask(ctx, o.Warmup); err != nil {
		return Sample{}, err
	}
	before, err := clocks(e.PIDs)
	if err != nil {
		return Sample{}, err
	}
	start := time.Now()
	result, loadCPU, err := q.ask(ctx, o.Duration)
	if err != nil {
		return Sample{}, err
	}
	elapsed := time.Since(start)
	after, err := clocks(e.PIDs)
	if err != nil {
		return Sample{}, err
	}
	took := max(after.engine-before.engine, 10*time.Millisecond) // less than the clock tells
	others := (after.busy - before.busy) - (after.engine - before.engine) - (after.self - before.self) - loadCPU
	return Sample{
		Result:        result,
		PerSecond:     float64(result.Requests) / result.Elapsed.Seconds(),
		PerCoreSecond: float64(result.Requests) / took.Seconds(),
		Cores:         took.Seconds() / elapsed.Seconds(),
		LoadCores:     loadCPU.Seconds() / elapsed.Seconds(),
		Others:        max(0, others.Seconds()/elapsed.Seconds()/float64(runtime.NumCPU())),
	}, nil
}

// prepare writes what is asked into a file, and asks an engine for a while.
func prepare(ctx context.Context, e *engine.Running, query string, clients int, o Options) error {
	q := question{e.URL(query), bodyFile(e, query, o), clients}
	if err := os.WriteFile(q.body, e.Dialect.Body(query), 0o600); err != nil {
		return err
	}
	_, _, err := q.ask(ctx, o.Prepare)
	return err
}

func bodyFile(e *engine.Running, query string, o Options) string {
	return filepath.Join(o.Dir, e.Name+"-"+query+".json")
}

// clock is processor time: of the whole machine, of the engine, and of this process.
type clock struct{ busy, engine, self time.Duration }

func clocks(pids []int) (c clock, err error) {
	var usage syscall.Rusage
	if err = syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return c, err
	}
	c.self = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	if c.busy, err = process.Busy(); err != nil {
		return c, err
	}
	c.engine, err = process.CPU(pids...)
	return c, err
}
