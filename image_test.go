package main

import (
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Docker is not everywhere where tests run. So the Dockerfile is held against the program here: what it says of the image is read,
// and the program is run as the image would run it.

// An instruction is one of a Dockerfile, such as {"ENV", "A=b C=d"}.
type instruction struct{ name, rest string }

// image reads the instructions of the last stage, which is the image.
func image(t *testing.T) []instruction {
	t.Helper()
	var out []instruction
	for _, i := range dockerfile(t) {
		if i.name == "FROM" {
			out = nil
		}
		out = append(out, i)
	}
	return out
}

func dockerfile(t *testing.T) []instruction {
	t.Helper()
	text, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	var out []instruction
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\\\n", " ")) {
		if name, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok && name != "#" {
			out = append(out, instruction{name, strings.TrimSpace(rest)})
		}
	}
	return out
}

// the returns what the only instruction of a name says.
func the(t *testing.T, in []instruction, name string) string {
	t.Helper()
	var found []string
	for _, i := range in {
		if i.name == name {
			found = append(found, i.rest)
		}
	}
	if len(found) != 1 {
		t.Fatalf("the Dockerfile has %s %d times in its last stage", name, len(found))
	}
	return found[0]
}

// environment is what ENV sets.
func environment(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pair := range strings.Fields(the(t, image(t), "ENV")) {
		name, value, ok := strings.Cut(pair, "=")
		if !ok {
			t.Fatalf("ENV %s has no value", pair)
		}
		out[name] = value
	}
	return out
}

// execForm reads a command that Docker runs without a shell, for the image has none.
func execForm(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	if err := json.Unmarshal([]byte(text), &out); err != nil || len(out) == 0 {
		t.Fatalf("%s is no list of arguments: %v", text, err)
	}
	return out
}

// healthCheck is the command of HEALTHCHECK.
func healthCheck(t *testing.T) []string {
	t.Helper()
	_, cmd, _ := strings.Cut(the(t, image(t), "HEALTHCHECK"), " CMD ")
	return execForm(t, cmd)
}

// TestImage: the parts of the image fit each other, and the program.
func TestImage(t *testing.T) {
	in, env := image(t), environment(t)
	checkVariables(t, env)

	folder := the(t, in, "VOLUME")
	if filepath.Dir(env["GRAPH287G_STORE"]) != folder || the(t, in, "WORKDIR") != folder {
		t.Errorf("the store %s and the working directory %s aren't in the volume %s", env["GRAPH287G_STORE"], the(t, in, "WORKDIR"), folder)
	}
	owner := the(t, in, "USER")
	if uid, _, _ := strings.Cut(owner, ":"); number(t, uid) == 0 {
		t.Error("it runs as root")
	}
	made := slices.IndexFunc(in, func(i instruction) bool {
		return i.name == "COPY" && strings.Contains(i.rest, "--chown="+owner+" ") && strings.HasSuffix(i.rest, " "+folder)
	})
	declared := slices.IndexFunc(in, func(i instruction) bool { return i.name == "VOLUME" })
	entered := slices.IndexFunc(in, func(i instruction) bool { return i.name == "WORKDIR" })
	if made < 0 || declared < made || entered < made { // both would make the folder, for root
		t.Errorf("%s isn't made for %s before anything else names it", folder, owner)
	}

	host, port, err := net.SplitHostPort(env["GRAPH287G_LISTEN"])
	if ip := net.ParseIP(host); err != nil || host != "" && !ip.IsUnspecified() || port != the(t, in, "EXPOSE") {
		t.Errorf("it listens on %s, and %s is exposed", env["GRAPH287G_LISTEN"], the(t, in, "EXPOSE"))
	}
	program, check := execForm(t, the(t, in, "ENTRYPOINT")), healthCheck(t)
	if !slices.Equal(check[:1], program) {
		t.Errorf("the health is checked by %s, the program is %s", check[0], program)
	}
	if code, _, status := run(append(check[1:], "--help")...); code != 0 {
		t.Errorf("there is no command %v: %s", check[1:], status)
	}
}

// checkVariables finds variables of the program that it doesn't know.
func checkVariables(t *testing.T, env map[string]string) {
	t.Helper()
	_, help, _ := run("serve", "--help")
	help = strings.Join(strings.Fields(help), " ") // it is wrapped
	for name := range env {
		if strings.HasPrefix(name, "GRAPH287G_") && !strings.Contains(help, "Environment: "+name+".") {
			t.Errorf("the program knows no variable %s", name)
		}
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
