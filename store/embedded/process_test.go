package embedded_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// A child is this test binary, started again with a task.
const (
	childTask = "EMBEDDED_TEST_TASK" // hold or write
	childFile = "EMBEDDED_TEST_FILE"
)

func TestMain(m *testing.M) {
	if task := os.Getenv(childTask); task != "" {
		fmt.Println("child:", work(task, os.Getenv(childFile)))
		return
	}
	os.Exit(m.Run())
}

// work holds a file until standard input ends, or writes to it until it is killed.
func work(task, path string) error {
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		return err
	}
	fmt.Println("child: open")
	if task == "hold" {
		_, _ = io.Copy(io.Discard, os.Stdin)
		return s.Close(context.Background())
	}
	v, err := s.Version(context.Background())
	for ; err == nil; v, err = s.Apply(context.Background(), change(v.Number+1)) {
		fmt.Println("child:", v.Number)
	}
	return err
}

// change is the change that makes version n: some nodes that all say n, one of a row that comes and goes, and a relation.
func change(n int64) store.Change {
	id := fmt.Sprintf("topic/%d", n%7)
	all, one, law := topic("topic/all"), topic(id), node("Law", "law/l", props{"kind": "BILL", "status": "PROPOSED"})
	for _, e := range []store.Edit{all, one, law} {
		e.Node.Properties["description"] = fmt.Sprint(n)
	}
	on := edge("ON_TOPIC", "law/l", id, "", props{"position": n % 20})
	if n/7%2 == 1 {
		one, on = store.DeleteNode(id), store.DeleteEdge("ON_TOPIC", "law/l "+id)
	}
	return store.Change{Edits: []store.Edit{all, one, law, on}, Seed: fmt.Sprint("seed ", n)}
}

func TestKilledInTheMiddleOfWritingLosesNothingAndKeepsNothingHalf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	model, reached := embedded.Memory(ontology.Must()), int64(0)
	random := rand.New(rand.NewPCG(287, 1996))
	for round := range 12 {
		child, lines := start(t, "write", path)
		acknowledged := reached
		stop := reached + 1 + random.Int64N(40)
		for acknowledged < stop && lines.Scan() {
			if n, err := strconv.ParseInt(strings.TrimPrefix(lines.Text(), "child: "), 10, 64); err == nil {
				acknowledged = n
			}
		}
		time.Sleep(time.Duration(random.IntN(3_000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what was acknowledged before the end came
			if n, err := strconv.ParseInt(strings.TrimPrefix(lines.Text(), "child: "), 10, 64); err == nil {
				acknowledged = n
			}
		}
		_ = child.Wait() // it was killed

		s := open(t, path)
		v, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if v.Number < acknowledged || v.Number > acknowledged+1 || acknowledged < stop {
			t.Fatalf("round %d: version %d, acknowledged were %d, wanted %d", round, v.Number, acknowledged, stop)
		}
		for ; reached < v.Number; reached++ {
			if _, err := model.Apply(t.Context(), change(reached+1)); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(export(t, model), export(t, s)); diff != "" || v.Seed != fmt.Sprint("seed ", v.Number) {
			t.Fatalf("round %d: version %d, seed %q isn't as it was made (-made +found):\n%s", round, v.Number, v.Seed, diff)
		}
		closeStore(t, s)
	}
	t.Logf("%d changes, 12 kills", reached)
}

func TestOpenRefusesAFileThatAnotherProcessHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	cmd := task("hold", path)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	child, lines := sortedRun(t, cmd)
	if !lines.Scan() {
		t.Fatal("the child said nothing")
	}
	held := ": another process holds this database; stop it, or name another file with --store"
	wantFileError(t, path, held)
	if _, err := embedded.OpenReadOnly(ontology.Must(), path); err == nil || err.Error() != path+held {
		t.Errorf("to read: %v", err)
	}
	_ = stdin.Close()
	if !lines.Scan() || lines.Text() != "child: <nil>" {
		t.Errorf("the child said %q", lines.Text())
	}
	if err := child.Wait(); err != nil {
		t.Errorf("the child: %v", err)
	}
	closeStore(t, open(t, path))
}

func task(name, path string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+name, childFile+"="+path)
	return cmd
}

func start(t *testing.T, name, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	return sortedRun(t, task(name, path))
}

func sortedRun(t *testing.T, cmd *exec.Cmd) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // of a test that failed half way
	return cmd, bufio.NewScanner(out)
}
