package seed

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

func mustLoad(t *testing.T, files fstest.MapFS) *Graph {
	t.Helper()
	g, err := Load(ontology.Must(), miniFiles(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func mustSync(t *testing.T, s store.Store, g *Graph) SyncResult {
	t.Helper()
	r, err := Sync(context.Background(), s, g)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// storeLines prints the store as it exports itself.
func storeLines(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	for r, err := range s.Export(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(store.AppendRecord(nil, r), '\n'))
	}
	return b.String()
}

func graphLines(g *Graph) string {
	var b strings.Builder
	for r := range g.records {
		b.Write(append(store.AppendRecord(nil, r), '\n'))
	}
	return b.String()
}

func TestSyncTwiceChangesNothing(t *testing.T) {
	s, g := embedded.Memory(ontology.Must()), mustLoad(t, nil)
	first := mustSync(t, s, g)
	if want := (ChangeCounts{Added: len(g.Nodes)}); first.Nodes != want || first.Version.Number != 1 || first.Version.Seed != g.Fingerprint {
		t.Errorf("the first gives %+v", first)
	}
	if storeLines(t, s) != graphLines(g) {
		t.Error("the store doesn't equal the graph")
	}
	second := mustSync(t, s, g)
	if second.Nodes != (ChangeCounts{}) || second.Edges != (ChangeCounts{}) || second.Version.Number != 1 {
		t.Errorf("the second gives %+v", second)
	}
}

func TestSyncRemovesAndChanges(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	mustSync(t, s, mustLoad(t, nil))
	less := mustLoad(t, fstest.MapFS{
		"lawsuits.yaml": {Data: []byte("# none")},
		"organizations.yaml": {Data: []byte(
			"- {id: organization/aclu-of-north-carolina, name: ACLU of North Carolina, description: advocates, kind: ADVOCACY}\n" +
				"- {id: organization/aclu, name: ACLU, kind: ADVOCACY}\n")},
	})
	got := mustSync(t, s, less)
	if got.Nodes != (ChangeCounts{Added: 1, Changed: 1, Removed: 1}) || got.Edges != (ChangeCounts{Removed: 3}) || got.Version.Number != 2 {
		t.Errorf("got %+v", got)
	}
	if storeLines(t, s) != graphLines(less) {
		t.Error("the store doesn't equal the graph")
	}
}

// A new fingerprint alone is a change: what the store holds is then the data of another edition.
func TestSyncRecordsFingerprint(t *testing.T) {
	s, g := embedded.Memory(ontology.Must()), mustLoad(t, nil)
	mustSync(t, s, g)
	if _, err := s.Apply(context.Background(), store.Change{Seed: "other"}); err != nil {
		t.Fatal(err)
	}
	if got := mustSync(t, s, g); got.Version.Seed != g.Fingerprint || got.Version.Number != 3 || got.Nodes != (ChangeCounts{}) {
		t.Errorf("got %+v", got)
	}
}

func TestSyncReturnsErrorOfStore(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := Sync(context.Background(), s, mustLoad(t, nil)); err == nil || !strings.Contains(err.Error(), store.ErrClosed.Error()) {
		t.Errorf("got %v", err)
	}
}

// The layout of the files is no data: order of keys, quotes and comments don't show in the fingerprint.
func TestFingerprint(t *testing.T) {
	g := mustLoad(t, nil)
	same := mustLoad(t, fstest.MapFS{"topics.yaml": {Data: []byte(
		"# Topics\n- name: 'Detainers'\n  kind: PRACTICE\n  named: true\n  aliases: []\n  slug: \"detainer\"\n  id: topic/detainer\n")}})
	if same.Fingerprint != g.Fingerprint {
		t.Error("equal data has another fingerprint")
	}
	other := mustLoad(t, fstest.MapFS{"topics.yaml": {Data: []byte("- {id: topic/detainer, slug: detainer, name: Detainer, kind: PRACTICE}")}})
	if other.Fingerprint == g.Fingerprint {
		t.Error("other data has the same fingerprint")
	}
}

func TestLoadIsDeterministic(t *testing.T) {
	want := graphLines(mustLoad(t, nil))
	for range 3 {
		if graphLines(mustLoad(t, nil)) != want {
			t.Fatal("the same files gave other records")
		}
	}
}
