package embedded

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

func TestChangeThatCannotBeWrittenDoesNotShow(t *testing.T) {
	s, err := Open(ontology.Must(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.disk.db.Close(); err != nil { // as a disk that fails
		t.Fatal(err)
	}
	topic := store.PutNode(store.Node{Kind: "Topic", ID: "topic/a", Properties: map[string]any{
		"name": "a", "description": "a", "named": true, "slug": "a", "kind": "PROGRAM",
	}})
	if _, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{topic}}); err == nil {
		t.Error("a change that isn't on disk was acknowledged")
	}
	if v, err := s.Version(t.Context()); err != nil || v.Number != 0 {
		t.Errorf("version %d, %v", v.Number, err)
	}
	for r := range s.Export(t.Context()) {
		t.Errorf("the graph holds %+v", r.Node)
	}
}

// unwritable opens files as if this process might only read them; what tests run as may mostly do more.
func unwritable(reason error) openFile {
	return func(name string, flag int, mode os.FileMode) (*os.File, error) {
		if flag&(os.O_RDWR|os.O_WRONLY|os.O_CREATE) != 0 {
			return nil, &fs.PathError{Op: "open", Path: name, Err: reason}
		}
		return os.OpenFile(name, flag, mode)
	}
}

func topicOf(name string) store.Change {
	return store.Change{Edits: []store.Edit{store.PutNode(store.Node{Kind: "Topic", ID: "topic/" + name, Properties: map[string]any{
		"name": name, "description": name, "named": true, "slug": name, "kind": "PROGRAM",
	}})}}
}

// seeded makes a file with one topic.
func seeded(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(ontology.Must(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(t.Context(), topicOf("a")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFileThatMayOnlyBeReadIsOpenedAsItIs(t *testing.T) {
	for _, reason := range []error{syscall.EACCES, syscall.EPERM, syscall.EROFS} {
		s, err := open(ontology.Must(), seeded(t), unwritable(reason))
		if err != nil {
			t.Fatalf("%v: %v", reason, err)
		}
		if v, err := s.Version(t.Context()); err != nil || v.Number != 1 || !s.ReadOnly() {
			t.Errorf("%v: version %d, read-only %v, %v", reason, v.Number, s.ReadOnly(), err)
		}
		if v, err := s.Apply(t.Context(), topicOf("a")); err != nil || v.Number != 1 {
			t.Errorf("%v: a change that changes nothing: version %d, %v", reason, v.Number, err)
		}
		var file *FileError
		if _, err := s.Apply(t.Context(), topicOf("b")); !errors.As(err, &file) || !strings.Contains(file.What, "may only be read") {
			t.Errorf("%v: a change was taken: %v", reason, err)
		}
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestFileThatCannotBeMadeIsAnError(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(empty, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "none.db"), empty} {
		_, err := open(ontology.Must(), path, unwritable(syscall.EACCES))
		if err == nil || err.Error() != path+": can't be opened: permission denied" {
			t.Errorf("got %v", err)
		}
	}
}
