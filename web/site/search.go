package site

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// searchData is the answer to queries.Search.
type searchData struct {
	Search struct {
		TotalCount  int
		Partial     bool
		SearchedFor string
		Suggestions []string
		Edges       []struct {
			Excerpt, MatchedField string
			Node                  struct {
				Typename string `json:"__typename"`
				named
				Description string
			}
		}
		PageInfo struct {
			HasNextPage bool
			EndCursor   string
		}
	}
	Meta meta
}

type searchPage struct {
	frame
	*searchData // nil where nothing is searched for
	query       string
	isNext      bool // not the first page
	message     string
}

// The bounds of what may be searched for are those of the API.
const (
	maxSearch      = 200
	maxSearchWords = 12
)

// search reads what is searched for from the address: what people look for is kept nowhere.
func search(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	values := r.URL.Query()
	p := &searchPage{frame: s.frameOf(at), query: strings.TrimSpace(strings.ToValidUTF8(values.Get("q"), ""))}
	p.title, p.description = at.text("search.title"), at.text("site.summary")
	if p.query == "" {
		return page{status: http.StatusOK, document: render(p.content())}
	}
	if utf8.RuneCountInString(p.query) > maxSearch || len(strings.Fields(p.query)) > maxSearchWords {
		p.message = at.text("search.long", "characters", maxSearch, "words", maxSearchWords)
		return page{status: http.StatusBadRequest, document: render(p.content())}
	}
	variables := map[string]string{"query": p.query}
	if after := values.Get("after"); after != "" {
		variables["after"], p.isNext = after, true
	}
	asks := &visit{at.words, at.path + "?" + url.Values{"q": {p.query}, "after": {variables["after"]}}.Encode()}
	return answered(s, w, r, asks, question{queries.Search, variables}, func(d *searchData, _ asked) (templ.Component, *page) {
		p.searchData, p.meta = d, &d.Meta
		return p.content(), nil
	})
}

// next is the address of the next page.
func (p *searchPage) next() templ.SafeURL {
	return p.href("/search") + templ.SafeURL("?"+url.Values{"q": {p.query}, "after": {p.Search.PageInfo.EndCursor}}.Encode())
}

// again is the address of a search.
func (p *searchPage) again(query string) templ.SafeURL {
	return p.href("/search") + templ.SafeURL("?"+url.Values{"q": {query}}.Encode())
}
