package e2e

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store/embedded"
	queries "graph287g/test/corpus"
)

var (
	curedQuery     = regexp.MustCompile(`(?m)^# cured: (.*)$`)
	curedVariables = regexp.MustCompile(`(?m)^# cured variables: (.*)$`)
	// advice is what a message says to write, word for word.
	advice = regexp.MustCompile(`(?:did you mean|write it alone:|write(?: it without quotes:| it in quotes:)?|such as|declare it as|its nodes? ha(?:s|ve) it:|put texts in double quotes:|in quotes:|no quotes:|put braces around it:|stands a colon:) ([^?]*?)[.?]?$`)
)

// TestBeginnersMistakesAreCuredAtTheFirstTry: each mistake of a beginner in the corpus stands beside the query that somebody writes who does
// what the message says, and nothing else. That query is answered, and has what the message says to write.
func TestBeginnersMistakesAreCuredAtTheFirstTry(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	quoting := 0
	files := queries.Read(t, "../corpus/errors/beginner-*.graphql")
	for _, f := range files {
		t.Run(filepath.Base(f.Name), func(t *testing.T) {
			cured := curedQuery.FindStringSubmatch(f.Query)
			if cured == nil {
				t.Fatal("no comment has the cured query")
			}
			var variables json.RawMessage
			if m := curedVariables.FindStringSubmatch(f.Query); m != nil {
				variables = json.RawMessage(m[1])
			}
			if got := string(ask(t, srv, cured[1], variables)); strings.Contains(got, `"errors"`) {
				t.Errorf("the cured query isn't answered: %s", got)
			}
			var refused struct {
				Errors []struct{ Message string }
				Data   json.RawMessage
			}
			if err := json.Unmarshal(ask(t, srv, f.Query, f.Variables), &refused); err != nil || len(refused.Errors) == 0 {
				t.Fatalf("the mistake is answered: %s (%v)", refused.Data, err)
			}
			m := advice.FindStringSubmatch(strings.ToLower(refused.Errors[0].Message))
			if m == nil {
				return // it is told in words
			}
			quoting++
			for part := range strings.SplitSeq(m[1], "…") {
				if part = strings.Trim(part, " }).:"); !strings.Contains(strings.ToLower(cured[1]+string(variables)), part) {
					t.Errorf("the cured query lacks %q of the message:\n%s", part, refused.Errors[0].Message)
				}
			}
		})
	}
	if quoting < len(files)*2/3 {
		t.Errorf("only %d of %d messages say what to write", quoting, len(files))
	}
}
