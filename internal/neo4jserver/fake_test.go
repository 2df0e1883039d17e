//go:build unix

package neo4jserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

func TestCancelledStartLeavesNoProcess(t *testing.T) {
	count := filepath.Join(t.TempDir(), "count")
	t.Setenv("COUNT", count)
	options := fakeTools(t, map[string]string{
		"mvn": fakeMaven,
		"java": goodModules + `
(sleep 1.5; touch "$COUNT.alive") & echo waiting; wait`,
	})
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	_, err := Start(ctx, options)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "waiting") {
		t.Errorf("error %v, want the deadline and the log", err)
	}
	time.Sleep(1500 * time.Millisecond)
	if _, err := os.Stat(count + ".alive"); err == nil {
		t.Error("what java started lives on")
	}
}
