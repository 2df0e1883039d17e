// Package testenv decides what becomes of a test that lacks something its machine may not have: it is skipped on a
// developer's machine, refused where it must run, and always counted. Nothing else skips tests (lint sees to it), so that
// none is left out unseen.
package testenv

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// What tests may lack.
const (
	Articles   = "articles"   // the texts of the sources, which lie beside the repository
	Clients    = "clients"    // Node, and the tool chains of test/clients
	Lists      = "lists"      // ICE's workbooks, which lie beside the repository
	Neo4j      = "neo4j"      // Java and Maven, or the way to Maven's repository
	Playground = "playground" // the built bundle
	Readers    = "readers"    // Python with what test/clients/csv reads tables by
)

// REQUIRE names, with blanks between, what may not be absent; SKIPPED a file to which a line is added for each test that
// is left out. `.ci/run` sets both, and prints the file.
const (
	require = "REQUIRE"
	skipped = "SKIPPED"
)

// SkipShort skips a test that needs something in a run with -short, even where it is there: `make test-fast` has neither
// servers nor other tool chains.
func SkipShort(t testing.TB, what string) {
	t.Helper()
	if testing.Short() {
		Skip(t, what, "tests with -short do without")
	}
}

// Skip ends a test that lacks something, and says why: it fails where that is required.
func Skip(t testing.TB, what, why string) {
	t.Helper()
	if slices.Contains(strings.Fields(os.Getenv(require)), what) {
		t.Fatalf("%s=%s, and it isn't there: %s", require, what, why)
	}
	if file := os.Getenv(skipped); file != "" {
		note(t, file, fmt.Sprintf("skipped for want of %s: %s: %s\n", what, t.Name(), why))
	}
	t.Skipf("SKIPPED: %s", why)
}

// note adds a line to a file; packages are tested at the same time, and each line is one write.
func note(t testing.TB, file, line string) {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString(line)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}
