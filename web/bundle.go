package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// contentTypes is fixed because the mime package asks the machine that it runs on.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".ttf":  "font/ttf",
	".txt":  "text/plain; charset=utf-8",
}

// bundle is a built page: its files by the name that the browser asks for. Only a name in it is ever answered, so that no
// path can lead elsewhere.
type bundle map[string]*file

// file is kept as the build compressed it.
type file struct {
	contentType  string
	cacheControl string
	hash         string
	gzip, brotli []byte
	plain        func() ([]byte, error) // unpacked when first asked for, then kept
}

// isBuilt tells whether a build left a page here.
func isBuilt(fsys fs.FS) bool {
	_, err := fs.Stat(fsys, "index.html.gz")
	return err == nil
}

// loadBundle reads all .gz and .br files, of which every file of a bundle has both.
func loadBundle(fsys fs.FS) (bundle, error) {
	files := bundle{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".br") {
			return err
		}
		name, ok := strings.CutSuffix(p, ".gz")
		if !ok {
			return fmt.Errorf("%s: the build left it uncompressed", p)
		}
		files[name], err = loadFile(fsys, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("web bundle: %w", err)
	}
	return files, nil
}

func loadFile(fsys fs.FS, name string) (*file, error) {
	contentType, ok := contentTypes[path.Ext(name)]
	if !ok {
		return nil, fmt.Errorf("%s: no content type for this extension", name)
	}
	zipped, err := fs.ReadFile(fsys, name+".gz")
	if err != nil {
		return nil, err
	}
	brotli, err := fs.ReadFile(fsys, name+".br")
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(zipped)
	return &file{
		contentType:  contentType,
		cacheControl: cacheControl(name),
		hash:         hex.EncodeToString(sum[:8]),
		gzip:         zipped,
		brotli:       brotli,
		plain:        sync.OnceValues(func() ([]byte, error) { return gunzip(zipped) }),
	}, nil
}

func gunzip(zipped []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// ServeHTTP expects a path relative to the bundle. One that is empty or ends with a slash is that of the page in this folder; without
// the slash it leads there.
func (b bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if f, ok := b[name]; ok {
		f.serve(w, r)
		return
	}
	if _, ok := b[name+"/index.html"]; ok {
		redirect(w, path.Base(name)+"/", r.URL.RawQuery)
		return
	}
	http.NotFound(w, r)
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	coding := negotiate(r.Header.Values("Accept-Encoding"))
	body, err := f.body(coding)
	if err != nil {
		http.Error(w, "This file of the playground is damaged.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Cache-Control", f.cacheControl)
	h.Set("Vary", "Accept-Encoding")
	// Each coding is a representation of its own, so each has its own tag.
	h.Set("ETag", `"`+f.hash+"-"+coding+`"`)
	if coding != identity {
		h.Set("Content-Encoding", coding)
		if r.Header.Get("If-Match") == "" { // else perhaps nothing is sent
			h.Set("Content-Length", strconv.Itoa(len(body))) // ServeContent leaves it out where a coding is set
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

func (f *file) body(coding string) ([]byte, error) {
	switch coding {
	case codingBrotli:
		return f.brotli, nil
	case codingGzip:
		return f.gzip, nil
	default:
		return f.plain()
	}
}
