// Package process runs the servers of the benchmarks as processes that never outlive the run, and tells what they use.
package process

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A Command is a process to be started.
type Command struct {
	Path string
	Args []string
	Env  []string // beside this process's
	Dir  string
	Log  string // the file that gets what it prints
	Fast bool   // end by SIGINT, for PostgreSQL, which at SIGTERM waits for its clients
	User string // who runs it, where this process is root's; empty for the same
}

// A Process is one that runs.
type Process struct {
	PID int

	guard *exec.Cmd
	stdin io.Closer
	done  chan struct{}
	err   error // to be read after done
	log   string
	once  sync.Once
}

// Start starts a process under a guard.
func Start(c Command) (*Process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := []string{"guard", "--log", c.Log}
	if c.Fast {
		args = append(args, "--fast")
	}
	if c.User != "" {
		args = append(args, "--user", c.User)
	}
	guard := exec.Command(self, append(append(args, "--", c.Path), c.Args...)...)
	guard.Env, guard.Dir = append(os.Environ(), c.Env...), c.Dir
	guard.Stderr = os.Stderr
	guard.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // ctrl-c is for this process to pass on
	stdin, err := guard.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := guard.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := guard.Start(); err != nil {
		return nil, err
	}
	p := &Process{guard: guard, stdin: stdin, done: make(chan struct{}), log: c.Log}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	go func() { p.err = guard.Wait(); close(p.done) }()
	if err == nil {
		p.PID, err = strconv.Atoi(strings.TrimSpace(line))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s didn't start", filepath.Base(c.Path)), p.Stop())
	}
	return p, nil
}

// Stop ends the process and waits for that.
func (p *Process) Stop() error {
	p.once.Do(func() { _ = p.stdin.Close() })
	<-p.done
	return nil
}

// Wait waits until the process ends by itself, and returns an error where it didn't succeed.
func (p *Process) Wait() error {
	<-p.done
	if p.err != nil {
		return fmt.Errorf("%w\n%s", p.err, p.lastLines())
	}
	return nil
}

// startLimit is how long a process may take until it answers: a hundred copies of the graph take their time.
const startLimit = 10 * time.Minute

// Await waits until a question is answered, or the process ends, or it has taken too long.
func (p *Process) Await(ctx context.Context, ready func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		err := ready(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("it isn't ready: %w\n%s", err, p.lastLines())
		case <-p.done:
			return fmt.Errorf("it ended at once: %w\n%s", p.err, p.lastLines())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// lastLines returns the end of what the process printed.
func (p *Process) lastLines() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-2000):])
}
