package fuzz

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

func addTransportSeeds(f *testing.F) {
	f.Helper()
	for i, q := range seeds(f) {
		body, err := json.Marshal(map[string]any{"query": q.Query, "variables": q.Variables, "extensions": map[string]bool{"cost": i%2 == 0, "citation": i%3 == 0}})
		if err != nil {
			f.Fatal(err)
		}
		accept := []string{"", "Accept: application/json", "Accept: application/graphql-response+json", "Accept: */*\nAccept-Encoding: gzip"}[i%4]
		f.Add("POST", []string{"/graphql", "/graphql", "/cite"}[i%3], "Content-Type: application/json\n"+accept, body)
		f.Add("GET", "/graphql?"+url.Values{"query": {q.Query}, "variables": {string(q.Variables)}}.Encode(), accept, []byte(nil))
	}
	for _, target := range []string{
		"/", "/graphql", "/graphql/", "/schema.graphql", "/ontology.graphqls", "/livez", "/readyz", "/playground", "/playground/", "/playground/../graphql", "/cite", "/cite/x", "//graphql", "/%67raphql",
		"/cite/" + strings.Repeat("0", 64), "/cite/" + strings.Repeat("0", 64) + "/data?request=" + strings.Repeat("0", 32), "http://other.example/graphql", "*", "/graphql?query=%7B__typename%7D&query=a", "/graphql?query={__typename}&extensions={\"cost\":1}",
		"/graphql?csv=1&query=%7Bstates%7Bnodes%7Bcode%7D%7D%7D", "/graphql?csvw=1&query=%7Bstates%7Bnodes%7Bcode%7D%7D%7D", "/export", "/export/state.csv", "/export/state.csv-metadata.json", "/export/x", "/export.jsonl.gz",
	} {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"} {
			f.Add(method, target, "Accept: text/html,*/*;q=0.8\nAccept-Encoding: gzip, br\nRange: bytes=0-9\nIf-None-Match: *", []byte(`{"query":"{__typename}"}`))
		}
	}
	for _, headers := range []string{
		"Origin: https://other.example\nAccess-Control-Request-Method: POST\nAccess-Control-Request-Headers: x", "Content-Type: text/plain", "Content-Type: application/json; charset=latin1", "Content-Type: application/json\nContent-Encoding: gzip",
		"Content-Type: application/json\nAccept: text/html", "Content-Type: application/json\nTransfer-Encoding: chunked", "Content-Type: application/json\nExpect: 100-continue", "Content-Type: application/json\nX-Request-ID: a\nGraphQL-Cost: 1\nGraphQL-Citation: 1",
		"Content-Type: application/json\nAccept: application/json;q=0, application/*;q=1", "Content-Type: application/json\nAccept: text/csv", "Content-Type: application/json\nAccept: application/csvm+json", "Content-Type: application/json\nHost: other.example",
	} {
		f.Add("POST", "/graphql", headers, []byte(`{"query":"query Q($id: ID!) { node(id: $id) { id } }","operationName":"Q","variables":{"id":"county/37119"}}`))
		f.Add("OPTIONS", "/graphql", headers, []byte(nil))
	}
	for _, body := range []string{"", "[]", "null", "{", `{"query":1}`, `{"query" "a"}`, `{"query":"{a}","query":"{b}"}`, `{"query":"{__typename}","variables":[]}`, `{"query":"\ud800"}`, "\xff", strings.Repeat(" ", smallBody+1), strings.Repeat("[", 200)} {
		f.Add("POST", "/graphql", "Content-Type: application/json", []byte(body))
	}
}
