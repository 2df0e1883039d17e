package site

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"graph287g/web/site/words"
)

// Sizes of cards and pictures, in CSS pixels, and for how many seconds consumers may keep what is told of a card.
const (
	cardWidth     = 560
	leastWidth    = 240
	pictureWidth  = 1200
	pictureHeight = 630
	cacheAge      = 3600
)

// height is how high a frame of a width has to be for the card that it shows now: an estimate by the number of letters that is rather too large.
// What is longer scrolls, and where the script for other sites runs, the frame grows.
func (c *card) height(width int) int {
	const (
		margins, heading, small, serif, item = 40, 34, 20, 25, 45 // of a line, in pixels
		headingLetters, smallLetters         = 11.5, 6.9          // the width of a letter
		serifLetters                         = 7.9
	)
	room := float64(width - 34)
	lines := func(text string, letter float64) int {
		return 1 + int(float64(utf8.RuneCountInString(text))*letter/room)
	}
	height := margins + heading*lines(c.about, headingLetters) + small*lines(c.dayLineOf(), smallLetters) + serif*lines(c.description, serifLetters) +
		small*lines(c.text("card.caution"), smallLetters) + small*lines(c.footText(), smallLetters) + small
	for _, i := range c.items {
		height += item + small*(lines(i.note, smallLetters)-1) + small*(lines(i.text, serifLetters)-1)
	}
	if c.more > 0 {
		height += small + 8
	}
	if len(c.notes) > 0 {
		height += small * lines(strings.Join(c.notes, " · "), smallLetters)
	}
	if c.isCorrected {
		height += 2 * serif
	}
	if c.mapOf != "" {
		height += 256 + 2*small*lines(c.text("map.kind.parts")+c.text("map.kind.jails"), smallLetters)
	}
	return (height + 19) / 20 * 20
}

// dayLineOf is dayLine, where there is a list.
func (c *card) dayLineOf() string {
	if c.listed == nil {
		return ""
	}
	return c.dayLine()
}

// footText is about what stands at the foot.
func (c *card) footText() string {
	return c.text("card.full") + " · " + c.text("card.source", "rows", 10_000) + " · CC BY 4.0 · " + c.text("nav.other") + " · " + c.text("site.name")
}

// An oEmbed is what the oEmbed specification (1.0) tells of a page that can be embedded: the type is rich.
type oEmbed struct {
	XMLName         xml.Name `json:"-" xml:"oembed"`
	Type            string   `json:"type" xml:"type"`
	Version         string   `json:"version" xml:"version"`
	Title           string   `json:"title" xml:"title"`
	ProviderName    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL     string   `json:"provider_url" xml:"provider_url"`
	CacheAge        int      `json:"cache_age" xml:"cache_age"`
	HTML            string   `json:"html" xml:"html"`
	Width           int      `json:"width" xml:"width"`
	Height          int      `json:"height" xml:"height"`
	ThumbnailURL    string   `json:"thumbnail_url,omitempty" xml:"thumbnail_url,omitempty"`
	ThumbnailWidth  int      `json:"thumbnail_width,omitempty" xml:"thumbnail_width,omitempty"`
	ThumbnailHeight int      `json:"thumbnail_height,omitempty" xml:"thumbnail_height,omitempty"`
}

// oEmbedding tells how to embed what is at an address of this server: a page of a registered document, its card, or the page of a county, state,
// agency or agreement.
func oEmbedding(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	values := r.URL.Query()
	format := values.Get("format")
	if format != "" && format != "json" && format != "xml" {
		return plainPage(http.StatusNotImplemented, at.text("oembed.format", "format", format))
	}
	if values.Get("url") == "" {
		return plainPage(http.StatusBadRequest, at.text("oembed.url"))
	}
	target, ok := s.embeddable(values.Get("url"))
	if !ok {
		return plainPage(http.StatusNotFound, at.text("oembed.url"))
	}
	width, ok := widthWithin(values.Get("maxwidth"))
	if !ok {
		return plainPage(http.StatusBadRequest, at.text("oembed.maxwidth", "least", leastWidth))
	}
	a, failed := s.readAsking(target, s.locate(target.Path))
	if failed != nil {
		return plainPage(failed.status, at.text("oembed.url"))
	}
	if a.document == nil {
		return plainPage(http.StatusNotFound, at.text("oembed.url"))
	}
	a.form = cardForm
	moment, err := s.config.Moment(r.Context())
	if err != nil {
		return plainPage(http.StatusServiceUnavailable, at.text("problem.unavailable"))
	}
	c, failed := s.cardOf(w, r, a, moment)
	if failed != nil {
		return plainPage(failed.status, at.text("oembed.url"))
	}
	height := c.height(width)
	if given := values.Get("maxheight"); given != "" {
		most, err := strconv.Atoi(given)
		if err != nil || most < leastWidth {
			return plainPage(http.StatusBadRequest, at.text("oembed.maxwidth", "least", leastWidth))
		}
		height = min(height, most)
	}
	out := oEmbed{
		Type: "rich", Version: "1.0", Title: c.title, ProviderName: c.text("site.name"), ProviderURL: s.config.PublicURL, CacheAge: cacheAge,
		HTML: c.frameCode(width, height), Width: width, Height: height,
	}
	if values.Get("maxwidth") == "" && values.Get("maxheight") == "" { // a thumbnail is to respect both, and there is one size
		out.ThumbnailURL, out.ThumbnailWidth, out.ThumbnailHeight = c.absoluteAddress(c.address(pictureForm, c.words.Language)), pictureWidth, pictureHeight
	}
	return out.page(format)
}

