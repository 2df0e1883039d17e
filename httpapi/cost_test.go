package httpapi

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"graph287g/graph"
)

func TestAskingForCost(t *testing.T) {
	get := func(extensions string) *http.Request {
		return request(http.MethodGet, "/graphql?"+url.Values{"query": {"{a}"}, "extensions": {extensions}}.Encode(), "")
	}
	for _, c := range []struct {
		name    string
		request *http.Request
		want    bool
	}{
		{"by the body", post(`{"query":"{a}","extensions":{"x":[true],"cost":true}}`), true},
		{"by a parameter", get(`{"cost": true}`), true},
		{"by a header", post(`{"query":"{a}"}`, "GraphQL-Cost", "1"), true},
		{"not with false", post(`{"query":"{a}","extensions":{"cost":false}}`), false},
		{"not with another header", post(`{"query":"{a}"}`, "GraphQL-Cost", "0"), false},
		{"not inside another extension", post(`{"query":"{a}","extensions":{"x":{"cost":true}}}`), false},
		{"not with null", get(`null`), false},
		{"not with nothing", post(`{"query":"{a}"}`), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var last graph.Request
			do(built(testConfig(keeping(&last))), c.request)
			if last.Query != "{a}" || last.ShowCost != c.want {
				t.Errorf("%+v", last)
			}
		})
	}
	for name, r := range map[string]*http.Request{
		"a body's":      post(`{"query":"{a}","extensions":{"cost":"yes"}}`),
		"a parameter's": get(`{"cost":1}`),
	} {
		t.Run("refuses other values: "+name, func(t *testing.T) {
			res := do(built(testConfig(fakeEngine{})), r)
			wantError(t, res.Body.Bytes(), graph.BadUserInput, `"cost" in "extensions" must be true or false`)
		})
	}
}

func TestCostHeader(t *testing.T) {
	priced := fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
		return graph.Response{Body: []byte(smallAnswer), Cost: &graph.Cost{}}
	}}
	wantHeader(t, do(built(testConfig(priced)), post(`{"query":"{a}"}`)), "GraphQL-Cost", "limit=50000")
	wantHeader(t, do(built(testConfig(fakeEngine{})), post(`{"query":"{a}"}`)), "GraphQL-Cost", "")
}
