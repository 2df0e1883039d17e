package seed

import (
	"fmt"
	"io/fs"

	"graph287g/ontology"
	"graph287g/seed/geo"
	"graph287g/store"
)

// A Graph is the curated data with the states and counties, checked, as the records that a store holds.
type Graph struct {
	Nodes       []store.Node // in order of their ids
	Edges       []store.Edge // in order of type and id
	Fingerprint string       // of all records: equal data has equal ones, however the files are laid out
}

// Load reads the curated files, with the states and counties. The error is *Problems, with all that is wrong, where the
// files say something wrong; then there is no graph.
func Load(fsys fs.FS) (*Graph, error) {
	_, g, err := loadFiles(fsys)
	return g, err
}

// loadFiles loads the files, and returns the loader too, which knows where everything stands.
func loadFiles(fsys fs.FS) (*loader, *Graph, error) {
	c, err := ontology.Shared()
	if err != nil {
		return nil, nil, err
	}
	states, err := geo.States()
	if err != nil {
		return nil, nil, fmt.Errorf("read the states: %w", err)
	}
	counties, err := geo.Counties()
	if err != nil {
		return nil, nil, fmt.Errorf("read the counties: %w", err)
	}
	l := newLoader(c)
	g, err := l.load(fsys, states, counties)
	return l, g, err
}
