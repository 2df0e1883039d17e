package httpapi

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/internal/archive"
)

func TestArchiving(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	sha := archive.Hash([]byte(stateData))
	first := d.cited(t, stateRequest, http.StatusCreated)
	want := Citation{Text: "Name, 287(g) Graph, version 1 (DATE), " + testURL + "/cite/" + sha, URL: testURL + "/cite/" + sha, Version: 1, SHA256: sha}
	if got := first; undated(got.Text) != want.Text || got.URL != want.URL || got.Version != 1 || got.SHA256 != sha {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	t.Run("keeps the first", func(t *testing.T) {
		spaced := strings.ReplaceAll(stateRequest, `{"code" : "NC"}`, `{"code":"NC"}`)
		if again := d.cited(t, spaced, http.StatusOK); again != first {
			t.Errorf("got %+v", again)
		}
	})
	t.Run("keeps the first when the graph has changed elsewhere", func(t *testing.T) {
		d.name(t, "Another")
		d.name(t, "North Carolina")
		if again := d.cited(t, stateRequest, http.StatusOK); again != first {
			t.Errorf("got %+v", again)
		}
	})
	t.Run("ignores the extensions of a request", func(t *testing.T) {
		with := strings.TrimSuffix(stateRequest, "}") + `,"extensions":{"cost":true,"citation":false}}`
		if again := d.cited(t, with, http.StatusOK); again != first {
			t.Errorf("got %+v", again)
		}
	})
	t.Run("leaves exactly one file", func(t *testing.T) {
		files, err := filepath.Glob(d.folder + "/*/*")
		if err != nil || len(files) != 1 {
			t.Fatalf("%v, %v", files, err)
		}
		text, err := os.ReadFile(files[0])
		if lines := strings.Split(string(text), "\n"); err != nil || lines[1] != stateData || !strings.Contains(lines[0], `"query":"query Name($code`) {
			t.Errorf("%v: %s", err, text)
		}
	})
}

func TestArchivingRefuses(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{Answers: 1, AnswerBytes: 60}, nil)
	d.cited(t, `{"query":"{ states { totalCount } }"}`, http.StatusCreated)
	for _, c := range []struct {
		name    string
		request *http.Request
		status  int
		code    apierror.Code
		message string
	}{
		{"no body", citePost(``), 400, apierror.BadUserInput, "the body is empty"},
		{"no JSON", citePost(`{"query":`), 400, apierror.BadUserInput, "isn't valid JSON"},
		{"another type", citePost(stateRequest, "Content-Type", "text/plain"), 415, apierror.BadUserInput, "must be JSON"},
		{"a large body", citePost(`{"query":"` + strings.Repeat(" ", limits.Default().BodyBytes) + `"}`), 413, apierror.BadUserInput, "it may have 262144 bytes"},
		{"no query", citePost(`{}`), 400, apierror.BadUserInput, `"query" is missing`},
		{"parameters", func() *http.Request { r := citePost(""); r.URL.RawQuery = "query={a}"; return r }(), 400, apierror.BadUserInput, "the body is empty"},
		{"a picture for an answer", citePost(stateRequest, "Accept", "image/png"), 406, apierror.BadUserInput, "Accept leaves"},
		{"a large answer", citePost(`{"query":"{ states { nodes { a: name b: name c: name d: name } } }"}`), 422, apierror.CostExceeded, "one that is archived may have 60: ask for less"},
		{"one too many", citePost(stateRequest), 507, archiveFull, "the archive is full: it holds 1 answers; what is archived stays"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := do(d, c.request)
			wantStatus(t, res, c.status)
			wantError(t, res.Body.Bytes(), c.code, c.message)
			wantHeader(t, res, "Content-Type", "application/json; charset=utf-8")
		})
	}
	for _, method := range []string{"GET", "HEAD", "PUT", "DELETE"} {
		res := do(d, request(method, "/cite", ""))
		wantStatus(t, res, http.StatusMethodNotAllowed)
		wantHeader(t, res, "Allow", "POST, OPTIONS")
	}
	wantStatus(t, do(d, citePost(`{"query":"{ states { totalCount } }"}`)), http.StatusOK) // it still answers what is there
}

