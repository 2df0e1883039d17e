package embedded

import (
	"path/filepath"
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
