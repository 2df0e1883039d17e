package httpapi

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"graph287g/internal/archive"
)

// TestNothingBecomesMarkup: whatever a query, a variable, a name or a value holds, the page has the elements that the
// template gives it.
func TestNothingBecomesMarkup(t *testing.T) {
	const evil = `</pre></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"'` + "`{{.}}<!--"
	quoted := marshal(evil) // as answers have it: `<` stays
	d := newTestAPI(t, archive.Bounds{}, nil)
	e := archive.Entry{
		Title: evil, Version: 1, RecordedAt: time.Now(),
		Request: archive.Request{Query: "# " + evil + "\n{ state(code: \"NC\") { id name } }", OperationName: evil, Variables: json.RawMessage(`{"a":` + string(quoted) + `}`)},
		Data:    []byte(`{"state":{"id":` + string(quoted) + `,"name":` + string(quoted) + `}}`),
	}
	if _, err := d.archive.Put(t.Context(), netip.Prefix{}, e); err != nil {
		t.Fatal(err)
	}
	e.Request.OperationName = ""
	if _, err := d.archive.Put(t.Context(), netip.Prefix{}, e); err != nil {
		t.Fatal(err)
	}
	sha := archive.Hash(e.Data)
	for _, path := range []string{"/cite/" + sha, "/cite/" + sha + "?request=" + e.Request.ID()} {
		page := d.page(t, path, http.StatusOK)
		elements, texts := readPage(t, page)
		for name, n := range elements {
			if !slices.Contains(pageElements, name) {
				t.Errorf("%d elements %s", n, name)
			}
		}
		if elements["style"] != 1 || !strings.Contains(texts["pre"], evil) || !strings.Contains(texts["title"], evil) || !strings.Contains(texts["blockquote"], "alert(1)") {
			t.Errorf("elements %v, texts %v", elements, texts)
		}
	}
	if !strings.Contains(d.page(t, "/cite/"+sha, http.StatusOK), "is refused") { // no operation has such a name
		t.Error("the request isn't refused")
	}
}

var pageElements = strings.Fields("html head meta title link style body a header main h1 h2 h3 blockquote dl dt dd time span p ol ul li code pre")

// readPage counts the elements of a page by name, and collects their texts. No element may have an attribute that runs
// anything, or lead to another site.
func readPage(t *testing.T, page string) (elements map[string]int, texts map[string]string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	elements, texts = map[string]int{}, map[string]string{}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			texts[n.Parent.Data] += n.Data
		}
		if n.Type != html.ElementNode {
			continue
		}
		elements[n.Data]++
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "href" && (strings.Contains(a.Val, ":") || strings.HasPrefix(a.Val, "//")) {
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
	return elements, texts
}

// The policy lets a browser use the style that the page has, and nothing else.
func TestThePolicyFitsTheStyle(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	c := d.cited(t, stateRequest, http.StatusCreated)
	for path, status := range map[string]int{"/cite/" + c.SHA256: http.StatusOK, "/cite/x": http.StatusBadRequest} {
		_, rest, _ := strings.Cut(d.page(t, path, status), "<style>")
		style, _, _ := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(style))
		want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		if citePolicy != want {
			t.Errorf("the policy is %s, want %s", citePolicy, want)
		}
	}
}

func TestThePlaygroundIsLinkedWhereThereIsOne(t *testing.T) {
	const link = `href="../playground/#query=query%20Name%28%24code%3A%20String%21%29`
	for _, with := range []bool{true, false} {
		d := newTestAPI(t, archive.Bounds{}, func(c *Config) {
			if !with {
				c.Playground = nil
			}
		})
		c := d.cited(t, stateRequest, http.StatusCreated)
		if page := d.page(t, "/cite/"+c.SHA256, http.StatusOK); strings.Contains(page, link) != with {
			t.Errorf("a playground: %v; %s", with, page)
		}
	}
}

func TestLongDifferencesAreShortenedAloud(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	var old []string
	for i := range maxPageDifferences + 30 {
		old = append(old, fmt.Sprintf(`"x%d":"%s"`, i, strings.Repeat("ä", maxPageValue)))
	}
	e := archive.Entry{Title: "Old", Request: archive.Request{Query: "{ states { totalCount } }"}, Data: []byte("{" + strings.Join(old, ",") + "}")}
	if _, err := d.archive.Put(t.Context(), netip.Prefix{}, e); err != nil {
		t.Fatal(err)
	}
	sha := archive.Hash(e.Data)
	page := d.page(t, "/cite/"+sha, http.StatusOK)
	wantPage(t, page, "There are 31 more differences, which this page doesn’t list.", "… 2002 more bytes", "<code>x199</code>: gone today")
	if strings.Contains(page, "<code>x200</code>") {
		t.Error("the page lists more than it may")
	}
	if a := d.shown(t, "/cite/"+sha); len(a.Today.Differences) != maxPageDifferences+31 {
		t.Errorf("JSON has %d", len(a.Today.Differences))
	}
}

// TestAPageTellsWhenToComeAgain: a page that can't be shown now says in its header what the JSON of the same problem says there.
func TestAPageTellsWhenToComeAgain(t *testing.T) {
	for _, page := range []bool{true, false} {
		w := httptest.NewRecorder()
		(&citeGetHandler{}).fail(w, httptest.NewRequest(http.MethodGet, "/cite/x", nil), page, overloaded())
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("page %v: %d, Retry-After %q", page, w.Code, w.Header().Get("Retry-After"))
		}
	}
}
