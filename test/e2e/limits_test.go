package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store/embedded"
)

// TestOwnDocumentsPassTheLimits: the introspection query that clients send and all examples run under the default limits.
func TestOwnDocumentsPassTheLimits(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	introspection, err := os.ReadFile("../corpus/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	files := append(corpus(t, examples), corpusFile{name: "introspection", query: string(introspection)})
	for _, f := range files {
		if answer := ask(t, srv, f.query, f.variables); !strings.HasPrefix(string(answer), `{"data":{"`) {
			t.Errorf("%s: %.300s", f.name, answer)
		}
	}
}

// TestBadRequestsLeaveTheServerUp: what no GraphQL client sends gets a JSON error with a code, and the next request an
// answer.
func TestBadRequestsLeaveTheServerUp(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	for name, body := range map[string]string{
		"malformed JSON":       `{"query": "{ meta { version } }"`,
		"no object":            `[1, 2]`,
		"a query of 1 MB":      `{"query": "{ ` + strings.Repeat("id ", 350_000) + `}"}`,
		"deeply nested braces": `{"query": "` + strings.Repeat("{ a ", 40_000) + `"}`,
		"deeply nested JSON":   strings.Repeat(`{"query":`, 20_000),
		"nothing":              ``,
		"no query":             `{}`,
		"a number as query":    `{"query": 7}`,
	} {
		var answer struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(post(t, srv, []byte(body)), &answer); err != nil {
			t.Errorf("%s: no JSON: %v", name, err)
			continue
		}
		if len(answer.Errors) == 0 || answer.Errors[0].Extensions.Code == "" || answer.Errors[0].Message == "" {
			t.Errorf("%s: %+v", name, answer)
		}
	}
	resp, err := http.Get(srv.URL + "/graphql?query=%7Bmeta%7Bversion%7D%7D")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("the server is gone: %v %v", resp, err)
	}
	resp.Body.Close()
}
