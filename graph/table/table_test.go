package table_test

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/graph/table"
)

// makeTable makes a table of a document, which has to be right by the public schema; and checks that the document of a page is, too.
func makeTable(t *testing.T, text, variables string, o table.Options) (*table.Table, error) {
	t.Helper()
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	p := document.New(public, limits.Default())
	doc, errs := p.Parse(text, true)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	vars, errs := p.CoerceVariables(doc.AST.Operations[0], json.RawMessage(variables))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	maker := &table.Maker{Schema: public, HasEvidence: func(_, field string) bool { return field != "id" && field != "description" }}
	out, refused := maker.Make(doc.AST, doc.Text, doc.AST.Operations[0], vars, o)
	if refused != nil {
		return nil, refused
	}
	page, _, err := out.Request(json.RawMessage(variables), 7, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, errs := p.Parse(page, true); len(errs) > 0 {
		t.Fatalf("%v in\n%s", errs, page)
	}
	return out, nil
}

func columns(out *table.Table) string {
	names := make([]string, len(out.Columns))
	for i, c := range out.Columns {
		names[i] = c.Name
	}
	return strings.Join(names, " ")
}

// The cases are those that web/check/unit/shared.test.mjs reads: the playground and the server make the same of an answer. What the server
// adds, whether lists within rows have more, is left out.
func TestSharedCases(t *testing.T) {
	text, err := os.ReadFile("testdata/shared.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, Document, CSV string
		Data                map[string]any
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			out, err := makeTable(t, c.Document, "", table.Options{})
			if err != nil {
				t.Fatal(err)
			}
			at := c.Data
			c.Data["table_meta"] = map[string]any{"version": 1}
			for _, key := range out.Path {
				at = at[key].(map[string]any)
			}
			at["table_total"], at["table_page"] = 9, map[string]any{"hasNextPage": true, "endCursor": "here"}
			data, err := json.Marshal(c.Data)
			if err != nil {
				t.Fatal(err)
			}
			page, err := out.Read(data)
			if err != nil || page.Total != 9 || page.Next != "here" || page.Meta.Version != 1 {
				t.Fatalf("%v, %+v", err, page)
			}
			out.Columns = slices.DeleteFunc(out.Columns, func(c table.Column) bool { return strings.HasSuffix(c.Name, ".more") })
			got, err := out.AppendRows(out.AppendHeader(nil), page)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.CSV, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestColumnsFollowTheDocument(t *testing.T) {
	for _, c := range []struct {
		name, document, variables, want string
		sources                         bool
	}{
		{"a nested list tells whether it has more", `{ agencies { nodes { name agreements(first: 2) { nodes { status } } } } }`, "", "name agreements.status agreements.more", false},
		{"one that is only counted doesn't", `{ agencies { nodes { name agreements { totalCount } } } }`, "", "name agreements.totalCount", false},
		{"an alias may be named as what is added", `{ agencies { nodes { agreements(first: 2) { more: totalCount nodes { status } } } } }`, "", "agreements.more agreements.status agreements.more_", false},
		{
			"fragments on several types are one union, in order",
			`{ search(query: "x") { edges { node { id ... on Agency { name kind } ...C ... on Person { name printed: description } } } } } fragment C on County { fips name }`, "",
			"id name kind fips printed", false,
		},
		{
			"directives leave columns out", `query($no: Boolean!, $yes: Boolean!) { states { nodes { code name @include(if: $no) fips @skip(if: $no) ... @skip(if: $yes) { id } } } }`,
			`{"no": false, "yes": true}`, "code fips", false,
		},
		{"both ways to the rows stand beside each other", `{ states { nodes { code } edges { cursor node { code } } } }`, "", "nodes.code cursor edges.node.code", false},
		{"pageInfo is no column", `{ states { pageInfo { endCursor } totalCount nodes { code agencies { pageInfo { endCursor } totalCount } } } }`, "", "code agencies.totalCount", false},
		{
			"sources stand behind the values of entities, and behind dates as wholes", `{ agreements { nodes { id status signedOn { edtf printed } agency { name } } } }`, "",
			"id status status.source status.locator signedOn.edtf signedOn.printed signedOn.source signedOn.locator agency.name agency.name.source agency.name.locator", true,
		},
		{"what is no entity has none", `{ citations { nodes { locator citing { name } } } }`, "", "locator citing.name citing.name.source citing.name.locator", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := makeTable(t, c.document, c.variables, table.Options{Sources: c.sources})
			if err != nil {
				t.Fatal(err)
			}
			if got := columns(out); got != c.want {
				t.Errorf("columns %s, want %s", got, c.want)
			}
		})
	}
}

func TestWhichConnection(t *testing.T) {
	const two = `{ meta { version } county(fips: "04013") { local: agencies { nodes { name } } } agencies { nodes { name } } states { totalCount } }`
	for _, c := range []struct{ name, document, connection, path, refused string }{
		{"the only one", `{ meta { version } states { nodes { code } } }`, "", "states", ""},
		{"the only one with rows", `{ states { nodes { code } } agencies { totalCount } }`, "", "states", ""},
		{"within single objects", `{ county(fips: "04013") { state { agencies { nodes { name } } } } }`, "", "county.state.agencies", ""},
		{"through fragments", `{ node(id: "state/NC") { ...F } } fragment F on State { of: agencies { ...Rows } } fragment Rows on AgencyConnection { nodes { name } }`, "", "node.of", ""},
		{"the one that is named", two, "county.local", "county.local", ""},
		{"none of several", two, "", "", "the document has 2: county.local, agencies. Choose one by the parameter table=county.local"},
		{"none of that name", two, "county.agencies", "", "there is county.local, agencies"},
		{"none at all", `{ meta { version } county(fips: "04013") { name } }`, "", "", "nothing in the document can be a table"},
		{"none that only a list has", `{ agencies { totalCount } nodes(ids: ["state/NC"]) { ... on State { agencies { nodes { name } } } } }`, "", "", "nothing in the document can be a table"},
		{"none from its end", `{ states(last: 3) { nodes { code } } }`, "", "", "last: a table has all rows from the first on"},
		{"one that a variable leaves from its beginning", `query($last: Int, $before: String) { states(last: $last, before: $before) { nodes { code } } }`, "", "states", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := makeTable(t, c.document, "", table.Options{Connection: c.connection})
			switch {
			case c.refused != "":
				var refused *gqlerror.Error
				if !errors.As(err, &refused) || apierror.CodeOf(refused) != apierror.BadUserInput || !strings.Contains(refused.Message, c.refused) {
					t.Errorf("got %v, want %s", err, c.refused)
				}
			case err != nil:
				t.Error(err)
			case strings.Join(out.Path, ".") != c.path:
				t.Errorf("path %v, want %s", out.Path, c.path)
			}
		})
	}
}

// A page asks for the table alone, with what was said of it beside its pages, and with the variables that this takes.
func TestThePageOfADocument(t *testing.T) {
	const document = `query Q($code: String!, $first: Int, $after: String, $unused: ID!, $asOf: Date) {
		agreements(first: $first, after: $after, orderBy: [{signedOn: DESC}], filter: {agency: {state: {code: {eq: $code}}}}) {
			totalCount groups(by: [STATUS]) { count } nodes { ...A }
		}
		county(id: $unused) { name }
	}
	fragment A on Agreement { status(asOf: $asOf) table_x: name }
	fragment B on Agreement { id ...A }
	query Other($asOf: Date) { agreements { nodes { ...B } } county(id: "county/04013") { name } }`
	out, err := makeTable(t, document, `{"code": "NC", "first": 5, "unused": "county/04013", "asOf": null}`, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	query, variables, err := out.Request(json.RawMessage(`{"code": "NC", "first": 5, "unused": "x", "asOf": null, "else": 1}`), 100, "here")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(variables), `{"asOf":null,"code":"NC","table1_after":"here","table1_first":100}`; got != want {
		t.Errorf("variables %s, want %s", got, want)
	}
	for _, part := range []string{"orderBy: [{signedOn:DESC}]", "first: $table1_first, after: $table1_after", "table1_total: totalCount", "fragment A on Agreement"} {
		if !strings.Contains(query, part) {
			t.Errorf("it lacks %s:\n%s", part, query)
		}
	}
	for _, part := range []string{"groups", "county", "unused", "$first", "fragment B"} {
		if strings.Contains(query, part) {
			t.Errorf("it has %s:\n%s", part, query)
		}
	}
}

// Each source of a value is there once, with the place in it at the same place of the other column.
func TestSourcesOfAValue(t *testing.T) {
	out, err := makeTable(t, `{ agreements { nodes { name status endedOn { edtf } agency { name } models { name } } } }`, "", table.Options{Sources: true})
	if err != nil {
		t.Fatal(err)
	}
	var row any
	d := json.NewDecoder(strings.NewReader(`{
		"name": "n", "status": "ENDED", "endedOn": null,
		"table_evidence1": [
			{"field": "name", "standing": "DERIVED", "reason": "Composed.", "claims": [], "source": null, "listings": []},
			{"field": "status", "standing": "STATED", "reason": "", "source": {"name": "List"}, "claims": [
				{"locator": "¶5", "source": {"name": "A; B"}}, {"locator": "fn2", "source": {"name": "A; B"}}, {"locator": "¶5", "source": {"name": "A; B"}}
			], "listings": [{"rows": [7, 8, 9], "last": {"name": "List"}}, {"rows": [], "last": {"name": "Older"}}]},
			{"field": "endedOn", "standing": "UNKNOWN", "reason": "No source tells.", "claims": [], "source": {"name": "List"}, "listings": []}
		],
		"agency": {"name": "a", "table_evidence2": [{"field": "name", "standing": "STATED", "reason": "", "claims": [], "source": {"name": "List"}, "listings": []}]},
		"models": [
			{"name": "x", "table_evidence3": [{"field": "name", "standing": "STATED", "reason": "", "claims": [{"locator": "1", "source": {"name": "C"}}, {"locator": "2", "source": {"name": "D"}}], "source": null, "listings": []}]},
			{"name": "y", "table_evidence3": []}
		]
	}`))
	d.UseNumber()
	if err := d.Decode(&row); err != nil {
		t.Fatal(err)
	}
	got := map[string]any{}
	for i, c := range out.Cells(row) {
		got[out.Columns[i].Name] = c
	}
	want := map[string]any{
		"name": "n", "name.source": "computed: Composed.", "name.locator": nil,
		"status": "ENDED", "status.source": "A; B; A; B; List; Older", "status.locator": "¶5; fn2; row 9; ",
		"endedOn.edtf": nil, "endedOn.source": nil, "endedOn.locator": nil,
		"agency.name": "a", "agency.name.source": "List", "agency.name.locator": nil,
		"models.name": "x; y", "models.name.source": "C / D; ", "models.name.locator": "1 / 2; ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
