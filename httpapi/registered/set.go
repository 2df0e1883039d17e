package registered

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Extension is that of the files.
const Extension = ".graphql"

// maxFile is how many bytes a file may have.
const maxFile = 64 << 10

// A Set is the documents that a server knows. Nobody changes it once the server runs.
type Set struct {
	all    []*Document // by name
	byName map[string]*Document
	byID   map[string]*Document
	byText map[string]*Document
}

// NewSet returns a set of documents, which have different names.
func NewSet(documents ...*Document) (*Set, error) {
	s := &Set{byName: map[string]*Document{}, byID: map[string]*Document{}, byText: map[string]*Document{}}
	for _, d := range documents {
		if s.byName[d.Name] != nil {
			return nil, &Error{d.Name + Extension, 0, "the program has a document of that name already: rename the file"}
		}
		s.byName[d.Name], s.byID[d.ID()], s.byText[d.Text] = d, d, d
		s.all = append(s.all, d)
	}
	slices.SortFunc(s.all, func(a, b *Document) int { return strings.Compare(a.Name, b.Name) })
	return s, nil
}

// Load reads all files of a folder. The errors of all that are wrong are joined, each an *Error.
func Load(folder fs.FS, schema *ast.Schema) (out []*Document, err error) {
	files, err := fs.Glob(folder, "*"+Extension)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, file := range files {
		text, err := fs.ReadFile(folder, file)
		switch {
		case err != nil:
			errs = append(errs, err)
			continue
		case len(text) > maxFile:
			errs = append(errs, &Error{file, 0, fmt.Sprintf("it has %d bytes, a document may have %d", len(text), maxFile)})
			continue
		}
		d, err := Read(file, string(text), schema)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, d)
	}
	return out, errors.Join(errs...)
}

// All are the documents, by name.
func (s *Set) All() []*Document {
	if s == nil {
		return nil
	}
	return s.all
}

// Named returns the document of a name, nil where there is none.
func (s *Set) Named(name string) *Document {
	if s == nil {
		return nil
	}
	return s.byName[name]
}

// WithID returns the document of an id, nil where there is none.
func (s *Set) WithID(id string) *Document {
	if s == nil {
		return nil
	}
	return s.byID[id]
}

// WithText returns the document of a text, nil where there is none.
func (s *Set) WithText(text string) *Document {
	if s == nil {
		return nil
	}
	return s.byText[text]
}
