package httpapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"graph287g/graph/apierror"
	"graph287g/graph/limits"
)

func TestRoutes(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"GET", "/", 200, ""},
		{"HEAD", "/", 200, ""},
		{"POST", "/", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/graphql?query=%7Ba%7D", 200, ""},
		{"PUT", "/graphql", 405, "GET, HEAD, POST, OPTIONS"},
		{"DELETE", "/graphql", 405, "GET, HEAD, POST, OPTIONS"},
		{"OPTIONS", "/graphql", 204, "GET, HEAD, POST, OPTIONS"},
		{"OPTIONS", "/schema.graphql", 204, "GET, HEAD, OPTIONS"},
		{"POST", "/schema.graphql", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/playground", 200, ""},
		{"GET", "/playground/", 200, ""},
		{"GET", "/playground/assets/x.js", 200, ""},
		{"POST", "/playground/", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/livez", 200, ""},
		{"PATCH", "/livez", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/readyz", 200, ""},
		{"GET", "/graphql/", 404, ""},
		{"GET", "//graphql", 404, ""},
		{"GET", "/playgrounds", 404, ""},
		{"BREW", "/coffee", 404, ""},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			res := do(h, request(c.method, c.path, ""))
			wantStatus(t, res, c.status)
			wantHeader(t, res, "Allow", c.allow)
			switch c.status {
			case http.StatusNotFound:
				wantError(t, res.Body.Bytes(), apierror.NotFound, "the paths are /graphql, /schema.graphql,")
			case http.StatusMethodNotAllowed:
				wantError(t, res.Body.Bytes(), apierror.MethodNotAllowed, "it takes "+c.allow)
			}
		})
	}
}

func TestUnknownPathListsThePaths(t *testing.T) {
	res := do(built(testConfig(fakeEngine{})), request("GET", "/secret-of-the-client", ""))
	var got struct {
		Errors []struct{ Extensions struct{ Paths []string } }
	}
	if err := json.Unmarshal(res.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	const want = "/graphql /schema.graphql /ontology.graphqls /playground/ /livez /readyz /"
	if paths := strings.Join(got.Errors[0].Extensions.Paths, " "); paths != want {
		t.Errorf("paths %s, want %s", paths, want)
	}
	if strings.Contains(res.Body.String(), "secret") {
		t.Errorf("it repeats the path: %s", res.Body)
	}
}

func TestWhatIsMissingHasNoPath(t *testing.T) {
	h := built(Config{Engine: fakeEngine{}})
	for _, path := range []string{"/schema.graphql", "/ontology.graphqls", "/playground", "/playground/"} {
		wantStatus(t, do(h, request("GET", path, "")), http.StatusNotFound)
	}
	index := do(h, request("GET", "/", "")).Body.String()
	for _, link := range []string{"/schema.graphql", "/ontology.graphqls", "/playground/", "Version"} {
		if strings.Contains(index, link) {
			t.Errorf("the index has %s", link)
		}
	}
}

func TestVerify(t *testing.T) {
	for _, c := range []struct {
		name string
		c    Config
		want string
	}{
		{"takes zeros", Config{Engine: fakeEngine{}}, ""},
		{"wants an engine", Config{}, "an engine is needed"},
		{"refuses a negative body", Config{Engine: fakeEngine{}, Limits: limits.Limits{BodyBytes: -1}}, "the body limit is -1 bytes, it can't be negative"},
		{"refuses negative concurrency", Config{Engine: fakeEngine{}, Limits: limits.Limits{Concurrent: -1}}, "the concurrency limit is -1, it can't be negative"},
		{"refuses long timeouts", Config{Engine: fakeEngine{}, Limits: limits.Limits{Timeout: 2 * MaxTimeout}}, "the request timeout is 40s, it must be between 0s and 20s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if err := c.c.Verify(); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	t.Run("is asked by New, which returns what it finds", func(t *testing.T) {
		if h, err := New(Config{}); h != nil || err == nil || err.Error() != "httpapi: an engine is needed" {
			t.Errorf("got %v, %v", h, err)
		}
	})
}
