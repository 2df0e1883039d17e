package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/internal/testenv"
)

const (
	indexHTML   = "<!doctype html><title>Playground</title>"
	spanishHTML = "<!doctype html><html lang=es><title>Playground</title>"
	scriptJS    = "console.log('287(g)')"
)

func TestPlayground(t *testing.T) {
	h := newTestPlayground(t, builtBundle(t))

	t.Run("serves the index at the mount and is asked for it anew each time", func(t *testing.T) {
		for _, path := range []string{"/playground/", "/playground/index.html"} {
			res := get(h, path, "")
			wantStatus(t, res, http.StatusOK)
			wantHeader(t, res, "Content-Type", "text/html; charset=utf-8")
			wantHeader(t, res, "Cache-Control", "no-cache")
			wantBody(t, res, indexHTML)
		}
	})

	t.Run("lets hashed assets be kept forever", func(t *testing.T) {
		res := get(h, "/playground/assets/index-1a2b.js", "")
		wantStatus(t, res, http.StatusOK)
		wantHeader(t, res, "Content-Type", "text/javascript; charset=utf-8")
		wantHeader(t, res, "Cache-Control", "public, max-age=31536000, immutable")
		wantBody(t, res, scriptJS)
	})

	t.Run("redirects to the mount and keeps the query", func(t *testing.T) {
		res := get(h, "/playground?x=1", "")
		wantStatus(t, res, http.StatusMovedPermanently)
		wantHeader(t, res, "Location", "/playground/?x=1")
	})

	t.Run("serves the page of a folder, and leads there without its slash", func(t *testing.T) {
		wantBody(t, get(h, "/playground/es/", ""), spanishHTML)
		res := get(h, "/playground/es?x=1", "")
		wantStatus(t, res, http.StatusMovedPermanently)
		wantHeader(t, res, "Location", "es/?x=1")
	})

	t.Run("answers HEAD with the headers of GET and no body", func(t *testing.T) {
		path := "/playground/assets/index-1a2b.js"
		want, got := get(h, path, "gzip"), do(h, http.MethodHead, path, "gzip", "")
		if !reflect.DeepEqual(got.Header(), want.Header()) {
			t.Errorf("HEAD has the headers %v, GET %v", got.Header(), want.Header())
		}
		wantBody(t, got, "")
	})

	t.Run("refuses other methods", func(t *testing.T) {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
			res := do(h, method, "/playground/", "", "")
			wantStatus(t, res, http.StatusMethodNotAllowed)
			wantHeader(t, res, "Allow", "GET, HEAD")
		}
	})

	t.Run("finds only what the bundle holds", func(t *testing.T) {
		for _, path := range []string{
			"/playground/nothing.js",
			"/playground/assets/",
			"/playground/assets",
			"/playground/index.html.gz",
			"/playground/assets/index-1a2b.js.br",
			"/playground/../secret.txt",
			"/playground/assets/../../secret.txt",
			"/playground/..%2fsecret.txt",
			"/playground/%2e%2e/secret.txt",
			"/playground//index.html",
			"/playground/./index.html",
			`/playground/..\secret.txt`,
			"/playgroundx",
			"/secret.txt",
		} {
			wantStatus(t, get(h, path, ""), http.StatusNotFound)
		}
	})
}

