package rounds

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"

	"graph287g/bench/load"
)

// A question is what is asked again and again.
type question struct {
	url     string
	body    string // a file
	clients int
}

// ask asks for some time, in a process of its own, and returns the processor time that this took too.
func (q question) ask(ctx context.Context, d time.Duration) (load.Result, time.Duration, error) {
	self, err := os.Executable()
	if err != nil {
		return load.Result{}, 0, err
	}
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, self, "load", "--url", q.url, "--body", q.body, "--clients", strconv.Itoa(q.clients), "--duration", d.String())
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
