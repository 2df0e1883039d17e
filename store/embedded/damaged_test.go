package embedded_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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

// TestOpenRefusesTheBeginningOfADatabase tells that it was one.
func TestOpenRefusesTheBeginningOfADatabase(t *testing.T) {
	wantFileError(t, write(t, database(t, nil)[:100]), ": this database is damaged; restore it from a copy, or move it away and seed anew")
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

// TestEveryFlippedByteIsNoticedOrHarmless flips a bit of each byte of a small file, one after the other: the file is refused, or opened
// with all that was in it.
func TestEveryFlippedByteIsNoticedOrHarmless(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "small.db")
	s := open(t, path)
	edits := odd()
	v, err := s.Apply(t.Context(), store.Change{Edits: append(edits[:6], edits[len(edits)-4:]...), Seed: "fingerprint"})
	if err != nil {
		t.Fatal(err)
	}
	want := export(t, s)
	closeStore(t, s)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	empty, step := make([]byte, os.Getpagesize()), flipStep
	if testing.Short() {
		step = 41
	}
	for at := range whole {
		if at%step != 0 && at%len(empty) >= 16 { // the head of a page tells how much of it counts
			continue
		}
		if page := at / len(empty) * len(empty); at%64 != 0 && bytes.Equal(whole[page:page+len(empty)], empty) {
			continue // of a page that holds nothing, some do
		}
		broken := slices.Clone(whole)
		broken[at] ^= 1 << (at % 8)
		if err := os.WriteFile(path, broken, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := embedded.OpenReadOnly(ontology.Must(), path)
		if err != nil {
			refused++
			continue
		}
		got, err := s.Version(t.Context())
		if err != nil || got.Number != v.Number || got.Seed != v.Seed || !got.RecordedAt.Equal(v.RecordedAt) || !slices.Equal(want, export(t, s)) {
			t.Errorf("byte %d of %d: opened at version %+v with %d records; it was %+v with %d (%v)", at, len(whole), got, len(export(t, s)), v, len(want), err)
		}
		closeStore(t, s)
	}
	t.Logf("%d of %d flipped bytes are refused", refused, len(whole))
	if refused == 0 {
		t.Error("no flipped byte is refused")
	}
}
