// Package manual turns the documents of docs/ into pages: Markdown into HTML, links between documents into links between pages, and
// queries into links that run them.
//
//	manual.go     which documents there are, and in which order
//	render.go     Markdown to HTML
//	links.go      links between documents
//	code.go       code, with its colors, and the links that run queries
package manual

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// A Section is a part of the index.
type Section struct {
	Key   string // of its heading in the words of pages
	Names []string
}

// Sections are the documents for readers, in the order in which the index lists them. A test holds them against the folder.
var Sections = []Section{
	{"docs.section.use", []string{"api", "clients", "search", "paths", "embedding"}},
	{"docs.section.data", []string{"data", "lists", "glossary"}},
	{"docs.section.run", []string{"operations", "curating"}},
	{"docs.section.why", []string{"decisions"}},
}

// A Document is one of them, read once.
type Document struct {
	Name    string // `api`, `decisions/0001-one-plan-per-operation`; `decisions` is the list of these
	Title   string
	Summary string // the first paragraph, as plain text
	file    string
	source  []byte
}

// A Manual is all documents.
type Manual struct{ documents map[string]*Document }

// New reads all documents of a file system.
func New(fsys fs.FS) (*Manual, error) {
	m := &Manual{documents: map[string]*Document{}}
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".md" {
			return err
		}
		source, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		doc := &Document{Name: nameOf(file), file: file, source: source}
		if doc.Title, doc.Summary = summarize(source); doc.Title == "" {
			return fmt.Errorf("%s has no title", file)
		}
		m.documents[doc.Name] = doc
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	return m, nil
}

// nameOf is the name of the document in a file. That of a README is the folder's.
func nameOf(file string) string {
	name := strings.TrimSuffix(file, ".md")
	if path.Base(name) == "README" {
		return path.Dir(name)
	}
	return name
}

// Find returns a document by its name, nil where there is none.
func (m *Manual) Find(name string) *Document { return m.documents[name] }