// oEmbedAddress is where consumers learn how to embed what is at an address of this server.
func oEmbedAddress(f *frame, address string) string {
	return f.absoluteAddress(string(f.root("/oembed")) + "?" + url.Values{"url": {address}}.Encode())
}

func (o *oEmbed) page(format string) page {
	p := page{status: http.StatusOK, contentType: "application/json; charset=utf-8"}
	text, err := json.Marshal(o)
	if format == "xml" {
		p.contentType = "text/xml; charset=utf-8"
		text, err = xml.Marshal(o)
		text = append([]byte(xml.Header), text...)
	}
	if err != nil {
		panic(err) // texts and numbers
	}
	p.document = newDocument(text)
	return p
}

// plainPage is a message for programs.
func plainPage(status int, message string) page {
	return page{status: status, document: newDocument([]byte(message + "\n")), contentType: "text/plain; charset=utf-8"}
}

// widthWithin is the width of a card where there are so many pixels at most; cardWidth where nothing is said.
func widthWithin(most string) (int, bool) {
	if most == "" {
		return cardWidth, true
	}
	n, err := strconv.Atoi(most)
	if err != nil || n < leastWidth {
		return 0, false
	}
	return min(n, cardWidth), true
}

// ofRecord are the documents of cards of records, by the first part of their ids.
var ofRecord = map[string]string{"county": "place", "state": "place", "place": "place", "agency": "agency", "agreement": "agreement"}

// embeddable turns the address of a page into that of a registered document: of this server alone.
func (s *Site) embeddable(address string) (*url.URL, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" || u.User != nil || len(address) > maxAddress {
		return nil, false
	}
	own, err := url.Parse(s.config.PublicURL)
	if err != nil || u.Host != own.Host || u.Scheme != own.Scheme || !strings.HasPrefix(u.EscapedPath(), s.base) {
		return nil, false
	}
	path := strings.TrimPrefix(u.Path, s.base)
	at := s.locate(path)
	values := u.Query()
	if at.words.Language != "en" && values.Get("lang") == "" {
		values.Set("lang", at.words.Language)
	}
	id := strings.TrimPrefix(at.path, "/")
	kind, rest, _ := strings.Cut(id, "/")
	if document := ofRecord[kind]; document != "" && rest != "" {
		values = url.Values{"id": {id}, "lang": values["lang"]} // what else stands there, such as the marks of campaigns, is of no matter
		return &url.URL{Path: registeredPrefix + document, RawQuery: values.Encode()}, true
	}
	if !strings.HasPrefix(at.path, registeredPrefix) {
		return nil, false
	}
	return &url.URL{Path: at.path, RawQuery: values.Encode()}, true
}

// maxAddress is how long an address may be.
const maxAddress = 2_000

// consumerAddress is where consumers learn how to embed this page: that of a record which has a card, or of a registered document.
func (f *frame) consumerAddress() string {
	if f.oembed != "" || f.cardDocument() == "" {
		return f.oembed
	}
	return oEmbedAddress(f, f.absolute(f.words.Language))
}

// cardDocument is the document of the card for the record that the page is about; empty where it has none.
func (f *frame) cardDocument() string {
	if f.site.config.Documents == nil || f.tools == nil || f.path != "/"+f.tools.id {
		return ""
	}
	return ofRecord[idKind(f.tools.id)]
}

// tableAddress is where the rows of that are as CSV, with their sources.
func (f *frame) tableAddress(document string) templ.SafeURL {
	return f.root(withValues(registeredPrefix+document+csvForm, url.Values{"id": {f.tools.id}, "sources": {"1"}}))
}

// embedAddress is where the card of the page's record is made.
func (f *frame) embedAddress() templ.SafeURL {
	return f.href("/embed") + templ.SafeURL("?"+url.Values{"about": {f.tools.id}}.Encode())
}

// cardPicture is the picture of the card for the page's record, for chats and social networks; empty where there is none.
func (f *frame) cardPicture() string {
	document := f.cardDocument()
	if document == "" {
		return ""
	}
	values := url.Values{"id": {f.tools.id}}
	if f.words.Language != words.Languages[0] {
		values.Set("lang", f.words.Language)
	}
	return f.absoluteAddress(string(f.root(withValues(registeredPrefix+document+pictureForm, values))))
}
