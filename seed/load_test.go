package seed

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"graph287g/ontology"
	"graph287g/store"
)

// update writes what the loader says into the cases, to be read before it is kept.
var update = flag.Bool("update", false, "write what is found into the cases under testdata")

const miniGraph = "testdata/good/mini.txtar"

// readCase returns the files of a case and what is wanted of it.
func readCase(t testing.TB, path, want string) (fstest.MapFS, string) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files, text := fstest.MapFS{}, ""
	for _, f := range archive.Files {
		if f.Name == want {
			text = string(f.Data)
			continue
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files, text
}

// miniFiles returns the files of the mini graph, some of them replaced.
func miniFiles(t testing.TB, files fstest.MapFS) fstest.MapFS {
	t.Helper()
	out, _ := readCase(t, miniGraph, "records")
	for name, f := range files {
		out[name] = f
	}
	return out
}

// compareWithCase checks what was found against what the case wants, and with -update writes it there.
func compareWithCase(t *testing.T, path, section, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	if !*update {
		t.Errorf("got\n%swant\n%s", got, want)
		return
	}
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != section {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: section, Data: []byte(got)})
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func casesIn(t testing.TB, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s (%v)", folder, err)
	}
	return paths
}

// TestLoadRefuses: every case lists all that is wrong, in order, each problem where it stands.
func TestLoadRefuses(t *testing.T) {
	for _, path := range casesIn(t, "bad") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			files, want := readCase(t, path, "want")
			g, err := Load(ontology.Must(), miniFiles(t, files))
			if err == nil {
				t.Fatal("nothing was found")
			}
			if g != nil {
				t.Error("there is a graph in spite of problems")
			}
			compareWithCase(t, path, "want", err.Error()+"\n", want)
		})
	}
}

// TestLoad: every case gives the records that it wants.
func TestLoad(t *testing.T) {
	for _, path := range casesIn(t, "good") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			files, want := readCase(t, path, "records")
			g, err := Load(ontology.Must(), files)
			if err != nil {
				t.Fatal(err)
			}
			compareWithCase(t, path, "records", curatedRecords(g), want)
		})
	}
}

// curatedRecords prints the records, but for the states and counties.
func curatedRecords(g *Graph) string {
	var b strings.Builder
	for r := range g.records {
		if n := r.Node; n != nil && (n.Kind == "State" || n.Kind == "County") {
			continue
		}
		if e := r.Edge; e != nil && strings.HasPrefix(e.From, "county/") {
			continue
		}
		b.Write(append(store.AppendRecord(nil, r), '\n'))
	}
	return b.String()
}
