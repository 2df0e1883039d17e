package schema_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

func size(t testing.TB, query string) int64 {
	t.Helper()
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	doc, errs := gqlparser.LoadQueryWithRules(public, query, rules.NewDefaultRules())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return schema.IntrospectionSize(public, doc.Operations[0], map[string]any{"t": "County", "b": true})
}

// TestIntrospectionSizeHolds: what is asked of the schema has no more bytes than was estimated, and the queries of tools not many fewer.
func TestIntrospectionSizeHolds(t *testing.T) {
	tools, err := os.ReadFile("../../test/corpus/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: embedded.Memory(ontology.Must()), Limits: limits.Limits{AnswerBytes: 1 << 30, SchemaBytes: 1 << 30}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		query string
		most  float64 // times as many as there are
	}{
		"the query of tools": {string(tools), 1.6},
		"by fragments":       {`{ __schema { ...A types { ...B ...B } } } fragment A on __Schema { types { name kind } } fragment B on __Type { fields(includeDeprecated: true) { name isDeprecated deprecationReason } enumValues { name } }`, 3},
		"a type":             {`query ($t: String!, $b: Boolean!) { __type(name: $t) { ... on __Type @include(if: $b) { name fields { type { ofType { ofType { ofType { name } } } } } possibleTypes { name } } } }`, 4},
		"no type":            {`{ __type(name: "Nothing") { name } }`, 2},
		"directives":         {`{ __schema { directives { name description locations isRepeatable args { name defaultValue type { name } isDeprecated } } description subscriptionType { name } } }`, 3},
		"input":              {`{ __type(name: "CountyFilter") { inputFields { name defaultValue description type { kind name ofType { name } } } isOneOf specifiedByURL } url: __type(name: "URL") { specifiedByURL } }`, 3},
		"interfaces":         {`{ __schema { types { interfaces { name } possibleTypes { name } __typename } queryType { interfaces { name } } } __typename }`, 2},
		"aliases":            {`{ __schema { types { ` + aliases(40, "description") + ` } } }`, 3},
	} {
		t.Run(name, func(t *testing.T) {
			variables, _ := json.Marshal(map[string]any{"t": "County", "b": true})
			body := e.Execute(t.Context(), graph.Request{Query: c.query, Variables: variables}).Body
			if !json.Valid(body) || strings.Contains(string(body), `"errors"`) {
				t.Fatalf("%.300s", body)
			}
			estimated, actual := size(t, c.query), int64(len(body)-len(`{"data":{}}`))
			t.Logf("%d bytes, %d estimated", actual, estimated)
			if estimated < actual || float64(estimated) > c.most*float64(actual) {
				t.Errorf("%d bytes, %d estimated", actual, estimated)
			}
		})
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ": " + field)
	}
	return b.String()
}

// TestIntrospectionSizeCountsRepetitions: sizes are added up without the answer being made.
func TestIntrospectionSizeCountsRepetitions(t *testing.T) {
	one := size(t, `{ __schema { types { fields { args { description } } } } }`)
	if n := size(t, `{ __schema { types { fields { type { ofType { fields { args { `+aliases(90, "description")+` } } } } } } } }`); n < 100*one {
		t.Errorf("%d bytes, without repetitions %d", n, one)
	}
}

func BenchmarkIntrospectionSize(b *testing.B) {
	public, err := schema.Public()
	if err != nil {
		b.Fatal(err)
	}
	tools, err := os.ReadFile("../../test/corpus/introspection.graphql")
	if err != nil {
		b.Fatal(err)
	}
	for name, query := range map[string]string{
		"tools": string(tools), "data": `{ states { nodes { name } } }`,
		"wide": `{ __schema { types { ` + aliases(90, "fields { args { type { name } } type { name } }") + ` } } }`,
	} {
		doc, errs := gqlparser.LoadQueryWithRules(public, query, rules.NewDefaultRules())
		if len(errs) > 0 {
			b.Fatal(errs)
		}
		op := doc.Operations[0]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				schema.IntrospectionSize(public, op, nil)
			}
		})
	}
}
