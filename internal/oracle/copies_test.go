package oracle

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestAnIsolatedComponentChangesNothing asks for everything that nodes of a graph lead to, before and after another graph stands beside it.
func TestAnIsolatedComponentChangesNothing(t *testing.T) {
	told := 0
	for i := range uint64(15) {
		edits := randomGraph(rand.New(rand.NewPCG(i, 31)))
		alone := engineOf(t, stored(t, embedded.Memory(ontology.Must()), edits))
		beside := engineOf(t, stored(t, embedded.Memory(ontology.Must()), slices.Concat(edits, copied(t, edits, randomGraph(rand.New(rand.NewPCG(i, 32)))))))
		for _, e := range edits {
			if e.Node == nil {
				continue
			}
			question := `{ node(id: "` + e.Node.ID + `") { ... on ` + e.Node.Kind + allOf(ontology.Must().Kind(e.Node.Kind)) + ` } }`
			want, got := answerTo(t, alone, question), answerTo(t, beside, question)
			if want != got {
				t.Fatalf("graph %d: %s\nasked %s", i, firstDifference(want, got), question)
			}
			told += strings.Count(want, `"id"`)
		}
	}
	if told < 200 {
		t.Errorf("only %d nodes are told", told)
	}
}

// allOf selects all that a node leads to.
func allOf(k *ontology.Kind) string {
	var b strings.Builder
	for _, f := range k.Fields {
		switch {
		case !f.Leads():
		case f.Paged():
			fmt.Fprintf(&b, " %s { totalCount nodes { id } }", f.Name)
		default:
			fmt.Fprintf(&b, " %s { id }", f.Name)
		}
	}
	if b.Len() == 0 {
		return " { id }"
	}
	return " {" + b.String() + " }"
}

// TestTwoCopiesCountDouble counts lists, whole and by conditions on enums and Booleans, and their groups, in a graph and in two copies of it.
func TestTwoCopiesCountDouble(t *testing.T) {
	c, counted := ontology.Must(), int64(0)
	for i := range uint64(15) {
		edits := randomGraph(rand.New(rand.NewPCG(i, 41)))
		if copied(t, edits, edits) == nil {
			continue // it has more of what there is only one of than two copies can have
		}
		one := engineOf(t, stored(t, embedded.Memory(c), edits))
		two := engineOf(t, stored(t, embedded.Memory(c), slices.Concat(edits, copied(t, edits, edits))))
		for _, k := range c.Kinds {
			for _, condition := range conditionsOn(c, k) {
				question := fmt.Sprintf("{ list: %s(filter: {%s}) { totalCount } }", k.Plural, condition)
				want, got := 2*countIn(t, one, question), countIn(t, two, question)
				if want != got {
					t.Fatalf("graph %d: %d are %d in two copies\nasked %s", i, want/2, got, question)
				}
				counted += want
			}
		}
	}
	if counted < 2000 {
		t.Errorf("only %d were counted", counted)
	}
}

// conditionsOn returns none, and conditions on the enums and Booleans of a kind.
func conditionsOn(c *ontology.Catalogue, k *ontology.Kind) []string {
	out := []string{""}
	for _, f := range k.Fields {
		e := c.Enum(f.Type.Name)
		switch {
		case f.Role != ontology.Stored || !f.Filter || slices.Contains(k.Keys, f):
		case f.Type.Name == "Boolean":
			out = append(out, f.Name+": {eq: true}", f.Name+": {isNull: true}")
		case e == nil:
			out = append(out, f.Name+": {isNull: false}")
		case f.Type.List:
			out = append(out, fmt.Sprintf("%s: {some: {eq: %s}}", f.Name, e.Values[0].Name))
		default:
			for _, v := range e.Values {
				out = append(out, fmt.Sprintf("%s: {eq: %s}", f.Name, v.Name))
			}
		}
	}
	return out
}

// TestWaysAreTheSameFromEitherEnd searches for the shortest ways between nodes in both directions.
func TestWaysAreTheSameFromEitherEnd(t *testing.T) {
	found := 0
	for i := range uint64(15) {
		edits := randomGraph(rand.New(rand.NewPCG(i, 51)))
		e, r := engineOf(t, stored(t, embedded.Memory(ontology.Must()), edits)), rand.New(rand.NewPCG(i, 52))
		var ids []string
		for _, edit := range edits {
			if edit.Node != nil {
				ids = append(ids, edit.Node.ID)
			}
		}
		for range 60 {
			if len(ids) < 2 {
				break
			}
			from, to := ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]
			there, back := waysBetween(t, e, from, to), waysBetween(t, e, to, from)
			for _, way := range back {
				slices.Reverse(way)
			}
			compare := slices.Compare[[]string]
			slices.SortFunc(there, compare)
			slices.SortFunc(back, compare)
			if !slices.EqualFunc(there, back, slices.Equal[[]string]) {
				t.Fatalf("graph %d, from %s to %s: %v, and back %v", i, from, to, there, back)
			}
			found += len(there)
		}
	}
	if found < 100 {
		t.Errorf("only %d ways were found", found)
	}
}

