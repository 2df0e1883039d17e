package site

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/cespare/xxhash/v2"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi"
	"graph287g/httpapi/registered"
	"graph287g/internal/archive"
	"graph287g/web/site/words"
)

// Forms of a registered document that the site sends, by what stands behind its name in the address.
const (
	pageForm    = ""
	cardForm    = ".card"
	pictureForm = ".png"
)

// Forms that the API itself sends.
const (
	jsonForm = ".json"
	csvForm  = ".csv"
)

// A formRequest is a request for a form of a registered document.
type formRequest struct {
	*visit
	document *registered.Document
	form     string
	values   url.Values // all parameters
	theme    string
	asked    string       // that is asked instead of the document's; mostly empty
	pinned   string       // the hash of an archived answer; empty for the answer of now
	moment   graph.Moment // now; what is pinned is older
}

// variables are the parameters that are variables of the document.
func (a *formRequest) variables() url.Values {
	out := url.Values{}
	for _, v := range a.document.Variables {
		if given := a.values[v.Name]; given != nil {
			out[v.Name] = given
		}
	}
	return out
}

// themes are what a card can look like: as the reader's system, light or dark.
var themes = []string{"auto", "light", "dark"}

// registeredDocument sends a page, a card or a picture.
func registeredDocument(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	a, failed := s.readAsking(r.URL, at)
	if a != nil && a.form == cardForm {
		setCardHeaders(w.Header())
	}
	if failed != nil {
		return *failed
	}
	if a.document == nil {
		return s.registeredList(a.visit)
	}
	moment, err := s.config.Moment(r.Context())
	if err != nil {
		return s.askingFailed(a, http.StatusServiceUnavailable, a.text("problem.unavailable"))
	}
	key := pageKey{a.words.Language, at.path + "?" + a.values.Encode(), xxhash.Sum64String(moment.Key())}
	if d, ok := s.rendered.get(key); ok {
		return a.page(d)
	}
	c, failed := s.cardOf(w, r, a, moment)
	if failed != nil {
		return *failed
	}
	d, failed := s.draw(w, r, a, c)
	if failed != nil {
		return *failed
	}
	s.rendered.keep(key, d)
	return a.page(d)
}

// page is a document as it is sent: all are asked for anew each time, which mostly ends with 304.
func (a *formRequest) page(d *document) page {
	out := page{status: http.StatusOK, document: d}
	out.shared = true
	if a.form == pictureForm {
		out.contentType, out.embedded = "image/png", true
	}
	return out
}

// cardPolicy lets other sites frame a card, which is the only page that they may. It has no forms and asks nobody.
const cardPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

func setCardHeaders(h http.Header) {
	h.Set("Content-Security-Policy", cardPolicy)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Del("Cross-Origin-Opener-Policy")
}

// readAsking reads what is asked for. Where it returns a page it may return the request too, for what form that page has.
func (s *Site) readAsking(u *url.URL, at *visit) (*formRequest, *page) {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		p := s.badAddress(at)
		return nil, &p
	}
	a := &formRequest{visit: at, values: values, theme: cmp.Or(values.Get("theme"), themes[0]), pinned: values.Get("pinned")}
	name, form, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(at.path, "/q"), "/"), ".")
	if form != "" {
		a.form = "." + form
	}
	if language := values.Get("lang"); s.words[language] != nil {
		a.visit = &visit{words: s.words[language], path: at.path, behind: at.behind}
	} else if language != "" {
		p := s.askingFailed(a, http.StatusBadRequest, at.text("card.bad.lang", "lang", language, "languages", strings.Join(words.Languages, ", ")))
		return a, &p
	}
	if name == "" && a.form == "" {
		return a, nil
	}
	a.document = s.config.Documents.Named(name)
	switch {
	case a.document == nil:
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.bad.document", "name", name))
		return a, &p
	case a.form != pageForm && a.form != cardForm && a.form != pictureForm:
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.bad.form", "form", a.form))
		return a, &p
	case !slices.Contains(themes, a.theme):
		p := s.askingFailed(a, http.StatusBadRequest, a.text("card.bad.theme", "theme", a.theme, "themes", strings.Join(themes, ", ")))
		return a, &p
	case a.pinned != "" && !archive.IsHash(a.pinned):
		p := s.askingFailed(a, http.StatusBadRequest, a.text("card.bad.pinned"))
		return a, &p
	}
	return a, nil
}

