package oracle

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
)

// The stemmer of the program and that of the oracle are two implementations of one algorithm: they agree on every word of the graph, ICE's lists
// included.
func TestStemsAgree(t *testing.T) {
	words := graphWords(t)
	if len(words) < 5_000 {
		t.Fatalf("only %d words", len(words))
	}
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	given, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", filepath.Join(dir, "stems.mjs"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(given), os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, howToInstall)
	}
	var stems []string
	if err := json.Unmarshal(answer, &stems); err != nil || len(stems) != len(words) {
		t.Fatalf("%d stems of %d words, %v", len(stems), len(words), err)
	}
	for i, w := range words {
		if got := store.Stem(w); got != stems[i] {
			t.Errorf("%q has the stem %q, of the oracle %q", w, got, stems[i])
		}
	}
}

// graphWords returns the words that search looks into, each once.
func graphWords(t *testing.T) []string {
	t.Helper()
	c := ontology.Must()
	lists, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	g, err := seed.LoadWithLists(c, seed.Embedded(), lists)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	var out []string
	add := func(word string) {
		if !known[word] {
			known[word], out = true, append(out, word)
		}
	}
	for _, n := range g.Nodes {
		for _, f := range c.Kind(n.Kind).SearchFields() {
			for _, text := range store.SearchedTexts(n.Properties[f.Name]) {
				for _, w := range store.Words(text) {
					add(w.Text)
					for _, p := range w.Parts {
						add(p.Text)
					}
				}
			}
		}
	}
	return out
}
