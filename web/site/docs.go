package site

import (
	"net/http"
	"strings"
	"sync"

	"graph287g/docs"
	"graph287g/web/manual"
)

// A docsPage shows a document; without a name it is the index.
type docsPage struct {
	frame
	manual *manual.Manual
	doc    *manual.Document // nil for the index
	page   *manual.Page
}

// A docsKey names a page of a document. Documents never change, so each page is made once in each language.
type docsKey struct{ language, path string }

var openManual = sync.OnceValues(func() (*manual.Manual, error) { return manual.New(docs.Files) })

// docsName is the name of the document at a path, empty for the index.
func docsName(path string) (name string, ok bool) {
	name, ok = strings.CutPrefix(path, strings.TrimSuffix(manual.Prefix, "/"))
	return strings.Trim(name, "/"), ok && (name == "" || name[0] == '/')
}

// documentation is the page at a path below /docs. There is one address for each: with a slash for the index alone.
func documentation(s *Site, _ http.ResponseWriter, _ *http.Request, at *visit) page {
	name, _ := docsName(at.path)
	if want := manual.PathOf(name); at.path != want {
		f := s.frameOf(at)
		return page{status: http.StatusMovedPermanently, location: string(f.href(want))}
	}
	key := docsKey{at.words.Language, at.path}
	if d, ok := s.documents.Load(key); ok {
		return page{status: http.StatusOK, document: d.(*document)}
	}
	m, err := openManual()
	if err != nil {
		panic(err) // the documents are part of the program, and tested
	}
	p := &docsPage{frame: s.frameOf(at), manual: m, doc: m.Find(name)}
	switch {
	case name == "":
		p.title, p.description = at.text("docs.title"), at.text("docs.summary")
	case p.doc == nil:
		return s.notFound(at, at.text("problem.noDocument", "name", name))
	default:
		p.title, p.description = p.doc.Title, p.doc.Summary
		p.page, err = m.Page(p.doc, p.address, p.ownWords())
		if err != nil {
			panic(err) // it is written to a buffer, which takes all
		}
	}
	d := render(p.content())
	s.documents.Store(key, d)
	return page{status: http.StatusOK, document: d}
}

// ownWords are those of the page among the document's. Nothing runs where there is no playground.
func (p *docsPage) ownWords() manual.Words {
	w := manual.Words{Answer: func(lines int) string { return p.text("docs.answer", "count", lines) }}
	if p.site.config.Playground {
		w.Run = p.text("docs.run")
	}
	return w
}

// address is that of a page in this one's language; the playground has its own.
func (p *docsPage) address(path string) string {
	if path == "/playground/" {
		return string(p.playground())
	}
	return string(p.href(path))
}

// isMain tells whether a heading of the table of contents is one of the first level.
func isMain(h manual.Heading) bool { return h.Level == 2 }
