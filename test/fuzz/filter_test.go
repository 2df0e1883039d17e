package fuzz

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/oracle"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// FuzzFilter: whatever the filter of a kind, over the curated records and over random graphs, with all the odd texts and gaps that these
// have, it lets through what the most naive evaluation does, whether it is a variable or stands in the document; and what it doesn't let
// through, its complement does.
func FuzzFilter(f *testing.F) {
	graphs := []*filteredGraph{filteredGraphOf(f, curated(f))}
	for _, seed := range []uint64{3, 11} {
		graphs = append(graphs, filteredGraphOf(f, over(f, oracle.RandomStore(f, embedded.Memory(ontology.Must()), seed))))
	}
	schema := graphs[0].schema
	kinds := ontology.Must().Kinds
	addFilterSeeds(f, schema)
	f.Fuzz(func(t *testing.T, which, kind uint8, given string, drawn []byte) {
		c := &filterCase{filteredGraph: graphs[int(which)%len(graphs)], t: t, kind: kinds[int(kind)%len(kinds)]}
		c.of = ast.NamedType(c.kind.Name+"Filter", nil)
		made := choices(drawn)
		filter := c.drawer.value(&made, c.of, "", 0).(*jsonObject)
		fair := given == "" // else the text may hold what isn't allowed
		if !fair {
			v, ok := readFilter(given)
			if !ok {
				return
			}
			if _, ok := coerced(schema, c.of, v); !ok {
				c.checkRefused(v)
				return
			}
			if filter = v; len(drawn) > 0 {
				filter = &jsonObject{[]string{"and"}, []any{[]any{v, c.drawer.value(&made, c.of, "", 0)}}}
			}
		}
		c.check(filter, fair)
	})
}

func readFilter(text string) (*jsonObject, bool) {
	o, ok := readVariables([]byte(`{"f":` + text + `}`))
	if !ok || len(o.keys) != 1 {
		return nil, false
	}
	filter, ok := o.values[0].(*jsonObject)
	return filter, ok
}

// A filteredGraph is a graph with its naive twin, and what draws values that it has.
type filteredGraph struct {
	*subject
	naive  *naiveGraph
	drawer *drawer
}

func filteredGraphOf(f *testing.F, s *subject) *filteredGraph {
	f.Helper()
	return &filteredGraph{s, naiveGraphOf(f, s.store), &drawer{schema: s.schema, known: valuesOf(f, s)}}
}

type filterCase struct {
	*filteredGraph
	t    *testing.T
	kind *ontology.Kind
	of   *ast.Type
}

// mostListed is how many ids are compared; the number of all is compared in any case.
const mostListed = 100

type listed struct {
	TotalCount int
	Nodes      []struct{ ID string }
}

// ask asks for the nodes that pass a filter, which is the variable $f, or written where that is empty.
func (c *filterCase) ask(filter *jsonObject, written string) (*listed, graph.Response) {
	c.t.Helper()
	head, value := "query($f: "+c.of.Name()+") ", "$f"
	r := graph.Request{Variables: json.RawMessage(asJSON(&jsonObject{[]string{"f"}, []any{filter}}))}
	if written != "" {
		head, value, r.Variables = "", written, nil
	}
	r.Query = fmt.Sprintf("%s{ l: %s(filter: %s, first: %d) { totalCount nodes { id } } }", head, c.kind.Plural, value, mostListed)
	response := c.engine.Execute(c.t.Context(), r)
	if logged := c.log.take(); logged != "" {
		c.t.Errorf("something went wrong: %s", logged)
	}
	var body struct{ Data struct{ L *listed } }
	if err := json.Unmarshal(response.Body, &body); err != nil {
		c.t.Fatal(err)
	}
	if response.Code == "" && body.Data.L == nil {
		c.t.Fatalf("%s", response.Body)
	}
	return body.Data.L, response
}

func (c *filterCase) checkRefused(filter *jsonObject) {
	if _, r := c.ask(filter, ""); r.Code != apierror.BadUserInput {
		c.t.Errorf("%s of %s is answered: %.500s", asJSON(filter), c.kind.Name, r.Body)
	}
}

// check compares with the naive evaluation. A fair filter may only be refused for a limit.
func (c *filterCase) check(filter *jsonObject, fair bool) {
	got, r := c.ask(filter, "")
	if r.Code != "" {
		limit := r.Code == apierror.CostExceeded || strings.Contains(string(r.Body), "relations away") || strings.Contains(string(r.Body), "conditions; at most") || strings.Contains(string(r.Body), "levels")
		if r.Code != apierror.BadUserInput && r.Code != apierror.CostExceeded || fair && !limit {
			c.t.Errorf("%s is refused: %s", asJSON(filter), r.Body)
		}
		return
	}
	want := c.naive.pass(c.kind.Name, filter)
	c.same(filter, "as a variable", got, want)
	if written, r := c.ask(filter, asLiteral(c.schema, c.of, filter)); r.Code == "" {
		c.same(filter, "in the document", written, want)
	} else if r.Code != apierror.CostExceeded {
		c.t.Errorf("%s in the document is refused: %s", asJSON(filter), r.Body)
	}
	rest, r := c.ask(&jsonObject{[]string{"not"}, []any{filter}}, "")
	if all := len(c.naive.pass(c.kind.Name, &jsonObject{})); r.Code == "" && rest.TotalCount+got.TotalCount != all {
		c.t.Errorf("%s lets %d through and its complement %d, of %d", asJSON(filter), got.TotalCount, rest.TotalCount, all)
	}
}

func (c *filterCase) same(filter *jsonObject, how string, got *listed, want []string) {
	ids := make([]string, len(got.Nodes))
	for i, n := range got.Nodes {
		ids[i] = n.ID
	}
	if got.TotalCount != len(want) || !slices.Equal(ids, want[:min(len(want), mostListed)]) {
		c.t.Errorf("%s of %s, %s, lets %d through and not %d\n%q\n%q", asJSON(filter), c.kind.Name, how, got.TotalCount, len(want), ids, want)
	}
}
