package crash

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"graph287g/ontology"
	"graph287g/roster"
	"graph287g/seed"
	"graph287g/store/embedded"
)

// TestKilledImportsIntoAFile: an import of lists into a file is killed at many moments (fifty with `make crash`). Each time the file holds all that it held before or all of
// the import, and importing again gives what an undisturbed import gives, byte for byte.
func TestKilledImportsIntoAFile(t *testing.T) {
	base := filepath.Join(t.TempDir(), "graph.db")
	fill(t, base, nil)
	killInAFile(t, base, smallLists(t), drawMoments(t, fewer(50, 12), map[string]int{starting: 1, reading: 3, opening: 2, loading: 4, writing: 4, saving: 6}))
}

// TestKilledImportsOfICEsOwnLists: so with ICE's newest files, into a file that has all others.
func TestKilledImportsOfICEsOwnLists(t *testing.T) {
	files, taken := realLists(t, 4)
	all, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	var others []*roster.List
	for _, l := range all.Expand() {
		if !taken[l.SHA256] {
			others = append(others, l)
		}
	}
	base := filepath.Join(t.TempDir(), "graph.db")
	fill(t, base, roster.NewHistory(others))
	killInAFile(t, base, files, drawMoments(t, fewer(6, 2), map[string]int{reading: 1, loading: 1, writing: 1, saving: 3}))
}

// TestKilledFirstImports: so where the file isn't there yet, so that an import first makes it and fills it with the curated records.
func TestKilledFirstImports(t *testing.T) {
	files := smallLists(t)
	whole := filepath.Join(t.TempDir(), "graph.db")
	lasts := mustImport(t, whole, files)
	want := exported(t, whole)
	seeded := filepath.Join(t.TempDir(), "seeded.db")
	run(t, "seed", "--store", seeded)
	between := exported(t, seeded)
	hits := newTally()
	for _, m := range drawMoments(t, fewer(4, 1), map[string]int{opening: 3, writing: 1}) {
		path := filepath.Join(t.TempDir(), "graph.db")
		hits.count(killedAt(t, m, path, files, lasts))
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			hits.found[nothing]++
		} else {
			hits.found[which(t, m, exported(t, path), map[string]string{nothing: "", "the curated records": between, all: want})]++
		}
		mustImport(t, path, files)
		if exported(t, path) != want {
			t.Errorf("killed %s and imported again: the export is another", m)
		}
	}
	hits.mustHitOnce(t)
}

// killedAt starts an import and kills it at a moment, unless it ends before.
func killedAt(t *testing.T, m moment, path string, files []string, lasts map[string]time.Duration) (p *importing, killed bool) {
	t.Helper()
	p = startImport(t, path, files)
	m.await(p, lasts)
	p.kill()
	killed, err := p.wait()
	if err != nil {
		t.Fatal(err)
	}
	return p, killed
}

// fill makes a file with the curated records and some lists.
func fill(t *testing.T, path string, lists *roster.History) {
	t.Helper()
	fillWith(t, path, loaded(t, lists))
}

func fillWith(t *testing.T, path string, g *seed.Graph) {
	t.Helper()
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Sync(t.Context(), s, g); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func killInAFile(t *testing.T, base string, files []string, moments []moment) {
	t.Helper()
	undisturbed := copied(t, base)
	lasts := mustImport(t, undisturbed, files)
	before, after := exported(t, base), exported(t, undisturbed)
	if before == after {
		t.Fatal("the import changes nothing")
	}
	t.Logf("an undisturbed import takes %v", lasts)
	hits := newTally()
	for _, m := range moments {
		path := copied(t, base)
		hits.count(killedAt(t, m, path, files, lasts))
		if bytes.Equal(content(t, path), content(t, base)) { // nothing was written, so nothing can be otherwise
			hits.found["the same bytes"]++
			continue
		}
		hits.found[which(t, m, exported(t, path), map[string]string{had: before, all: after})]++
		mustImport(t, path, files)
		if exported(t, path) != after {
			t.Errorf("killed %s and imported again: the export is another", m)
		}
	}
	hits.mustHit(t)
}

// which tells which of some exports one is. It fails the test where it is none.
func which(t *testing.T, m moment, export string, known map[string]string) string {
	t.Helper()
	for name, text := range known {
		if export == text {
			return name
		}
	}
	t.Errorf("killed %s: the store holds part of the import", m)
	return "a part"
}

// copied copies a file of a store.
func copied(t *testing.T, path string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "graph.db")
	if err := os.WriteFile(out, content(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
