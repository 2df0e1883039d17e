package site

import (
	"net/http"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// aboutData is the answer to queries.About.
type aboutData struct {
	Consulted              list[struct{ ID, CiteAs string }]
	Lists, Oldest, Pending list[snapshot]
	Meta                   struct {
		meta
		Attribution string
		Nodes       []struct {
			Kind  string
			Count int
		}
	}
}

// An aboutPage says how the records are made, what they leave out, and who runs the server.
type aboutPage struct {
	frame
	*aboutData
}

func about(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	return answered(s, w, r, at, question{queries.About, struct{}{}}, func(d *aboutData, _ asked) (templ.Component, *page) {
		p := &aboutPage{frame: s.frameOf(at), aboutData: d}
		p.title, p.description, p.meta = at.text("about.title"), at.text("about.description"), &d.Meta.meta
		return p.content(), nil
	})
}

// count is how many nodes there are of a kind.
func (p *aboutPage) count(kind string) int {
	for _, n := range p.Meta.Nodes {
		if n.Kind == kind {
			return n.Count
		}
	}
	return 0
}

// contactLink is the address to which readers write, and what to show of it.
func (f *frame) contactLink() (href templ.SafeURL, text string) {
	return templ.SafeURL(f.site.contact), contactText(f.site.contact)
}
