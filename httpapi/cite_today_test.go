package httpapi

import (
	"context"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
)

func TestWhatDiffersToday(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	c := d.cited(t, stateRequest, http.StatusCreated)
	path := "/cite/" + c.SHA256
	t.Run("nothing", func(t *testing.T) {
		a := d.shown(t, path)
		if a.Today.State != same || *a.Today.Version != 1 || a.Today.SHA256 != c.SHA256 || a.Today.Differences != nil || a.Today.Errors != nil {
			t.Errorf("got %+v", a.Today)
		}
		wantPage(t, d.page(t, path, http.StatusOK), "Nothing differs.", "by version 1 of the graph, recorded")
	})
	t.Run("nothing, by a later version", func(t *testing.T) {
		d.name(t, "Another")
		d.name(t, "North Carolina")
		if a := d.shown(t, path); a.Today.State != same || *a.Today.Version != 3 || a.Citation.Version != 1 {
			t.Errorf("got %+v", a.Today)
		}
		wantPage(t, d.page(t, path, http.StatusOK), "Nothing differs.", "by version 3 of the graph")
	})
	t.Run("a value", func(t *testing.T) {
		d.name(t, "Carolina <del>")
		a := d.shown(t, path)
		if a.Today.State != different || len(a.Today.Differences) != 1 || string(a.Data) != stateData {
			t.Fatalf("got %+v", a)
		}
		got := a.Today.Differences[0]
		if strings.Join([]string{got.Path[0].(string), got.Path[1].(string)}, ".") != "state.name" || got.Node != "state/NC" || got.Change != archive.Changed ||
			string(got.Before) != `"North Carolina"` || string(got.After) != `"Carolina <del>"` {
			t.Errorf("got %+v", got)
		}
		wantPage(t, d.page(t, path, http.StatusOK), "Today’s answer differs.", "<code>state.name</code> (<code>state/NC</code>): changed",
			"<pre>&#34;North Carolina&#34;</pre>", "<pre>&#34;Carolina &lt;del&gt;&#34;</pre>")
	})
}

func wantPage(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q:\n%s", part, page)
		}
	}
}

// TestRequestsThatNoLongerWork: what was archived by an older program is shown, with what today says of its request.
func TestRequestsThatNoLongerWork(t *testing.T) {
	d := newTestAPI(t, archive.Bounds{}, nil)
	for _, c := range []struct{ name, query, data, state, message string }{
		{"a field that is gone", `{ gone }`, `{"gone":1}`, "REFUSED", "Cannot query field"},
		{"no GraphQL", `{`, `{"a":1}`, "REFUSED", "Expected Name"},
		{"a node that is gone", `{ state(code: "XX") { name } }`, `{"state":{"name":"X"}}`, "DIFFERENT", "there is no such State"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := archive.Entry{Title: "[Old]", Version: 1, RecordedAt: time.Now(), Request: archive.Request{Query: c.query}, Data: []byte(c.data)}
			if _, err := d.archive.Put(t.Context(), netip.Prefix{}, e); err != nil {
				t.Fatal(err)
			}
			a := d.shown(t, "/cite/"+archive.Hash(e.Data))
			if string(a.Today.State) != c.state || !strings.Contains(string(a.Today.Errors), c.message) || string(a.Data) != c.data {
				t.Errorf("got %+v, %s", a.Today, a.Today.Errors)
			}
			page := d.page(t, "/cite/"+archive.Hash(e.Data), http.StatusOK)
			wantPage(t, page, "Archived answer: [Old]", c.message, map[string]string{
				"REFUSED": "Today the same request is refused", "DIFFERENT": "Today’s answer has errors:",
			}[c.state])
		})
	}
}

// TestTheArchiveOutlivesTheStore: what was archived is shown whatever happens to the engine.
func TestTheArchiveOutlivesTheStore(t *testing.T) {
	for _, code := range []apierror.Code{apierror.StoreUnavailable, apierror.Timeout, apierror.Internal} {
		t.Run(string(code), func(t *testing.T) {
			d := newTestAPI(t, archive.Bounds{}, func(c *Config) {
				inner := c.Engine
				c.Engine = fakeEngine{execute: func(ctx context.Context, r graph.Request) graph.Response {
					if ctx.Value(failingKey{}) != nil {
						return graph.Response{Body: []byte(`{"errors":[{"message":"not now"}]}`), Code: code}
					}
					return inner.Execute(ctx, r)
				}}
			})
			c := d.cited(t, stateRequest, http.StatusCreated)
			d.Handler = failingFrom(d.Handler)
			if a := d.shown(t, "/cite/"+c.SHA256); a.Today.State != unavailable || string(a.Data) != stateData || a.Today.Version != nil {
				t.Errorf("got %+v", a)
			}
			wantPage(t, d.page(t, "/cite/"+c.SHA256, http.StatusOK), "can’t be had at this moment", "not now", "North Carolina")
			res := do(d, citePost(stateRequest))
			wantStatus(t, res, statusOf(code, responseMedia))
			wantBody(t, res, `{"errors":[{"message":"not now"}]}`)
		})
	}
}

