package archive

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// maxFile is the most that is read of a file, whatever the bounds were when it was written.
const maxFile = 256 << 20

// A storedFile is one of an answer.
type storedFile struct{ name, id string }

// list lists the files of an answer, in the order of archiving.
func (a *Archive) list(sha string) ([]storedFile, error) {
	if !IsHash(sha) {
		return nil, ErrNotFound
	}
	folder := filepath.Join(a.folder, sha)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	unsynced := a.unsynced.Load() // after reading, so that a file which was there by then and is none is on the disk
	var out []storedFile
	for _, e := range entries { // sorted by name, so by place
		if unsynced != nil && *unsynced == filepath.Join(folder, e.Name()) {
			continue
		}
		if id, ok := requestIDOf(e.Name()); ok {
			out = append(out, storedFile{e.Name(), id})
		}
	}
	if out == nil {
		return nil, ErrNotFound
	}
	return out, nil
}

// Requests lists the ids of the requests that an answer is archived for, in the order of archiving; ErrNotFound where there
// are none.
func (a *Archive) Requests(sha string) ([]string, error) {
	files, err := a.list(sha)
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = f.id
	}
	return ids, err
}

// Get returns an answer for one of its requests: *DamagedError where the file isn't as it was archived, ErrNotFound where
// there is none.
func (a *Archive) Get(sha, id string) (Entry, error) {
	files, err := a.list(sha)
	if err != nil {
		return Entry{}, err
	}
	for _, f := range files {
		if f.id == id {
			return a.read(sha, f)
		}
	}
	return Entry{}, ErrNotFound
}

func (a *Archive) read(sha string, s storedFile) (Entry, error) {
	path := filepath.Join(a.folder, sha, s.name)
	f, err := os.Open(path)
	if err != nil {
		return Entry{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return Entry{}, err
	}
	if len(b) > maxFile {
		return Entry{}, &DamagedError{path, fmt.Sprintf("it has over %d bytes", maxFile)}
	}
	e, wrong := decode(b, sha, s.id)
	if wrong != "" {
		return Entry{}, &DamagedError{path, wrong}
	}
	return e, nil
}
