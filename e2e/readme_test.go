package e2e

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"graph287g/store"
)

var graphqlBlock = regexp.MustCompile("(?s)```graphql\n(.*?)```")

// TestDocumentedQueries: every query of the README and the documents is answered without an error, by both stores alike.
func TestDocumentedQueries(t *testing.T) {
	var queries []string
	for _, name := range []string{"../README.md", "../docs/data.md", "../docs/design.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range graphqlBlock.FindAllStringSubmatch(string(text), -1) {
			queries = append(queries, m[1])
		}
	}
	if len(queries) < 3 {
		t.Fatalf("%d queries found; the README alone has three", len(queries))
	}
	first := map[string][]byte{}
	eachStore(t, func(t *testing.T, s store.Store) {
		srv := serve(t, seeded(t, s))
		for _, q := range queries {
			answer := ask(t, srv, q, nil)
			if strings.Contains(string(answer), `"errors"`) {
				t.Errorf("%s\n%s", q, answer)
			}
			if first[q] == nil {
				first[q] = answer
			} else if !bytes.Equal(first[q], answer) {
				t.Errorf("the stores differ:\n%s\n%s\n%s", q, first[q], answer)
			}
		}
	})
}
