package graph_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// TestLongNamesAreRepeatedOnce: what names a path for each of many fields shows the beginning of a client's long names.
func TestLongNamesAreRepeatedOnce(t *testing.T) {
	e := engine(t, embedded.Memory(ontology.Must()), &bytes.Buffer{})
	long := strings.Repeat("n", 100_000)
	fields := func(format string) string {
		var b strings.Builder
		for i := range 90 {
			fmt.Fprintf(&b, format+" ", i)
		}
		return b.String()
	}
	for what, c := range map[string]struct {
		query string
		shown int // how often the name is there in full: as the key of the data
	}{
		"mistakes":         {`{ ` + long + `: states { nodes { ` + fields(`a%d: counties(first: -1) { totalCount }`) + `} } }`, 0},
		"the cost of many": {`{ ` + long + `: states { nodes { ` + fields(`a%d: counties(first: 1) { totalCount }`) + `} } }`, 1},
	} {
		r := e.Execute(t.Context(), graph.Request{Query: c.query, ShowCost: true})
		if n := strings.Count(string(r.Body), long); n != c.shown {
			t.Errorf("%s: the name is there %d times in %d bytes", what, n, len(r.Body))
		}
		if !strings.Contains(string(r.Body), `"path":["`+long[:60]+`…"`) {
			t.Errorf("%s: %.300s", what, r.Body)
		}
	}
}
