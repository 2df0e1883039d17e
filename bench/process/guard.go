package process

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// A Guarded is what Guard runs.
type Guarded struct {
	Path   string
	Args   []string
	Log    string         // the file that gets what it prints
	Signal syscall.Signal // that asks it to end
	User   *syscall.Credential
}

// stopLimit is how long a process may take to end once it is asked to.
const stopLimit = 10 * time.Second

// Guard runs a process, prints its id, and ends it once the standard input ends: whoever started the guard may be killed, and nothing
// stays behind. Start runs the guard, as a process of its own.
func Guard(g Guarded) error {
	log, err := os.OpenFile(g.Log, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(g.Path, g.Args...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: g.User}
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	var result error // to be read after ended
	go func() { result = cmd.Wait(); close(ended) }()
	fmt.Println(cmd.Process.Pid)

	asked := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // until it ends, in whatever way
		close(asked)
	}()
	select {
	case <-ended:
		if result == nil {
			return nil
		}
		return fmt.Errorf("%s ended by itself, see %s: %w", g.Path, g.Log, result)
	case <-asked:
	}
	_ = cmd.Process.Signal(g.Signal)
	select {
	case <-ended:
	case <-time.After(stopLimit):
		_ = cmd.Process.Kill()
		<-ended
	}
	return nil
}
