package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
)

// stylePrefix is where the style is, which is the site's alone.
const stylePrefix = "/style/"

// islandPrefix is where the scripts are.
const islandPrefix = "/islands/"

//go:embed style/*.css style/card/*.css
var styleFiles embed.FS

// An asset is a file that never changes at its address, for the address has its hash.
type asset struct {
	path string
	document
}

// newStyle joins the style sheets in the order of their names. They need no build, so that a program without Node's part has them.
func newStyle() (*asset, error) {
	names, err := fs.Glob(styleFiles, "style/*.css")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, name := range names {
		text, err := styleFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all.Write(text)
	}
	return newAsset("site", all.Bytes()), nil
}

// newAsset makes a style sheet of a text.
func newAsset(name string, text []byte) *asset {
	sum := sha256.Sum256(text)
	hash := hex.EncodeToString(sum[:8])
	return &asset{stylePrefix + name + "-" + hash + ".css", document{text, zip(text), hash}}
}

// serve sends the style, if its address is the one asked for.
func (a *asset) serve(w http.ResponseWriter, r *http.Request) bool {
	if r.URL.Path != a.path {
		return false
	}
	h := w.Header()
	h.Set("Content-Type", "text/css; charset=utf-8")
	h.Set("Cache-Control", lasting)
	sendCompressed(w, r, http.StatusOK, &a.document)
	return true
}
