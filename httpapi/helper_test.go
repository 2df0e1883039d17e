package httpapi

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// fakeEngine answers by functions; where there is none, with one small answer.
type fakeEngine struct {
	execute func(ctx context.Context, r graph.Request) graph.Response
	ready   func(ctx context.Context) error
}

const smallAnswer = `{"data":{"__typename":"Query"}}`

func (e fakeEngine) Execute(ctx context.Context, r graph.Request) graph.Response {
	if e.execute == nil {
		return graph.Response{Body: []byte(smallAnswer)}
	}
	return e.execute(ctx, r)
}

func (e fakeEngine) Ready(ctx context.Context) error {
	if e.ready == nil {
		return nil
	}
	return e.ready(ctx)
}

// answering makes an engine that always gives this answer.
func answering(body string, code apierror.Code) fakeEngine {
	return fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
		return graph.Response{Body: []byte(body), Code: code}
	}}
}

// keeping makes an engine that keeps the last request.
func keeping(last *graph.Request) fakeEngine {
	return fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		*last = r
		return graph.Response{Body: []byte(smallAnswer)}
	}}
}

const (
	testSchema   = "type Query { agency(id: ID!): Agency }\n"
	testOntology = "type Agency @kind { name: String! }\n"
)

func testConfig(e Engine) Config {
	return Config{
		Engine:   e,
		Schema:   testSchema,
		Ontology: testOntology,
		Playground: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "playground: "+r.URL.Path)
		}),
		Version: "v1.2.3",
	}
}

// built is New for configurations that are right.
func built(c Config) http.Handler {
	h, err := New(c)
	if err != nil {
		panic(err)
	}
	return h
}

// logged gives a logger and what it has written, a line for each entry.
func logged() (*slog.Logger, *bytes.Buffer) {
	var out bytes.Buffer
	return slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug})), &out
}

func do(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// post is a POST of JSON; headers come in pairs and replace those that are there.
func post(body string, headers ...string) *http.Request {
	return request(http.MethodPost, "/graphql", body, append([]string{"Content-Type", "application/json"}, headers...)...)
}

func request(method, target, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func wantStatus(t *testing.T, res *httptest.ResponseRecorder, want int) {
	t.Helper()
	if res.Code != want {
		t.Errorf("status %d, want %d; body: %s", res.Code, want, res.Body)
	}
}

func wantHeader(t *testing.T, res *httptest.ResponseRecorder, name, want string) {
	t.Helper()
	if got := strings.Join(res.Header().Values(name), ", "); got != want {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
}

func wantBody(t *testing.T, res *httptest.ResponseRecorder, want string) {
	t.Helper()
	if got := res.Body.String(); got != want {
		t.Errorf("body: %q, want %q", got, want)
	}
}

// wantError checks that the body is one request error: a code, a message that holds all of these, no data.
func wantError(t *testing.T, body []byte, code apierror.Code, messages ...string) {
	t.Helper()
	var got struct {
		Data   *json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code apierror.Code }
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	if got.Data != nil || len(got.Errors) != 1 || got.Errors[0].Extensions.Code != code {
		t.Fatalf("got %s, want one error with the code %s and no data", body, code)
	}
	for _, m := range messages {
		if !strings.Contains(got.Errors[0].Message, m) {
			t.Errorf("message %q lacks %q", got.Errors[0].Message, m)
		}
	}
}

func gunzip(t *testing.T, zipped []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}