func TestWithoutAFolder(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, func(c *Config) { c.Archive = nil })
	for _, r := range []*http.Request{citePost(stateRequest), request("GET", "/cite/"+strings.Repeat("0", 64), "")} {
		res := do(d, r)
		wantStatus(t, res, http.StatusNotFound)
		wantError(t, res.Body.Bytes(), apierror.NotFound, "enables that with `serve --archive FOLDER`")
	}
	if page := d.page(t, "/cite/"+strings.Repeat("0", 64), http.StatusNotFound); !strings.Contains(page, "This server archives no answers") {
		t.Errorf("got %s", page)
	}
	if got := citationIn(t, do(d, post(stateRequest, "GraphQL-Citation", "1"))); got.SHA256 != archive.Hash([]byte(stateData)) {
		t.Errorf("a citation is %+v", got)
	}
	for _, path := range []string{"/nowhere", "/"} {
		if res := do(d, request("GET", path, "")); strings.Contains(res.Body.String(), "/cite") {
			t.Errorf("%s lists it: %s", path, res.Body)
		}
		if res := do(newTestAPI(t, archive.Bounds{}, nil), request("GET", path, "")); !strings.Contains(res.Body.String(), "/cite") {
			t.Errorf("%s doesn't list it: %s", path, res.Body)
		}
	}
}

// TestManyArchiveTheSameAtOnce: the clock runs only while everybody waits for another, so that nobody waits in vain.
func TestManyArchiveTheSameAtOnce(t *testing.T) { synctest.Test(t, testManyArchiveTheSameAtOnce) }

func testManyArchiveTheSameAtOnce(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	var all sync.WaitGroup
	var statuses [48]int
	var bodies [len(statuses)]string
	for i := range statuses {
		all.Go(func() {
			res := do(d, citePost(stateRequest))
			statuses[i], bodies[i] = res.Code, res.Body.String()
		})
	}
	all.Wait()
	created := 0
	for i, status := range statuses {
		if status == http.StatusCreated {
			created++
		} else if status != http.StatusOK {
			t.Errorf("status %d: %s", status, bodies[i])
		}
		if bodies[i] != bodies[0] {
			t.Errorf("%s and %s", bodies[i], bodies[0])
		}
	}
	if n, _ := d.archive.Size(); created != 1 || n != 1 {
		t.Errorf("%d created, %d archived", created, n)
	}
}

// TestAFolderThatFails: who cites is told so, and everything else works on.
func TestAFolderThatFails(t *testing.T) {
	log, out := logged()
	d := newTestAPI(t, archive.Bounds{}, func(c *Config) { c.Logger = log })
	if err := os.RemoveAll(d.folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.folder, nil, 0o644); err != nil { // nobody, root neither, can write into that
		t.Fatal(err)
	}
	res := do(d, citePost(stateRequest))
	wantStatus(t, res, http.StatusInternalServerError)
	wantError(t, res.Body.Bytes(), apierror.Internal, "Nothing was archived")
	if strings.Contains(res.Body.String(), d.folder) || !strings.Contains(out.String(), d.folder) {
		t.Errorf("where it is belongs into the log alone: %s, %s", res.Body, out)
	}
	res = do(d, request("GET", "/cite/"+strings.Repeat("0", 64), ""))
	wantStatus(t, res, http.StatusInternalServerError)
	wantError(t, res.Body.Bytes(), apierror.Internal, "the archive can't be read")
	if err := os.Remove(d.folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(d.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	d.cited(t, stateRequest, http.StatusCreated)
}

func TestRequestsWithTheSameAnswer(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	first := d.cited(t, stateRequest, http.StatusCreated)
	second := d.cited(t, strings.Replace(stateRequest, "query Name", "query Again", 1), http.StatusCreated)
	if second.SHA256 != first.SHA256 || !strings.HasPrefix(second.URL, first.URL+"?request=") || !strings.HasPrefix(second.Text, "Again, ") {
		t.Errorf("got %+v", second)
	}
	path := strings.TrimPrefix(second.URL, testURL)
	a, b := d.shown(t, "/cite/"+first.SHA256), d.shown(t, path)
	if a.Citation != first || b.Citation != second || !strings.Contains(b.Request.Query, "Again") || strings.Contains(a.Request.Query, "Again") {
		t.Errorf("got %+v and %+v", a, b)
	}
	for _, shown := range []archivedAnswer{a, b} {
		if len(shown.Requests) != 2 || shown.Requests[0] != first.URL || shown.Requests[1] != second.URL {
			t.Errorf("requests %v", shown.Requests)
		}
	}
	if got := citationIn(t, do(d, post(strings.Replace(stateRequest, "query Name", "query Again", 1), "GraphQL-Citation", "1"))); got.URL != second.URL {
		t.Errorf("the second is cited by %s", got.URL)
	}
	if got := citationIn(t, do(d, post(strings.Replace(stateRequest, "query Name", "query Third", 1), "GraphQL-Citation", "1"))); got.URL != first.URL {
		t.Errorf("a request that isn't archived is cited by %s", got.URL)
	}
	page := d.page(t, path, http.StatusOK)
	for _, want := range []string{`<a href="` + first.SHA256 + `">request 1</a>`, "request 2, which this page shows", `href="` + first.SHA256 + ".json?request="} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s: %s", want, page)
		}
	}
}

