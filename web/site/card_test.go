package site

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/httpapi"
	"graph287g/httpapi/registered"
	"graph287g/internal/archive"
	"graph287g/web/queries"
)

const here = "https://graph.example"

func publicSchema(t testing.TB) *ast.Schema {
	t.Helper()
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	return public
}

// cardServer serves the real records with all that cards need, and one document of a site owner.
var cardServer = sync.OnceValues(func() (http.Handler, error) { return newCardServer(nil) })

func newCardServer(kept *archive.Archive) (http.Handler, error) {
	engine, err := realEngine()
	if err != nil {
		return nil, err
	}
	public, err := schema.Public()
	if err != nil {
		return nil, err
	}
	documents, err := queries.Registered(public)
	if err != nil {
		return nil, err
	}
	own, err := registered.Read("of-texas.graphql", "# Agreements in Texas.\n# {}\nquery OfTexas { agreements(filter: {state: {code: {eq: \"TX\"}}}, first: 3) { totalCount nodes { agency { name } printedModel } } meta { version } }", public)
	if err != nil {
		return nil, err
	}
	set, err := registered.NewSet(append(documents, own)...)
	if err != nil {
		return nil, err
	}
	pages, err := New(Config{PublicURL: here, Playground: true, CacheBytes: 8 << 20, Documents: set, Moment: engine.Moment, Table: engine.Table, Archived: kept, Archive: kept != nil})
	if err != nil {
		return nil, err
	}
	return newServerOf(httpapi.Config{Site: pages, Documents: set, PublicURL: here, Archive: kept}, 16<<20)
}

func cardsOf(t *testing.T) http.Handler {
	t.Helper()
	h, err := cardServer()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// sentenceOf is the sentence of a card.
func sentenceOf(t *testing.T, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, `<p class="sentence">`)
	sentence, _, closed := strings.Cut(rest, "</p>")
	if !found || !closed {
		t.Fatalf("no sentence in %.500s", page)
	}
	return textOf(sentence)
}

// TestCardsSayWhatPagesSay: a partner's readers read the very sentence of the page that the card leads to, in both languages.
func TestCardsSayWhatPagesSay(t *testing.T) {
	h := cardsOf(t)
	for _, c := range []struct{ card, page string }{
		{"/q/place.card?id=county/12057", "/county/12057"},
		{"/q/place.card?id=county/12057&lang=es", "/es/county/12057"},
		{"/q/place.card?id=county/17031&lang=es", "/es/county/17031"},
		{"/q/place.card?id=county/37119", "/county/37119"},
		{"/q/place.card?id=county/04013", "/county/04013"},
		{"/q/place.card?id=state/FL", "/state/FL"},
		{"/q/place.card?id=state/IL&lang=es", "/es/state/IL"},
		{"/q/state-map.card?state=TX", "/state/TX"},
		{"/q/count.card?state=NC&lang=es", "/es/state/NC"},
		{"/q/agency.card?id=agency/fl-hillsborough-county-sheriffs-office", "/agency/fl-hillsborough-county-sheriffs-office"},
		{"/q/agency.card?id=agency/az-maricopa-county-sheriff&lang=es", "/es/agency/az-maricopa-county-sheriff"},
		{"/q/agreement.card?id=agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer", "/agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer"},
	} {
		card, page := get(h, c.card), get(h, c.page)
		if card.Code != http.StatusOK || page.Code != http.StatusOK {
			t.Errorf("%s: %d, %s: %d", c.card, card.Code, c.page, page.Code)
			continue
		}
		if got, want := sentenceOf(t, card.Body.String()), leadOf(t, page.Body.String()); got != want {
			t.Errorf("%s says\n%s\nthe page\n%s", c.card, got, want)
		}
	}
}

