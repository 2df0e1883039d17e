package e2e

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"graph287g/internal/testenv"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// TestClients: what generates code from the schema, or caches by its types, works: each tool chain generates, builds, and
// asks a server. Where a client is missing the test fails: one that nobody runs breaks unseen.
func TestClients(t *testing.T) {
	testenv.SkipShort(t, testenv.Clients)
	if _, err := os.Stat("../clients/node_modules/.package-lock.json"); err != nil {
		t.Fatal("the clients aren't installed: run `make deps`, which needs Node 20.19 or newer")
	}
	srv := serve(t, withLists(t, embedded.Memory(ontology.Must())))
	for _, name := range []string{"fetch", "codegen", "apollo", "urql", "relay", "genqlient", "introspection"} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, "npm", "run", "--silent", "--prefix", "../clients", name, "--", srv.URL+"/graphql")
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), "\n"+name+": ") && !strings.HasPrefix(string(out), name+": ") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
