package crash

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is the built graph287g.
var program string

func TestMain(m *testing.M) { os.Exit(buildAndRun(m)) }

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "crash-")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "graph287g")
	if out, err := exec.Command("go", "build", "-o", program, "graph287g").CombinedOutput(); err != nil {
		fmt.Printf("go build: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// The stages of an import. All but the first and the last begin with a line of the program's, whose first word they are; the last, of a file, when that
// changes while it writes.
const (
	starting = "starting"
	reading  = "reading"
	opening  = "opening"
	loading  = "loading"
	writing  = "writing"
	saving   = "saving"
)

var stages = []string{starting, reading, opening, loading, writing, saving}

// An importing is a program that takes lists into a store.
type importing struct {
	command *exec.Cmd
	begin   time.Time
	said    chan string // the stages, as they begin; closed when the program is gone
	file    string      // of the store; it may be none
	output  bytes.Buffer

	stage string // the last that began
}

// startImport starts an import. It is killed with the test.
func startImport(t *testing.T, store string, files []string) *importing {
	t.Helper()
	p := &importing{said: make(chan string, 100), stage: starting}
	p.command = exec.Command(program, append([]string{"roster", "import", "--store", store}, files...)...)
	p.command.Dir = t.TempDir()
	status, err := p.command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.file = store
	p.begin = time.Now()
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	go func() {
		defer close(p.said)
		lines := bufio.NewScanner(status)
		for lines.Scan() {
			fmt.Fprintln(&p.output, lines.Text())
			if word, _, _ := strings.Cut(lines.Text(), " "); slices.Contains(stages, word) {
				p.said <- word
			}
		}
	}()
	return p
}

// changed is when the file of the store was changed last; no time where there is no file.
func (p *importing) changed() time.Time {
	info, err := os.Stat(p.file)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// reach waits until a stage begins. It is false where the program ends before.
func (p *importing) reach(stage string) bool {
	if stage == saving {
		return p.reachSaving()
	}
	for p.stage != stage {
		next, ok := <-p.said
		if !ok {
			return false
		}
		p.stage = next
	}
	return true
}

func (p *importing) reachSaving() bool {
	if strings.Contains(p.file, "://") || !p.reach(writing) {
		return false
	}
	for was := p.changed(); p.changed().Equal(was); {
		select {
		case _, ok := <-p.said: // it says nothing more
			if !ok {
				return false
			}
		case <-time.After(100 * time.Microsecond):
		}
	}
	p.stage = saving
	return true
}

// kill ends the program at once, if it still runs.
func (p *importing) kill() { _ = p.command.Process.Kill() }

// wait waits for the end, and tells whether the program was killed; else how it ended.
func (p *importing) wait() (killed bool, err error) {
	for next := range p.said {
		p.stage = next
	}
	err = p.command.Wait()
	if p.command.ProcessState.Exited() {
		if err != nil {
			err = fmt.Errorf("%w: %s", err, p.output.String())
		}
		return false, err
	}
	return true, nil
}

// mustImport imports undisturbed, and returns how long each stage took.
func mustImport(t *testing.T, store string, files []string) map[string]time.Duration {
	t.Helper()
	p := startImport(t, store, files)
	out, stage, last := map[string]time.Duration{}, starting, p.begin
	for _, next := range stages[1:] {
		if p.reach(next) {
			out[stage], stage, last = time.Since(last), next, time.Now()
		}
	}
	if _, err := p.wait(); err != nil {
		t.Fatalf("import into %s: %v", store, err)
	}
	out[stage] = time.Since(last)
	return out
}

// exported is what the program prints as the whole graph of a store.
func exported(t *testing.T, store string) string {
	t.Helper()
	return run(t, "export", "--store", store)
}

// run runs a command of the program that must succeed, and returns what it prints.
func run(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.CommandContext(context.WithoutCancel(t.Context()), program, args...)
	var status bytes.Buffer
	command.Stderr = &status
	out, err := command.Output()
	if err != nil {
		t.Fatalf("graph287g %s: %v: %s", strings.Join(args, " "), err, status.String())
	}
	return string(out)
}
