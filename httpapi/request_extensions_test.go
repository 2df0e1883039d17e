package httpapi

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

func TestAskingForCostAndCitation(t *testing.T) {
	for name, header := range map[string]string{"cost": "GraphQL-Cost", "citation": "GraphQL-Citation"} {
		t.Run(name, func(t *testing.T) {
			testAsking(t, name, header, func(r graph.Request) bool { return name == "cost" && r.ShowCost || name == "citation" && r.Describe })
		})
	}
}

func testAsking(t *testing.T, extension, header string, asked func(graph.Request) bool) {
	named := func(s string) string { return strings.ReplaceAll(s, "cost", extension) }
	get := func(extensions string) *http.Request {
		return request(http.MethodGet, "/graphql?"+url.Values{"query": {"{a}"}, "extensions": {extensions}}.Encode(), "")
	}
	for _, c := range []struct {
		name    string
		request *http.Request
		want    bool
	}{
		{"by the body", post(named(`{"query":"{a}","extensions":{"x":[true],"cost":true}}`)), true},
		{"by a parameter", get(named(`{"cost": true}`)), true},
		{"by a header", post(named(`{"query":"{a}"}`), header, "1"), true},
		{"not with false", post(named(`{"query":"{a}","extensions":{"cost":false}}`)), false},
		{"not with another header", post(named(`{"query":"{a}"}`), header, "0"), false},
		{"not inside another extension", post(named(`{"query":"{a}","extensions":{"x":{"cost":true}}}`)), false},
		{"not with null", get(named(`null`)), false},
		{"not with nothing", post(named(`{"query":"{a}"}`)), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var last graph.Request
			do(built(testConfig(keeping(&last))), c.request)
			if last.Query != "{a}" || asked(last) != c.want {
				t.Errorf("%+v", last)
			}
		})
	}
	for name, r := range map[string]*http.Request{
		"a body's":      post(named(`{"query":"{a}","extensions":{"cost":"yes"}}`)),
		"a parameter's": get(named(`{"cost":1}`)),
	} {
		t.Run("refuses other values: "+name, func(t *testing.T) {
			res := do(built(testConfig(fakeEngine{})), r)
			wantError(t, res.Body.Bytes(), apierror.BadUserInput, named(`"cost" in "extensions" must be true or false`))
		})
	}
}

func TestCostHeader(t *testing.T) {
	priced := fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
		return graph.Response{Body: []byte(smallAnswer), Cost: &graph.Cost{}}
	}}
	wantHeader(t, do(built(testConfig(priced)), post(`{"query":"{a}"}`)), "GraphQL-Cost", "limit=50000, limit-bytes=0")
	wantHeader(t, do(built(testConfig(fakeEngine{})), post(`{"query":"{a}"}`)), "GraphQL-Cost", "")
}