// TestCards: their parts, as read in the workbook of 18 May 2026: 1,843 rows, each of another agency and model; of Florida 348 of 284 agencies.
func TestCards(t *testing.T) {
	h := cardsOf(t)
	for path, wants := range map[string][]string{
		"/q/place.card?id=county/12057": {
			`<html lang="en">`, "Hillsborough County, Florida", `<p class="day old">ICE’s list of 18 May 2026, `, "Task Force Model (on patrol), signed 26 February 2025; Warrant Service Officer (in jail), signed 26 February 2025", "+ 11 agencies that serve the whole state",
			"+ one department of corrections", "An agreement is no proof of trained officers; none is no proof of no cooperation.", `href="https://graph.example/county/12057"`,
			`href="https://graph.example/snapshot/`, "creativecommons.org/licenses/by/4.0", `href="https://graph.example/q/place.card?id=county%2F12057&amp;lang=es"`, `<base target="_blank">`,
		},
		"/q/place.card?id=county/12057&lang=es&theme=dark": {`<html lang="es">`, "Condado de Hillsborough, Florida", "card-dark-", "firmado el 26 de febrero de 2025", "publicada hace ", `href="https://graph.example/es/county/12057"`},
		"/q/count.card":             {"has 1,843 agreements with 1,549 agencies in 40 states and territories"},
		"/q/count.card?lang=es":     {"tiene 1843 acuerdos con 1549 agencias en 40 estados y territorios"},
		"/q/place.card?id=state/FL": {"284 agencies of Florida have 348 agreements", "agreements of county, city and campus agencies"},
		// On the first list nothing is earlier; of a day without a map that is told; what the lists don't have is told of the newest alone.
		"/q/place.card?id=county/12057&listDay=2025-02-21": {"ICE’s list of 21 February 2025; the newest is of 18 May 2026"},
		"/q/state-map.card?state=FL&listDay=2026-05-11":    {"The map has the last list of each month, and none of this day."},
		"/q/place.card?id=county/37119":                    {"other sources tell of one agreement that no list shows"},
		"/q/place.card?id=county/19141":                    {"; one agency that serves all of Iowa is on it."},
		"/q/place.card?id=county/19141&lang=es":            {"; sí figura una agencia que abarca todo el territorio de Iowa."},
		"/q/place.card?id=county/11001":                    {`<h1 lang="en">District of Columbia</h1>`},
		"/q/state-map.card?state=FL":                       {`<svg viewBox=`, `class="patrol"`, "county agency, on patrol"},
		"/q/of-texas.card":                                 {"Of texas", "Agreements in Texas.", " more", "ICE’s list of 18 May 2026, ", "creativecommons.org/licenses/by/4.0"},
		"/q/place?id=county/12057":                         {"agency.name", "Plant City Police Department", "sha256:", `type="application/json+oembed"`, "/q/place.csv?id=county%2F12057", `frame-ancestors`},
		"/county/12057":                                    {`type="application/json+oembed" href="https://graph.example/oembed?url=https%3A%2F%2Fgraph.example%2Fcounty%2F12057"`},
		"/embed?about=county/12057":                        {"&lt;iframe src=", "&lt;blockquote class=", "https://graph.example/embed.js", `<iframe class="preview" src="/q/place.card?id=county%2F12057"`},
		"/embed?about=county/12057&show=map":               {"/q/state-map.card?state=FL"},
		"/embed?about=maricopa+sheriff":                    {"Maricopa County Sheriff"},
		"/q":                                               {"of-texas", "state-map", "page-county"},
	} {
		w := get(h, path, "Accept", "text/html")
		body := w.Body.String() + w.Header().Get("Content-Security-Policy")
		for _, want := range wants {
			if w.Code != http.StatusOK || !strings.Contains(body, want) {
				t.Errorf("%s: status %d, lacks %q:\n%.1500s", path, w.Code, want, textOf(body))
			}
		}
	}
}

