package neo4jserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"time"
)

// javaCommand is a Java process yet to be started.
type javaCommand struct {
	java string
	args []string
	env  []string
}

func command(java, libraries string, h home, o Options) javaCommand {
	args := []string{
		"-Xmx" + o.Heap,
		// A server out of memory should be gone, not half alive.
		"-XX:+ExitOnOutOfMemoryError",
		"-Dfile.encoding=UTF-8",
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
	}
	if o.ShortLived {
		// Only the quick one of Java's two compilers.
		args = append(args, "-XX:TieredStopAtLevel=1")
	}
	return javaCommand{
		java: java,
		args: append(args, h.main(), h.folder, h.conf(), "--stop-on-eof"),
		env: append(os.Environ(),
			"CLASSPATH="+libraries,
			"NEO4J_PASSWORD="+o.Password,
			// Java reads variables and file names in the encoding of the
			// locale, which in containers often is ASCII.
			"LC_ALL=C.UTF-8"),
	}
}

// process is a running Java.
type process struct {
	cmd    *exec.Cmd
	log    *serverLog
	killed atomic.Bool
	done   chan struct{} // closed when the process is gone
	err    error         // how it ended; to be read after done
}

func launch(c javaCommand, logFile string) (*process, error) {
	log, err := openLog(logFile)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(c.java, c.args...)
	cmd.Env = c.env
	cmd.Stdout, cmd.Stderr = log, log.file
	cmd.SysProcAttr = ownGroup()
	cmd.WaitDelay = time.Second
	// Nothing is ever written to the pipe: the system closes it when this
	// process ends, in whatever way, and the server takes that as its end too.
	if _, err := cmd.StdinPipe(); err != nil {
		return nil, errors.Join(err, log.file.Close())
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, log.file.Close())
	}
	p := &process{cmd: cmd, log: log, done: make(chan struct{})}
	go p.wait()
	return p, nil
}

func (p *process) wait() {
	p.err = p.cmd.Wait()
	_ = p.log.file.Close()
	close(p.done)
}

func (p *process) awaitReady(ctx context.Context, limit time.Duration) (string, error) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case uri := <-p.log.ready:
		return uri, nil
	case <-p.done:
		return "", fmt.Errorf("the server ended before it was ready: %w", p.err)
	case <-timer.C:
		return "", fmt.Errorf("not ready after %s", limit)
	case <-ctx.Done():
		return "", fmt.Errorf("not ready: %w", ctx.Err())
	}
}

// stop asks the process to end, and kills it if it doesn't within the limit.
func (p *process) stop(limit time.Duration) error {
	if p.gone() {
		if p.killed.Load() {
			return nil
		}
		return fmt.Errorf("it had ended by itself: %w\n%s", p.err, p.lastLines())
	}
	terminate(p.cmd.Process)
	select {
	case <-p.done:
		return nil
	case <-time.After(limit):
		p.kill()
		return fmt.Errorf("it did not end within %s and was killed\n%s", limit, p.lastLines())
	}
}

func (p *process) kill() {
	if p.gone() {
		return
	}
	p.killed.Store(true)
	kill(p.cmd.Process)
	<-p.done
}

func (p *process) gone() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *process) lastLines() string { return p.log.lastLines() }
