package httpapi

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi/registered"
	"graph287g/store"
)

// RegisteredPrefix is what the addresses of registered documents begin with; behind it are the name, the form, and the variables as parameters:
// /q/place.json?id=county/12057.
const RegisteredPrefix = "/q/"

// A Dated engine tells of which moment its answers are.
type Dated interface {
	Engine
	// Moment is that of an answer now. Its error is a *gqlerror.Error.
	Moment(ctx context.Context) (graph.Moment, error)
}

// registeredHandler is /q and all below it, as far as programs ask: lists of documents, JSON and CSV. Pages, cards and pictures are the site's.
type registeredHandler struct {
	*graphQL
	site http.Handler // nil where there are no pages
}

// addRegistered adds /q where the engine tells of which moment its answers are.
func (rs *routes) addRegistered(c Config, api *graphQL) {
	if api.dated == nil || len(c.Documents.All()) == 0 {
		return
	}
	h := &registeredHandler{graphQL: api}
	if rs.site != nil {
		h.site = rs.site
	}
	rs.handle("/q", onlyRead, h)
	rs.handlePrefix(RegisteredPrefix, onlyRead, h)
}

// Forms of a registered document that this package sends, by what stands behind its name.
const (
	jsonForm    = ".json"
	csvForm     = csvEnding
	sidecarForm = sidecarEnding
)

func (h *registeredHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header()["Vary"] = varyByAccept
	name, form := splitForm(strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/q"), "/"))
	if form == "" {
		form = h.preferred(r, name)
	}
	if h.site != nil && form != jsonForm && form != csvForm && form != sidecarForm {
		h.site.ServeHTTP(w, r)
		return
	}
	if name == "" {
		h.list(w, r)
		return
	}
	d := h.documents.Named(name)
	if d == nil {
		sendProblem(w, r, jsonMedia, h.unknown(name))
		return
	}
	h.serve(w, r, d, form)
}

// splitForm splits `place.json` into the name and the form. Names have no dots.
func splitForm(s string) (name, form string) {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// preferred is the form for who names none in the address: what Accept would rather have of a page, CSV and JSON.
func (h *registeredHandler) preferred(r *http.Request, name string) string {
	if page, _ := prefersHTML(r.Header["Accept"]); page && h.site != nil {
		return ""
	}
	switch format := tableFormatOf(r); {
	case name == "":
	case format == csvTable:
		return csvForm
	case format == csvwTable:
		return sidecarForm
	}
	return jsonForm
}

func (h *registeredHandler) unknown(name string) *problem {
	var names []string
	for _, d := range h.documents.All() {
		names = append(names, d.Name)
	}
	return &problem{status: http.StatusNotFound, code: apierror.NotFound, message: "no document of this name is registered here (/q lists them)" + store.Nearest(name, names)}
}

// A listedDocument is what /q tells of a document.
type listedDocument struct {
	Name      string           `json:"name"`
	About     string           `json:"about"`
	ID        string           `json:"documentId"`
	Variables []listedVariable `json:"variables"`
	Example   string           `json:"example"` // an address
	Forms     []string         `json:"forms"`
	Query     string           `json:"query"`
}

type listedVariable struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Default  string `json:"default,omitempty"`
	Required bool   `json:"required"`
	Given    bool   `json:"givenByServer,omitempty"`
}

// list sends what there is.
func (h *registeredHandler) list(w http.ResponseWriter, r *http.Request) {
	documents := []listedDocument{}
	for _, d := range h.documents.All() {
		variables := []listedVariable{}
		for _, v := range d.Variables {
			variables = append(variables, listedVariable{v.Name, v.Type, v.Default, v.Required, v.Given})
		}
		documents = append(documents, listedDocument{
			Name: d.Name, About: d.About, ID: d.ID(), Variables: variables, Query: d.Text,
			Example: h.citer.base + RegisteredPrefix + d.Name + jsonForm + "?" + d.ExampleParameters().Encode(),
			Forms:   h.forms(),
		})
	}
	w.Header()["Cache-Control"] = revalidated
	send(w, r, http.StatusOK, jsonMedia, marshal(map[string]any{"documents": documents}))
}

func (h *registeredHandler) forms() []string {
	forms := []string{jsonForm, csvForm}
	if h.site != nil {
		forms = append(forms, SiteForms...)
	}
	return forms
}

// SiteForms are the forms of a registered document that the site sends, beside the page, which has none.
var SiteForms = []string{".card", ".png"}

// revalidated lets caches keep an answer, and ask each time whether it still holds.
var revalidated = []string{"public, no-cache"}

// serve sends JSON, CSV, or what describes the CSV.
func (h *registeredHandler) serve(w http.ResponseWriter, r *http.Request, d *registered.Document, form string) {
	moment, err := h.dated.Moment(r.Context())
	if err != nil {
		sendProblem(w, r, jsonMedia, problemOf(err))
		return
	}
	variables, p := variablesOf(d, r.URL, moment.ListDays)
	if p != nil {
		sendProblem(w, r, jsonMedia, p)
		return
	}
	req := graph.Request{Query: d.Text, Variables: variables, ReadOnly: true}
	if form == jsonForm {
		h.sendRegistered(w, r, req, moment)
		return
	}
	h.sendTable(w, r, d, req, form, moment)
}

// sendTable sends the table of a document, all of it. Where the document has several connections, its file or the address names one.
func (h *registeredHandler) sendTable(w http.ResponseWriter, r *http.Request, d *registered.Document, req graph.Request, form string, moment graph.Moment) {
	values := r.URL.Query()
	o := tableOptions{connection: cmp.Or(values.Get(connectionParameter), d.Table), sources: isOn(values, sourcesParameter), name: d.Name}
	o.sidecar = form == sidecarForm || isOn(values, csvwParameter)
	at := h.citer.base + RegisteredPrefix + d.Name
	o.address, o.describedBy = at+csvForm+"?"+r.URL.RawQuery, at+sidecarForm+"?"+r.URL.RawQuery
	tag := tagOf(r, req, moment, "csv", strconv.FormatBool(o.sidecar), o.connection, strconv.FormatBool(o.sources))
	if HasTag(r, tag) {
		w.Header()["Etag"], w.Header()["Cache-Control"] = []string{tag}, revalidated
		w.WriteHeader(http.StatusNotModified)
		return
	}
	held := h.admission.hold(r)
	defer held.release()
	o.whole = func(head http.Header) { head["Etag"], head["Cache-Control"] = []string{tag}, revalidated }
	h.serveTable(w, r, held, req, o)
}

// variablesOf reads the variables of a document out of an address.
func variablesOf(d *registered.Document, u *url.URL, lists []string) (json.RawMessage, *problem) {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, badRequest("the query string isn't well-formed: encode each parameter's value as URLs need it")
	}
	if values.Has("pinned") {
		return nil, badRequest("only cards and pictures can be pinned; the archived answer itself is at " + citePrefix + "{sha256}/data")
	}
	variables, err := d.Values(values, lists)
	if err != nil {
		return nil, badRequest(err.Error())
	}
	return variables, nil
}

