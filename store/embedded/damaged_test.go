package embedded_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestOpenRefusesADamagedDatabase cuts and scribbles over a file with some records: each opening ends with an error that
// says so, or, where what is broken is not in use, with a store.
func TestOpenRefusesADamagedDatabase(t *testing.T) {
	t.Parallel()
	whole := filled(t)
	page := os.Getpagesize()
	for pages := 2; pages < len(whole)/page; pages += 3 {
		t.Run(fmt.Sprintf("the first %d pages", pages), func(t *testing.T) {
			if n := openDamaged(t, whole[:pages*page]); n >= 0 && n != topics {
				t.Errorf("opened with %d topics", n)
			}
		})
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range 200 {
		broken := append([]byte{}, whole...)
		at := 2*page + r.IntN(len(broken)-3*page)
		for i := range 64 {
			broken[at+i] = byte(r.Uint32())
		}
		if openDamaged(t, broken) < 0 {
			refused++
		}
	}
	if refused < 50 {
		t.Errorf("only %d of 200 damaged files were refused", refused)
	}
}

const topics = 1000

// openDamaged opens a file with this content. It returns how many topics there are, and -1 if it was refused.
func openDamaged(t *testing.T, content []byte) int {
	t.Helper()
	path := write(t, content)
	s, err := embedded.Open(ontology.Must(), path)
	if err == nil {
		defer closeStore(t, s)
		v, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v.Counts[ontology.Must().Kind("Topic").Index]
	}
	var file *embedded.FileError
	if !errors.As(err, &file) || !strings.HasPrefix(file.Error(), path+": ") {
		t.Errorf("got %v", err)
	}
	return -1
}

func filled(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "filled.db")
	s := open(t, path)
	var edits []store.Edit
	for i := range topics {
		edits = append(edits, topic(fmt.Sprintf("topic/t%d", i)))
	}
	apply(t, s, edits...)
	closeStore(t, s)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
