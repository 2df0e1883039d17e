package rounds

import (
	"context"
	"runtime"
	"syscall"
	"time"

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

// sample warms an engine up and measures it once.
func (q question) sample(ctx context.Context, o Options) (Sample, error) {
	if _, _, err := q.ask(ctx, o.Warmup); err != nil {
		return Sample{}, err
	}
	before, err := clocks(q.pids)
	if err != nil {
		return Sample{}, err
	}
	start := time.Now()
	result, loadCPU, err := q.ask(ctx, o.Duration)
	if err != nil {
		return Sample{}, err
	}
	elapsed := time.Since(start)
	after, err := clocks(q.pids)
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
