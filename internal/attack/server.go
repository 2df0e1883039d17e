package attack

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A Program is the built program, and the store that it serves.
type Program struct {
	Path   string
	Store  string // as --store has it
	Folder string // for files of the servers
}

// Build builds the program from the module in a folder.
func Build(ctx context.Context, module, folder string) (*Program, error) {
	path := filepath.Join(folder, "graph287g")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, ".")
	cmd.Dir = module
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the program can't be built: %w\n%s", err, out)
	}
	return &Program{Path: path, Store: filepath.Join(folder, "graph.db"), Folder: folder}, nil
}

// Seed fills the store.
func (p *Program) Seed(ctx context.Context) error {
	cmd := p.command(ctx, "seed")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("the store can't be filled: %w\n%s", err, out)
	}
	return nil
}

// command is one of the program's, with nothing of its settings from outside.
func (p *Program) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.Path, append([]string{name, "--store", p.Store}, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "GRAPH287G_") })
	return cmd
}

// A Server is the program, serving on a loopback address.
type Server struct {
	Addr string
	PID  int
	log  string
	cmd  *exec.Cmd
	done chan struct{} // closed when the process has ended
}

const (
	// startLimit is how long a server may take until it answers. Over Neo4j it reads the whole graph first.
	startLimit = 2 * time.Minute
	// stopLimit is how long it may take to end, before it is killed.
	stopLimit = 40 * time.Second
)

var listening = regexp.MustCompile(`http://([0-9.:]+)/graphql`)

// Start starts a server and returns when it answers.
func (p *Program) Start(ctx context.Context, name string, args ...string) (*Server, error) {
	log, err := os.Create(filepath.Join(p.Folder, name+".log"))
	if err != nil {
		return nil, err
	}
	defer log.Close() // the process has it too
	cmd := p.command(context.WithoutCancel(ctx), "serve", append([]string{"--listen", "127.0.0.1:0"}, args...)...)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &Server{PID: cmd.Process.Pid, log: log.Name(), cmd: cmd, done: make(chan struct{})}
	said := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if m := listening.FindStringSubmatch(lines.Text()); m != nil {
				said <- m[1]
			}
		}
		_ = cmd.Wait() // how it ends is told by its log
		close(s.done)
	}()
	if err := s.awaitReady(ctx, said); err != nil {
		s.Kill()
		return nil, fmt.Errorf("the server doesn't start: %w\n%s", err, s.Log())
	}
	return s, nil
}

func (s *Server) awaitReady(ctx context.Context, said <-chan string) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	select {
	case s.Addr = <-said:
	case <-s.done:
		return errors.New("it has ended")
	case <-ctx.Done():
		return ctx.Err()
	}
	c := (&Target{Server: s}).client(otherAddress)
	defer c.close()
	for c.send(ctx, http.MethodGet, "/readyz", "").Status != http.StatusOK {
		select {
		case <-time.After(50 * time.Millisecond):
		case <-s.done:
			return errors.New("it has ended")
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Ended reports whether the process has ended.
func (s *Server) Ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// Stop ends the process, and kills it where that takes too long.
func (s *Server) Stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM) // it may have ended
	select {
	case <-s.done:
	case <-time.After(stopLimit):
		s.Kill()
	}
}

// Kill ends the process at once.
func (s *Server) Kill() {
	_ = s.cmd.Process.Kill() // it may have ended
	<-s.done
}

// Log is the end of what the server has logged.
func (s *Server) Log() string {
	text, _ := os.ReadFile(s.log) // without it there is nothing to show
	return string(text[max(0, len(text)-2000):])
}

// Panics counts the panics in the log.
func (s *Server) Panics() int {
	text, _ := os.ReadFile(s.log)
	return strings.Count(string(text), `"msg":"panic"`) + strings.Count(string(text), "panic: ") + strings.Count(string(text), "fatal error: ")
}
