package oracle

import (
	"os"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestEdgesOfTheLanguage: on documents that chance doesn't write both sides agree too, whether they answer or refuse.
// Each line of testdata/edges.graphql is one; $\n stands for a line's end.
func TestEdgesOfTheLanguage(t *testing.T) {
	p := openEmpty(t)
	for _, q := range lines(t, "testdata/edges.graphql") {
		f := p.ask(question{Query: q}, question{Query: q})
		if f.difference != "" {
			t.Errorf("%s\n%s", q, f.difference)
		}
	}
}

// TestDeviationsAreReal: what DEVIATIONS.md says that we refuse and graphql-js takes is still so; else it has to go.
func TestDeviationsAreReal(t *testing.T) {
	p := openEmpty(t)
	for _, q := range lines(t, "testdata/deviations.graphql") {
		f := p.ask(question{Query: q}, question{Query: q})
		if !strings.HasPrefix(f.difference, "we refuse") {
			t.Errorf("%s\nwe no longer refuse it alone: %q", q, f.difference)
		}
	}
}

// openEmpty opens a pair over the empty graph.
func openEmpty(t *testing.T) *pair {
	t.Helper()
	c := &comparison{t: t, oracle: start(t), o: Options{NewStore: func() store.Store { return embedded.Memory(ontology.Must()) }}}
	p := c.mustOpen(&world{})
	if p == nil {
		t.FailNow()
	}
	t.Cleanup(p.close)
	return p
}

// lines reads a file of documents, one a line; # begins a remark.
func lines(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(string(text), "\n") {
		if line != "" && !strings.HasPrefix(line, "# ") {
			out = append(out, strings.ReplaceAll(line, `$\n`, "\n"))
		}
	}
	return out
}
