package httpapi

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"graph287g/graph/apierror"
)

func TestDocuments(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	for path, text := range map[string]string{"/schema.graphql": testSchema, "/ontology.graphqls": testOntology} {
		t.Run(path+" is served as text", func(t *testing.T) {
			res := do(h, request("GET", path, ""))
			wantStatus(t, res, http.StatusOK)
			wantBody(t, res, text)
			wantHeader(t, res, "Content-Type", "text/plain; charset=utf-8")
			wantHeader(t, res, "Cache-Control", "no-cache")
			wantHeader(t, res, "Vary", "Origin, Accept-Encoding")
		})
		t.Run(path+" is compressed when accepted, under another tag", func(t *testing.T) {
			plain := do(h, request("GET", path, ""))
			zipped := do(h, request("GET", path, "", "Accept-Encoding", "gzip"))
			wantHeader(t, zipped, "Content-Encoding", "gzip")
			if got := gunzip(t, zipped.Body.Bytes()); got != text {
				t.Errorf("got %q", got)
			}
			if a, b := plain.Header().Get("ETag"), zipped.Header().Get("ETag"); a == b || !strings.HasPrefix(a, `"`) || !strings.HasPrefix(b, `"`) {
				t.Errorf("tags %s and %s, want two strong ones", a, b)
			}
		})
		t.Run(path+" is sent as a whole", func(t *testing.T) {
			for _, asked := range []string{"bytes=0-3", "bytes=999999-", "byt=0", "x"} {
				res := do(h, request("GET", path, "", "Range", asked))
				wantStatus(t, res, http.StatusOK)
				wantBody(t, res, text)
			}
		})
		t.Run(path+" is sent if it is the version that is wanted", func(t *testing.T) {
			for _, coding := range []string{"", "gzip"} {
				tag := do(h, request("GET", path, "", "Accept-Encoding", coding)).Header().Get("ETag")
				for _, wanted := range []string{tag, "*", `"x" , ` + tag, ""} {
					wantStatus(t, do(h, request("GET", path, "", "Accept-Encoding", coding, "If-Match", wanted)), http.StatusOK)
				}
				for _, wanted := range []string{`"x"`, "W/" + tag, "$*", ","} {
					res := do(h, request("GET", path, "", "Accept-Encoding", coding, "If-Match", wanted))
					wantStatus(t, res, http.StatusPreconditionFailed)
					wantError(t, res.Body.Bytes(), apierror.BadUserInput, "the one that If-Match names")
					wantHeader(t, res, "Content-Length", strconv.Itoa(res.Body.Len()))
				}
			}
		})
		t.Run(path+" isn't sent again", func(t *testing.T) {
			for _, coding := range []string{"", "gzip"} {
				first := do(h, request("GET", path, "", "Accept-Encoding", coding))
				for _, tag := range []string{first.Header().Get("ETag"), `"x", ` + first.Header().Get("ETag"), "*"} {
					again := do(h, request("GET", path, "", "Accept-Encoding", coding, "If-None-Match", tag))
					wantStatus(t, again, http.StatusNotModified)
					wantBody(t, again, "")
					wantHeader(t, again, "ETag", first.Header().Get("ETag"))
				}
			}
			wantStatus(t, do(h, request("GET", path, "", "If-None-Match", `"other"`)), http.StatusOK)
		})
		t.Run(path+" answers HEAD as GET without the body", func(t *testing.T) {
			get := do(h, request("GET", path, "", "Accept-Encoding", "gzip"))
			head := do(h, request("HEAD", path, "", "Accept-Encoding", "gzip"))
			wantBody(t, head, "")
			for _, name := range []string{"Content-Length", "Content-Type", "ETag"} {
				wantHeader(t, head, name, get.Header().Get(name))
			}
		})
	}
}

func TestIndex(t *testing.T) {
	c := testConfig(fakeEngine{})
	c.Version = "<b>1"
	res := do(built(c), request("GET", "/", ""))
	wantHeader(t, res, "Content-Type", "text/html; charset=utf-8")
	wantHeader(t, res, "Content-Security-Policy", indexPolicy)
	for _, want := range []string{`href="/playground/"`, `href="/schema.graphql"`, `href="/ontology.graphqls"`, "Version &lt;b&gt;1."} {
		if !strings.Contains(res.Body.String(), want) {
			t.Errorf("the index lacks %s", want)
		}
	}
}
