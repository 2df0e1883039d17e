package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"graph287g/cli"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// run runs a command line as a user would.
func run(args ...string) (code int, out, status string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run(args, &stdout, &stderr, ontology.Must(), serve)
	return code, stdout.String(), stderr.String()
}

// TestRefusalsToServe holds what is said of a server that can't be started: one line that tells what was wrong and what would
// work.
func TestRefusalsToServe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"no store", []string{"--store=", "--listen", "127.0.0.1:0"}, "--store is empty: it is a file, memory, or neo4j://user@host:7687"},
		{"a port that is no number", []string{"--store", "memory", "--listen", "127.0.0.1:http8"}, `"127.0.0.1:http8" isn't an address to listen on; give host:port, such as 127.0.0.1:8080, with --listen`},
		{"mistakes reported nowhere", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--contact", "javascript:alert(1)"},
			`--contact: "javascript:alert(1)" is nothing that readers can write to: give https://example.org/report, or corrections@example.org`},
		{"an archive in a file", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--archive", file},
			"--archive " + file + ": the folder of the archive can't be made: mkdir " + file + ": not a directory"},
		{"an archive of no size", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--archive", dir, "--archive-size", "0"},
			"the bounds of the archive are 10000 answers, 0 MiB, and 4 MiB for one answer: each must be at least 1"},
		{"an archive without a share", []string{"serve", "--store", "memory", "--listen", "127.0.0.1:0", "--archive", dir, "--archive-client-share", "0"},
			"the shares of the archive are 0 % for one client and 50 % for all: each must be from 1 to 100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused(t, c.args, c.want)
		})
	}
}

func refused(t *testing.T, args []string, want string) {
	t.Helper()
	code, out, status := run(args...)
	if code != 1 || out != "" || strings.Count(status, "\n") != 1 {
		t.Fatalf("code %d, printed %q and %q", code, out, status)
	}
	if want != "" && status != "graph287g: "+want+"\n" {
		t.Errorf("got  %swant %s", status, want)
	}
}

func TestAnOccupiedPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	refused(t, []string{"--store", "memory", "--listen", l.Addr().String()}, l.Addr().String()+" is already in use; stop what listens there or choose another address with --listen")
}

func TestAStoreThatCannotBeOpened(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close() // nobody listens there now
	if code, out, status := run("--store", "neo4j://neo4j@"+address, "--listen", "127.0.0.1:0"); code != 1 || out != "" || !strings.Contains(status, address) {
		t.Errorf("code %d, printed %q and %q", code, out, status)
	}

	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	refused(t, []string{"--store", path, "--listen", "127.0.0.1:0"}, path+": another process holds this database; stop it, or name another file with --store")
}

func TestAFileOfANewerProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("meta"))
		if err != nil {
			return err
		}
		return b.Put([]byte("version"), []byte(`{"format":99}`))
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	refused(t, []string{"--store", path, "--listen", "127.0.0.1:0"}, path+": this database was written by a newer version of this program (format 99, this one reads up to 3); "+
		"update the program, or name another file with --store")
}

// TestServe: a server answers from the records of the program under the limits that it tells, and ends when it is told to.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	in, out := io.Pipe()
	ended := make(chan error, 1)
	path := filepath.Join(t.TempDir(), "data", "graph.db")
	var status bytes.Buffer // read when the server has ended
	go func() {
		settings := cli.LimitSettings{Concurrent: 4, Memory: 64, AnswerSize: 8, ReadRate: 64, Timeout: 10 * time.Second}
		o := &cli.ServeOptions{Settings: cli.Settings{Catalogue: ontology.Must(), Store: path, Listen: "127.0.0.1:0"}, LimitSettings: settings, Out: out, Status: &status}
		err := serve(ctx, o)
		out.CloseWithError(errors.Join(err, io.EOF))
		ended <- err
	}()
	api := ""
	for lines := bufio.NewScanner(in); api == "" && lines.Scan(); {
		if _, address, ok := strings.Cut(lines.Text(), "API          "); ok {
			api = address
		}
	}
	go io.Copy(io.Discard, in)

	res, err := http.Post(api, "application/json", strings.NewReader(`{"query":"{ meta { version limits { maxBodyBytes timeoutSeconds } } county(id: \"county/37119\") { name } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var got struct {
		Data struct {
			Meta struct {
				Version int
				Limits  struct{ MaxBodyBytes, TimeoutSeconds int }
			}
			County struct{ Name string }
		}
	}
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%v, status %d", err, res.StatusCode)
	}
	if m := got.Data.Meta; m.Version != 1 || m.Limits.MaxBodyBytes != 262144 || m.Limits.TimeoutSeconds != 10 || got.Data.County.Name == "" {
		t.Errorf("got %+v", got)
	}

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, api+"?query=%7B__typename%7D", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = "evil.example" // as of a site that has its name resolved to this machine
	rebound, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	rebound.Body.Close()
	if rebound.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("a request for another host: status %d", rebound.StatusCode)
	}

	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if want := "creates " + path + "\nseeded " + path + ": "; !strings.HasPrefix(status.String(), want) {
		t.Errorf("it said %q, not %q", status.String(), want)
	}
}
