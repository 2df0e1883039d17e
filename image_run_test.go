//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

var (
	stamp  = regexp.MustCompile(`-ldflags "-X (\S+)=\$\{VERSION\}"`)
	stamps = regexp.MustCompile(`-ldflags "-X (\S+)=\$\(VERSION\)"`)
)

// builtAs builds the program with the version that the Dockerfile passes to the linker, which says nothing of a variable that
// there isn't.
func builtAs(t *testing.T, version string) string {
	t.Helper()
	var variable string
	for _, i := range dockerfile(t) {
		if m := stamp.FindStringSubmatch(i.rest); i.name == "RUN" && m != nil {
			variable = m[1]
		}
	}
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	if m := stamps.FindSubmatch(makefile); variable == "" || m == nil || string(m[1]) != variable {
		t.Fatalf("the Dockerfile sets %q, the Makefile %q", variable, m)
	}
	file := filepath.Join(t.TempDir(), "graph287g")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-ldflags", "-X "+variable+"="+version, "-o", file, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return file
}

// TestTheImageRunsByItself runs the program as the image does: its environment and nothing else, its user where this is root, an
// empty volume that belongs to that user. Only the address is another, for tests listen on loopback alone.
func TestTheImageRunsByItself(t *testing.T) {
	const version = "0123456789ab+dirty"
	program, volume := builtAs(t, version), t.TempDir()
	var env []string
	for name, value := range environment(t) {
		if name == "GRAPH287G_LISTEN" {
			value = "127.0.0.1:0"
		}
		env = append(env, name+"="+strings.Replace(value, the(t, image(t), "VOLUME"), volume, 1))
	}
	env = append(env, "GRAPH287G_ARCHIVE=archive") // in the working directory, and so in the volume
	attributes := asUserOfTheImage(t, program, volume)
	command := func(args ...string) *exec.Cmd {
		cmd := exec.CommandContext(t.Context(), program, args...)
		cmd.Dir, cmd.Env, cmd.SysProcAttr = volume, env, attributes
		return cmd
	}

	server := command()
	var log bytes.Buffer
	server.Stderr = &log
	stdout, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	api := ""
	for lines := bufio.NewScanner(stdout); api == "" && lines.Scan(); {
		_, api, _ = strings.Cut(lines.Text(), "API          ")
	}
	if api == "" {
		_ = server.Wait()
		t.Fatalf("it doesn't serve: %s", log.String())
	}
	address := strings.TrimSuffix(api, "/graphql")

	check := command(append(healthCheck(t)[1:], "--timeout", "5m", address)...)
	if out, err := check.CombinedOutput(); err != nil || string(out) != address+" is ready\n" {
		t.Errorf("the health check: %v: %s", err, out)
	}
	if said := get(t, address+"/livez"); !strings.Contains(said, `"version":"`+version+`"`) {
		t.Errorf("it doesn't know its version: %s", said)
	}
	for _, name := range []string{filepath.Base(environment(t)["GRAPH287G_STORE"]), "archive"} {
		if _, err := os.Stat(filepath.Join(volume, name)); err != nil {
			t.Error(err)
		}
	}

	if err := server.Process.Signal(syscall.SIGTERM); err != nil { // as docker stop does
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, stdout)
	if err := server.Wait(); err != nil {
		t.Errorf("it didn't end well: %v: %s", err, log.String())
	}
	check = command(append(healthCheck(t)[1:], "--timeout", "5m", address)...)
	if out, err := check.CombinedOutput(); err == nil || bytes.Count(out, []byte("\n")) != 1 {
		t.Errorf("the health check of a server that is gone: %v: %s", err, out)
	}
}

// asUserOfTheImage lets a program run as the user of the image, with a volume of its own; only root may. Anybody else is no root
// either, and runs it as they are, as does root where others may not enter the folder of temporary files.
func asUserOfTheImage(t *testing.T, program, volume string) *syscall.SysProcAttr {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	for _, made := range []string{filepath.Dir(program), filepath.Dir(filepath.Dir(program)), volume, filepath.Dir(volume)} { // by t.TempDir
		if err := os.Chmod(made, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for folder := filepath.Dir(volume); folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if info, err := os.Stat(folder); err != nil || info.Mode().Perm()&0o001 == 0 {
			t.Logf("run as root: others may not enter %s", folder)
			return nil
		}
	}
	uid, gid, _ := strings.Cut(the(t, image(t), "USER"), ":")
	if err := os.Chown(volume, number(t, uid), number(t, gid)); err != nil {
		t.Fatal(err)
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(number(t, uid)), Gid: uint32(number(t, gid))}}
}

func get(t *testing.T, address string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
