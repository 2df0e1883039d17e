package site

import (
	"net/http"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// homeData is the answer to queries.Home.
type homeData struct {
	Meta meta
}

type homePage struct{ frame }

func home(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	return answered(s, w, r, at, question{queries.Home, struct{}{}}, func(d *homeData, _ asked) (templ.Component, *page) {
		p := &homePage{frame: s.frameOf(at)}
		p.title, p.description, p.meta = at.text("home.title"), at.text("site.summary"), &d.Meta
		return p.content(), nil
	})
}