// TestFormsOfAllDocuments: each registered document has each form, with the variables of its example; the ways between two records alone are no table.
func TestFormsOfAllDocuments(t *testing.T) {
	h := cardsOf(t)
	documents, err := queries.Registered(publicSchema(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		for form, want := range map[string]string{"": "text/html", ".json": "application/json", ".csv": "text/csv", ".csv-metadata.json": "application/csvm+json", ".card": "text/html", ".png": "image/png"} {
			if d.Name == "page-ways" && strings.HasPrefix(form, ".csv") {
				continue
			}
			w := get(h, "/q/"+d.Name+form+"?"+d.ExampleParameters().Encode(), "Accept", "text/html")
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), want) || w.Body.Len() == 0 {
				t.Errorf("%s%s: %d %s %.300s", d.Name, form, w.Code, w.Header().Get("Content-Type"), w.Body)
			}
		}
		address := here + "/q/" + d.Name + "?" + d.ExampleParameters().Encode()
		if w := get(h, "/oembed?url="+url.QueryEscape(address)); w.Code != http.StatusOK {
			t.Errorf("oEmbed of %s: %d %s", d.Name, w.Code, w.Body)
		}
	}
}

// TestOnlyCardsMayBeFramed: every other page refuses it, and no answer of the site sets a cookie.
func TestOnlyCardsMayBeFramed(t *testing.T) {
	h := cardsOf(t)
	for path, framed := range map[string]bool{
		"/q/place.card?id=county/12057": true, "/q/nothing.card": true, "/q/place.card?id=county/99999": true, "/q/place.card": true,
		"/q/place?id=county/12057": false, "/q": false, "/embed": false, "/": false, "/county/12057": false, "/q/place.json?id=county/12057": false,
		"/q/place.png?id=county/12057": false, "/q/nothing": false, "/oembed?url=": false,
	} {
		w := get(h, path, "Accept", "text/html")
		policy := w.Header().Get("Content-Security-Policy")
		if got := strings.Contains(policy, "frame-ancestors *"); got != framed || !framed && !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: %s", path, policy)
		}
		if w.Header().Get("Set-Cookie") != "" || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

// TestCardsThatFail say why in a sentence, with the status that fits.
func TestCardsThatFail(t *testing.T) {
	h := cardsOf(t)
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/q/nothing.card":                                                          {404, "No document named “nothing” is registered here."},
		"/q/place.card":                                                            {400, "place needs id: it takes id (ID!), listDay (Date!)"},
		"/q/place.card?id=county/99999":                                            {404, "Nothing on record fits what this card was to show."},
		"/q/place.card?id=county/99999&lang=es":                                    {404, "No consta nada de lo que esta tarjeta debía mostrar."},
		"/q/place.card?id=lawsuit/melendres-v-arpaio":                              {404, "Nothing on record fits"},
		"/q/place.card?id=county/12057&lang=fr":                                    {400, "There are no cards in “fr”; there are in en, es."},
		"/q/place.card?id=county/12057&theme=pink":                                 {400, "There is no theme “pink”; the themes are auto, light, dark."},
		"/q/place.card?id=county/12057&pinned=x":                                   {400, "is the SHA-256 of an archived answer"},
		"/q/place.card?id=county/12057&pinned=" + strings.Repeat("0", 64):          {404, "No answer is archived under this hash"},
		"/q/place.card?id=county/12057&first=3":                                    {400, `place has no variable "first"`},
		"/q/place.card?id=county/12057&listDay=then":                               {400, "listDay is the day of one of ICE's lists"},
		"/q/place.card?id=county/12057&listDay=2026-05-19":                         {400, "the newest that is loaded here is of 2026-05-18"},
		"/q/count.card?listDay=2026-05-12":                                         {400, "there are those of 2026-05-11 and 2026-05-18"},
		"/q/agreement.card?id=agreement/fl-tampa-pd/task-force&listDay=2025-02-20": {400, "the first that is loaded here is of 2025-02-21"},
		"/q/place.pdf?id=county/12057":                                             {404, "There is no form .pdf"},
		"/q/state-map.card?state=ZZ":                                               {404, "Nothing on record fits"},
		"/q/count.card?state=ZZ":                                                   {404, "Nothing on record fits"},
		"/q/nothing":                                                               {404, "No document named “nothing” is registered here."},
		"/oembed":                                                                  {400, "is to be the address of a page of this server that has a card"},
		"/oembed?url=https://evil.example/county/1":                                {404, "is to be the address of a page of this server"},
		"/oembed?url=https://graph.example.evil/county/12057":                      {404, "is to be the address of a page of this server"},
		"/oembed?url=javascript:alert(1)":                                          {404, "is to be the address of a page of this server"},
		"/oembed?url=https://user@graph.example/county/12057":                      {404, "is to be the address of a page of this server"},
		"/oembed?url=https://graph.example/map":                                    {404, "is to be the address of a page of this server"},
		"/oembed?url=https://graph.example/county/99999":                           {404, "is to be the address of a page of this server"},
		"/oembed?url=https://graph.example/county/12057&maxwidth=0":                {400, "No card is narrower or lower than 240 pixels"},
		"/oembed?url=https://graph.example/county/12057&maxwidth=wide":             {400, "No card is narrower or lower than 240 pixels"},
		"/oembed?url=https://graph.example/county/12057&format=yaml":               {501, "There is JSON and XML, not yaml."},
	} {
		w := get(h, path, "Accept", "text/html")
		if text := textOf(w.Body.String()); w.Code != want.status || !strings.Contains(text, want.text) {
			t.Errorf("%s: %d, want %d with %q: %.400s", path, w.Code, want.status, want.text, text)
		}
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept", path)
		}
	}
}