type failingKey struct{}

func failingFrom(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), failingKey{}, true)))
	})
}

// TestOverload: comparing counts as any request does, and under overload the archived answer is shown alone.
func TestOverload(t *testing.T) {
	running, end := make(chan struct{}), make(chan struct{})
	d := newTestAPI(t, archive.Bounds{}, func(c *Config) {
		inner := c.Engine
		c.Limits.Concurrent = 1
		c.Engine = fakeEngine{execute: func(ctx context.Context, r graph.Request) graph.Response {
			if r.Query == "{slow}" {
				running <- struct{}{}
				<-end
			}
			return inner.Execute(ctx, r)
		}}
	})
	c := d.cited(t, stateRequest, http.StatusCreated)
	done := make(chan int)
	go func() { done <- do(d, post(`{"query":"{slow}"}`)).Code }()
	<-running
	if a := d.shown(t, "/cite/"+c.SHA256); a.Today.State != unavailable || !strings.Contains(string(a.Today.Errors), string(apierror.RateLimited)) {
		t.Errorf("got %+v", a.Today)
	}
	wantStatus(t, do(d, citePost(stateRequest)), http.StatusServiceUnavailable)
	close(end)
	<-done
	if a := d.shown(t, "/cite/"+c.SHA256); a.Today.State != same {
		t.Errorf("got %+v", a.Today)
	}
}

// TestADamagedAnswer is told as such, to who reads it, who cites it, and the log.
func TestADamagedAnswer(t *testing.T) {
	log, out := logged()
	d := newTestAPI(t, archive.Bounds{}, func(c *Config) { c.Logger = log })
	c := d.cited(t, stateRequest, http.StatusCreated)
	files, err := filepath.Glob(d.folder + "/*/*")
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(files[0], []byte(strings.Replace(string(text), "North", "South", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", ".json", "/data"} {
		res := do(d, request("GET", "/cite/"+c.SHA256+path, ""))
		wantStatus(t, res, http.StatusInternalServerError)
		wantError(t, res.Body.Bytes(), apierror.Internal, "the archived file is damaged")
		wantHeader(t, res, "Cache-Control", "no-store")
	}
	page := d.page(t, "/cite/"+c.SHA256, http.StatusInternalServerError)
	wantPage(t, page, "This archived answer can’t be shown", "The archived file is damaged")
	if strings.Contains(page, "Carolina") {
		t.Errorf("it shows what it holds: %s", page)
	}
	res := do(d, citePost(stateRequest))
	wantStatus(t, res, http.StatusInternalServerError)
	wantError(t, res.Body.Bytes(), apierror.Internal, "the archived file is damaged")
	if !strings.Contains(out.String(), files[0]+" is damaged: its bytes have changed") || strings.Contains(page, d.folder) {
		t.Errorf("the log has %s", out)
	}
	if second := d.cited(t, strings.Replace(stateRequest, "query Name", "query Again", 1), http.StatusCreated); d.shown(t, strings.TrimPrefix(second.URL, testURL)).Today.State != same {
		t.Error("the same answer to another request can't be read")
	}
}

// TestTheLogNamesWhatIsComparedToday: to show an archived answer its request is run again, whose name the access log tells.
func TestTheLogNamesWhatIsComparedToday(t *testing.T) {
	log, out := logged()
	d := newTestAPI(t, archive.Bounds{}, func(c *Config) { c.Logger = log })
	sha := d.cited(t, stateRequest, http.StatusCreated).SHA256
	for _, path := range []string{"/cite/" + sha, "/cite/" + sha + ".json"} {
		out.Reset()
		wantStatus(t, do(d, request(http.MethodGet, path, "")), http.StatusOK)
		if line := logLine(t, out); line["operation"] != "Name" {
			t.Errorf("%s: %v", path, line)
		}
	}
}
