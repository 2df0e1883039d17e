package seed

import (
	"context"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"graph287g/ontology"
	"graph287g/seed/geo"
	"graph287g/store/embedded"
)

// What the mini graph needs of the geography: all of it would take most of the fuzzer's time.
var (
	fewStates = []geo.State{
		{FIPS: "12", Code: "FL", Name: "Florida", Kind: geo.KindState}, {FIPS: "37", Code: "NC", Name: "North Carolina", Kind: geo.KindState},
	}
	fewCounties = []geo.County{
		{FIPS: "37025", Name: "Cabarrus County", Kind: geo.CountyProper}, {FIPS: "37119", Name: "Mecklenburg County", Kind: geo.CountyProper},
	}
)

// FuzzLoad holds that whatever a file says, it is refused with places, or becomes a graph that a store takes as it is.
func FuzzLoad(f *testing.F) {
	files, _ := readCase(f, miniGraph, "records")
	for name, file := range files {
		f.Add(name, file.Data)
	}
	for _, path := range casesIn(f, "bad") {
		bad, _ := readCase(f, path, "want")
		for name, file := range bad {
			f.Add(name, file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if !fs.ValidPath(name) || name == "." {
			return
		}
		one := fstest.MapFS{name: {Data: text}}
		for other, file := range files {
			if other != name {
				one[other] = file
			}
		}
		checkLoad(t, one)
	})
}

// loadWith loads files with a geography of the test's own.
func loadWith(c *ontology.Catalogue, fsys fs.FS, states []geo.State, counties []geo.County) (*Graph, error) {
	return newLoader(c, dataFolder).load(fsys, states, counties, nil)
}

// checkLoad loads files with the small geography, and checks what comes of it against what Load promises.
func checkLoad(t *testing.T, files fstest.MapFS) *Problems {
	t.Helper()
	g, err := loadWith(ontology.Must(), files, fewStates, fewCounties)
	var p *Problems
	switch {
	case errors.As(err, &p) && len(p.List) > 0 && g == nil:
	case errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrNotExist): // a file in the place of a folder
	case err != nil:
		t.Fatalf("%T %v", err, err)
	default:
		s := embedded.Memory(ontology.Must())
		if _, err := Sync(context.Background(), s, g); err != nil {
			t.Fatal(err)
		}
		if storeLines(t, s) != graphLines(g) {
			t.Error("the store doesn't equal the graph")
		}
	}
	return p
}
