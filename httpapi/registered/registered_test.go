package registered_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/httpapi/registered"
)

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	scalar Date
	enum Reach { OWN WITHIN }
	input Filter { code: String }
	type Query { list(id: ID, day: Date, first: Int, share: Float, all: Boolean, reach: [Reach!], filter: Filter): String meta: String }
	type Mutation { change: String }
`})

const good = `# What a list has.
# More of it.
# table: place.rows
# {"id": "county/1", "reach": ["OWN", "WITHIN"], "first": 5}
query List($id: ID!, $listDay: Date!, $first: Int = 20, $share: Float, $all: Boolean, $reach: [Reach!], $filter: Filter) {
  list(id: $id, day: $listDay, first: $first, share: $share, all: $all, reach: $reach, filter: $filter)
}
`

func TestRead(t *testing.T) {
	d, err := registered.Read("folder/what-a-list-has.graphql", good, schema)
	if err != nil {
		t.Fatal(err)
	}
	if d.Name != "what-a-list-has" || d.About != "What a list has. More of it." || d.Table != "place.rows" || d.Operation != "List" || strings.Contains(d.Text, "#") {
		t.Errorf("read %+v", d)
	}
	if got := d.ExampleParameters().Encode(); got != "first=5&id=county%2F1&reach=OWN&reach=WITHIN" {
		t.Error(got)
	}
	simple, err := registered.Read("q.graphql", "# Asks nothing.\r\nquery Q { meta }\n", schema)
	if err != nil {
		t.Fatal(err)
	}
	// As `printf 'query Q { meta }\n' | sha256sum` tells.
	if got := simple.ID(); got != "sha256:84a2d9af0cada488da599849da697d19dbb9d7b9cc69c6a86367d1556ba1d247" {
		t.Error(got)
	}
}

func TestValues(t *testing.T) {
	d, err := registered.Read("list.graphql", good, schema)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"id=county/1":                             `{"id":"county/1","listDay":"2026-05-18"}`,
		"id=county/1&listDay=2025-01-01":          `{"id":"county/1","listDay":"2025-01-01"}`,
		"id=1&first=7&share=0.5&all=true&all":     "all is there 2 times",
		"id=1&first=7&share=0.5&all=1":            `{"all":true,"first":7,"id":"1","listDay":"2026-05-18","share":0.5}`,
		"id=1&reach=OWN&reach=WITHIN":             `{"id":"1","listDay":"2026-05-18","reach":["OWN","WITHIN"]}`,
		"id=1&filter=%7B%22code%22%3A%22FL%22%7D": `{"filter":{"code":"FL"},"id":"1","listDay":"2026-05-18"}`,
		"id=1&lang=es&theme=dark&table=a&csvw=1":  `{"id":"1","listDay":"2026-05-18"}`, // they choose a form
		"id=1&listDay=2026-05-17":                 `listDay is the day of one of ICE's lists; there are those of 2026-05-11 and 2026-05-18, none of "2026-05-17"`,
		"id=1&listDay=2026-05-19":                 `listDay is the day of one of ICE's lists; the newest that is loaded here is of 2026-05-18, not "2026-05-19"`,
		"id=1&listDay=2020-01-01":                 "listDay is the day of one of ICE's lists; the first that is loaded here is of 2025-01-01",
		"":                                        "list needs id: it takes id (ID!), listDay (Date!), first (Int)",
		"id=1&frist=7":                            `list has no variable "frist": it takes id (ID!)`,
		"id=1&first=seven":                        `first is a whole number (Int), "seven" is none`,
		"id=1&first=99999999999":                  "first is a whole number",
		"id=1&share=much":                         "share is a number (Float)",
		"id=1&all=perhaps":                        `all is true or false, not "perhaps"`,
		"id=1&reach=NOWHERE":                      `reach has no value "NOWHERE": Reach has OWN, WITHIN`,
		"id=1&filter=code":                        `filter is JSON (Filter), this isn't: "code"`,
		"id=1&id=2":                               "id is there 2 times, it is one ID!: leave the others out",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Values(values, []string{"2025-01-01", "2026-05-11", "2026-05-18"})
		var wrong *registered.ParameterError
		switch {
		case err == nil && string(got) != want:
			t.Errorf("%s: %s, want %s", query, got, want)
		case err != nil && (!errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), want)):
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

