// Package site makes the pages for people. A page is a GraphQL document of web/queries, asked as a client would ask it, and a template;
// nothing else is known to it. It reads no request but its path, language and search.
package site

//go:generate sh -c "cd ../.. && go tool -modfile=internal/tools/dev/go.mod templ generate -path web/site -log-level error"

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"graph287g/graph"
	graphtable "graph287g/graph/table"
	"graph287g/httpapi"
	"graph287g/httpapi/registered"
	"graph287g/internal/archive"
	"graph287g/web/site/words"
)

// A Config is what whoever runs the server says of it.
type Config struct {
	PublicURL  string  // where readers reach the server, for addresses in citations; may be empty
	Contact    string  // where mistakes are reported: an address of http, https or mailto; may be empty
	Operator   string  // who runs the server, in their own words; may be empty
	Playground bool    // whether there is one to link to
	Archive    bool    // whether answers can be archived at /cite
	Version    string  // of the program, which pages are made by
	CacheBytes int     // what rendered pages may take in memory; none are kept where it is 0
	Islands    Islands // the scripts; nil where there are none

	// MapWait is how long the home page waits for a map that has to be counted first; it is shown without one then. 0 waits for as long as that
	// takes.
	MapWait time.Duration

	Documents *registered.Set                             // that pages and cards are made of at /q; may be nil
	Moment    func(context.Context) (graph.Moment, error) // of an answer now; needed beside Documents
	// Table makes the table of a connection; needed beside Documents.
	Table    func(graph.Request, graphtable.Options) (*graphtable.Table, *graph.Response)
	Archived *archive.Archive // where pinned cards are; nil keeps none
}

// Islands are the scripts that make parts of pages better.
type Islands interface {
	http.Handler // of files, by paths relative to them
	// Script is the file of an island by its name, empty where there is none.
	Script(name string) string
}

// A Site serves the pages.
type Site struct {
	config    Config
	base      string // what proxies put before every path: the path of PublicURL
	contact   string
	ask       httpapi.Ask
	words     map[string]*words.Words
	style     *asset
	cardStyle map[string]*asset // by theme
	rendered  *cache
	atlas     *atlas
	suggests  map[string]string      // what the search boxes say, by language
	has       func(path string) bool // whether there is a page

	documents sync.Map // of *document by docsKey
}

// New makes the pages of a server that answers by ask: a *Site. Errors are those of the configuration and of the files of the program.
func New(c Config) (func(httpapi.Ask) httpapi.Site, error) {
	all, err := words.Load()
	if err != nil {
		return nil, err
	}
	contact, err := contactAddress(c.Contact)
	if err != nil {
		return nil, err
	}
	base := ""
	if u, err := url.Parse(c.PublicURL); err == nil {
		base = strings.TrimSuffix(u.EscapedPath(), "/")
	}
	style, err := newStyle()
	if err != nil {
		return nil, err
	}
	cardStyle, err := newCardStyles()
	if err != nil {
		return nil, err
	}
	atlas, err := newAtlas()
	if err != nil {
		return nil, err
	}
	suggests := map[string]string{}
	for language, w := range all {
		suggests[language] = searchWords(&visit{words: w})
	}
	return func(ask httpapi.Ask) httpapi.Site {
		return &Site{
			suggests: suggests, config: c, base: base, contact: contact, ask: ask, words: all, style: style, cardStyle: cardStyle, rendered: newCache(c.CacheBytes), atlas: atlas,
			has: func(path string) bool { return find(path) != nil },
		}
	}, nil
}

// CheckContact tells what keeps a text from being where mistakes are reported.
func CheckContact(s string) error {
	_, err := contactAddress(s)
	return err
}

// maxOperator is how long a name of whoever runs the server may be.
const maxOperator = 200

// CheckOperator tells what keeps a text from being the name of whoever runs the server: it is one line.
func CheckOperator(s string) error {
	if utf8.RuneCountInString(s) > maxOperator || strings.ContainsFunc(s, unicode.IsControl) || !utf8.ValidString(s) {
		return fmt.Errorf("who runs the server is told in one line of at most %d characters: Example Society, Springfield", maxOperator)
	}
	return nil
}

// contactText is what readers see of an address.
func contactText(address string) string { return strings.TrimPrefix(address, "mailto:") }

// contactAddress reads a web address, or an e-mail address with or without mailto.
func contactAddress(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	if !strings.Contains(s, ":") && strings.Contains(s, "@") {
		s = "mailto:" + s
	}
	u, err := url.Parse(s)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil {
		return u.String(), nil
	}
	if err == nil && u.Scheme == "mailto" && strings.Count(u.Opaque, "@") == 1 && u.RawQuery == "" {
		return u.String(), nil
	}
	return "", fmt.Errorf("%.100q is nothing that readers can write to: give https://example.org/report, or corrections@example.org", s)
}

