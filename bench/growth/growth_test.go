package growth

import (
	"encoding/json"
	"net/http"
	"testing"

	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/ontology"
)

// TestQueries: all are answered, with something to answer, and agreements can be changed as an import does.
func TestQueries(t *testing.T) {
	s, err := inmemory.Store(t.Context(), ontology.Must(), 1)
	if err != nil {
		t.Fatal(err)
	}
	h, err := inmemory.API(t.Context(), ontology.Must(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range append(others, query{"page", page}) {
		w := inmemory.Exchange(h, bodyOf(q.text, nil))
		var a struct{ Errors json.RawMessage }
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK || a.Errors != nil || w.Body.Len() < 60 {
			t.Errorf("%s: status %d: %.500s", q.name, w.Code, w.Body)
		}
	}
	w := &writer{ontology.Must(), s, data.Copy(0).Agreements}
	for n := range 3 {
		before, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		after, err := s.Apply(t.Context(), w.change(100, n))
		if err != nil || after.Number != before.Number+1 {
			t.Errorf("change %d: from version %d to %d, %v", n, before.Number, after.Number, err)
		}
	}
}