func TestAddresses(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	sha := d.cited(t, stateRequest, http.StatusCreated).SHA256
	zeros := strings.Repeat("0", 64)
	for _, c := range []struct {
		path    string
		status  int
		message string
	}{
		{"/cite/" + sha, 200, ""},
		{"/cite/" + sha + ".json", 200, ""},
		{"/cite/" + sha + "/data", 200, ""},
		{"/cite/" + zeros, 404, "no answer is archived under this hash"},
		{"/cite/" + zeros + ".json", 404, "no answer is archived under this hash"},
		{"/cite/" + zeros + "/data", 404, "no answer is archived under this hash"},
		{"/cite/" + sha + "?request=" + zeros[:32], 404, "isn't archived for such a request"},
		{"/cite/", 400, "64 hexadecimal digits"},
		{"/cite/" + sha[:63], 400, "64 hexadecimal digits"},
		{"/cite/" + sha + "0", 400, "64 hexadecimal digits"},
		{"/cite/" + strings.ToUpper(sha), 400, "64 hexadecimal digits"},
		{"/cite/" + strings.Repeat("g", 64), 400, "64 hexadecimal digits"},
		{"/cite/" + sha + "/", 400, "64 hexadecimal digits"},
		{"/cite/" + sha + "/data/", 400, "64 hexadecimal digits"},
		{"/cite/" + sha + ".json/data", 400, "64 hexadecimal digits"},
		{"/cite/../cite/" + sha, 400, "64 hexadecimal digits"},
		{"/cite/..%2f..%2fetc%2fpasswd", 400, "64 hexadecimal digits"},
		{"/cite/" + sha[:62] + "%2e%2e", 400, "64 hexadecimal digits"},
		{"/cite/" + sha[:60] + "%00abc", 400, "64 hexadecimal digits"},
		{"/cite/" + sha + "?request=x", 400, "32 hexadecimal digits"},
		{"/cite/" + sha + "?request=" + zeros[:32] + "&request=" + zeros[:32], 400, "once"},
		{"/cite/" + sha + "?request=%zz", 400, "well-formed"},
	} {
		t.Run(c.path, func(t *testing.T) {
			res := do(d, request("GET", c.path, ""))
			wantStatus(t, res, c.status)
			if c.message != "" {
				wantError(t, res.Body.Bytes(), map[int]apierror.Code{400: apierror.BadUserInput, 404: apierror.NotFound}[c.status], c.message)
			}
			head := do(d, request("HEAD", c.path, ""))
			wantStatus(t, head, c.status)
			wantBody(t, head, "")
			wantHeader(t, head, "Content-Type", res.Header().Get("Content-Type"))
			wantHeader(t, head, "Content-Length", res.Header().Get("Content-Length"))
			wantStatus(t, do(d, request("POST", c.path, "")), http.StatusMethodNotAllowed)
		})
	}
}

