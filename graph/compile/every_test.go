package compile_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/compile"
	"graph287g/graph/encode"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// all selects every field of a type, and of the types behind it to some depth, with __typename everywhere.
func all(s *ast.Schema, def *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ __typename ")
	for _, f := range def.Fields {
		inner := s.Types[f.Type.Name()]
		switch {
		case strings.HasPrefix(f.Name, "__"):
		case inner.IsLeafType():
			b.WriteString(f.Name + required(s, f) + " ")
		case depth > 0:
			b.WriteString(f.Name + required(s, f) + " " + all(s, inner, depth-1) + " ")
		}
	}
	return b.String() + "}"
}

// required gives a field the arguments that it can't do without: all of them are enums.
func required(s *ast.Schema, f *ast.FieldDefinition) string {
	var out []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			out = append(out, a.Name+": "+s.Types[a.Type.Name()].EnumValues[0].Name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "(" + strings.Join(out, ", ") + ")"
}

// Nothing in the public schema is a stub: every field of every kind compiles, with all that is behind it.
func TestEveryFieldOfEveryKindCompiles(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, k := range ontology.Must().Kinds {
		for _, f := range s.Types[k.Name].Fields {
			selection := ""
			if inner := s.Types[f.Type.Name()]; !inner.IsLeafType() {
				selection = all(s, inner, 1)
				if strings.HasSuffix(inner.Name, "Connection") {
					selection = "{ __typename totalCount countDistinct(by: ID) groups(by: ID) " + all(s, s.Types["Group"], 2) + " pageInfo " + all(s, s.Types["PageInfo"], 0) + timeline(s, inner) + " edges " + all(s, s.Types[strings.TrimSuffix(inner.Name, "Connection")+"Edge"], 1) + " }"
				}
			}
			text := "{ " + k.Singular + `(id: "` + k.Slug + `/x") { x: ` + f.Name + " " + selection + " } }"
			op, g, vars := operation(t, text, "")
			args, errs := op.Bind(g, vars)
			if len(errs) > 0 || len(args) != len(op.Plan.Steps) {
				t.Errorf("%s: %v", text, errs)
			}
			n++
		}
	}
	t.Logf("%d fields", n)
}

func TestWhyALinkIsThereCompilesAsAWhole(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"agreements", "events"} { // a path, and a relation
		op, _, _ := operation(t, `{ county(id: "x") { `+field+` { edges { link `+all(s, s.Types["Link"], 2)+` } } } }`, "")
		if len(op.Plan.Steps) < 10 {
			t.Errorf("%s: %d steps", field, len(op.Plan.Steps))
		}
	}
}

// What is told of the graph itself is constant, or comes with every answer; the newest list alone has to be looked for.
func TestTheGraphItselfNeedsOneStep(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	op, _, _ := operation(t, "{ meta "+all(s, s.Types["Meta"], 1)+" }", "")
	b, errs, failed, _ := encode.AppendRoot(t.Context(), nil, &op.Output.Roots[0], &encode.Input{Catalogue: ontology.Must(), Answer: &store.Result{Tables: []store.Table{{From: []int32{0}, To: []int32{0}}}, Version: store.Version{Number: 7, Counts: make([]int, len(ontology.Must().Kinds))}}})
	if len(op.Plan.Steps) != 1 || len(errs) > 0 || failed {
		t.Fatalf("%d steps, %v", len(op.Plan.Steps), errs)
	}
	var got map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatalf("%s: %v", b, err)
	}
	if n := len(got["nodes"].([]any)); n != len(ontology.Must().Kinds) {
		t.Errorf("%d kinds are counted", n)
	}
	if n := len(got["claimFields"].([]any)); n < 100 {
		t.Errorf("%d names of claims", n)
	}
	delete(got, "nodes")
	delete(got, "claimFields")
	delete(got, "recordedAt")
	want := map[string]any{
		"__typename": "Meta", "version": 7.0, "publishedThrough": nil, "newestDay": nil, "newestDayAge": nil, "license": compile.License, "licenseUrl": compile.LicenseURL, "attribution": compile.Attribution,
		"limits": map[string]any{
			"__typename": "Limits", "maxFirst": 100.0, "maxDepth": float64(limits.Default().Depth), "maxHops": float64(plan.MaxHops), "maxRows": float64(store.MaxRows),
			"maxComplexity": float64(limits.Default().Complexity), "maxAnswerBytes": float64(limits.Default().AnswerBytes), "maxBodyBytes": float64(limits.Default().BodyBytes), "timeoutSeconds": limits.Default().Timeout.Seconds(),
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A cursor comes back whatever it is ordered by: each field that a list is ordered by has a key of its type.
func TestCursorsOfEveryOrderComeBack(t *testing.T) {
	c := ontology.Must()
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			if !f.Order || f.Hidden || f.Role != ontology.Stored {
				continue
			}
			query := "query($c: String) { " + k.Plural + "(orderBy: [{" + f.Name + ": DESC}], after: $c) { totalCount } }"
			var key any = "text"
			switch {
			case c.Enum(f.Type.Name) != nil, f.Type.Name == "Int":
				key = int64(1)
			case f.Type.Name == "Float":
				key = 1.5
			case f.Type.Name == "Boolean":
				key = true
			}
			for _, key := range []any{key, nil} {
				op, g, vars := operation(t, query, `{"c": "`+cursor(t, query, 0, []any{key}, k.Slug+"/x")+`"}`)
				args, errs := op.Bind(g, vars)
				if len(errs) > 0 || plan.ListArgsOf(args, 0).After.Keys[0] != key {
					t.Errorf("%s: %v", f.Coordinate(), errs)
				}
			}
		}
	}
}

// timeline asks for the timeline of a connection, if it has one.
func timeline(s *ast.Schema, connection *ast.Definition) string {
	if connection.Fields.ForName("timeline") == nil {
		return ""
	}
	return " timeline(by: ID) " + all(s, s.Types["TimelineRow"], 2)
}
