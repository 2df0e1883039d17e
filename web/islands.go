package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
)

// Islands are the scripts of the pages: parts that work better with one. The pages are whole without them.
type Islands struct {
	files   bundle
	scripts map[string]string // by the name of the folder in src: the file of the built script
}

// PageIslands are those that this program holds; none where they weren't built. It panics only if what is embedded is damaged, which the tests
// of this package would have shown.
func PageIslands() *Islands {
	islands, err := newIslands(dist)
	if err != nil {
		panic(err)
	}
	return islands
}

// newIslands reads what the build left at dist/islands in fsys. That there is nothing is no error.
func newIslands(fsys fs.FS) (*Islands, error) {
	out := &Islands{scripts: map[string]string{}}
	built, err := fs.Sub(fsys, "dist/islands")
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(built, "manifest.json.gz"); errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if out.files, err = loadBundle(built); err != nil {
		return nil, err
	}
	manifest, err := out.files["manifest.json"].plain()
	if err != nil {
		return nil, err
	}
	var chunks map[string]struct {
		File    string
		IsEntry bool
	}
	if err := json.Unmarshal(manifest, &chunks); err != nil {
		return nil, fmt.Errorf("web islands: %w", err)
	}
	for source, chunk := range chunks {
		if chunk.IsEntry {
			out.scripts[path.Base(path.Dir(source))] = chunk.File
		}
	}
	return out, nil
}

// Script is the file of an island, below where ServeHTTP is; empty where it wasn't built.
func (i *Islands) Script(name string) string { return i.scripts[name] }

// ServeHTTP expects a path relative to the islands.
func (i *Islands) ServeHTTP(w http.ResponseWriter, r *http.Request) { i.files.ServeHTTP(w, r) }