// waysBetween returns the nodes of each way.
func waysBetween(t *testing.T, e *graph.Engine, from, to string) [][]string {
	t.Helper()
	var answer struct {
		Data struct {
			Paths struct {
				Complete bool
				Paths    []struct {
					Steps []struct{ From, To struct{ ID string } }
				}
			}
		}
	}
	text := answerTo(t, e, fmt.Sprintf(`{ paths(from: %q, to: %q, maxHops: 6, first: 100) { complete paths { steps { from { id } to { id } } } } }`, from, to))
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, p := range answer.Data.Paths.Paths {
		way := []string{from}
		for _, s := range p.Steps {
			way = append(way, s.To.ID)
		}
		out = append(out, way)
	}
	if len(out) == 100 {
		return nil // there are more, of which those with the first ids are told
	}
	return out
}

func answerTo(t *testing.T, e *graph.Engine, query string) string {
	t.Helper()
	r := e.Execute(t.Context(), graph.Request{Query: query})
	if r.Code != "" {
		t.Fatalf("%s\nasked %s", r.Body, query)
	}
	return string(r.Body)
}

func countIn(t *testing.T, e *graph.Engine, query string) int64 {
	t.Helper()
	var answer struct {
		Data struct{ List struct{ TotalCount int64 } }
	}
	text := answerTo(t, e, query)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return answer.Data.List.TotalCount
}

// copyMark ends the ids and other names of a copy.
const copyMark = "-of-the-copy"

// copied is a graph under other ids, to stand beside another: what only one node may have is another in it. Of a key that is an enum, such
// as the code of a program model, it takes what the other graph leaves; where that is too little, what goes with the node goes too.
func copied(t *testing.T, beside, edits []store.Edit) []store.Edit {
	t.Helper()
	c, taken, gone := ontology.Must(), map[string]bool{}, map[string]bool{}
	for _, e := range beside {
		if e.Node != nil {
			for _, f := range enumKeys(c, c.Kind(e.Node.Kind)) {
				taken[e.Node.Properties[f.Name].(string)] = true
			}
		}
	}
	var out []store.Edit
	for _, e := range edits {
		if e.Node == nil {
			continue
		}
		k := c.Kind(e.Node.Kind)
		p := copiedValues(k, e.Node.Properties)
		for _, f := range enumKeys(c, k) {
			free := slices.IndexFunc(c.Enum(f.Type.Name).Values, func(v ontology.Named) bool { return !taken[v.Name] })
			if free < 0 {
				gone[e.Node.ID] = true
				continue
			}
			p[f.Name] = c.Enum(f.Type.Name).Values[free].Name
			taken[c.Enum(f.Type.Name).Values[free].Name] = true
		}
		out = append(out, store.PutNode(store.Node{Kind: e.Node.Kind, ID: e.Node.ID + copyMark, Properties: p}))
	}
	if len(gone) > 0 {
		return nil // what requires it would go, too
	}
	for _, e := range edits {
		if e.Edge != nil {
			from, to := e.Edge.From+copyMark, e.Edge.To+copyMark
			id := from + " " + to + strings.TrimPrefix(e.Edge.ID, e.Edge.From+" "+e.Edge.To)
			out = append(out, store.PutEdge(store.Edge{Relation: e.Edge.Relation, ID: id, From: from, To: to, Properties: e.Edge.Properties}))
		}
	}
	return out
}

// enumKeys returns the keys of a kind that are enums.
func enumKeys(c *ontology.Catalogue, k *ontology.Kind) []*ontology.Field {
	return slices.DeleteFunc(slices.Clone(k.Keys), func(f *ontology.Field) bool { return c.Enum(f.Type.Name) == nil })
}

func copiedValues(k *ontology.Kind, p map[string]any) map[string]any {
	out := make(map[string]any, len(p))
	for name, v := range p {
		text, isText := v.(string)
		switch {
		case isText && slices.ContainsFunc(k.Keys, func(f *ontology.Field) bool { return f.Name == name }):
			out[name] = text + copyMark
		case name == "formerIds" || name == "aliases" || name == "identifiers":
			out[name] = []any{}
		default:
			out[name] = v
		}
	}
	return out
}