// askingFailed tells what is wrong in the form that was asked for: a frame shows a card that says it in a sentence.
func (s *Site) askingFailed(a *formRequest, status int, message string) page {
	if a.form != cardForm {
		p := &problem{frame: s.frameOf(a.visit), message: message}
		p.link, p.href = a.text("card.bad.link"), string(p.frame.href("/embed"))
		return p.page(status)
	}
	c := &card{frame: s.frameOf(a.visit), document: &registered.Document{}, theme: themes[0], about: a.text("site.name"), sentence: textOnly(message), full: "/"}
	if slices.Contains(themes, a.theme) {
		c.theme = a.theme
	}
	c.title, c.description = c.about, message
	return page{status: status, document: render(c.problem())}
}

// cardOf makes a card: of what the graph answers now, or of an archived answer.
func (s *Site) cardOf(w http.ResponseWriter, r *http.Request, a *formRequest, moment graph.Moment) (*card, *page) {
	variables, err := a.document.Values(a.values, moment.ListDays)
	if err != nil {
		p := s.askingFailed(a, http.StatusBadRequest, err.Error())
		return nil, &p
	}
	a.moment = moment
	if a.pinned != "" {
		return s.pinnedCard(w, r, a)
	}
	variables = inLocale(a.document, variables, a.words.Language)
	data, failed := s.dataOf(w, r, a, variables)
	if failed != nil {
		return nil, failed
	}
	var rows table
	if a.form == pageForm || cards[a.document.Name] == nil {
		if rows, failed = s.tableOf(w, r, a, variables); failed != nil {
			return nil, failed
		}
	}
	c, ok := s.fill(a, data, rows)
	if !ok {
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.nothing"))
		return nil, &p
	}
	return c, nil
}

// inLocale gives a document that takes a locale that of the page, where the address gives none.
func inLocale(d *registered.Document, variables json.RawMessage, language string) json.RawMessage {
	i := slices.IndexFunc(d.Variables, func(v registered.Variable) bool { return v.Name == "locale" && strings.HasPrefix(v.Type, "Locale") })
	if i < 0 {
		return variables
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(variables, &values); err != nil {
		panic(err) // it was made of values
	}
	if _, given := values["locale"]; !given {
		values["locale"] = json.RawMessage(strconv.Quote(strings.ToUpper(language)))
	}
	out, err := json.Marshal(values)
	if err != nil {
		panic(err) // it was JSON
	}
	return out
}

// dataOf asks the document. Nothing found is told as such.
func (s *Site) dataOf(w http.ResponseWriter, r *http.Request, a *formRequest, variables json.RawMessage) (json.RawMessage, *page) {
	answer := s.ask(w, r, graph.Request{Query: cmp.Or(a.asked, a.document.Text), Variables: variables})
	defer answer.Done()
	body := struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code apierror.Code }
		}
	}{}
	if err := json.Unmarshal(answer.Body, &body); err != nil {
		panic(err) // the engine writes JSON
	}
	if answer.Code == "" && len(body.Errors) == 0 {
		return body.Data, nil
	}
	status, message := answer.Status, a.text("problem.internal")
	if len(body.Errors) > 0 {
		message = body.Errors[0].Message
	}
	if answer.Code == "" { // it ran, and a part of it has no answer
		code := body.Errors[0].Extensions.Code
		if status = statusOfPart(code); code == apierror.NotFound {
			status, message = http.StatusNotFound, a.text("card.nothing")
		}
	}
	p := s.askingFailed(a, status, message)
	p.retryAfter = answer.RetryAfter
	return nil, &p
}

