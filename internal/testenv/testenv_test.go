package testenv

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fake notes how a test ends.
type fake struct {
	testing.TB
	ended string
}

func (f *fake) Helper()               {}
func (f *fake) Name() string          { return "TestIt" }
func (f *fake) Fatalf(string, ...any) { f.ended = "failed"; panic(f) }
func (f *fake) Skipf(string, ...any)  { f.ended = "skipped"; panic(f) }

func TestSkip(t *testing.T) {
	for require, want := range map[string]string{"": "skipped", "playground": "skipped", "playground neo4j": "failed"} {
		file := filepath.Join(t.TempDir(), "skipped")
		t.Setenv("REQUIRE", require)
		t.Setenv("SKIPPED", file)
		if got := end(t); got != want {
			t.Errorf("REQUIRE=%q: %s, want %s", require, got, want)
		}
		lines, _ := os.ReadFile(file)
		if noted := strings.HasPrefix(string(lines), "skipped for want of neo4j: TestIt: no Java\n"); noted != (want == "skipped") {
			t.Errorf("REQUIRE=%q: noted %q", require, lines)
		}
	}
}

// end skips a fake test and tells how it ended.
func end(t *testing.T) string {
	f := &fake{TB: t}
	func() {
		defer func() { _ = recover() }()
		Skip(f, Neo4j, "no Java")
	}()
	return f.ended
}