func TestOEmbed(t *testing.T) {
	h := cardsOf(t)
	for _, c := range []struct {
		url, more, src string
		width          int
	}{
		{here + "/county/12057", "", "https://graph.example/q/place.card?id=county%2F12057", 560},
		{here + "/es/county/12057", "&maxwidth=320", "https://graph.example/q/place.card?id=county%2F12057&amp;lang=es", 320},
		{here + "/q/state-map?state=FL", "&maxwidth=5000", "https://graph.example/q/state-map.card?state=FL", 560},
		{here + "/agency/fl-hillsborough-county-sheriffs-office", "&maxheight=300", "https://graph.example/q/agency.card?id=agency%2Ffl-hillsborough-county-sheriffs-office", 560},
	} {
		w := get(h, "/oembed?url="+url.QueryEscape(c.url)+c.more)
		var got oEmbed
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", c.url, w.Code, w.Body)
			continue
		}
		if got.Type != "rich" || got.Version != "1.0" || got.Width != c.width || got.Height < 200 || strings.Contains(c.more, "maxheight") && got.Height > 300 ||
			!strings.Contains(got.HTML, `<iframe src="`+c.src+`" title="`) {
			t.Errorf("%s: %+v", c.url, got)
		}
		if (got.ThumbnailURL == "") != (c.more != "") { // a thumbnail would have to respect the bounds
			t.Errorf("%s: thumbnail %q", c.url, got.ThumbnailURL)
		}
		if got.ThumbnailURL == "" {
			continue
		}
		picture, err := url.Parse(got.ThumbnailURL)
		if err != nil {
			t.Fatal(err)
		}
		p := get(h, picture.RequestURI())
		image, err := png.Decode(bytes.NewReader(p.Body.Bytes()))
		if err != nil || image.Bounds().Dx() != got.ThumbnailWidth || image.Bounds().Dy() != got.ThumbnailHeight || p.Header().Get("Content-Type") != "image/png" ||
			p.Header().Get("Cross-Origin-Resource-Policy") != "cross-origin" || p.Header().Get("Cache-Control") != "public, no-cache" {
			t.Errorf("%s: %v", got.ThumbnailURL, err)
		}
	}
	w := get(h, "/oembed?format=xml&url="+url.QueryEscape(here+"/county/12057"))
	if !strings.HasPrefix(w.Body.String(), "<?xml") || !strings.Contains(w.Body.String(), "<oembed><type>rich</type>") || w.Header().Get("Content-Type") != "text/xml; charset=utf-8" {
		t.Errorf("XML: %s", w.Body)
	}
}

