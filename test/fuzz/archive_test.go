package fuzz

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"graph287g/internal/archive"
	"graph287g/test/corpus"
)

// FuzzArchive: an answer that is archived is shown under its address as it was, and under no other; and whatever becomes of its file, or
// lies beside it in the folder, what is shown has the hash that the address names, or nothing is shown.
func FuzzArchive(f *testing.F) {
	s := curated(f)
	queries := corpus.Read(f, "../../web/src/playground/examples/*.graphql", "../corpus/queries/c*.graphql", "../corpus/queries/filter*.graphql")
	for i := range queries {
		f.Add(uint8(i), "", []byte(nil), "", []byte(nil), "")
		f.Add(uint8(i), "\n# again", []byte{byte(i), 9, 4, 200, 6, 31}, "text/html", []byte{byte(i % 9), 3, 77, 1}, "02-"+strings.Repeat("0", 32)+".txt")
	}
	for _, name := range []string{".writing-1", "01-x.txt", "01-" + strings.Repeat("a", 32) + ".TXT", "001-" + strings.Repeat("a", 32) + ".txt", "00-" + strings.Repeat("f", 32) + ".txt", "x", strings.Repeat("b", 255)} {
		f.Add(uint8(0), "", []byte(nil), "application/json", []byte(nil), name)
	}
	for how := range byte(9) {
		f.Add(uint8(1), "", []byte{how, 7, 3}, "*/*", []byte{how, 0, 1, 2, how, 5}, "")
		f.Add(uint8(2), "", []byte{how, 64, 3, how, 2, 2}, "", []byte{how, 40, 8, 1}, "")
	}
	known := map[string]*archivedAnswer{}
	f.Fuzz(func(t *testing.T, which uint8, comment string, address []byte, accept string, damage []byte, name string) {
		q := queries[int(which)%len(queries)]
		c := newArchiveCase(t, s, q.Query+comment, q.Variables)
		if a := known[q.Name]; a != nil && comment == "" {
			c.restore(a)
		} else if !c.archiveAnswer() {
			return
		}
		if comment == "" {
			known[q.Name] = c.archivedAnswer
		}
		c.checkArchivedOnce()
		c.checkShown(c.path, accept)
		c.checkShown(editAddress(c, address), accept)
		c.checkForeignFile(name)
		c.checkDamaged(damage)
	})
}

// An archivedAnswer is an answer with its address and its file.
type archivedAnswer struct {
	path     string // of the address
	sha, id  string
	data     []byte
	contents []byte
}

// An archiveCase is an archive with one answer.
type archiveCase struct {
	t       *testing.T
	s       *subject
	handler http.Handler
	folder  string
	archive *archive.Archive
	query   string
	request []byte // the body that asks it
	*archivedAnswer
	file string
}

func newArchiveCase(t *testing.T, s *subject, query string, variables json.RawMessage) *archiveCase {
	t.Helper()
	request, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	c := &archiveCase{t: t, s: s, folder: t.TempDir(), query: query, request: request}
	c.open()
	return c
}

func (c *archiveCase) open() {
	c.t.Helper()
	var err error
	if c.archive, err = archive.Open(c.folder, archive.Bounds{}); err != nil {
		c.t.Fatal(err)
	}
	c.handler = c.s.archiving(c.t, c.archive)
}

// restore puts the file of an answer into the folder, as from a copy: writing it for good takes far longer.
func (c *archiveCase) restore(a *archivedAnswer) {
	c.t.Helper()
	c.take(a)
	if err := errors.Join(os.Mkdir(filepath.Dir(c.file), 0o755), os.WriteFile(c.file, a.contents, 0o600)); err != nil {
		c.t.Fatal(err)
	}
	c.open()
}

func (c *archiveCase) take(a *archivedAnswer) {
	c.archivedAnswer, c.file = a, filepath.Join(c.folder, a.sha, "01-"+a.id+".txt")
}

// archiveAnswer archives the answer to the query; false where that isn't answered.
func (c *archiveCase) archiveAnswer() bool {
	c.t.Helper()
	plain := readAnswer(c.t, c.send(http.MethodPost, "/graphql", "", c.request).body, c.query)
	got := c.send(http.MethodPost, "/cite", "", c.request)
	if got.status != http.StatusCreated {
		if got.status < 400 || got.status >= 500 || plain.Data != nil && len(plain.Errors) == 0 && !strings.Contains(string(got.body), "__schema") {
			c.t.Errorf("status %d of %.500s", got.status, got.body)
		}
		return false
	}
	var cited struct{ URL, SHA256 string }
	if err := json.Unmarshal(got.body, &cited); err != nil || cited.SHA256 != archive.Hash(plain.Data) || got.header.Get("Location") != cited.URL {
		c.t.Fatalf("%v: %.500s at %s", err, got.body, got.header.Get("Location"))
	}
	path, found := strings.CutPrefix(cited.URL, "https://graph.example")
	if !found || path != "/cite/"+cited.SHA256 {
		c.t.Fatalf("the address is %s", cited.URL)
	}
	ids, err := c.archive.Requests(cited.SHA256)
	if err != nil || len(ids) != 1 {
		c.t.Fatal(ids, err)
	}
	c.take(&archivedAnswer{path: path, sha: cited.SHA256, id: ids[0], data: plain.Data})
	if c.contents, err = os.ReadFile(c.file); err != nil {
		c.t.Fatal(err)
	}
	return true
}

