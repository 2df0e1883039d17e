package oracle

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"graph287g/graph/compile"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// patience is how long the oracle may think about one message; it is slow on purpose, but not so slow.
const patience = 2 * time.Minute

const howToInstall = "run `make deps`, or `npm ci --prefix internal/oracle` (Node 20.19 or newer)"

// A process is graphql-js, running.
type process struct {
	in  io.WriteCloser
	out *bufio.Reader
	cmd *exec.Cmd
}

// start runs the oracle until the test ends. Without Node or its package the test fails: an oracle that is silently left
// out protects nothing.
func start(t testing.TB) *process {
	t.Helper()
	folder, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatalf("the oracle needs Node, and there is no `node` on the path: install it, then %s", howToInstall)
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "graphql", "package.json")); err != nil {
		t.Fatalf("the oracle's npm package graphql isn't installed: %s", howToInstall)
	}
	p := &process{cmd: exec.Command(node, filepath.Join(folder, "oracle.mjs"))}
	p.cmd.Stderr = os.Stderr
	p.cmd.Env = append(os.Environ(), "NODE_ENV=production") // else graphql-js looks for a second copy of itself at every step
	if err := p.run(); err != nil {
		t.Fatalf("the oracle doesn't start: %v", err)
	}
	t.Cleanup(p.stop)
	return p
}

// folder finds this package's folder from that of any test of the module.
func folder() (string, error) {
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return filepath.Join(dir, "internal", "oracle"), nil
		}
		if dir == filepath.Dir(dir) {
			err = errors.New("no go.mod above the working folder: the oracle can't be found")
		}
	}
	return "", err
}

func (p *process) run() error {
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<20)
	if err := p.cmd.Start(); err != nil {
		return err
	}
	return p.tell(map[string]any{
		"schema": schema.SDL, "ontology": ontology.Text(),
		"meta": map[string]any{
			"license": compile.License, "licenseUrl": compile.LicenseURL, "attribution": compile.Attribution,
			"limits": map[string]any{
				"maxFirst": compile.MaxFirst, "maxDepth": limits.Default().Depth, "maxHops": plan.MaxHops, "maxRows": store.MaxRows,
				"maxComplexity": limits.Default().Complexity, "maxAnswerBytes": limits.Default().AnswerBytes, "maxBodyBytes": limits.Default().BodyBytes, "timeoutSeconds": limits.Default().Timeout.Seconds(),
			},
		},
	})
}

func (p *process) stop() {
	_ = p.in.Close()
	_ = p.cmd.Wait()
}

// tell sends a message to which the answer is only that it was understood.
func (p *process) tell(message any) error {
	var answer struct{ Ready bool }
	if err := p.send(message, &answer); err != nil {
		return err
	}
	if !answer.Ready {
		return errors.New("the oracle didn't understand")
	}
	return nil
}

// send sends one message and reads the answer to it.
func (p *process) send(message, answer any) error {
	line, err := json.Marshal(message)
	if err != nil {
		return err
	}
	late := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	defer late.Stop()
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("the oracle is gone: %w", err)
	}
	reply, err := p.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("the oracle is gone, or thought longer than %v: %w", patience, err)
	}
	return json.Unmarshal(reply, answer)
}