// TestCardsAreKept: what a client has is answered with 304, and a new version has another tag.
func TestCardsAreKept(t *testing.T) {
	h := cardsOf(t)
	for _, path := range []string{"/q/place.card?id=county/12057", "/q/place.png?id=county/12057", "/q/place?id=county/12057"} {
		first := get(h, path, "Accept", "text/html")
		tag := first.Header().Get("ETag")
		if again := get(h, path, "Accept", "text/html", "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: %s, then %d", path, tag, again.Code)
		}
	}
}

// TestPinnedCards: a card of an archived answer stays as it is, tells of a newer list, and of a correction where a fact is another now.
func TestPinnedCards(t *testing.T) {
	kept, err := archive.Open(t.TempDir(), archive.Bounds{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := newCardServer(kept)
	if err != nil {
		t.Fatal(err)
	}
	place := func() *registered.Document {
		documents, err := queries.Registered(publicSchema(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documents {
			if d.Name == "place" {
				return d
			}
		}
		t.Fatal("no document is named place")
		return nil
	}()
	pin := func(change func(string) string) string {
		variables := `{"id": "county/12057", "listDay": "2026-04-30"}`
		body, err := json.Marshal(map[string]any{"query": place.Text, "variables": json.RawMessage(variables)})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var answer struct{ Data json.RawMessage }
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		data := []byte(change(string(answer.Data)))
		_, err = kept.Put(context.Background(), netip.MustParsePrefix("127.0.0.1/32"), archive.Entry{
			Title: "Hillsborough", Version: 1, RecordedAt: time.Unix(1_700_000_000, 0).UTC(), Data: data,
			Request: archive.Request{Query: place.Text, Variables: []byte(variables)},
		})
		if err != nil {
			t.Fatal(err)
		}
		return archive.Hash(data)
	}
	same := pin(func(s string) string { return s })
	older := pin(func(s string) string { return strings.Replace(s, `"gone":{"totalCount":`, `"gone":{"totalCount":9`, 1) })
	wrong := pin(func(s string) string { return strings.Replace(s, `"edtf":"2025-02-26"`, `"edtf":"2025-02-20"`, 1) })
	for sha, notice := range map[string]bool{same: false, older: false, wrong: true} {
		w := get(h, "/q/place.card?id=county/12057&pinned="+sha)
		text := textOf(w.Body.String())
		if w.Code != http.StatusOK || !strings.Contains(text, "ICE’s list of 30 April 2026; the newest is of 18 May 2026") {
			t.Errorf("%d %s", w.Code, text)
		}
		if got := strings.Contains(text, "A fact on this card was corrected since it was made."); got != notice {
			t.Errorf("corrected: %t, want %t: %s", got, notice, text)
		}
		if notice && (!strings.Contains(text, "signed 20 February 2025") || !strings.Contains(w.Body.String(), here+"/cite/"+sha)) {
			t.Errorf("the card shows what was archived, and where the difference is told: %s", w.Body)
		}
	}
	// When it was pinned, that list was the newest: today's readers are told of a newer one.
	aged := pin(func(s string) string {
		return strings.Replace(s, `"newestDay":"2026-05-18"`, `"newestDay":"2026-04-30"`, 1)
	})
	if text := textOf(get(h, "/q/place.card?id=county/12057&pinned="+aged).Body.String()); !strings.Contains(text, "ICE’s list of 30 April 2026; the newest is of 18 May 2026") || strings.Contains(text, "corrected") {
		t.Errorf("pinned when it was the newest: %s", text)
	}
	if w := get(h, "/q/place.card?id=county/17031&pinned="+same); w.Code != http.StatusNotFound || !strings.Contains(textOf(w.Body.String()), "The archived answer is of another place") {
		t.Errorf("another place's: %d %s", w.Code, textOf(w.Body.String()))
	}
	if text := textOf(get(h, "/q/place.card?id=county/12057&pinned="+same).Body.String()); !strings.Contains(text, "Pinned on ") || !strings.Contains(text, "it shows the answer of that day.") {
		t.Errorf("a pinned card says so: %s", text)
	}
	if w := get(h, "/q/agency.card?id=agency/fl-hillsborough-county-sheriffs-office&pinned="+same); w.Code != http.StatusNotFound || !strings.Contains(textOf(w.Body.String()), "isn’t one to the document agency") {
		t.Errorf("another document's: %d %s", w.Code, textOf(w.Body.String()))
	}
}

// TestHostileCards: names from the data can't become markup of a card, of the code to embed it, or of a page.
func TestHostileCards(t *testing.T) {
	data := strings.ReplaceAll(`{"place":{"__typename":"County","id":"county/1","name":"NAME","state":{"id":"state/FL","name":"NAME"},
		"local":{"totalCount":1,"agencies":1,"edges":[{"link":{"reach":"OWN"},"node":{"id":"a","name":"NAME","printedModel":"NAME","signedOn":{"edtf":"NAME"},
		"models":[{"id":"m","setting":"FIELD"}],"agency":{"id":"agency/x","name":"NAME","kind":"SHERIFF"}}}]},"statewide":{},"own":{},"listed":{},"ever":{},"gone":{},"pending":{}},
		"lists":{"totalCount":1,"nodes":[{"id":"snapshot/1","name":"NAME","publishedOn":"2026-05-18","rowsCount":1,"sha256":"NAME"}]},"oldest":{"nodes":[]},
		"meta":{"version":1,"newestDay":"2026-05-18","licenseUrl":"javascript:alert(1)"}}`, "NAME", strings.ReplaceAll(hostileName, `"`, `\"`))
	documents, err := queries.Registered(publicSchema(t))
	if err != nil {
		t.Fatal(err)
	}
	set, err := registered.NewSet(documents...)
	if err != nil {
		t.Fatal(err)
	}
	build, err := New(Config{PublicURL: here, Documents: set, Moment: func(context.Context) (graph.Moment, error) {
		return graph.Moment{NewestDay: "2026-05-18", ListDays: []string{"2026-05-18"}}, nil
	}, Table: mustEngine(t).Table})
	if err != nil {
		t.Fatal(err)
	}
	s := build(answering(`{"data":` + data + `}`)).(*Site)
	for _, path := range []string{"/q/place.card?id=county/1", "/embed?about=county/1"} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		body := w.Body.String()
		if w.Code != http.StatusOK || strings.Contains(body, "<script src=//") || strings.Contains(body, `" onclick="`) || strings.Contains(body, "javascript:") {
			t.Errorf("%s: %d %s", path, w.Code, body)
		}
		// The code that one copies is a text here; where it is pasted it becomes markup, in which names are texts too.
		for _, code := range codes.FindAllStringSubmatch(body, -1) {
			if strings.Contains(html.UnescapeString(code[1]), "<script src=//evil") {
				t.Errorf("%s: the code lets a name through: %s", path, code[1])
			}
		}
		if blocks := len(codes.FindAllString(body, -1)); blocks != map[string]int{"/q/place.card?id=county/1": 0, "/embed?about=county/1": 4}[path] {
			t.Errorf("%s has %d blocks of code", path, blocks)
		}
	}
}

var codes = regexp.MustCompile(`(?s)<code>(.*?)</code>`)

func mustEngine(t *testing.T) *graph.Engine {
	t.Helper()
	engine, err := realEngine()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}
