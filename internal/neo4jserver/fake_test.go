//go:build unix

package neo4jserver

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const goodModules = `if [ "$1" = --list-modules ]; then echo java.base@17.0.1; echo jdk.compiler@17.0.1; exit; fi`

// fakeTools puts scripts of these names on a PATH that has nothing else, and
// returns options with a cache of its own.
func fakeTools(t *testing.T, scripts map[string]string) Options {
	t.Helper()
	folder := t.TempDir()
	for name, script := range scripts {
		text := "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	return Options{Cache: t.TempDir(), Data: t.TempDir(), Progress: &strings.Builder{}}
}

func TestUnavailableSaysWhatIsMissing(t *testing.T) {
	for _, test := range []struct {
		name    string
		scripts map[string]string
		want    string
	}{
		{"nothing", nil, "java is not on the PATH"},
		{"Java 8", map[string]string{"java": "echo Unrecognized option: --list-modules; exit 1"}, "older than version 9"},
		{"Java 11", map[string]string{"java": "echo java.base@11.0.2"}, "is version 11"},
		{"no compiler", map[string]string{"java": "echo java.base@17.0.2"}, "without compiler"},
		{"no Maven", map[string]string{"java": goodModules}, "mvn is not on the PATH"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Start(t.Context(), fakeTools(t, test.scripts))
			if !errors.Is(err, ErrUnavailable) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want ErrUnavailable with %q", err, test.want)
			}
		})
	}
}

// A Maven that finds one library and counts how often it was asked.
const fakeMaven = `echo asked >> "$COUNT"
touch "$COUNT.jar"
for argument; do case $argument in -Dmdep.outputFile=*) printf %s "$COUNT.jar" > "${argument#*=}";; esac; done`

func TestClassPathIsRememberedWhileItsLibrariesExist(t *testing.T) {
	count := filepath.Join(t.TempDir(), "count")
	t.Setenv("COUNT", count)
	options := fakeTools(t, map[string]string{"mvn": fakeMaven})
	for i, wantAsked := range []int{1, 1, 2} {
		if i == 2 {
			_ = os.Remove(count + ".jar")
		}
		path, err := classPath(t.Context(), options.Cache, options.Progress)
		if err != nil || path != count+".jar" {
			t.Fatalf("class path %q, %v", path, err)
		}
		content, _ := os.ReadFile(count)
		if asked := strings.Count(string(content), "asked"); asked != wantAsked {
			t.Errorf("call %d: Maven was asked %d times, want %d", i+1, asked, wantAsked)
		}
	}
}

func TestMavenFailureIsShown(t *testing.T) {
	options := fakeTools(t, map[string]string{"java": goodModules, "mvn": "echo '[ERROR] no network'; exit 1"})
	wantError(t, options, "[ERROR] no network")
}

func TestFailedStartShowsTheLog(t *testing.T) {
	t.Setenv("COUNT", filepath.Join(t.TempDir(), "count"))
	options := fakeTools(t, map[string]string{
		"mvn": fakeMaven,
		"java": goodModules + `
echo 'Caused by: the disk is full' >&2; printf '\tat org.neo4j.Deep(Deep.java:1)\n' >&2; exit 1`,
	})
	wantError(t, options, "exit status 1\nCaused by: the disk is full")
}

// What java starts holds a pipe, which ends when the last of them is gone.
func TestCancelledStartLeavesNoProcess(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("COUNT", filepath.Join(folder, "count"))
	pipe := filepath.Join(folder, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PIPE", pipe)
	options := fakeTools(t, map[string]string{
		"mvn": fakeMaven,
		"java": goodModules + `
exec 3> "$PIPE"
(sleep 600; echo alive >&3) & echo waiting >&2; echo started >&3; wait`,
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended, opened := make(chan error, 1), make(chan *os.File, 1)
	go func() {
		_, err := Start(ctx, options)
		ended <- err
	}()
	go func() {
		file, _ := os.Open(pipe) // waits for java
		opened <- file
	}()
	var file *os.File
	select {
	case file = <-opened:
	case err := <-ended:
		t.Fatalf("java was not started: %v", err)
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	if line, err := lines.ReadString('\n'); line != "started\n" {
		t.Fatalf("java said %q, %v", line, err)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "waiting") {
		t.Errorf("error %v, want the cancellation and the log", err)
	}
	if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
		t.Errorf("what java started lives on: %q, %v", rest, err)
	}
}
