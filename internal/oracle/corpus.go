package oracle

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

// A bug is one that was found once: a graph, what was asked of it, and the right answer.
type bug struct {
	About     string            `json:"about"`
	Records   []json.RawMessage `json:"records"` // as `export` prints them
	Query     string            `json:"query"`
	Variables map[string]any    `json:"variables"`
	Pages     []string          `json:"pages"` // variables that take the first cursor of that name from a first answer
	Expected  struct {
		Data   json.RawMessage   `json:"data"` // cursors are <cursor>
		Errors []json.RawMessage `json:"errors"`
	} `json:"expected"`
}

// Replay asks for all that once went wrong, of the engine over a store and of the oracle. A file dropped into testdata is
// a test.
func Replay(t *testing.T, newStore func() store.Store) {
	t.Helper()
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "testdata", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no bugs in testdata: %v", err)
	}
	c := &comparison{t: t, o: Options{NewStore: newStore}, oracle: start(t)}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) { c.replay(t, file) })
	}
}

func (c *comparison) replay(t *testing.T, file string) {
	t.Helper()
	b, edits := readBug(t, file)
	p, err := c.open(&world{edits: edits})
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	f := p.pages(question{Query: b.Query, Variables: b.Variables}, b.Pages, 0)
	if f.difference != "" {
		t.Errorf("the engine and graphql-js differ in %s", f.difference)
	}
	want := answer{data: compact(t, b.Expected.Data)}
	for _, e := range b.Expected.Errors {
		want.errors = append(want.errors, compact(t, e))
	}
	slices.Sort(want.errors)
	if difference := differ(f.ours, want); difference != "" {
		t.Errorf("not as expected: %s", difference)
	}
}

// readBug reads a file of testdata.
func readBug(t *testing.T, file string) (*bug, []store.Edit) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b := &bug{}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(b); err != nil {
		t.Fatal(err)
	}
	edits := make([]store.Edit, len(b.Records))
	for i, line := range b.Records {
		if bytes.Contains(line, []byte(`"relation"`)) {
			edits[i].Edge, err = store.ReadEdge(ontology.Must(), line)
		} else {
			edits[i].Node, err = store.ReadNode(ontology.Must(), line)
		}
		if err != nil {
			t.Fatalf("record %d: %v", i, err)
		}
	}
	return b, edits
}

// compact takes the blanks out of JSON and leaves the rest as it is.
func compact(t *testing.T, text json.RawMessage) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Compact(&out, text); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
