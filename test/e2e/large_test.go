package e2e

import (
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// aliases asks so often for the same.
func aliases(n int, field string) string {
	names := make([]string, n)
	for i := range names {
		names[i] = "a" + strings.Repeat("b", i) + ": " + field
	}
	return strings.Join(names, " ")
}

// TestLargeAnswers: a request of a kilobyte or two whose answer would have hundreds of megabytes is refused, though its objects are
// few enough.
func TestLargeAnswers(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: seeded(t, embedded.Memory(ontology.Must())), Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	for name, query := range map[string]string{
		"texts":          `{sources(first:100){nodes{claimsMade(first:100){nodes{source{claimsMade(first:60){nodes{` + aliases(99, "text") + `}}}}}}}}`,
		"computed texts": `{counties(first:100){nodes{state{counties(first:100){nodes{` + aliases(95, "citeAs(style:BIBTEX)") + `}}}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			r := e.Execute(t.Context(), graph.Request{Query: query})
			if r.Code != apierror.CostExceeded || len(r.Body) > 1000 || !strings.Contains(string(r.Body), "over 8 MiB") {
				t.Errorf("%s: %d bytes, %.300s", r.Code, len(r.Body), r.Body)
			}
		})
	}
}
