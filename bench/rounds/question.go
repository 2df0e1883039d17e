package rounds

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"graph287g/bench/load"
)

// A question is what is asked again and again.
type question struct {
	url     string
	body    string // a file; empty where a page is asked for
	clients int
	pids    []int // of the engine
	gzip    bool
	known   bool
}

// prepare asks every target for a while, and returns what it is asked from then on.
func (o Options) prepare(ctx context.Context, targets []Target, clients int) ([]question, error) {
	out := make([]question, len(targets))
	for i, t := range targets {
		out[i] = question{url: t.URL, clients: clients, pids: t.PIDs, gzip: t.Gzip, known: t.Known}
		if t.Body != nil {
			out[i].body = filepath.Join(o.Dir, t.Name+".question")
			if err := os.WriteFile(out[i].body, t.Body, 0o600); err != nil {
				return nil, err
			}
		}
		if _, _, err := out[i].ask(ctx, o.Prepare); err != nil {
			return nil, fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return out, nil
}

// ask asks for some time, in a process of its own, and returns the processor time that this took too.
func (q question) ask(ctx context.Context, d time.Duration) (load.Result, time.Duration, error) {
	self, err := os.Executable()
	if err != nil {
		return load.Result{}, 0, err
	}
	var out, errs bytes.Buffer
	args := []string{"load", "--url", q.url, "--clients", strconv.Itoa(q.clients), "--duration", d.String()}
	if q.body != "" {
		args = append(args, "--body", q.body)
	}
	if q.gzip {
		args = append(args, "--gzip")
	}
	if q.known {
		args = append(args, "--known")
	}
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
