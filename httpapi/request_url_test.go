package httpapi

import (
	"net/url"
	"strings"
	"testing"
)

func TestDecodeParameters(t *testing.T) {
	t.Run("takes a query alone", func(t *testing.T) {
		req, p := decodeURLQuery("query=%7Ba%7D", nil)
		if p != nil || req.Query != "{a}" || !req.ReadOnly {
			t.Errorf("got %+v, %v", req, p)
		}
	})
	t.Run("takes all parameters", func(t *testing.T) {
		q := url.Values{"query": {"{a}"}, "operationName": {"Q"}, "variables": {` {"x":"&"} `}, "extensions": {"{}"}, "utm": {"x"}}
		req, p := decodeURLQuery(q.Encode(), nil)
		if p != nil || req.Query != "{a}" || req.OperationName != "Q" || string(req.Variables) != `{"x":"&"}` {
			t.Errorf("got %+v, %v", req, p)
		}
	})
	t.Run("takes empty and null for left out", func(t *testing.T) {
		req, p := decodeURLQuery("query={a}&operationName=&variables=&extensions=null", nil)
		if p != nil || req.OperationName != "" || req.Variables != nil {
			t.Errorf("got %+v, %v", req, p)
		}
	})
}

func TestDecodeParametersRefuses(t *testing.T) {
	for _, c := range []struct{ name, query, message string }{
		{"nothing", "", `the parameter "query" is missing`},
		{"an empty query", "query=", `the parameter "query" is missing`},
		{"a broken escape", "query=%7", "the query string isn't well-formed"},
		{"a semicolon", "query={a};x=1", "the query string isn't well-formed"},
		{"two queries", "query={a}&query={b}", `the parameter "query" is there more than once`},
		{"bytes that aren't UTF-8", "query=%FF", `the parameter "query" must be in UTF-8`},
		{"variables that aren't JSON", "query={a}&variables={x:1}", `the parameter "variables" isn't valid JSON: see byte 2`},
		{"variables with half of a surrogate pair", `query={a}&variables={"x":"\udfff"}`, `the parameter "variables" has half of a surrogate pair, see byte 7`},
		{"variables that are a list", "query={a}&variables=[]", `the parameter "variables" must be a JSON object, null or left out`},
		{"variables that nest", "query={a}&variables=" + nested(maxNesting+1), `the parameter "variables" nests deeper than 128 levels`},
		{"extensions that are a string", "query={a}&extensions=%22x%22", `the parameter "extensions" must be a JSON object`},
		{"a hash in place of the query", `extensions={"persistedQuery":{}}`, "PersistedQueryNotSupported"},
	} {
		t.Run(c.name, func(t *testing.T) {
			req, p := decodeURLQuery(c.query, nil)
			if p == nil {
				t.Fatalf("took it for %+v", req)
			}
			if !strings.Contains(p.message, c.message) {
				t.Errorf("message %q, want %q", p.message, c.message)
			}
		})
	}
}