func TestSecurityHeaders(t *testing.T) {
	built, missing := newTestPlayground(t, builtBundle(t)), newTestPlayground(t, fstest.MapFS{})
	for name, res := range map[string]*httptest.ResponseRecorder{
		"page":               get(built, "/playground/", "br"),
		"worker":             get(built, "/playground/assets/index-1a2b.js", ""),
		"not modified":       do(built, http.MethodGet, "/playground/", "", "*"),
		"redirect":           get(built, "/playground", ""),
		"not found":          get(built, "/playground/nothing", ""),
		"method not allowed": do(built, http.MethodPost, "/playground/", "", ""),
		"not built":          get(missing, "/playground/", ""),
	} {
		t.Run("are on the answer: "+name, func(t *testing.T) {
			wantHeader(t, res, "Content-Security-Policy", "default-src 'none'; script-src 'self'; worker-src 'self'; "+
				"style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "+
				"base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
			wantHeader(t, res, "X-Content-Type-Options", "nosniff")
			wantHeader(t, res, "Cross-Origin-Opener-Policy", "same-origin")
			wantHeader(t, res, "Cross-Origin-Resource-Policy", "same-origin")
		})
	}
}

func TestCodings(t *testing.T) {
	h := newTestPlayground(t, builtBundle(t))
	const path = "/playground/assets/index-1a2b.js"
	tags := map[string]string{}
	for _, c := range []struct{ accept, coding, body string }{
		{"gzip, br", "br", "br:" + scriptJS},
		{"gzip", "gzip", string(gzipped(t, scriptJS))},
		{"", "", scriptJS},
	} {
		t.Run("sends as asked by "+c.accept, func(t *testing.T) {
			res := get(h, path, c.accept)
			wantHeader(t, res, "Content-Encoding", c.coding)
			wantHeader(t, res, "Vary", "Accept-Encoding")
			wantBody(t, res, c.body)

			tag := res.Header().Get("ETag")
			if other, taken := tags[tag]; taken {
				t.Errorf("ETag %s stands for %q and %q", tag, c.accept, other)
			}
			tags[tag] = c.accept
			again := do(h, http.MethodGet, path, c.accept, tag)
			wantStatus(t, again, http.StatusNotModified)
			wantBody(t, again, "")
		})
	}
}

// TestLengthIsThatOfTheBody: also where only a part is sent, or nothing for want of the version that is wanted.
func TestLengthIsThatOfTheBody(t *testing.T) {
	h := newTestPlayground(t, builtBundle(t))
	for _, coding := range []string{"", "gzip", "br"} {
		for _, header := range [][2]string{{"Range", "bytes=0-2"}, {"Range", "bytes=9999-"}, {"Range", "bytes=0-1,3-4"}, {"If-Match", `"x"`}, {"If-Match", "*"}, {"X", "x"}} {
			r := httptest.NewRequest(http.MethodGet, "/playground/assets/index-1a2b.js", nil)
			r.Header.Set("Accept-Encoding", coding)
			r.Header.Set(header[0], header[1])
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if said := w.Header().Get("Content-Length"); said != "" && said != strconv.Itoa(w.Body.Len()) {
				t.Errorf("%s with %q: status %d, %d bytes, Content-Length %s", coding, header, w.Code, w.Body.Len(), said)
			}
		}
	}
}

func TestPlaygroundNotBuilt(t *testing.T) {
	h := newTestPlayground(t, fstest.MapFS{"dist/.keep": {}})

	t.Run("says what to do", func(t *testing.T) {
		res := get(h, "/playground/", "")
		wantStatus(t, res, http.StatusServiceUnavailable)
		wantHeader(t, res, "Content-Type", "text/html; charset=utf-8")
		wantHeader(t, res, "Cache-Control", "no-store")
		for _, want := range []string{"isn't in this build", "<code>make web</code>"} {
			if !strings.Contains(res.Body.String(), want) {
				t.Errorf("the page lacks %q", want)
			}
		}
	})

	t.Run("has no body for HEAD", func(t *testing.T) {
		res := do(h, http.MethodHead, "/playground/", "", "")
		wantStatus(t, res, http.StatusServiceUnavailable)
		wantBody(t, res, "")
	})

	t.Run("still redirects to the mount", func(t *testing.T) {
		wantStatus(t, get(h, "/playground", ""), http.StatusMovedPermanently)
	})
}

func TestDamagedBundle(t *testing.T) {
	for name, damage := range map[string]func(fstest.MapFS){
		"a file lacks its .br":             func(m fstest.MapFS) { delete(m, "dist/playground/index.html.br") },
		"a file is of no known type":       func(m fstest.MapFS) { m["dist/playground/a.exe.gz"] = &fstest.MapFile{} },
		"a file was not compressed at all": func(m fstest.MapFS) { m["dist/playground/a.js"] = &fstest.MapFile{} },
	} {
		t.Run("is refused when "+name, func(t *testing.T) {
			fsys := builtBundle(t)
			damage(fsys)
			if _, err := newPlayground(fsys); err == nil {
				t.Error("no error")
			}
		})
	}
}

// The bundle that this binary really holds; without one, that is its 503.
func TestEmbedded(t *testing.T) {
	h := Playground()
	built, err := fs.Sub(dist, "dist/playground")
	if err != nil {
		t.Fatal(err)
	}
	if !isBuilt(built) {
		wantStatus(t, get(h, "/playground/", ""), http.StatusServiceUnavailable)
		testenv.Skip(t, testenv.Playground, "only the 503 was tested: run `make web` to test the bundle too")
	}
	files, err := loadBundle(built)
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		res := get(h, "/playground/"+name, "")
		wantStatus(t, res, http.StatusOK)
		for _, machine := range machinePaths(t) {
			if strings.Contains(res.Body.String(), machine) {
				t.Errorf("%s holds a path of the machine that built it (%s)", name, machine)
			}
		}
	}
}

// machinePaths are folders of the machine that builds and tests: its user's, the repository's, and those of packages.
func machinePaths(t *testing.T) []string {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	out := []string{filepath.Dir(here), "/node_modules/"}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		out = append(out, home+"/")
	}
	return out
}

// builtBundle is what `vite build` leaves, in small, beside a file that must never be served.
func builtBundle(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{"dist/.keep": {}, "secret.txt": {Data: []byte("secret")}, "dist/secret.txt": {Data: []byte("secret")}}
	for name, body := range map[string]string{"index.html": indexHTML, "es/index.html": spanishHTML, "assets/index-1a2b.js": scriptJS} {
		fsys["dist/playground/"+name+".gz"] = &fstest.MapFile{Data: gzipped(t, body)}
		fsys["dist/playground/"+name+".br"] = &fstest.MapFile{Data: []byte("br:" + body)} // the handler never looks inside
	}
	return fsys
}

func gzipped(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func newTestPlayground(t *testing.T, fsys fs.FS) http.Handler {
	t.Helper()
	h, err := newPlayground(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, path, acceptEncoding string) *httptest.ResponseRecorder {
	return do(h, http.MethodGet, path, acceptEncoding, "")
}

func do(h http.Handler, method, path, acceptEncoding, ifNoneMatch string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, nil)
	if acceptEncoding != "" {
		req.Header.Set("Accept-Encoding", acceptEncoding)
	}
	if ifNoneMatch != "" {
		req.Header.Set("If-None-Match", ifNoneMatch)
	}
	res := httptest.NewRecorder()
	h.ServeHTTP(res, req)
	return res
}

func wantStatus(t *testing.T, res *httptest.ResponseRecorder, want int) {
	t.Helper()
	if res.Code != want {
		t.Errorf("status %d, want %d", res.Code, want)
	}
}

func wantHeader(t *testing.T, res *httptest.ResponseRecorder, name, want string) {
	t.Helper()
	if got := res.Header().Get(name); got != want {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
}

func wantBody(t *testing.T, res *httptest.ResponseRecorder, want string) {
	t.Helper()
	if got := res.Body.String(); got != want {
		t.Errorf("body: %q, want %q", got, want)
	}
}
