package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

// guide tells how to add an article, with an invented one.
const guide = "../../docs/curating.md"

var fileName = regexp.MustCompile("`(?:seed/data|../shared/seeds)/([^`]+)`")

// follow does what the guide says: it adds its YAML to a copy of the curated files, and puts its article beside those that
// are at hand.
func follow(t *testing.T) (files, articles fs.FS) {
	t.Helper()
	data, texts := t.TempDir(), t.TempDir()
	if err := os.CopyFS(data, seed.Embedded()); err != nil {
		t.Fatal(err)
	}
	if seeds := "../../../shared/seeds"; isFolder(seeds) {
		if err := os.CopyFS(texts, os.DirFS(seeds)); err != nil {
			t.Fatal(err)
		}
	}
	added := 0
	for _, b := range blocks(read(t, guide)) {
		folder := map[string]string{"yaml": data, "text": texts}[b.language]
		if folder == "" {
			continue
		}
		m := fileName.FindStringSubmatch(b.before)
		if m == nil {
			t.Fatalf("the line before a block names no file: %s", b.before)
		}
		add(t, filepath.Join(folder, m[1]), b)
		added++
	}
	if added < 5 {
		t.Fatalf("%d blocks found in %s", added, guide)
	}
	return os.DirFS(data), os.DirFS(texts)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// add writes a block to a new file, or to the end of one that is there; the guide says which.
func add(t *testing.T, name string, b block) {
	t.Helper()
	before, err := os.ReadFile(name)
	if isNew := strings.HasPrefix(b.before, "New file"); isNew == (err == nil) {
		t.Fatalf("%q, but there is such a file: %v", b.before, err == nil)
	}
	if err := os.WriteFile(name, append(before, b.text...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestGuide: whoever follows the guide word by word gets files that pass the check, and the answers that it prints, on both
// stores.
func TestGuide(t *testing.T) {
	files, articles := follow(t)
	report, err := seed.Check(t.Context(), ontology.Must(), files, seed.CheckOptions{Store: embedded.Memory(ontology.Must()), Articles: articles})
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(report.Unchecked, "; "); strings.Contains(said, "roe-2026") {
		t.Errorf("the guide's own article was not checked: %s", said)
	}
	g, err := seed.Load(ontology.Must(), files)
	if err != nil {
		t.Fatal(err)
	}
	filled := func(t *testing.T, s store.Store) store.Store {
		t.Helper()
		if _, err := seed.Sync(t.Context(), s, g); err != nil {
			t.Fatal(err)
		}
		return s
	}
	if *update {
		updateDocument(t, serve(t, filled(t, embedded.Memory(ontology.Must()))), guide)
	}
	eachStore(t, func(t *testing.T, s store.Store) { checkDocument(t, serve(t, filled(t, s)), guide) })
}

// TestGuideAsksSomething: the guide ends with a question and its answer.
func TestGuideAsksSomething(t *testing.T) {
	queries := queriesOf(t, guide)
	if len(queries) == 0 || queries[len(queries)-1].answer == nil {
		t.Errorf("%s has %d queries; the last has no answer", guide, len(queries))
	}
}
