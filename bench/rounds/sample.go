package rounds

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
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
	body := filepath.Join(o.Dir, e.Name+"-"+query+".json")
	if err := os.WriteFile(body, e.Dialect.Body(query), 0o600); err != nil {
		return Sample{}, err
	}
	args := []string{"load", "--url", e.URL(query), "--body", body, "--clients", strconv.Itoa(clients)}
	if _, _, err := run(ctx, append(args, "--duration", o.Warmup.String())); err != nil {
		return Sample{}, err
	}
	return Watch(e.PIDs, func() (load.Result, time.Duration, error) {
		return run(ctx, append(args, "--duration", o.Duration.String()))
	})
}

// Watch runs a load and tells who took processor time meanwhile. The load is told with what it took itself.
func Watch(pids []int, ask func() (load.Result, time.Duration, error)) (Sample, error) {
	before, err := clocks(pids)
	if err != nil {
		return Sample{}, err
	}
	start := time.Now()
	result, loadCPU, err := ask()
	if err != nil {
		return Sample{}, err
	}
	elapsed := time.Since(start)
	after, err := clocks(pids)
	if err != nil {
		return Sample{}, err
	}
	server := max(after.server-before.server, 10*time.Millisecond) // less than the clock tells
	others := (after.busy - before.busy) - (after.server - before.server) - (after.self - before.self) - loadCPU
	return Sample{
		Result:        result,
		PerSecond:     float64(result.Requests) / result.Elapsed.Seconds(),
		PerCoreSecond: float64(result.Requests) / server.Seconds(),
		Cores:         server.Seconds() / elapsed.Seconds(),
		LoadCores:     loadCPU.Seconds() / elapsed.Seconds(),
		Others:        max(0, others.Seconds()/elapsed.Seconds()/float64(runtime.NumCPU())),
	}, nil
}

// clock is processor time: of the whole machine, of the engine, and of this process.
type clock struct{ busy, server, self time.Duration }

func clocks(pids []int) (c clock, err error) {
	var usage syscall.Rusage
	if err = syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return c, err
	}
	c.self = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	if c.busy, err = process.Busy(); err != nil {
		return c, err
	}
	c.server, err = process.CPU(pids...)
	return c, err
}

// run runs the load as a process of its own, and returns the processor time that it took too.
func run(ctx context.Context, args []string) (load.Result, time.Duration, error) {
	self, err := os.Executable()
	if err != nil {
		return load.Result{}, 0, err
	}
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return load.Result{}, 0, fmt.Errorf("%w: %s", err, errs.String())
	}
	var r load.Result
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return load.Result{}, 0, err
	}
	return r, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}
