package httpapi

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// The audits need an engine that knows GraphQL's errors, so this one test has the real one, over an empty graph.
func TestAudits(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("the audits need Node: install it from https://nodejs.org")
	}
	if _, err := os.Stat("audit/node_modules/graphql-http"); err != nil {
		t.Fatal("the audits aren't installed: run `make deps`")
	}
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: embedded.Memory(ontology.Must()), Limits: limits.Limits{StoreTimeout: patience}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(built(testConfig(patientEngine{engine})))
	defer s.Close()
	out, err := exec.CommandContext(t.Context(), node, "audit/audit.mjs", s.URL+"/graphql").CombinedOutput()
	if err != nil || !strings.HasSuffix(string(out), "\n61 passed, 0 failed\n") && string(out) != "61 passed, 0 failed\n" {
		t.Errorf("%v\n%s", err, out)
	}
}
