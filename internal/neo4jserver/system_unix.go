//go:build unix

package neo4jserver

import (
	"context"
	"fmt"
	"os"
	"syscall"
	"time"
)

// ownGroup keeps ctrl-c in a terminal from the server: who started it decides
// when it stops.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// terminate and kill reach the whole group, because java may be a script that
// runs the real one.
func terminate(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGTERM) }
func kill(p *os.Process)      { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

func suspend(p *os.Process) error { return syscall.Kill(-p.Pid, syscall.SIGSTOP) }
func resume(p *os.Process) error  { return syscall.Kill(-p.Pid, syscall.SIGCONT) }

// lock waits until no other process holds the file, and returns what lets go
// of it. The system does that too when this process ends.
func lock(ctx context.Context, name string) (func(), error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		select {
		case <-ctx.Done():
			_ = file.Close()
			return nil, fmt.Errorf("waiting for another process that fetches Neo4j's libraries: %w", ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
	return func() { _ = file.Close() }, nil
}
