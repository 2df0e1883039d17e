package site

import (
	"cmp"
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"graph287g/web/queries"
	"graph287g/web/site/words"
)

// An embedPage is where one chooses a card, sees it, and takes the code for one's own site.
type embedPage struct {
	frame
	about, show string // as chosen
	cardIn      string // the card's language
	theme       string
	width       int
	pinned      string
	found       []end // what may be meant by a name
	message     string
	card        *card // nil until something was chosen
	pin         string
}

// shows are what a card can show of what it is about.
var shows = []string{"answer", "map", "count"}

// embedding shows the card for what was chosen.
func embedding(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	if s.config.Documents == nil {
		return nothingHere(s, w, r, at)
	}
	values := r.URL.Query()
	p := &embedPage{
		frame: s.frameOf(at), about: strings.TrimSpace(strings.ToValidUTF8(values.Get("about"), "")), show: cmp.Or(values.Get("show"), shows[0]),
		cardIn: cmp.Or(values.Get("card"), at.words.Language), theme: cmp.Or(values.Get("theme"), themes[0]), width: cardWidth, pinned: values.Get("pinned"),
	}
	p.title, p.description, p.islands = at.text("embed.title"), at.text("embed.lead"), []string{"builder"}
	if n, err := strconv.Atoi(values.Get("width")); err == nil {
		p.width = min(max(n, leastWidth), pictureWidth)
	}
	if !slices.Contains(shows, p.show) {
		p.show = shows[0]
	}
	if !slices.Contains(themes, p.theme) {
		p.theme = themes[0]
	}
	if s.words[p.cardIn] == nil {
		p.cardIn = at.words.Language
	}
	if p.about != "" || p.show != shows[0] {
		if failed := p.choose(w, r); failed != nil {
			return *failed
		}
	}
	// A card of this very server is shown in a frame here; nothing else may be.
	w.Header().Set("Content-Security-Policy", strings.Replace(policy, "frame-ancestors", "frame-src 'self'; frame-ancestors", 1))
	return page{status: http.StatusOK, document: render(p.content())}
}

// choose finds what is meant and makes its card.
func (p *embedPage) choose(w http.ResponseWriter, r *http.Request) *page {
	id := p.about
	if id != "" && (!isID(id) || ofRecord[idKind(id)] == "") {
		var failed *page
		if id, failed = p.search(w, r); failed != nil || id == "" {
			return failed
		}
	}
	document, values, failed := p.documentFor(w, r, id)
	if failed != nil {
		return failed
	}
	if document == "" {
		p.message = p.text("embed.noState")
		return nil
	}
	if p.cardIn != words.Languages[0] {
		values.Set("lang", p.cardIn)
	}
	if p.theme != themes[0] {
		values.Set("theme", p.theme)
	}
	if p.pinned != "" {
		values.Set("pinned", p.pinned)
	}
	a, bad := p.site.readAsking(&url.URL{Path: registeredPrefix + document, RawQuery: values.Encode()}, &visit{words: p.site.words[p.cardIn], path: registeredPrefix + document})
	if bad != nil {
		return bad
	}
	a.form = pictureForm // of which no rows are asked
	moment, err := p.site.config.Moment(r.Context())
	if err != nil {
		unavailable := p.site.problem(p.visit, http.StatusServiceUnavailable, "")
		return &unavailable
	}
	card, bad := p.site.cardOf(w, r, a, moment)
	if bad != nil && bad.status == http.StatusNotFound {
		p.message = p.text("card.nothing")
		return nil
	}
	if bad != nil {
		return bad
	}
	p.card = card
	p.pin = p.pinRequest(a, moment.ListDays)
	return nil
}

// pinRequest is what is posted to /cite to archive the card's answer; empty where nothing is archived.
func (p *embedPage) pinRequest(a *formRequest, lists []string) string {
	if !p.site.config.Archive || p.pinned != "" {
		return ""
	}
	variables, err := a.document.Values(a.variables(), lists)
	if err != nil {
		return "" // it was read before
	}
	text, err := json.Marshal(map[string]any{"query": a.document.Text, "variables": inLocale(a.document, variables, p.cardIn)})
	if err != nil {
		panic(err) // texts
	}
	return string(text)
}

func idKind(id string) string {
	kind, _, _ := strings.Cut(id, "/")
	return kind
}

// search finds the record that a name means. Where several may be meant it lists them and returns none.
func (p *embedPage) search(w http.ResponseWriter, r *http.Request) (string, *page) {
	var d struct {
		Search struct {
			SearchedFor string
			Edges       []struct{ Node end }
		}
	}
	if failed := p.site.fetchInto(w, r, p.visit, question{queries.Suggest, map[string]string{"query": p.about}}, &d); failed != nil {
		if failed.status >= http.StatusInternalServerError || failed.status == http.StatusTooManyRequests {
			return "", failed
		}
		p.message = p.text("embed.none", "typed", p.about)
		return "", nil
	}
	for _, e := range d.Search.Edges {
		if ofRecord[idKind(e.Node.ID)] != "" {
			p.found = append(p.found, e.Node)
		}
	}
	switch {
	case len(p.found) == 0:
		p.message = p.text("embed.none", "typed", p.about)
		return "", nil
	case d.Search.SearchedFor != "": // it isn't what was typed, so that somebody has to choose
		p.message = p.text("search.instead", "typed", p.about, "searched", d.Search.SearchedFor)
		return "", nil
	case len(p.found) == 1:
		return p.found[0].ID, nil
	}
	return "", nil
}

