package e2e

import (
	"bytes"
	"strings"
	"testing"

	"graph287g/cli"
	"graph287g/internal/neo4jserver"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
)

// TestCommandsOnAServerWithAPassword runs the commands as a user does whose Neo4j wants a password.
func TestCommandsOnAServerWithAPassword(t *testing.T) {
	const password = "correct horse"
	_, host, _ := strings.Cut(neo4jtest.OwnServer(t, neo4jserver.Options{Password: password, Heap: "512m"}).URI, "://")
	address := "neo4j://neo4j@" + host
	for given, want := range map[string]string{"": "refuses the user or the password", "battery staple": "refuses the user or the password"} {
		t.Setenv("NEO4J_PASSWORD", given)
		code, out, status := command("seed", "--store", address)
		if code != 1 || out != "" || !strings.HasPrefix(status, "graph287g: ") || strings.Count(status, "\n") != 1 || !strings.Contains(status, want) {
			t.Errorf("password %q: code %d, printed %q and %q", given, code, out, status)
		}
	}
	t.Setenv("NEO4J_PASSWORD", password)
	if code, _, status := command("seed", "--store", address); code != 0 || !strings.Contains(status, "version 1\n") {
		t.Fatalf("code %d: %s", code, status)
	}
	file := t.TempDir() + "/graph.db"
	if code, _, status := command("seed", "--store", file); code != 0 {
		t.Fatalf("code %d: %s", code, status)
	}
	_, neo4j, _ := command("export", "--store", address)
	_, embedded, _ := command("export", "--store", file)
	if neo4j == "" || neo4j != embedded {
		t.Errorf("the exports differ: %d and %d bytes", len(neo4j), len(embedded))
	}
}

func command(args ...string) (code int, out, status string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run(args, &stdout, &stderr, ontology.Must(), nil) // nothing here serves
	return code, stdout.String(), stderr.String()
}