// problemOf is an error of the engine as a problem.
func problemOf(err error) *problem {
	var e *gqlerror.Error
	if !errors.As(err, &e) {
		panic(err) // the engine has no others
	}
	p := &problem{code: apierror.CodeOf(e), message: e.Message}
	switch p.code {
	case apierror.StoreUnavailable:
		p.retryAfter = retryLater
	case apierror.RateLimited:
		p.retryAfter = retrySoon
	}
	return p
}

// sendRegistered answers a request for a registered document, or says that the client has that answer.
func (h *registeredHandler) sendRegistered(w http.ResponseWriter, r *http.Request, req graph.Request, moment graph.Moment) {
	m, ok := negotiateMedia(r.Header["Accept"])
	if !ok && path.Ext(r.URL.Path) == "" {
		sendProblem(w, r, jsonMedia, notAcceptable())
		return
	}
	if isFresh(w, r, req, moment, m) {
		return
	}
	held := h.admission.hold(r)
	defer held.release()
	res, p := h.run(withRequestContext(w, r, req), req, held)
	head := w.Header()
	if p != nil {
		notFresh(head)
		sendProblem(w, r, m, p)
		return
	}
	defer res.Release()
	noteOperation(w, res.Operation)
	setCostHeader(head, res.Cost)
	setStatusHeaders(head, res.Code)
	if !isWhole(res) {
		notFresh(head)
	}
	send(w, r, statusOf(res.Code, m), m, res.Body)
}

// isFresh sends 304 where the client has the answer already, and otherwise sets by what it may ask the next time. The tag is of the moment
// before the answer: where the graph changes in between, the client will be told to take the answer once more, and never that an old
// one still holds.
func isFresh(w http.ResponseWriter, r *http.Request, req graph.Request, moment graph.Moment, m mediaType) bool {
	h, tag := w.Header(), tagOf(r, req, moment, strconv.Itoa(int(m)))
	h["Cache-Control"] = revalidated
	h["Etag"] = []string{tag}
	if !HasTag(r, tag) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// notFresh takes back what isFresh has set: errors aren't kept.
func notFresh(h http.Header) {
	h.Del("Etag")
	h["Cache-Control"] = noStore
}

// isWhole tells whether an answer has no errors.
func isWhole(res graph.Response) bool {
	return res.Code == "" && !bytes.HasPrefix(res.Body, []byte(`{"errors"`))
}

// tagOf is an answer's entity tag: all that it depends on, with its media type and coding, for other bytes need another strong tag.
func tagOf(r *http.Request, req graph.Request, moment graph.Moment, form ...string) string {
	d := xxhash.New()
	for _, part := range append(form,
		req.Query, req.OperationName, string(req.Variables), moment.Key(),
		strconv.FormatBool(acceptsGzip(r.Header["Accept-Encoding"])), strconv.FormatBool(req.ShowCost),
	) {
		_, _ = d.WriteString(part)
		_, _ = d.Write([]byte{0})
	}
	return `"` + strconv.FormatInt(moment.Version.Number, 10) + "-" + strconv.FormatUint(d.Sum64(), 36) + `"`
}