func TestValuesWithoutLists(t *testing.T) {
	d, err := registered.Read("list.graphql", good, schema)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Values(url.Values{"id": {"1"}}, nil); err == nil || err.Error() != "listDay: no list of ICE's is loaded here" {
		t.Error(err)
	}
	if got := d.Complete([]byte(`{"id":"1"}`), []string{"2026-05-18"}); string(got) != `{"id":"1","listDay":"2026-05-18"}` {
		t.Errorf("completed: %s", got)
	}
	if got := d.Complete([]byte(`{"listDay":"2025-01-01"}`), []string{"2026-05-18"}); string(got) != `{"listDay":"2025-01-01"}` {
		t.Errorf("what is given stays: %s", got)
	}
}

func TestWhatIsWrongWithFiles(t *testing.T) {
	for file, c := range map[string]struct{ text, want string }{
		"Upper.graphql":     {good, "Upper.graphql: a document is named by its file"},
		"silent.graphql":    {"query Q { meta }", "silent.graphql:1: the file doesn't say what it asks for"},
		"example.graphql":   {"# About.\n# {\"id\": \nquery Q { meta }", "example.graphql:2: the example of the variables is no JSON object"},
		"field.graphql":     {"# About.\n\nquery Q {\n  mete\n}", `field.graphql:4: Cannot query field "mete" on type "Query".`},
		"syntax.graphql":    {"# About.\nquery Q {\n  meta(\n}", "syntax.graphql:4: "},
		"mutation.graphql":  {"# About.\nmutation M { change }", "mutation.graphql:2: the operation is to be a query with a name"},
		"nameless.graphql":  {"# About.\n{ meta }", "nameless.graphql:2: the operation is to be a query with a name"},
		"two.graphql":       {"# About.\nquery A { meta } query B { meta }", "two.graphql: it has 2 operations"},
		"reserved.graphql":  {"# About.\nquery A($lang: ID) { list(id: $lang) }", "reserved.graphql:2: $lang can't be a variable here"},
		"too-large.graphql": {"# About.\nquery A { meta }" + strings.Repeat(" ", 64<<10), "too-large.graphql: it has "},
	} {
		_, err := registered.Load(fstest.MapFS{file: {Data: []byte(c.text)}}, schema)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", file, err, c.want)
		}
	}
	_, err := registered.Load(fstest.MapFS{"a.graphql": {Data: []byte("query Q { meta }")}, "b.graphql": {Data: []byte("# B.\n{ meta }")}, "c.graphql": {Data: []byte(good)}, "d.txt": {Data: []byte("x")}}, schema)
	if err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("both wrong files are named: %v", err)
	}
}

func TestSet(t *testing.T) {
	documents, err := registered.Load(fstest.MapFS{"b.graphql": {Data: []byte("# B.\nquery B { meta }")}, "a.graphql": {Data: []byte(good)}}, schema)
	if err != nil {
		t.Fatal(err)
	}
	set, err := registered.NewSet(documents...)
	if err != nil {
		t.Fatal(err)
	}
	if all := set.All(); len(all) != 2 || all[0].Name != "a" || set.Named("b").Operation != "B" || set.Named("c") != nil {
		t.Errorf("the set has %v", all)
	}
	if d := set.Named("a"); set.WithID(d.ID()) != d || set.WithID("sha256:00") != nil {
		t.Error("ids find their documents")
	}
	var none *registered.Set
	if none.All() != nil || none.Named("a") != nil || none.WithID("a") != nil {
		t.Error("a set that isn't there is empty")
	}
	if _, err := registered.NewSet(append(documents, documents[0])...); err == nil || !strings.Contains(err.Error(), "the program has a document of that name already") {
		t.Errorf("two of one name: %v", err)
	}
}