func TestTheBytesAreThoseOfTheHash(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	d.name(t, "A\u2028<b>&\"\\é")
	c := d.cited(t, `{"query":"{ state(code: \"NC\") { name } }"}`, http.StatusCreated)
	raw := do(d, request("GET", "/cite/"+c.SHA256+"/data", ""))
	if archive.Hash(raw.Body.Bytes()) != c.SHA256 {
		t.Errorf("the data are %s", raw.Body)
	}
	if shown := d.shown(t, "/cite/"+c.SHA256); archive.Hash(shown.Data) != c.SHA256 {
		t.Errorf("the data shown are %s", shown.Data)
	}
	var plain struct{ Data json.RawMessage }
	if err := json.Unmarshal(do(d, post(`{"query":"{ state(code: \"NC\") { name } }"}`)).Body.Bytes(), &plain); err != nil || archive.Hash(plain.Data) != c.SHA256 {
		t.Errorf("the answer is %s", plain.Data)
	}
	wantHeader(t, raw, "ETag", `"`+c.SHA256+`"`)
	wantHeader(t, raw, "Cache-Control", "public, max-age=31536000, immutable")
	again := do(d, request("GET", "/cite/"+c.SHA256+"/data", "", "If-None-Match", `"`+c.SHA256+`"`))
	wantStatus(t, again, http.StatusNotModified)
	wantBody(t, again, "")
}

func TestWhoGetsAPage(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	sha := d.cited(t, stateRequest, http.StatusCreated).SHA256
	for _, c := range []struct{ accept, path, want string }{
		{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", "text/html; charset=utf-8"},
		{"text/html", "", "text/html; charset=utf-8"},
		{"text/*;q=0.5", "", "text/html; charset=utf-8"},
		{"text/html, application/json", "", "text/html; charset=utf-8"},
		{"text/html;q=0.5, application/json", "", "application/json; charset=utf-8"},
		{"text/html;q=0, */*", "", "application/json; charset=utf-8"},
		{"*/*", "", "application/json; charset=utf-8"},
		{"image/png, , TEXT/HTML ;q=0.2", "", "text/html; charset=utf-8"},
		{"", "", "application/json; charset=utf-8"},
		{"application/json", "", "application/json; charset=utf-8"},
		{"text/html", ".json", "application/json; charset=utf-8"},
		{"text/html", "/data", "application/json; charset=utf-8"},
	} {
		res := do(d, request("GET", "/cite/"+sha+c.path, "", "Accept", c.accept))
		wantStatus(t, res, http.StatusOK)
		if got := res.Header().Get("Content-Type"); got != c.want {
			t.Errorf("Accept %q gets %s for %s", c.accept, got, c.path)
		}
		if vary := res.Header().Values("Vary"); !strings.Contains(strings.Join(vary, ","), "Accept") {
			t.Errorf("Vary is %v", vary)
		}
	}
	wantStatus(t, do(d, request("GET", "/cite/"+sha, "", "Accept", "image/png")), http.StatusNotAcceptable)
}

// FuzzAddress: whatever the path, only an answer that is archived is shown, and nothing panics.
func FuzzAddress(f *testing.F) {
	folder := f.TempDir()
	kept, err := archive.Open(folder, archive.Bounds{})
	if err != nil {
		f.Fatal(err)
	}
	e := archive.Entry{Request: archive.Request{Query: "{a}"}, Data: []byte("{}")}
	if _, err := kept.Put(f.Context(), netip.Prefix{}, e); err != nil {
		f.Fatal(err)
	}
	c := testConfig(fakeEngine{})
	c.Archive = kept
	h := built(c)
	sha := archive.Hash(e.Data)
	f.Add(sha, "")
	f.Add(sha+".json", "request="+e.Request.ID())
	f.Add(sha+"/data", "")
	f.Add("../../"+sha, "request=..")
	f.Add(strings.ToUpper(sha), "%")
	f.Fuzz(func(t *testing.T, path, query string) {
		r := httptest.NewRequest(http.MethodGet, "/cite/x", nil)
		r.URL.Path, r.URL.RawQuery = "/cite/"+path, query
		res := do(h, r)
		shown := path == sha || path == sha+".json" || path == sha+"/data"
		switch {
		case res.Code == http.StatusOK && !shown:
			t.Errorf("%q shows %s", path, res.Body)
		case res.Code != http.StatusOK && res.Code != http.StatusBadRequest && res.Code != http.StatusNotFound:
			t.Errorf("%q: status %d", path, res.Code)
		}
	})
}
