package httpapi

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"graph287g/graph/apierror"
)

func TestWhatThePlaygroundLacksIsAnsweredAsOtherPaths(t *testing.T) {
	c := testConfig(fakeEngine{})
	c.Playground = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "script-src 'self'")
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		switch r.URL.Path {
		case "/playground/":
			_, _ = io.WriteString(w, "page")
		case "/playground/broken":
			http.Error(w, "broken", http.StatusInternalServerError)
		default:
			http.NotFound(w, r)
		}
	})
	h := built(c)
	missing := do(h, request("GET", "/playground/secret", ""))
	wantStatus(t, missing, http.StatusNotFound)
	wantError(t, missing.Body.Bytes(), apierror.NotFound, "the paths are /graphql, /schema.graphql,")
	wantBody(t, do(h, request("GET", "/secret", "")), missing.Body.String())
	for _, name := range []string{"Content-Type", "Cache-Control", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Vary"} {
		wantHeader(t, missing, name, strings.Join(do(h, request("GET", "/secret", "")).Header().Values(name), ", "))
	}
	head := do(h, request("HEAD", "/playground/secret", ""))
	wantStatus(t, head, http.StatusNotFound)
	wantBody(t, head, "")

	page := do(h, request("GET", "/playground/", ""))
	wantStatus(t, page, http.StatusOK)
	wantBody(t, page, "page")
	wantHeader(t, page, "Content-Security-Policy", "script-src 'self'")
	broken := do(h, request("GET", "/playground/broken", ""))
	wantStatus(t, broken, http.StatusInternalServerError)
	wantBody(t, broken, "broken\n")
}
