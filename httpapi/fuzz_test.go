package httpapi

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// messages are all that decoding ever says, numbers apart. That a message is one of them is the strongest way to say that it
// repeats nothing that was sent.
var messages = func() map[string]bool {
	all := map[string]bool{
		"the body is empty: " + example: true,
		"the body must be one JSON object, several requests can't be sent as a list: " + example: true,
		missingQuery(nil).message:                 true,
		missingQueryInURL(nil).message:            true,
		persistedNotSupported().message:           true,
		wrongType(queryParameter).message:         true,
		wrongType(operationNameParameter).message: true,
		wrongType(variablesParameter).message:     true,
		wrongType(extensionsParameter).message:    true,
		"the query string isn't well-formed: encode each parameter's value as URLs need it": true,
	}
	for _, extension := range []string{costExtension, citationExtension} {
		all[`"`+extension+`" in "extensions" must be true or false`] = true
	}
	for _, name := range parameterNames {
		all[`"`+name+`" is there twice: leave one out`] = true
		all[`the parameter "`+name+`" is there more than once: leave the others out`] = true
		all[`the parameter "`+name+`" must be a JSON object, null or left out`] = true
	}
	for _, what := range append([]string{"the body"}, quotedParameters()...) {
		for _, fault := range []string{
			" must be in UTF-8", " nests deeper than N levels", " isn't valid JSON: see byte N",
			" isn't valid JSON: it breaks off after N bytes", " isn't valid JSON: something follows its end at byte N",
			" has half of a surrogate pair, see byte N: write both halves, or the character itself",
		} {
			all[what+fault] = true
		}
	}
	numberless := map[string]bool{}
	for m := range all {
		numberless[withoutNumbers(m)] = true
	}
	return numberless
}()

func quotedParameters() (quoted []string) {
	for _, name := range parameterNames {
		quoted = append(quoted, `the parameter "`+name+`"`)
	}
	return quoted
}

var number = regexp.MustCompile(`[0-9]+`)

func withoutNumbers(s string) string { return number.ReplaceAllString(s, "N") }

func FuzzDecodeBody(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `[]`, `null`, `{"query":"{a}"}`, `{"query":"{a}","variables":{"x":[1,"}",{"y":null}]},"operationName":"Q"}`,
		`{"\u0071uery":"\ud83c\udfc3\n","extensions":{"persistedQuery":{}}}`, ` { "query" : 1 } x`, `{"query":"a","query":"b"}`,
		`{"query":"\xff"}`, strings.Repeat(`[`, 200), `{"a":-1.5e+3,"b":true,"c":"\\\"","query":""}`, "{\"query\":\"\\ud800\"}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		req, p := decodeBody(body, nil)
		if p != nil {
			if !messages[withoutNumbers(p.message)] {
				t.Errorf("%q isn't one of our messages", p.message)
			}
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(body, &want); err != nil {
			t.Fatalf("took what isn't JSON: %v", err)
		}
		if got := unmarshalString(t, want["query"]); got != req.Query {
			t.Errorf("query %q, want %q", req.Query, got)
		}
		if got := unmarshalString(t, want["operationName"]); got != req.OperationName {
			t.Errorf("operationName %q, want %q", req.OperationName, got)
		}
		if got := string(want["variables"]); got != string(req.Variables) && got != "null" {
			t.Errorf("variables %q, want %q", req.Variables, got)
		}
	})
}

func unmarshalString(t *testing.T, value json.RawMessage) string {
	t.Helper()
	var s *string
	if value == nil {
		return ""
	}
	if err := json.Unmarshal(value, &s); err != nil {
		t.Fatal(err)
	}
	if s == nil {
		return ""
	}
	return *s
}

func FuzzDecodeParameters(f *testing.F) {
	f.Add("query=%7Ba%7D&variables=%7B%22x%22:1%7D&operationName=Q&extensions=null")
	f.Add("query=a;b&query=%FF&variables=[")
	f.Add(`extensions={"persistedQuery":{}}`)
	f.Fuzz(func(t *testing.T, rawQuery string) {
		req, p := decodeURLQuery(rawQuery, nil)
		switch {
		case p != nil && !messages[withoutNumbers(p.message)]:
			t.Errorf("%q isn't one of our messages", p.message)
		case p == nil && (!req.ReadOnly || req.Query == ""):
			t.Errorf("got %+v", req)
		case p == nil && req.Variables != nil && !json.Valid(req.Variables):
			t.Errorf("variables %q", req.Variables)
		}
	})
}

// Whatever a client accepts, it gets a type of ours, and never one that it refuses by name.
func FuzzNegotiate(f *testing.F) {
	f.Add("application/graphql-response+json;q=0.5, application/json;q=0, */*")
	f.Add("text/html,application/*;q=1;x=\"a,b\"")
	f.Fuzz(func(t *testing.T, accept string) {
		m, ok := negotiateMedia([]string{accept})
		if m != jsonMedia && m != responseMedia {
			t.Fatalf("media type %d", m)
		}
		refused := negotiateRefusing(accept, m)
		if ok && refused == m && accept != "" {
			t.Errorf("%q gets %d though it is refused", accept, m)
		}
		acceptsGzip([]string{accept})
	})
}

// negotiateRefusing negotiates with m refused by name, which only counts if accept doesn't name it itself.
func negotiateRefusing(accept string, m mediaType) mediaType {
	name := strings.TrimSuffix(contentTypes[m][0], "; charset=utf-8")
	if strings.Contains(strings.ToLower(accept), name) {
		return m + 1
	}
	got, ok := negotiateMedia([]string{accept + "," + name + ";q=0"})
	if !ok {
		return m + 1
	}
	return got
}
