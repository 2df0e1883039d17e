package oracle

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

func TestEmbeddedAnswersAsGraphQLJS(t *testing.T) {
	o := Options{Seed: 1, Graphs: 125, QueriesPerGraph: 80, NewStore: func() store.Store { return embedded.Memory(ontology.Must()) }}
	sum := Compare(t, o)
	if sum.Asked >= 4000 {
		checkCoverage(t, sum)
	}
}

func TestNoBugComesBack(t *testing.T) {
	Replay(t, func() store.Store { return embedded.Memory(ontology.Must()) })
}

// checkCoverage sees to it that the makers keep up with the schema: a comparison of nulls compares little.
func checkCoverage(t *testing.T, sum Summary) {
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	all, never := 0, []string(nil)
	for _, def := range public.Types {
		for _, f := range def.Fields {
			if def.Kind != ast.Object || def.BuiltIn || strings.HasPrefix(f.Name, "__") || alwaysNull(public, def, f) {
				continue
			}
			all++
			if coordinate := def.Name + "." + f.Name; sum.Answered[coordinate] == 0 {
				never = append(never, coordinate)
			}
		}
	}
	t.Logf("%d of %d fields had a value; never: %s", all-len(never), all, strings.Join(never, ", "))
	if len(never)*50 > all {
		t.Error("too many fields never had a value: teach graph_*.go or query_*.go to reach them")
	}
}

// alwaysNull tells of the links of lists that only the root has.
func alwaysNull(s *ast.Schema, edge *ast.Definition, f *ast.FieldDefinition) bool {
	if f.Name != "link" {
		return false
	}
	for _, def := range s.Types {
		for _, g := range def.Fields {
			if def.Name != "Query" && g.Type.Name() == strings.TrimSuffix(edge.Name, "Edge")+"Connection" {
				return false
			}
		}
	}
	return true
}