// documentFor is the document of the card for a record, with its variables; empty where there is none, as of the map of no state.
func (p *embedPage) documentFor(w http.ResponseWriter, r *http.Request, id string) (name string, values url.Values, failed *page) {
	if p.show == "answer" {
		return ofRecord[idKind(id)], url.Values{"id": {id}}, nil
	}
	code := strings.TrimPrefix(id, "state/")
	if idKind(id) == "county" {
		now, failed := p.site.mapNow(w, r, p.visit)
		if failed != nil {
			return "", nil, failed
		}
		code = ""
		for _, s := range now.sheet.States {
			if strings.HasPrefix(strings.TrimPrefix(id, "county/"), s.FIPS) {
				code = s.Code
			}
		}
	} else if idKind(id) != "state" {
		code = ""
	}
	switch {
	case p.show == "count" && id == "":
		return "count", url.Values{}, nil
	case code == "":
		return "", nil, nil
	case p.show == "count":
		return "count", url.Values{"state": {code}}, nil
	}
	return "state-map", url.Values{"state": {code}}, nil
}

// chosen is the address of this page with a record chosen.
func (p *embedPage) chosen(id string) string {
	values := url.Values{"about": {id}, "show": {p.show}, "card": {p.cardIn}, "theme": {p.theme}, "width": {strconv.Itoa(p.width)}}
	return string(p.href("/embed")) + "?" + values.Encode()
}

// frameCode is the code of a card as a frame of fixed height, which needs no script.
func (c *card) frameCode(width, height int) string {
	return `<iframe src="` + html.EscapeString(c.absoluteAddress(c.address(cardForm, c.words.Language))) + `" title="` + html.EscapeString(c.frameTitle()) +
		`" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + `" loading="lazy" style="border:0;max-width:100%"></iframe>`
}

// frameTitle is what a screen reader says of the frame.
func (c *card) frameTitle() string { return c.text("card.frame", "about", c.title) }

// quoteCode is the code of a card as a quotation, which becomes the card where the script runs.
func (c *card) quoteCode(width, height int) string {
	attributes := ""
	if c.theme != themes[0] {
		attributes = ` data-theme="` + c.theme + `"`
	}
	return `<blockquote class="graph287g-card" lang="` + c.words.Language + `" cite="` + html.EscapeString(c.fullAddress()) + `" data-card="` +
		html.EscapeString(c.absoluteAddress(c.address(cardForm, c.words.Language))) + `"` + attributes + ` data-width="` + strconv.Itoa(width) + `" data-height="` + strconv.Itoa(height) +
		`" data-title="` + html.EscapeString(c.frameTitle()) + `" style="min-height:` + strconv.Itoa(height) + `px">` + "\n" +
		`<p>` + html.EscapeString(c.description) + `</p>` + "\n" +
		`<p><a href="` + html.EscapeString(c.fullAddress()) + `">` + html.EscapeString(c.text("site.name")+c.afterName()) + `</a></p>` + "\n</blockquote>"
}

func (c *card) afterName() string {
	if c.listed == nil {
		return ""
	}
	return ", " + c.listDay()
}

// scriptCode is the line that makes cards of quotations.
func (c *card) scriptCode() string {
	return `<script async src="` + html.EscapeString(c.absoluteAddress(c.site.base+embedScript)) + `"></script>`
}

// plainQuote is the code of a card as a quotation and nothing else.
func (c *card) plainQuote() string {
	return `<blockquote lang="` + c.words.Language + `" cite="` + html.EscapeString(c.fullAddress()) + `">` + "\n<p>" + html.EscapeString(c.description) + "</p>\n<p><a href=\"" +
		html.EscapeString(c.fullAddress()) + `">` + html.EscapeString(c.text("site.name")+c.afterName()) + "</a></p>\n</blockquote>"
}

// pictureCode is the code of a card as a picture, for letters and places that take nothing else.
func (c *card) pictureCode() string {
	return `<a href="` + html.EscapeString(c.fullAddress()) + `"><img src="` + html.EscapeString(c.absoluteAddress(c.address(pictureForm, c.words.Language))) + `" alt="` +
		html.EscapeString(c.description) + `" width="600" height="315"></a>`
}

func (c *card) fullAddress() string { return c.absoluteAddress(c.fullPath(c.words.Language)) }

// embedScript is where the script for other sites is. Its address never changes.
const embedScript = "/embed.js"

// serveEmbedScript sends the script, where it was built. Caches ask for it anew every hour.
func (s *Site) serveEmbedScript(w http.ResponseWriter, r *http.Request) bool {
	if s.config.Islands == nil {
		return false
	}
	file := s.config.Islands.Script("embed")
	if file == "" {
		return false
	}
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	inside := r.Clone(r.Context())
	inside.URL.Path = file
	s.config.Islands.ServeHTTP(&shortLived{ResponseWriter: w}, inside)
	return true
}

// A shortLived answer is kept for an hour, though the file that is sent never changes at its own address.
type shortLived struct{ http.ResponseWriter }

func (w *shortLived) WriteHeader(status int) {
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.ResponseWriter.WriteHeader(status)
}

func (w *shortLived) Write(b []byte) (int, error) {
	w.Header().Set("Cache-Control", "public, max-age=3600") // where WriteHeader wasn't called before
	return w.ResponseWriter.Write(b)
}