func (c *archiveCase) send(method, target, accept string, body []byte) *response {
	c.t.Helper()
	headers := "Content-Type: application/json"
	if accept != "" {
		headers += "\nAccept: " + strings.NewReplacer("\r", "", "\n", "").Replace(accept)
	}
	out := (&transport{c.s, c.handler}).serveLogged(c.t, message{method, target, headers, body})
	if logged := c.s.log.take(); strings.Contains(logged, "panic") {
		c.t.Errorf("something went wrong: %s", logged)
	}
	return out
}

// checkArchivedOnce: who asks again gets the same citation, and the same file.
func (c *archiveCase) checkArchivedOnce() {
	c.t.Helper()
	again := c.send(http.MethodPost, "/cite", "", c.request)
	if again.status != http.StatusOK || again.header.Get("Location") != "https://graph.example"+c.path {
		c.t.Errorf("archived again: status %d, %.500s", again.status, again.body)
	}
	if answers, size := c.archive.Size(); answers != 1 || size != int64(len(c.contents)) {
		c.t.Errorf("%d answers of %d bytes, the file has %d", answers, size, len(c.contents))
	}
	if e, err := c.archive.Get(c.sha, c.id); err != nil || !bytes.Equal(e.Data, c.data) || e.Request.ID() != c.id {
		c.t.Errorf("%v: the archive has %.500s", err, e.Data)
	}
}

// checkShown asks for an address: only that of the answer shows it.
func (c *archiveCase) checkShown(target, accept string) {
	c.t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil || !strings.HasPrefix(u.Path, "/cite/") {
		return
	}
	got := c.send(http.MethodGet, target, accept, nil)
	if got == nil {
		return
	}
	values, _ := url.ParseQuery(u.RawQuery)
	own := slices.Contains([]string{c.path, c.path + ".json", c.path + "/data"}, u.Path) && (values.Get("request") == "" || values.Get("request") == c.id)
	switch {
	case got.status == http.StatusOK && !own:
		c.t.Errorf("%s shows %.500s", target, got.body)
	case got.status == http.StatusOK:
		c.checkWhole(u.Path, got)
	case !slices.Contains(statuses["/cite/"], got.status) || own && target == c.path && got.status != http.StatusNotAcceptable:
		c.t.Errorf("%s: status %d, %.500s", target, got.status, got.body)
	}
}

// checkWhole holds what is shown against what was archived.
func (c *archiveCase) checkWhole(path string, got *response) {
	c.t.Helper()
	if strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
		if bytes.Contains(bytes.ToLower(got.body), []byte("<script")) || !strings.Contains(got.header.Get("Content-Security-Policy"), "default-src 'none'") {
			c.t.Errorf("a page that may run something: %.2000s", got.body)
		}
		return
	}
	if strings.HasSuffix(path, "/data") {
		if !bytes.Equal(got.body, c.data) {
			c.t.Errorf("the data are %.500s", got.body)
		}
		return
	}
	var shown struct {
		Data     json.RawMessage
		Citation struct{ SHA256 string }
		Today    struct{ State string }
	}
	if err := json.Unmarshal(got.body, &shown); err != nil || !bytes.Equal(shown.Data, c.data) || shown.Citation.SHA256 != c.sha || shown.Today.State != "SAME" {
		c.t.Errorf("%v: %.2000s", err, got.body)
	}
}

// checkForeignFile puts a file of another name beside the answer, which stays what it is.
func (c *archiveCase) checkForeignFile(name string) {
	c.t.Helper()
	path := filepath.Join(c.folder, c.sha, name)
	if name == "" || filepath.Dir(path) != filepath.Dir(c.file) || path == c.file || filepath.Base(path) != name {
		return
	}
	if err := os.WriteFile(path, []byte("not an answer"), 0o600); err != nil {
		return // the system takes no such name
	}
	defer os.Remove(path)
	ids, err := c.archive.Requests(c.sha)
	if err != nil || !slices.Contains(ids, c.id) || slices.ContainsFunc(ids, func(id string) bool { return !archive.IsID(id) }) {
		c.t.Errorf("beside %q: %q, %v", name, ids, err)
	}
	if e, err := c.archive.Get(c.sha, c.id); err == nil && !bytes.Equal(e.Data, c.data) {
		c.t.Errorf("beside %q: %.500s", name, e.Data)
	}
	if _, err := archive.Open(c.folder, archive.Bounds{}); err != nil {
		c.t.Errorf("beside %q: %v", name, err)
	}
}

// checkDamaged changes the file: then the answer is still the one with that hash, or is said to be damaged, and no more of it is shown.
func (c *archiveCase) checkDamaged(damage choices) {
	c.t.Helper()
	changed := damaged(c.contents, damage)
	if bytes.Equal(changed, c.contents) {
		return
	}
	if err := os.WriteFile(c.file, changed, 0o600); err != nil {
		c.t.Fatal(err)
	}
	var wrong *archive.DamagedError
	e, err := c.archive.Get(c.sha, c.id)
	switch {
	case err != nil && !errors.As(err, &wrong):
		c.t.Errorf("%v", err)
	case err == nil && (!bytes.Equal(e.Data, c.data) || e.Request.ID() != c.id):
		c.t.Errorf("a changed file is taken: %.500s", e.Data)
	}
	for _, suffix := range []string{"", ".json", "/data"} {
		got := c.send(http.MethodGet, c.path+suffix, "application/json", nil)
		switch {
		case err == nil && got.status != http.StatusOK || err != nil && got.status != http.StatusInternalServerError:
			c.t.Errorf("%v, and status %d of %.500s", err, got.status, got.body)
		case err != nil && (!strings.Contains(string(got.body), "the archived file is damaged") || bytes.Contains(got.body, []byte(c.folder))):
			c.t.Errorf("a damaged file is told by %.500s", got.body)
		}
	}
}
