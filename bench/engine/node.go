package engine

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"graph287g/bench/process"
)

// nodeFolder has the servers in JavaScript, with a lock of what they need, Node itself included.
func (e *Env) nodeFolder() string { return filepath.Join(e.Root, "bench", "node") }

// installNode installs what the servers in JavaScript need, where it isn't there as the lock has it.
func (e *Env) installNode(ctx context.Context) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return fmt.Errorf("%w: npm is not on the PATH: it comes with Node, https://nodejs.org", ErrUnavailable)
	}
	lock, err := os.Stat(filepath.Join(e.nodeFolder(), "package-lock.json"))
	if err != nil {
		return err
	}
	installed, err := os.Stat(filepath.Join(e.nodeFolder(), "node_modules", ".package-lock.json"))
	if err == nil && !installed.ModTime().Before(lock.ModTime()) {
		return nil
	}
	fmt.Fprintln(e.Out, "installing what the servers in JavaScript need …")
	cmd := exec.CommandContext(ctx, npm, "ci", "--no-audit", "--no-fund")
	cmd.Dir = e.nodeFolder()
	if err := e.run(ctx, cmd); err != nil {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return nil
}

// serveNode serves a script of the folder, which gets the address to listen on and what else it needs.
func (e *Env) serveNode(ctx context.Context, r *Running, script string, args ...string) error {
	address, err := freeAddress()
	if err != nil {
		return err
	}
	r.Base = "http://" + address
	return e.serve(ctx, r, process.Command{
		Path: filepath.Join("node_modules", "node", "bin", "node"), Args: append([]string{script, address}, args...),
		Dir: e.nodeFolder(), Env: []string{"NODE_ENV=production"},
	})
}
