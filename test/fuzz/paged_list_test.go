package fuzz

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"graph287g/graph"
)

// A pagedList is a list that is paged through, in one operation.
type pagedList struct {
	around  string // with %s in the place of the list
	field   string
	args    string
	forward bool // it has no `last` and `before`
	rows    []listRow
}

type listRow struct {
	Cursor string
	Node   struct{ ID string }
}

// pagedLists are lists of every sort: of the root, of relations, of paths, of neighbors, a search; ordered by each type of key.
func pagedLists() []pagedList {
	return []pagedList{
		{around: "%s", field: "agencies"},
		{around: "%s", field: "agencies", args: "orderBy: [{lawsuitsCount: DESC}, {name: DESC}]"},
		{around: "%s", field: "agencies", args: "orderBy: [{state: {name: DESC}}, {agreementsCount: ASC}]"},
		{around: "%s", field: "agencies", args: "filter: {not: {id: {eq: \"x\"}}}"},
		{around: "%s", field: "agreements", args: "orderBy: [{endedOn: ASC}, {status: DESC}]"},
		{around: "%s", field: "agreements", args: "asOf: \"2025-05-19\", certainty: POSSIBLE"},
		{around: "%s", field: "claims", args: "filter: {number: {isNull: false}}, orderBy: [{number: DESC}]"},
		{around: "%s", field: "claims", args: "filter: {number: {gt: 100}}, orderBy: [{number: ASC}, {id: DESC}]"},
		{around: "%s", field: "disagreements", args: "orderBy: [{found: DESC}, {nature: ASC}]"},
		{around: "%s", field: "citations", args: "orderBy: [{footnote: DESC}, {order: ASC}]"},
		{around: "%s", field: "citations", args: "orderBy: [{cited: {name: ASC}}]"},
		{around: "%s", field: "sources", args: "orderBy: [{publishedOn: DESC}]"},
		{around: "%s", field: "states", args: "orderBy: [{name: DESC}]"},
		{around: "%s", field: "people"},
		{around: "state(code: \"NC\") { %s }", field: "counties", args: "orderBy: [{name: DESC}]"},
		{around: "state(code: \"MA\") { %s }", field: "counties", args: "orderBy: [{name: DESC}]"},
		{around: "state(code: \"NC\") { %s }", field: "agencies"},
		{around: "county(fips: \"04013\") { %s }", field: "relatedLawsuits"},
		{around: "county(fips: \"04013\") { %s }", field: "neighbors"},
		{around: "agency(slug: \"nc-mecklenburg-county-sheriff\") { %s }", field: "neighbors", args: "relations: [SIGNED, SERVES, ABOUT]"},
		{around: "source(id: \"source/huyan-2025\") { %s }", field: "cites"},
		{around: "%s", field: "search", args: "query: \"sheriff\"", forward: true},
		{around: "%s", field: "search", args: "query: \"county\", kinds: [AGENCY, TOPIC]", forward: true},
	}
}

// sharesCursors tells whether a cursor of another list is one of this list too: where it is the same field of another node.
func (l *pagedList) sharesCursors(other *pagedList) bool {
	return l.field == other.field && l.args == other.args && (l.around == "%s") == (other.around == "%s")
}

func (l *pagedList) query() string {
	args := []string{}
	if l.args != "" {
		args = append(args, l.args)
	}
	head := "query($first: Int, $after: String, $last: Int, $before: String) { %s }"
	args = append(args, "first: $first", "after: $after", "last: $last", "before: $before")
	if l.forward {
		head, args = "query($first: Int, $after: String) { %s }", args[:len(args)-2]
	}
	list := "l: " + l.field + "(" + strings.Join(args, ", ") + ") { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
	return fmt.Sprintf(head, fmt.Sprintf(l.around, list))
}

// A listPage is what is asked of a list.
type listPage struct {
	TotalCount int
	Edges      []listRow
	PageInfo   struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

// ask asks for a page; a refusal comes back as its error.
func (l *pagedList) ask(t testing.TB, s *subject, variables map[string]any) (*listPage, *answerError) {
	t.Helper()
	text, err := json.Marshal(variables)
	if err != nil {
		t.Fatal(err)
	}
	r := s.engine.Execute(t.Context(), graph.Request{Query: l.query(), Variables: text})
	if logged := s.log.take(); logged != "" {
		t.Errorf("something went wrong: %s", logged)
	}
	var body answer
	if err := json.Unmarshal(r.Body, &body); err != nil {
		t.Fatal(err)
	}
	if len(body.Errors) > 0 {
		return nil, &body.Errors[0]
	}
	var data map[string]json.RawMessage
	for at := body.Data; ; {
		if err := json.Unmarshal(at, &data); err != nil {
			t.Fatal(err)
		}
		if found, ok := data["l"]; ok {
			p := &listPage{}
			if err := json.Unmarshal(found, p); err != nil {
				t.Fatal(err)
			}
			return p, nil
		}
		for _, at = range data { // one alone holds the list
		}
		data = nil
	}
}

// read reads the whole list.
func (l *pagedList) read(f *testing.F, s *subject) {
	f.Helper()
	variables := map[string]any{"first": 100}
	for {
		p, refused := l.ask(f, s, variables)
		if refused != nil {
			f.Fatalf("%s: %s", l.query(), refused.Message)
		}
		l.rows = append(l.rows, p.Edges...)
		if !p.PageInfo.HasNextPage {
			break
		}
		variables["after"] = p.PageInfo.EndCursor
	}
	if len(l.rows) < 2 {
		f.Fatalf("%s has %d rows", l.query(), len(l.rows))
	}
}
