package site

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// searchData is the answer to queries.Search.
type searchData struct {
	Search struct {
		TotalCount                  int
		Partial                     bool
		SearchedFor                 string
		UnmatchedWords, Suggestions []string
		Facets                      []facet
		Edges                       []hit
		PageInfo                    struct {
			HasNextPage bool
			EndCursor   string
		}
	}
	Meta meta
}

// A facet tells how many fit of a kind.
type facet struct {
	Kind  string // as the API names it: PROGRAM_MODEL
	Count int
}

// A hit is a node that fits what was searched for.
type hit struct {
	Excerpt, MatchedField string
	MissingWords          []string
	Node                  struct {
		Typename string `json:"__typename"`
		named
		Description, Locator string
		Source               named // of a claim
	}
}

// A hitGroup has the hits of a page that are of one kind.
type hitGroup struct {
	typename, kind string
	hits           []hit
}

type searchPage struct {
	frame
	*searchData // nil where nothing is searched for
	typed       string
	kind        string // that alone is listed, as the API names it; empty for all
	isNext      bool   // not the first page
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
	p := &searchPage{frame: s.frameOf(at), typed: strings.TrimSpace(strings.ToValidUTF8(values.Get("q"), ""))}
	p.title, p.description = at.text("search.title"), at.text("site.summary")
	if p.typed == "" {
		return page{status: http.StatusOK, document: render(p.content())}
	}
	if utf8.RuneCountInString(p.typed) > maxSearch || len(strings.Fields(p.typed)) > maxSearchWords {
		p.message = at.text("search.long", "characters", maxSearch, "words", maxSearchWords)
		return page{status: http.StatusBadRequest, document: render(p.content())}
	}
	variables := map[string]any{"query": p.typed}
	if kind := values.Get("kind"); kinds[strings.ToLower(strings.ReplaceAll(kind, "_", "-"))] {
		variables["kinds"], p.kind = []string{kind}, kind
	} else if kind != "" {
		p.message = at.text("search.noKind", "kind", kind)
		return page{status: http.StatusBadRequest, document: render(p.content())}
	}
	link := url.Values{"q": {p.typed}}
	if p.kind != "" {
		link.Set("kind", p.kind)
	}
	p.frame.query = "?" + link.Encode()
	after := values.Get("after")
	if after != "" {
		variables["after"], p.isNext = after, true
	}
	link.Set("after", after)
	asks := &visit{words: at.words, path: at.path, behind: "?" + link.Encode()}
	q := question{queries.Search, variables}
	return answered(s, w, r, asks, q, func(d *searchData, _ asked) (templ.Component, *page) {
		p.searchData, p.meta = d, &d.Meta
		return p.content(), nil
	})
}

// pageOf is the address of a page of this search: of a kind or, where it is empty, of all, from a cursor on.
func (p *searchPage) pageOf(kind, after string) templ.SafeURL {
	values := url.Values{"q": {p.typed}}
	if kind != "" {
		values.Set("kind", kind)
	}
	if after != "" {
		values.Set("after", after)
	}
	return p.href("/search") + templ.SafeURL("?"+values.Encode())
}

// again is the address of another search.
func (f *frame) again(query string) templ.SafeURL {
	return f.href("/search") + templ.SafeURL("?"+url.Values{"q": {query}}.Encode())
}

// saying are the kinds of what is no thing of its own but says something of one: they come after all others.
var saying = []string{"Claim", "Citation", "Disagreement", "Listing"}

// groups are the hits of the page by kind, in the order of the best of each.
func (p *searchPage) groups() []hitGroup {
	var out []hitGroup
	for _, h := range p.Search.Edges {
		i := slices.IndexFunc(out, func(g hitGroup) bool { return g.typename == h.Node.Typename })
		if i < 0 {
			i = len(out)
			out = append(out, hitGroup{typename: h.Node.Typename, kind: kindOf(h.Node.Typename)})
		}
		out[i].hits = append(out[i].hits, h)
	}
	slices.SortStableFunc(out, func(a, b hitGroup) int {
		return slices.Index(saying, a.typename) - slices.Index(saying, b.typename)
	})
	return out
}

// told is what tells a hit from its namesakes, or else what of it fits.
func (h hit) told() string {
	if h.Node.Description != "" || h.Excerpt == h.Node.Name {
		return h.Node.Description
	}
	return h.Excerpt
}

// ofKind is how many fit of a kind, on all pages.
func (p *searchPage) ofKind(kind string) int {
	for _, f := range p.Search.Facets {
		if f.Kind == kind {
			return f.Count
		}
	}
	return 0
}

// all is how many fit of all kinds.
func (p *searchPage) all() int {
	n := 0
	for _, f := range p.Search.Facets {
		n += f.Count
	}
	return n
}

// kindOf is a type's name as the API's enum of kinds has it: PROGRAM_MODEL of ProgramModel.
func kindOf(typename string) string {
	var b strings.Builder
	for i, r := range typename {
		if i > 0 && 'A' <= r && r <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// typeOf is the type of a kind: ProgramModel of PROGRAM_MODEL.
func typeOf(kind string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(kind, "_") {
		if word != "" {
			b.WriteString(word[:1] + strings.ToLower(word[1:]))
		}
	}
	return b.String()
}

// isSearched tells whether the page has a search box of its own, so that it needs none at its top.
func (f *frame) isSearched() bool { return f.path == "/" || f.path == "/search" }

// searchWords are what the island says in a language, as JSON.
func searchWords(f *visit) string {
	keep := func(key string, names ...string) string {
		var values []any
		for _, name := range names {
			values = append(values, name, "{"+name+"}")
		}
		return f.text(key, values...)
	}
	names := map[string]string{}
	for kind := range kinds {
		typename := typeOf(strings.ToUpper(strings.ReplaceAll(kind, "-", "_")))
		names[typename] = f.text("kind." + typename)
	}
	text, err := json.Marshal(map[string]any{
		"kinds": names, "one": f.text("suggest.one"), "other": keep("suggest.other", "count", "shown"), "none": f.text("suggest.none"),
		"instead": keep("suggest.instead", "searched"), "all": f.text("suggest.all"), "list": f.text("suggest.list"),
	})
	if err != nil {
		panic(err) // texts always marshal
	}
	return string(text)
}