// pinnedCard is made of an archived answer. What the same request is answered now tells whether a fact on it was corrected since.
func (s *Site) pinnedCard(w http.ResponseWriter, r *http.Request, a *formRequest) (*card, *page) {
	entry, err := s.archived(a.pinned, a.document)
	if err != nil {
		message := a.text("card.bad.pinned")
		if errors.Is(err, archive.ErrNotFound) {
			message = a.text("card.notArchived")
		}
		p := s.askingFailed(a, http.StatusNotFound, message)
		return nil, &p
	}
	if entry.Request.Query != a.document.Text {
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.otherDocument", "name", a.document.Name))
		return nil, &p
	}
	if !isOfVariables(a, entry.Request.Variables) {
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.otherVariables"))
		return nil, &p
	}
	c, ok := s.fill(a, entry.Data, table{})
	if !ok {
		p := s.askingFailed(a, http.StatusNotFound, a.text("card.nothing"))
		return nil, &p
	}
	c.pinned, c.pinnedOn = a.pinned, a.day(entry.ArchivedAt.UTC().Format(time.DateOnly))
	now, failed := s.dataOf(w, r, a, entry.Request.Variables)
	if failed != nil {
		return nil, failed
	}
	c.isCorrected = differs(entry.Data, now)
	return c, nil
}

// isOfVariables tells whether an archived request has the variables that the address has: one that names another place is not to show this one.
func isOfVariables(a *formRequest, archived json.RawMessage) bool {
	var values map[string]any
	if err := json.Unmarshal(archived, &values); err != nil {
		return len(a.variables()) == 0
	}
	for name, given := range a.variables() {
		if name != "locale" && len(given) == 1 && fmt.Sprint(values[name]) != given[0] {
			return false
		}
	}
	return true
}

// archived reads an archived answer: as that to a document, or where it is to none of its requests, as that to the first.
func (s *Site) archived(sha string, d *registered.Document) (first archive.Entry, _ error) {
	if s.config.Archived == nil {
		return first, archive.ErrNotFound
	}
	ids, err := s.config.Archived.Requests(sha)
	if err != nil {
		return first, err
	}
	for i, id := range ids {
		entry, err := s.config.Archived.Get(sha, id)
		if err != nil || entry.Request.Query == d.Text {
			return entry, err
		}
		if i == 0 {
			first = entry
		}
	}
	return first, nil
}

// moving are the parts of an answer that change as lists come and days pass, though nothing that was said before was wrong.
var moving = []string{"meta", "lists", "oldest", "ever", "gone", "pending", "others", "lastListedOn", "rows", "statusExplanation", "totalCount"}

// differs tells whether a fact of an answer is another in a later one.
func differs(before, after json.RawMessage) bool {
	list, _ := archive.Compare(before, after, maxCompared)
	return slices.ContainsFunc(list, func(d archive.Difference) bool {
		return !slices.ContainsFunc(d.Path, func(step any) bool {
			name, ok := step.(string)
			return ok && slices.Contains(moving, name)
		})
	})
}

const maxCompared = 10_000

// draw makes the document of a form.
func (s *Site) draw(w http.ResponseWriter, r *http.Request, a *formRequest, c *card) (*document, *page) {
	if c.mapOf != "" && c.listed != nil {
		if failed := s.addMap(w, r, c); failed != nil {
			return nil, failed
		}
	}
	switch a.form {
	case cardForm:
		return render(c.content()), nil
	case pictureForm:
		return newDocument(c.png()), nil
	}
	c.frame.oembed, c.query = c.oEmbedAddress(), "?"+c.values.Encode()
	return render((&registeredPage{c}).content()), nil
}

// addMap adds the picture of the state's counties, where the list is one of those that the map has.
func (s *Site) addMap(w http.ResponseWriter, r *http.Request, c *card) *page {
	now, failed := s.mapNow(w, r, c.visit)
	if failed != nil {
		return failed
	}
	day, ok := now.sheet.DayIndex(c.listed.PublishedOn)
	if !ok {
		c.notes = append(c.notes, c.text("card.map.none"))
	} else {
		c.shapes = now.sheet.PaintedOf(now.sheet.shapes, c.mapOf, day)
		c.picture = templ.Raw(string(now.sheet.StateSVG(now.sheet.shapes, c.mapOf, day, c.text("card.map.alt", "state", c.about, "day", c.listDay()))))
	}
	return nil
}

// fullPath is the path of the page that has more, in a language.
func (c *card) fullPath(language string) string { return string(c.hrefIn(language, c.full)) }

const registeredPrefix = httpapi.RegisteredPrefix
