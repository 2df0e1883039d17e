package httpapi

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"graph287g/internal/archive"
	"graph287g/store"
)

//go:embed cite_page.html
var citeHTML string

//go:embed cite_page.css
var citeCSS string

var citeTemplate = template.Must(template.New("cite").Parse(citeHTML))

// citePolicy lets a browser use the page's own style, by its hash, and run and load nothing at all.
var citePolicy = func() string {
	sum := sha256.Sum256([]byte(citeCSS))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}()

// Bounds of what the page shows of differences; JSON has more.
const (
	maxPageDifferences = 200
	maxPageValue       = 2_000
)

// A citeView is what the page shows: an archived answer, or a problem alone.
type citeView struct {
	Heading    string // of a problem
	Problem    string
	Answer     *archivedAnswer
	JSON       string // the address of the same as JSON
	Query      string
	Data       string
	Variables  string
	Recorded   instantView
	Archived   instantView
	Today      todayView
	Others     []requestLink
	Playground template.URL
	Style      template.CSS
}

// An instantView shows an instant by day and minute.
type instantView struct{ Machine, Text string }

type todayView struct {
	State       comparisonState
	Version     string
	Recorded    instantView
	Differences []differenceView
	Beyond      int
	Errors      []string
}

type differenceView struct{ Path, Node, Change, Before, After string }

type requestLink struct {
	Address string
	Number  int
	This    bool
}

func (c *citeGetHandler) viewOf(a *archivedAnswer) citeView {
	p := citeView{
		Answer: a, Query: a.Request.Query, Data: indented(a.Data), Variables: indented(a.Request.Variables),
		Recorded: instantViewOf(a.RecordedAt), Archived: instantViewOf(a.ArchivedAt), Today: todayViewOf(a.Today),
	}
	sha := a.Citation.SHA256 // addresses are relative to the page's, for a proxy may put it below another path
	for i, address := range a.Requests {
		_, request, _ := strings.Cut(address, "?")
		o := requestLink{withQuery(sha, request), i + 1, address == a.Citation.URL}
		if p.Others = append(p.Others, o); o.This {
			p.JSON = withQuery(sha+".json", request)
		}
	}
	if c.playground {
		p.Playground = template.URL("../playground/#query=" + escapeURLValue(a.Request.Query) + "&variables=" + escapeURLValue(string(a.Request.Variables)))
	}
	return p
}

func todayViewOf(t todaysAnswer) todayView {
	out := todayView{State: t.State, Recorded: instantViewOf(t.RecordedAt), Beyond: t.Beyond, Errors: messagesIn(t.Errors)}
	if t.Version != nil {
		out.Version = fmt.Sprint(*t.Version)
	}
	for i, d := range t.Differences {
		if i == maxPageDifferences {
			out.Beyond += len(t.Differences) - i
			break
		}
		out.Differences = append(out.Differences, differenceView{pathText(d.Path), d.Node, changeText[d.Change], clippedValue(d.Before), clippedValue(d.After)})
	}
	return out
}

// changeText says what has become of what was archived.
var changeText = map[archive.Change]string{
	archive.Changed: "changed", archive.Added: "new today", archive.Removed: "gone today", archive.Moved: "in another order",
}

// pathText writes a path as people do: counties.nodes[0].name.
func pathText(path []any) string {
	var b strings.Builder
	for i, step := range path {
		switch step := step.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", step)
		default:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, step)
		}
	}
	if b.Len() == 0 {
		return "the whole answer"
	}
	return b.String()
}

func clippedValue(value json.RawMessage) string {
	text := indented(value)
	if len(text) <= maxPageValue {
		return text
	}
	return strings.ToValidUTF8(text[:maxPageValue], "") + fmt.Sprintf("\n… %d more bytes", len(text)-maxPageValue)
}

// indented writes JSON so that people can read it; nothing where there is none.
func indented(value json.RawMessage) string {
	var b bytes.Buffer
	if err := json.Indent(&b, value, "", "  "); err != nil {
		return string(value)
	}
	return b.String()
}

func messagesIn(errors json.RawMessage) (out []string) {
	var list []struct{ Message string }
	if err := json.Unmarshal(errors, &list); err != nil {
		return nil
	}
	for _, e := range list {
		out = append(out, e.Message)
	}
	return out
}

func instantViewOf(s string) instantView {
	t, err := time.Parse(store.InstantLayout, s)
	if err != nil || t.IsZero() {
		return instantView{}
	}
	return instantView{s, t.Format("2 January 2006, 15:04 UTC")}
}

func withQuery(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}

// problemView shows a problem to people.
func problemView(p *problem) citeView {
	heading := "This archived answer can’t be shown"
	switch p.status {
	case http.StatusBadRequest:
		heading = "No address of an archived answer"
	case http.StatusNotFound:
		heading = "No archived answer"
	}
	return citeView{Heading: heading, Problem: strings.ToUpper(p.message[:1]) + p.message[1:]}
}

func sendCiteView(w http.ResponseWriter, r *http.Request, status int, p citeView) {
	sendCitePage(w, r, status, citePage(p))
}

func sendCitePage(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	w.Header().Set("Content-Security-Policy", citePolicy)
	sendBody(w, r, status, htmlType, page)
}

// citePage makes the page.
func citePage(p citeView) []byte {
	p.Style = template.CSS(citeCSS)
	var b bytes.Buffer
	if err := citeTemplate.Execute(&b, p); err != nil {
		panic(err) // the template is ours, and tested
	}
	return b.Bytes()
}
