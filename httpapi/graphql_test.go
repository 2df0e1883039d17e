package httpapi

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

func TestGraphQLAnswers(t *testing.T) {
	var last graph.Request
	h := built(testConfig(keeping(&last)))

	t.Run("POST with the engine's bytes", func(t *testing.T) {
		res := do(h, post(`{"query":"{a}","variables":{"x":1}}`))
		wantStatus(t, res, http.StatusOK)
		wantBody(t, res, smallAnswer)
		wantHeader(t, res, "Content-Type", "application/json; charset=utf-8")
		wantHeader(t, res, "Content-Length", "31")
		wantHeader(t, res, "Cache-Control", "no-store")
		wantHeader(t, res, "Vary", "Origin, Accept, Accept-Encoding")
		wantHeader(t, res, "X-Content-Type-Options", "nosniff")
		for _, name := range []string{"Referrer-Policy", "Content-Security-Policy", "Cross-Origin-Resource-Policy"} {
			wantHeader(t, res, name, "") // which are for documents, and this becomes none
		}
		if last.ReadOnly || last.Query != "{a}" || string(last.Variables) != `{"x":1}` {
			t.Errorf("the engine got %+v", last)
		}
	})
	t.Run("GET, for queries only", func(t *testing.T) {
		res := do(h, request("GET", "/graphql?query=%7Bb%7D", ""))
		wantStatus(t, res, http.StatusOK)
		wantBody(t, res, smallAnswer)
		wantHeader(t, res, "X-Content-Type-Options", "nosniff")
		wantHeader(t, res, "Referrer-Policy", "no-referrer")
		wantHeader(t, res, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if !last.ReadOnly || last.Query != "{b}" {
			t.Errorf("the engine got %+v", last)
		}
	})
	t.Run("HEAD as GET, without the body", func(t *testing.T) {
		res := do(h, request("HEAD", "/graphql?query=%7Bc%7D", ""))
		wantStatus(t, res, http.StatusOK)
		wantBody(t, res, "")
		wantHeader(t, res, "Content-Length", "31")
		if !last.ReadOnly || last.Query != "{c}" {
			t.Errorf("the engine got %+v", last)
		}
	})
	t.Run("in the media type asked for", func(t *testing.T) {
		res := do(h, post(`{"query":"{a}"}`, "Accept", "application/graphql-response+json"))
		wantHeader(t, res, "Content-Type", "application/graphql-response+json; charset=utf-8")
	})
}

func TestGraphQLStatus(t *testing.T) {
	for _, c := range []struct {
		code           apierror.Code
		json, response int
		header, value  string
	}{
		{"", 200, 200, "Retry-After", ""},
		{apierror.ParseFailed, 200, 400, "Allow", ""},
		{apierror.ValidationFailed, 200, 400, "Allow", ""},
		{apierror.BadUserInput, 200, 400, "Allow", ""},
		{apierror.NotFound, 200, 400, "Allow", ""},
		{apierror.CostExceeded, 200, 400, "Allow", ""},
		{apierror.DepthExceeded, 200, 400, "Retry-After", ""},
		{apierror.MethodNotAllowed, 405, 405, "Allow", "POST, OPTIONS"},
		{apierror.RateLimited, 429, 429, "Retry-After", "1"},
		{apierror.Internal, 500, 500, "Retry-After", ""},
		{apierror.StoreUnavailable, 503, 503, "Retry-After", "5"},
		{apierror.Timeout, 504, 504, "Retry-After", ""},
		{persistedQueryNotSupported, 200, 400, "Allow", ""},
	} {
		t.Run("of the code "+string(c.code), func(t *testing.T) {
			h := built(testConfig(answering(`{"errors":[]}`, c.code)))
			plain := do(h, request("GET", "/graphql?query=mutation%7Ba%7D", ""))
			wantStatus(t, plain, c.json)
			wantHeader(t, plain, c.header, c.value)
			wantBody(t, plain, `{"errors":[]}`)
			response := do(h, post(`{"query":"{"}`, "Accept", "application/graphql-response+json"))
			wantStatus(t, response, c.response)
			wantHeader(t, response, c.header, c.value)
		})
	}
}

func TestGraphQLRefuses(t *testing.T) {
	h := built(testConfig(fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
		t.Error("the engine was asked")
		return graph.Response{}
	}}))
	for _, c := range []struct {
		name    string
		r       *http.Request
		status  int
		message string
	}{
		{"broken JSON", post(`{"query":`), 400, "it breaks off after 9 bytes"},
		{"no query", post(`{}`), 400, `"query" is missing`},
		{"a GET without a query", request("GET", "/graphql", ""), 400, `the parameter "query" is missing`},
		{"no content type", post(`{"query":"{a}"}`, "Content-Type", ""), 415, "Content-Type: application/json"},
		{"a form", post(`query=x`, "Content-Type", "application/x-www-form-urlencoded"), 415, "Content-Type: application/json"},
		{"text", post(`{"query":"{a}"}`, "Content-Type", "text/plain"), 415, "Content-Type: application/json"},
		{"application/graphql", post(`{a}`, "Content-Type", "application/graphql"), 415, "Content-Type: application/json"},
		{"an upload", post(`--x`, "Content-Type", "multipart/form-data; boundary=x"), 415, "Content-Type: application/json"},
		{"another charset", post(`{"query":"{a}"}`, "Content-Type", "application/json; charset=utf-16"), 415, "JSON in UTF-8"},
		{"a broken content type", post(`{"query":"{a}"}`, "Content-Type", "application/json; charset"), 415, "JSON in UTF-8"},
		{"a compressed body", post(`x`, "Content-Encoding", "gzip"), 415, "without Content-Encoding"},
		{"a media type that isn't there", post(`{"query":"{a}"}`, "Accept", "text/html"), 406, "application/graphql-response+json or application/json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := do(h, c.r)
			wantStatus(t, res, c.status)
			wantError(t, res.Body.Bytes(), apierror.BadUserInput, c.message)
			wantHeader(t, res, "Content-Type", "application/json; charset=utf-8")
			wantHeader(t, res, "Cache-Control", "no-store")
		})
	}
}