// A handler makes a page. What it returns is all that is sent.
type handler func(*Site, http.ResponseWriter, *http.Request, *visit) page

// A visit is where a reader is: the language, the path without it, and what stands behind that, as far as it matters, with its question mark.
type visit struct {
	words  *words.Words
	path   string
	behind string
}

// locate splits a path into its language and what is left of it.
func (s *Site) locate(path string) *visit {
	for _, language := range words.Languages[1:] {
		if rest, ok := strings.CutPrefix(path, "/"+language); ok && (rest == "" || rest[0] == '/') {
			if rest == "" {
				rest = "/"
			}
			return &visit{words: s.words[language], path: rest}
		}
	}
	return &visit{words: s.words[words.Languages[0]], path: path}
}

// pages are those at a path of their own. Records have theirs by their ids.
var pages = map[string]handler{
	"/":              home,
	"/about":         about,
	"/embed":         embedding,
	"/oembed":        oEmbedding,
	"/differences":   differences,
	"/disagreements": disagreements,
	"/map":           mapPage,
	"/search":        search,

	// In another language: in the first the playground itself is here.
	"/playground":  toPlayground,
	"/playground/": toPlayground,
	"/network":     network,
}

// find returns what makes the page at a path without language, nil where there is none.
func find(path string) handler {
	if h, ok := pages[path]; ok {
		return h
	}
	if strings.HasPrefix(path, mapPrefix) {
		return mapFile
	}
	if _, ok := docsName(path); ok {
		return documentation
	}
	if path == "/q" || strings.HasPrefix(path, registeredPrefix) {
		return registeredDocument
	}
	prefix, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if kinds[prefix] && rest != "" {
		if h, ok := records[prefix]; ok {
			return h
		}
		return entity
	}
	return nil
}

// kinds are the first parts of ids, which no other page's path begins with. A test holds them against the graph.
var kinds = map[string]bool{
	"agency": true, "agreement": true, "citation": true, "claim": true, "county": true, "disagreement": true, "event": true,
	"investigation": true, "law": true, "lawsuit": true, "listing": true, "organization": true, "person": true, "place": true,
	"program-model": true, "snapshot": true, "source": true, "state": true, "study": true, "topic": true,
}

// records are the pages of kinds that have one of their own.
var records = map[string]handler{
	"agency":        agency,
	"agreement":     agreementOf,
	"county":        county,
	"state":         state,
	"lawsuit":       lawsuit,
	"source":        source,
	"topic":         record,
	"study":         record,
	"program-model": record,
	"person":        record,
	"organization":  record,
	"law":           record,
	"investigation": record,
	"event":         record,
	"disagreement":  record,
	"claim":         record,
	"citation":      record,
}

// toPlayground leads to the playground in the language of the path.
func toPlayground(s *Site, _ http.ResponseWriter, _ *http.Request, at *visit) page {
	f := s.frameOf(at)
	return page{status: http.StatusMovedPermanently, location: string(f.playground())}
}

// Has tells whether a path is one of the site's: a page, a style, or one in a language.
func (s *Site) Has(path string) bool {
	at := s.locate(path)
	return at.path != path || path == embedScript || strings.HasPrefix(path, stylePrefix) || strings.HasPrefix(path, islandPrefix) || find(path) != nil
}

// ServeHTTP sends a page, or a page that says why there is none.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header())
	if strings.HasPrefix(r.URL.Path, stylePrefix) && s.serveStyle(w, r) {
		return
	}
	if r.URL.Path == embedScript && s.serveEmbedScript(w, r) {
		return
	}
	if strings.HasPrefix(r.URL.Path, islandPrefix) && s.config.Islands != nil {
		http.StripPrefix(islandPrefix, s.config.Islands).ServeHTTP(w, r)
		return
	}
	at := s.locate(r.URL.Path)
	show := find(at.path)
	if show == nil {
		show = nothingHere
	}
	s.send(w, r, show(s, w, r, at))
}

// serveStyle sends a style sheet, if the address is that of one.
func (s *Site) serveStyle(w http.ResponseWriter, r *http.Request) bool {
	for _, style := range s.cardStyle {
		if style.serve(w, r) {
			return true
		}
	}
	return s.style.serve(w, r)
}

// policy lets a page load its own style, scripts and pictures, ask the API, and send its search; nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}
