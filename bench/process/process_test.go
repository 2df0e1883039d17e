package process

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets this program be the guard, and one that starts a process and is killed.
func TestMain(m *testing.M) {
	switch {
	case len(os.Args) > 2 && os.Args[1] == "guard":
		args := os.Args[5:] // guard --log FILE -- PATH ARGS…
		if err := Guard(Guarded{Path: os.Args[5], Args: args[1:], Log: os.Args[3], Signal: syscall.SIGTERM}); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	case os.Getenv("STARTS") != "":
		p, err := Start(Command{Path: "/bin/sleep", Args: []string{"600"}, Log: os.Getenv("STARTS")})
		if err != nil {
			os.Exit(1)
		}
		fmt.Println(p.PID)
		select {} // until it is killed
	}
	os.Exit(m.Run())
}

// TestStop: a process is there until it is stopped.
func TestStop(t *testing.T) {
	p, err := Start(Command{Path: "/bin/sleep", Args: []string{"600"}, Log: filepath.Join(t.TempDir(), "log")})
	if err != nil {
		t.Fatal(err)
	}
	if !alive(p.PID) {
		t.Error("it isn't there")
	}
	if memory, err := Memory(p.PID); err != nil || memory == 0 {
		t.Errorf("memory %d, %v", memory, err)
	}
	if err := p.Stop(); err != nil || alive(p.PID) {
		t.Errorf("after Stop: %v, alive: %v", err, alive(p.PID))
	}
}

// TestOrphan: a process ends when the one that started it is killed.
func TestOrphan(t *testing.T) {
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "STARTS="+filepath.Join(t.TempDir(), "log"))
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Fscan(out, &pid); err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // it was killed
	for alive(pid) {  // the test's own limit ends what would last for ever
		time.Sleep(5 * time.Millisecond)
	}
}

// TestEndsAtOnce: what can't start is told with what it printed.
func TestEndsAtOnce(t *testing.T) {
	p, err := Start(Command{Path: "/bin/sh", Args: []string{"-c", "echo no such thing; exit 3"}, Log: filepath.Join(t.TempDir(), "log")})
	if err != nil {
		t.Fatal(err)
	}
	err = p.Await(t.Context(), func(context.Context) error { return errors.New("not yet") })
	if err == nil || !strings.Contains(err.Error(), "no such thing") {
		t.Errorf("%v", err)
	}
}

func TestCPU(t *testing.T) {
	before, err := CPU(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for n, end := 0, time.Now().Add(100*time.Millisecond); time.Now().Before(end); n++ {
	}
	after, err := CPU(os.Getpid())
	if err != nil || after <= before {
		t.Errorf("from %s to %s, %v", before, after, err)
	}
	if busy, err := Busy(); err != nil || busy < after {
		t.Errorf("the machine took %s, this process %s, %v", busy, after, err)
	}
}

// alive tells whether a process runs: what has ended but wasn't waited for is a zombie.
func alive(pid int) bool {
	fields, err := stat(pid)
	return err == nil && fields[0] != "Z"
}
