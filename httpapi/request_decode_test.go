package httpapi

import (
	"strings"
	"testing"

	"graph287g/graph"
)

func TestDecodeBody(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       graph.Request
	}{
		{"takes a query alone", `{"query":"{a}"}`, graph.Request{Query: "{a}"}},
		{
			"takes all members", `{"query":"{a}","operationName":"Q","variables":{"x":1},"extensions":{"y":2}}`,
			graph.Request{Query: "{a}", OperationName: "Q", Variables: []byte(`{"x":1}`)},
		},
		{"takes null for what may be missing", `{"query":"{a}","operationName":null,"variables":null,"extensions":null}`, graph.Request{Query: "{a}"}},
		{"takes space everywhere", " \r\n{\t\"query\" :\n\"{a}\" , \"variables\" : { \"x\" : [ 1 , \"}\" ] }\n} \n", graph.Request{Query: "{a}", Variables: []byte(`{ "x" : [ 1 , "}" ] }`)}},
		{"reads escapes", `{"query":"{\n a(s: \"\\\"\") \u00fc\ud83c\udfc3 }"}`, graph.Request{Query: "{\n a(s: \"\\\"\") ü🏃 }"}},
		{"reads escapes in names", `{"\u0071uery":"{a}"}`, graph.Request{Query: "{a}"}},
		{"passes over members that it doesn't know", `{"id":[{"query":1}],"n":-1.5e3,"b":true,"query":"{a}","Query":2,"z":null}`, graph.Request{Query: "{a}"}},
		{"leaves an empty query to the engine", `{"query":""}`, graph.Request{}},
		{"keeps brackets and quotes in strings apart", `{"x":"}]\\\"{","query":"{a}"}`, graph.Request{Query: "{a}"}},
		{"keeps numbers as they are", `{"query":"{a}","variables":{"n":12345678901234567890.10}}`, graph.Request{Query: "{a}", Variables: []byte(`{"n":12345678901234567890.10}`)}},
		{"takes as many levels as are allowed", `{"query":"{a}","variables":` + nested(maxNesting-1) + `}`, graph.Request{Query: "{a}", Variables: []byte(nested(maxNesting - 1))}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, p := decodeBody([]byte(c.body), nil)
			if p != nil {
				t.Fatalf("refused: %s", p.message)
			}
			if got.Query != c.want.Query || got.OperationName != c.want.OperationName ||
				string(got.Variables) != string(c.want.Variables) || got.ReadOnly {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestDecodeBodyRefuses(t *testing.T) {
	for _, c := range []struct{ name, body, message string }{
		{"no body", "", "the body is empty: send {"},
		{"space alone", " \n", "the body isn't valid JSON: it breaks off after 2 bytes"},
		{"no JSON", "query { a }", "the body isn't valid JSON: see byte 1"},
		{"JSON that breaks off", `{"query":"{a}`, "the body isn't valid JSON: it breaks off after 13 bytes"},
		{"something behind the object", `{"query":"{a}"} x`, "the body isn't valid JSON: something follows its end at byte 17"},
		{"a second object", `{"query":"{a}"}{}`, "something follows its end at byte 16"},
		{"a comma too many", `{"query":"{a}",}`, "see byte 16"},
		{"a comment", `{"query":"{a}" /* x */}`, "see byte 16"},
		{"single quotes", `{'query':'{a}'}`, "see byte 2"},
		{"a byte order mark", "\ufeff" + `{"query":"{a}"}`, "see byte 1"},
		{"a line break in a string", "{\"query\":\"{\n}\"}", "see byte 12"},
		{"bytes that aren't UTF-8", "{\"query\":\"{a(s: \\\"\xff\\\")}\"}", "the body must be in UTF-8"},
		{"half of a surrogate pair", `{"query":"{a(s: \ud83d)}"}`, "the body has half of a surrogate pair, see byte 17: write both halves"},
		{"half of one in a variable", `{"query":"{a}","variables":{"x":["\ud83d\ude00\ude00"]}}`, "see byte 47"},
		{"UTF-16", "{\x00}\x00", "see byte 2"},
		{"a list", `[{"query":"{a}"}]`, "must be one JSON object, several requests can't be sent as a list"},
		{"a string", `"{a}"`, "must be one JSON object"},
		{"null", `null`, "must be one JSON object"},
		{"a number", `1`, "must be one JSON object"},
		{"an empty object", `{}`, `"query" is missing: send {`},
		{"a misspelt query", `{"qeury":"{a}"}`, `"query" is missing: send {`},
		{"a query in capitals", `{"Query":"{a}"}`, `"query" is missing: send {`},
		{"null as the query", `{"query":null}`, `"query" must be a string`},
		{"a number as the query", `{"query":1}`, `"query" must be a string`},
		{"an object as the query", `{"query":{}}`, `"query" must be a string`},
		{"a number as the operation's name", `{"query":"{a}","operationName":0}`, `"operationName" must be a string, null or left out`},
		{"variables in a string", `{"query":"{a}","variables":"{}"}`, `"variables" must be a JSON object (not a string that holds one), null or left out`},
		{"variables in a list", `{"query":"{a}","variables":[]}`, `"variables" must be a JSON object`},
		{"false as the variables", `{"query":"{a}","variables":false}`, `"variables" must be a JSON object`},
		{"a list as the extensions", `{"query":"{a}","extensions":[]}`, `"extensions" must be a JSON object`},
		{"two queries", `{"query":"{a}","query":"{b}"}`, `"query" is there twice: leave one out`},
		{"two queries, one in disguise", `{"query":"{a}","quer\u0079":"{b}"}`, `"query" is there twice`},
		{"variables twice, first null", `{"query":"{a}","variables":null,"variables":{}}`, `"variables" is there twice`},
		{"one level too many", `{"query":"{a}","variables":` + nested(maxNesting) + `}`, "the body nests deeper than 128 levels"},
		{"very many levels", strings.Repeat("[", 200_000), "the body nests deeper than 128 levels"},
		{"a hash in place of the query", `{"extensions":{"persistedQuery":{"version":1}}}`, "PersistedQueryNotSupported"},
		{"extensions in place of the query", `{"extensions":{"other":1}}`, `"query" is missing: send {`},
		{"null extensions and no query", `{"extensions":null}`, `"query" is missing: send {`},
	} {
		t.Run(c.name, func(t *testing.T) {
			req, p := decodeBody([]byte(c.body), nil)
			if p == nil {
				t.Fatalf("took it for %+v", req)
			}
			if !strings.Contains(p.message, c.message) {
				t.Errorf("message %q, want %q", p.message, c.message)
			}
		})
	}
}

func TestDecodedRequestOutlivesTheBody(t *testing.T) {
	body := []byte(`{"query":"{a}","operationName":"Q","variables":{"x":"y"}}`)
	req, p := decodeBody(body, nil)
	if p != nil {
		t.Fatal(p.message)
	}
	clear(body)
	if req.Query != "{a}" || req.OperationName != "Q" || string(req.Variables) != `{"x":"y"}` {
		t.Errorf("it changed with the buffer: %+v", req)
	}
}

// nested is an object with this many levels.
func nested(levels int) string {
	return strings.Repeat(`{"a":`, levels-1) + `{}` + strings.Repeat(`}`, levels-1)
}
