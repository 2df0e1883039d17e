package neo4jserver

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Server is a running Neo4j.
type Server struct {
	// URI is what drivers connect to, such as bolt://127.0.0.1:7687.
	URI string
	// Data is the folder of databases and logs.
	Data string
	// Log is the file with what the server printed.
	Log string

	home      home
	process   *process
	stopLimit time.Duration
	stop      func() error
}

// Start starts a server and returns when it answers. The context limits the
// start, which ends after StartLimit once the libraries are there; the server
// itself runs until Stop. An error wraps ErrUnavailable if Java or
// Maven is missing; otherwise it carries the last lines of the server's log.
func Start(ctx context.Context, options Options) (*Server, error) {
	server, err := start(ctx, options.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("start neo4j: %w", err)
	}
	return server, nil
}

func start(ctx context.Context, o Options) (*Server, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	java, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	libraries, err := classPath(ctx, o.Cache, o.Progress)
	if err != nil {
		return nil, err
	}
	h, err := prepareHome(o)
	if err != nil {
		return nil, err
	}
	s, err := launchServer(ctx, h, command(java, libraries, h, o), o)
	if err != nil {
		_ = h.discard()
		return nil, err
	}
	return s, nil
}

// launchServer runs the command until it is ready. If it fails, no process is
// left behind.
func launchServer(ctx context.Context, h home, c javaCommand, o Options) (*Server, error) {
	p, err := launch(c, h.log())
	if err != nil {
		return nil, err
	}
	uri, err := p.awaitReady(ctx, o.StartLimit)
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("%w\n%s", err, p.lastLines())
	}
	s := &Server{URI: uri, Data: h.folder, Log: h.log(), home: h, process: p, stopLimit: o.StopLimit}
	s.stop = sync.OnceValue(s.shutDown)
	return s, nil
}

// Stop ends the server and returns when its process is gone. More calls do
// nothing and return the same. The error says that the server had ended by
// itself or had to be killed.
func (s *Server) Stop() error { return s.stop() }

// Kill ends the process at once, as a crash does. Stop then returns nil.
func (s *Server) Kill() { s.process.kill() }

// Suspend stops the process without ending it: connections to it stay, and
// nothing is answered until Resume. It is an error where there are no signals.
func (s *Server) Suspend() error { return suspend(s.process.cmd.Process) }

// Resume lets a suspended process run again.
func (s *Server) Resume() error { return resume(s.process.cmd.Process) }

// PID returns the id of the process, by which others may look what it uses.
func (s *Server) PID() int { return s.process.cmd.Process.Pid }

// Done is closed when the process is gone, whatever the reason.
func (s *Server) Done() <-chan struct{} { return s.process.done }

func (s *Server) shutDown() error {
	err := s.process.stop(s.stopLimit)
	if left := s.home.discard(); err == nil {
		err = left
	}
	if err != nil {
		return fmt.Errorf("stop neo4j: %w", err)
	}
	return nil
}
