package embedded_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

const noDatabase = ": this is no database of this program; name another file with --store"

func TestOpenRefusesWhatIsNoDatabase(t *testing.T) {
	for name, content := range map[string][]byte{
		"a text":                        []byte("kind: Agency\n"),
		"a long text":                   bytes.Repeat([]byte("kind: Agency\n"), 10_000),
		"zeros":                         make([]byte, 1<<16),
		"a JSON document":               []byte(`{"format":1}`),
		"one byte":                      {1},
		"a database with broken pages":  scribbled(database(t, nil)),
		"a database of another program": database(t, func(tx *bolt.Tx) error { return fill(tx, "users", "alice", "1") }),
		"a database with an unreadable version": database(t, func(tx *bolt.Tx) error {
			return fill(tx, "meta", "version", "one")
		}),
		"a database without records": database(t, func(tx *bolt.Tx) error {
			return fill(tx, "meta", "version", `{"format":1,"version":3}`)
		}),
		"a database without a version": database(t, func(tx *bolt.Tx) error {
			return errors.Join(fill(tx, "meta", "x", "y"), fill(tx, "nodes", "x", "y"), fill(tx, "relations", "x", "y"))
		}),
	} {
		t.Run(name, func(t *testing.T) {
			wantFileError(t, write(t, content), noDatabase)
		})
	}
}

func TestOpenRefusesADatabaseOfANewerProgram(t *testing.T) {
	path := write(t, database(t, func(tx *bolt.Tx) error { return fill(tx, "meta", "version", `{"format":4,"version":3}`) }))
	wantFileError(t, path, ": this database was written by a newer version of this program (format 4, this one reads up to 3); "+
		"update the program, or name another file with --store")
}

func TestOpenRefusesRecordsThatDoNotFitTheOntology(t *testing.T) {
	for name, record := range map[string][3]string{
		"a kind that is gone":     {"nodes", "thing/a", `{"kind":"Thing","id":"thing/a","properties":{}}`},
		"a field that is gone":    {"nodes", "topic/a", `{"kind":"Topic","id":"topic/a","properties":{"slug":"a","kind":"PROGRAM","name":"a","description":"a","named":true,"size":1}}`},
		"a record cut short":      {"nodes", "topic/a", `{"kind":"Topic","id":`},
		"a relation that is gone": {"relations", "LIKES law/a topic/a", `{"relation":"LIKES","id":"law/a topic/a","from":"law/a","to":"topic/a","properties":{}}`},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph.db")
			s := open(t, path)
			apply(t, s, topic("topic/b"))
			closeStore(t, s)
			update(t, path, func(tx *bolt.Tx) error { return fill(tx, record[0], record[1], record[2]) })
			_, err := embedded.Open(ontology.Must(), path)
			var file *embedded.FileError
			if !errors.As(err, &file) || !strings.HasPrefix(file.Error(), path+": a record doesn't fit this program's ontology (") ||
				!strings.HasSuffix(file.Error(), "; move the file away and seed anew") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOpenRefusesPlacesWhereNoFileCanBe(t *testing.T) {
	file := write(t, []byte("x"))
	folder := t.TempDir()
	wantFileError(t, folder, ": can't be opened: is a directory")
	wantFileError(t, filepath.Join(file, "graph.db"), ": its folder can't be made: not a directory")
}

func TestOpenMakesAFileAndItsFolders(t *testing.T) {
	for name, path := range map[string]string{
		"where there is none":    filepath.Join(t.TempDir(), "a", "b", "graph.db"),
		"where there is nothing": write(t, nil),
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, path)
			defer closeStore(t, s)
			if v, err := s.Version(t.Context()); err != nil || v.Number != 0 {
				t.Errorf("version %d, %v", v.Number, err)
			}
			apply(t, s, topic("topic/a"))
		})
	}
}

func TestOpenReadOnlyMakesAndChangesNothing(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none", "graph.db")
	for path, want := range map[string]string{
		none:          ": there is no such file; `graph287g seed --store " + none + "` makes one, or name another with --store",
		write(t, nil): ": this file is empty; `graph287g seed --store ",
	} {
		_, err := embedded.OpenReadOnly(ontology.Must(), path)
		var file *embedded.FileError
		if !errors.As(err, &file) || !strings.HasPrefix(file.Error(), path+want) {
			t.Errorf("got  %v\nwant %s", err, path+want)
		}
	}
	if _, err := os.Stat(filepath.Dir(none)); err == nil {
		t.Error("a folder was made")
	}

	path := write(t, filled(t))
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		s, err := embedded.OpenReadOnly(ontology.Must(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer closeStore(t, s)
		if v, err := s.Version(t.Context()); err != nil || v.Number != 1 || !s.ReadOnly() {
			t.Errorf("version %d, read-only %v, %v", v.Number, s.ReadOnly(), err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed: %v", err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	s := open(t, path) // nobody holds it
	defer closeStore(t, s)
	if s.ReadOnly() {
		t.Error("a file that can be written is read-only")
	}
}

func TestOpenReadOnlyRefusesWhatOpenRefuses(t *testing.T) {
	for name, content := range map[string][]byte{
		"a text":                        bytes.Repeat([]byte("kind: Agency\n"), 10_000),
		"broken pages":                  scribbled(database(t, nil)),
		"a database of another program": database(t, func(tx *bolt.Tx) error { return fill(tx, "users", "alice", "1") }),
	} {
		path := write(t, content)
		if _, err := embedded.OpenReadOnly(ontology.Must(), path); err == nil || err.Error() != path+noDatabase {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenCanBeTriedAgainAfterAnError(t *testing.T) {
	path := write(t, database(t, func(tx *bolt.Tx) error { return fill(tx, "meta", "version", `{"format":4}`) }))
	for range 2 { // the second would time out if the first still held the file
		_, err := embedded.Open(ontology.Must(), path)
		var file *embedded.FileError
		if !errors.As(err, &file) || !strings.Contains(file.What, "newer version") {
			t.Fatalf("got %v", err)
		}
	}
}

func wantFileError(t *testing.T, path, text string) {
	t.Helper()
	s, err := embedded.Open(ontology.Must(), path)
	if err == nil {
		closeStore(t, s)
	}
	var file *embedded.FileError
	if !errors.As(err, &file) || file.Error() != path+text {
		t.Errorf("got  %v\nwant %s", err, path+text)
	}
}

func write(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// database returns the bytes of a bbolt file with something in it.
func database(t *testing.T, put func(*bolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	update(t, path, put)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func update(t *testing.T, path string, put func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o644, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if put == nil {
		return
	}
	if err := db.Update(put); err != nil {
		t.Fatal(err)
	}
}

func fill(tx *bolt.Tx, bucket, key, value string) error {
	b, err := tx.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return err
	}
	return b.Put([]byte(key), []byte(value))
}

// scribbled breaks both of the pages that say where everything is.
func scribbled(content []byte) []byte {
	for i := 16; i < 80; i++ {
		content[i], content[i+os.Getpagesize()] = 0xAA, 0x55
	}
	return content
}

func open(t *testing.T, path string) *embedded.Store {
	t.Helper()
	s, err := embedded.Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeStore(t *testing.T, s store.Store) {
	t.Helper()
	if err := s.Close(t.Context()); err != nil {
		t.Errorf("close: %v", err)
	}
}