func TestGraphQLTakesContentTypes(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	for _, ct := range []string{
		"application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8",
		`Application/JSON; charset="utf-8"`, "application/json; profile=x",
	} {
		t.Run(ct, func(t *testing.T) {
			wantStatus(t, do(h, post(`{"query":"{a}"}`, "Content-Type", ct)), http.StatusOK)
		})
	}
	t.Run("with a coding that is none", func(t *testing.T) {
		wantStatus(t, do(h, post(`{"query":"{a}"}`, "Content-Encoding", "identity")), http.StatusOK)
	})
}

func TestPersistedQueriesAreTurnedDown(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	const body = `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`
	plain := do(h, post(body))
	wantStatus(t, plain, http.StatusOK)
	wantError(t, plain.Body.Bytes(), persistedQueryNotSupported, "PersistedQueryNotSupported")
	wantStatus(t, do(h, post(body, "Accept", "application/graphql-response+json")), http.StatusBadRequest)
}

func TestGzip(t *testing.T) {
	long := `{"data":"` + strings.Repeat("county ", 500) + `"}`
	h := built(testConfig(answering(long, "")))
	t.Run("compresses long answers", func(t *testing.T) {
		for range 3 { // the second and third with a writer that was used before
			res := do(h, post(`{"query":"{a}"}`, "Accept-Encoding", "gzip"))
			wantHeader(t, res, "Content-Encoding", "gzip")
			if res.Body.Len() > len(long)/5 || gunzip(t, res.Body.Bytes()) != long {
				t.Errorf("%d bytes, and not those that were sent", res.Body.Len())
			}
		}
	})
	t.Run("tells the length to HEAD", func(t *testing.T) {
		get := do(h, request("GET", "/graphql?query=x", "", "Accept-Encoding", "gzip"))
		head := do(h, request("HEAD", "/graphql?query=x", "", "Accept-Encoding", "gzip"))
		wantHeader(t, head, "Content-Length", get.Header().Get("Content-Length"))
		wantBody(t, head, "")
	})
	t.Run("leaves them to clients that don't take it", func(t *testing.T) {
		res := do(h, post(`{"query":"{a}"}`, "Accept-Encoding", "br"))
		wantHeader(t, res, "Content-Encoding", "")
		wantBody(t, res, long)
	})
	t.Run("leaves short answers", func(t *testing.T) {
		res := do(built(testConfig(fakeEngine{})), post(`{"query":"{a}"}`, "Accept-Encoding", "gzip"))
		wantHeader(t, res, "Content-Encoding", "")
	})
}

func TestDeadline(t *testing.T) {
	c := testConfig(fakeEngine{execute: func(ctx context.Context, _ graph.Request) graph.Response {
		<-ctx.Done()
		return graph.Response{Body: []byte(`{"errors":[]}`), Code: apierror.Timeout}
	}})
	c.Limits.Timeout = 10 * time.Millisecond
	wantStatus(t, do(built(c), post(`{"query":"{a}"}`)), http.StatusGatewayTimeout)
}
