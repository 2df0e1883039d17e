package neo4jserver

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The first one isn't ASCII, which is what breaks when Java takes variables in
// the encoding of the locale.
const (
	firstPassword = "pässwörd-1"
	otherPassword = "password-2"
)

func TestServer(t *testing.T) {
	t.Parallel()
	server := startServer(t, Options{})
	none := neo4j.NoAuth()
	if got := mustAsk(t, server.URI, none, "RETURN 1"); got != int64(1) {
		t.Errorf("RETURN 1 = %v", got)
	}
	version := mustAsk(t, server.URI, none, "CALL dbms.components() YIELD versions RETURN versions[0]")
	if !strings.HasPrefix(version.(string), "5.26.") {
		t.Errorf("version %v, want 5.26.x", version)
	}
	checkSettings(t, server.URI)

	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	awaitClosedPort(server.URI)
	if _, err := os.Stat(server.Data); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the temporary folder is there after Stop: %v", err)
	}
	if err := server.Stop(); err != nil {
		t.Errorf("second Stop: %v", err)
	}
}

// checkSettings asks the server, because Neo4j can take a setting and yet not
// follow it.
func checkSettings(t *testing.T, uri string) {
	t.Helper()
	for name, want := range map[string]string{
		"db.transaction.timeout":        "5m", // as patient has it
		"db.memory.transaction.max":     "256.00MiB",
		"dbms.usage_report.enabled":     "false",
		"server.bolt.telemetry.enabled": "false",
		"server.http.enabled":           "false",
	} {
		query := "SHOW SETTINGS '" + name + "' YIELD value RETURN value"
		if got := mustAsk(t, uri, neo4j.NoAuth(), query); got != want {
			t.Errorf("%s is %v, want %s", name, got, want)
		}
	}
}

// TestPasswordAndRestart starts twice on one folder: the data stays, the
// password is that of the second start, and the second server ends with the
// process that started it, which is killed.
func TestPasswordAndRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	server := startServer(t, Options{Data: data, Password: firstPassword})
	_, err := ask(t.Context(), server.URI, neo4j.BasicAuth("neo4j", "wrong-password", ""), "RETURN 1")
	if !unauthorized(err) {
		t.Errorf("wrong password: %v", err)
	}
	if _, err := ask(t.Context(), server.URI, neo4j.NoAuth(), "RETURN 1"); !unauthorized(err) {
		t.Errorf("no password: %v", err)
	}
	first := neo4j.BasicAuth("neo4j", firstPassword, "")
	mustAsk(t, server.URI, first, "CREATE (n:Kept {value: 7}) RETURN n.value")
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}

	parent, uri := startChild(t, data)
	other := neo4j.BasicAuth("neo4j", otherPassword, "")
	if got := mustAsk(t, uri, other, "MATCH (n:Kept) RETURN n.value"); got != int64(7) {
		t.Errorf("kept value is %v", got)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	awaitClosedPort(uri) // the server doesn't outlive the process that started it
}

func startChild(t *testing.T, data string) (*exec.Cmd, string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childData+"="+data)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "bolt://") {
		t.Fatalf("child: %s %v", line, err)
	}
	return cmd, strings.TrimSpace(line)
}

func unauthorized(err error) bool {
	var failure *neo4j.Neo4jError
	return errors.As(err, &failure) && failure.Code == "Neo.ClientError.Security.Unauthorized"
}

// awaitClosedPort waits until a server that is on its way out has let its port
// go. One that stays has the test end by its own limit.
func awaitClosedPort(uri string) {
	for {
		connection, err := net.Dial("tcp", strings.TrimPrefix(uri, "bolt://"))
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, connection) // until the server goes, or tires of a client that says nothing
		_ = connection.Close()
	}
}
