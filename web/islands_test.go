package web

import (
	"net/http"
	"testing"
	"testing/fstest"
)

func TestIslands(t *testing.T) {
	const manifest = `{"src/copy/island.ts": {"file": "assets/copy-1a2b.js", "isEntry": true}, "_shared.js": {"file": "assets/shared-3c.js"}}`
	fsys := fstest.MapFS{"dist/.keep": {}}
	none, err := newIslands(fsys)
	if err != nil || none.Script("copy") != "" {
		t.Errorf("a build without them has %q, %v", none.Script("copy"), err)
	}
	for name, body := range map[string]string{"manifest.json": manifest, "assets/copy-1a2b.js": scriptJS} {
		fsys["dist/islands/"+name+".gz"] = &fstest.MapFile{Data: gzipped(t, body)}
		fsys["dist/islands/"+name+".br"] = &fstest.MapFile{Data: []byte("br:" + body)}
	}
	islands, err := newIslands(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if got := islands.Script("copy"); got != "assets/copy-1a2b.js" {
		t.Errorf("script %q", got)
	}
	if got := islands.Script("_shared"); got != "" {
		t.Errorf("a shared part is a script: %q", got)
	}
	res := get(http.StripPrefix("/islands/", islands), "/islands/assets/copy-1a2b.js", "")
	wantStatus(t, res, http.StatusOK)
	wantBody(t, res, scriptJS)
	wantHeader(t, res, "Cache-Control", "public, max-age=31536000, immutable")
	wantStatus(t, get(http.StripPrefix("/islands/", islands), "/islands/assets/none.js", ""), http.StatusNotFound)

	fsys["dist/islands/manifest.json.gz"] = &fstest.MapFile{Data: gzipped(t, "no JSON")}
	if _, err := newIslands(fsys); err == nil {
		t.Error("a broken manifest is no error")
	}
}
