package fuzz

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// FuzzCursor: whatever stands in the place of a cursor, also one of another list or one that was changed, is refused as no cursor of this
// list, or is a place in it: what comes after it and what comes before it are, page by page, the whole list, but for one row at most, which
// is the one that the cursor is of.
func FuzzCursor(f *testing.F) {
	s := curated(f)
	all := pagedLists()
	for i := range all {
		all[i].read(f, s)
	}
	for i := range all {
		rows := len(all[i].rows)
		f.Add(uint8(i), uint8(i), uint16(rows/2), "", []byte(nil), uint8(7))
		f.Add(uint8(i), uint8(i), uint16(0), "", []byte(nil), uint8(0))
		for j := range all {
			f.Add(uint8(i), uint8(j), uint16(1), "", []byte(nil), uint8(20))
		}
		for how := range byte(10) {
			f.Add(uint8(i), uint8(i), uint16(rows-1), "", []byte{how, 1, 3 * how, 7}, uint8(11))
		}
	}
	for _, raw := range []string{"", "x", "W10", "WyJ4Il0", "=", "%%%", "\x00", "bnVsbA", "eyJhIjoxfQ", strings.Repeat("W", 2000)} {
		f.Add(uint8(0), uint8(0), uint16(0), raw, []byte(nil), uint8(3))
	}
	f.Fuzz(func(t *testing.T, which, other uint8, row uint16, raw string, edits []byte, size uint8) {
		l, from := &all[int(which)%len(all)], &all[int(other)%len(all)]
		c := &cursorCase{t: t, s: s, l: l, cursor: raw, size: 1 + int(size)%30}
		own := -1
		if raw == "" {
			at := int(row) % len(from.rows)
			c.cursor = editCursor(from.rows[at].Cursor, all, edits)
			switch unchanged := c.cursor == from.rows[at].Cursor; {
			case unchanged && l == from:
				own = at
			case unchanged && !l.sharesCursors(from):
				c.checkForeign()
				return
			}
		}
		c.check(own, int(row)%len(l.rows))
	})
}

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
		{around: "%s", field: "agreements", args: "asOf: \"2010-06-30\", certainty: POSSIBLE"},
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

type cursorCase struct {
	t      *testing.T
	s      *subject
	l      *pagedList
	cursor string
	size   int
}

// check holds a cursor against the list. own is the row that it is of, or -1; end is another row.
func (c *cursorCase) check(own, end int) {
	after, refused := c.follow(true)
	if refused != nil {
		if own >= 0 || refused.Extensions.Code != apierror.BadUserInput || refused.Extensions.Argument != "after" {
			c.t.Errorf("%s of row %d in %s: %+v", c.cursor, own, c.l.query(), refused)
		}
		checkError(c.t, *refused, []string{c.cursor})
		return
	}
	rest := len(c.l.rows) - len(after)
	if rest < 0 || !slices.Equal(after, c.l.rows[rest:]) {
		c.t.Fatalf("after %s comes %v, which isn't the end of the list", c.cursor, after)
	}
	if own >= 0 && rest != own+1 {
		c.t.Errorf("after row %d come the rows from %d", own, rest)
	}
	if c.l.forward {
		return
	}
	before, refused := c.follow(false)
	if refused != nil {
		c.t.Fatalf("%s is taken after which rows come, and not before: %+v", c.cursor, refused)
	}
	if len(before) > rest || len(before) < rest-1 || !slices.Equal(before, c.l.rows[:len(before)]) {
		c.t.Fatalf("before %s comes %v, after it the rows from %d", c.cursor, before, rest)
	}
	c.between(rest, end)
}

// checkForeign holds that the cursor, which is one of another list, is refused.
func (c *cursorCase) checkForeign() {
	if _, refused := c.l.ask(c.t, c.s, map[string]any{"first": c.size, "after": c.cursor}); refused == nil || refused.Extensions.Code != apierror.BadUserInput {
		c.t.Errorf("%s, a cursor of another list, is taken for one of %s", c.cursor, c.l.query())
	}
}

// follow pages through all that is after the cursor, or before it, and returns it in the order of the list.
func (c *cursorCase) follow(forward bool) ([]listRow, *answerError) {
	size, cursor := "first", "after"
	if !forward {
		size, cursor = "last", "before"
	}
	var out []listRow
	for at := c.cursor; ; {
		p, refused := c.l.ask(c.t, c.s, map[string]any{size: c.size, cursor: at})
		if refused != nil {
			return nil, refused
		}
		more, next := p.PageInfo.HasNextPage, p.PageInfo.EndCursor
		if forward {
			out = append(out, p.Edges...)
		} else {
			out = append(slices.Clone(p.Edges), out...)
			more, next = p.PageInfo.HasPreviousPage, p.PageInfo.StartCursor
		}
		if p.TotalCount != len(c.l.rows) || len(p.Edges) > c.size || len(p.Edges) > 0 && next == nil || len(out) > len(c.l.rows) {
			c.t.Fatalf("%s %s: %+v", cursor, at, p)
		}
		if !more || len(p.Edges) == 0 {
			return out, nil
		}
		at = *next
	}
}

// between asks for what is between the cursor, after which the rows from first on come, and the cursor of another row.
func (c *cursorCase) between(first, end int) {
	p, refused := c.l.ask(c.t, c.s, map[string]any{"first": 100, "after": c.cursor, "before": c.l.rows[end].Cursor})
	if first > end {
		if refused == nil || refused.Extensions.Code != apierror.BadUserInput || refused.Extensions.Argument != "before" {
			c.t.Errorf("between %s and row %d, which is before it: %+v, %+v", c.cursor, end, p, refused)
		}
		return
	}
	if refused != nil || !slices.Equal(p.Edges, c.l.rows[first:min(end, first+100)]) {
		c.t.Errorf("between %s and row %d are %+v, %+v", c.cursor, end, p, refused)
	}
}

var oddParts = []string{
	"null", "true", "false", "0", "-1", "1", "1.5", "-0", "1e3", "1e999", "9223372036854775807", "9223372036854775808", `""`, `"a"`, `"z"`, `"\uffff"`, `"\ud800"`, `"\u0000"`, "[]", "{}", `"county/37119"`, `"state/NC"`,
	`"agency/x agency/y 2"`, `"~"`, `"2018-12-05"`, `"DAY"`, `"` + strings.Repeat("x", 1100) + `"`,
}

// editCursor changes a cursor as choices say: parts of what it holds, or its text.
func editCursor(cursor string, all []pagedList, made choices) string {
	if made.ended() {
		return cursor
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	var parts []json.RawMessage
	if err != nil || json.Unmarshal(raw, &parts) != nil {
		return cursor
	}
	for n := 0; n < 8 && !made.ended(); n++ {
		how, i := made.number(8), made.number(len(parts)+1)
		switch {
		case how == 0 || i == len(parts):
			parts = append(parts, json.RawMessage(from(&made, oddParts)))
		case how == 1 || how == 2:
			parts[i] = json.RawMessage(from(&made, oddParts))
		case how == 3: // as another cursor has it there
			l := from(&made, all)
			if others := decodeParts(from(&made, l.rows).Cursor); i < len(others) {
				parts[i] = others[i]
			}
		case how == 4:
			parts = slices.Delete(parts, i, i+1)
		case how == 5:
			j := made.number(len(parts))
			parts[i], parts[j] = parts[j], parts[i]
		case how == 6: // one byte of a part
			part := slices.Clone(parts[i])
			part[made.number(len(part))] = byte(made.next())
			parts[i] = part
		case how == 7: // the text itself
			out := []byte(encodeParts(parts))
			out[made.number(len(out))] = byte(made.next())
			return string(out)
		}
	}
	return encodeParts(parts)
}

func encodeParts(parts []json.RawMessage) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = string(p)
	}
	return base64.RawURLEncoding.EncodeToString([]byte("[" + strings.Join(texts, ",") + "]"))
}

func decodeParts(cursor string) []json.RawMessage {
	raw, _ := base64.RawURLEncoding.DecodeString(cursor) // one of ours
	var parts []json.RawMessage
	_ = json.Unmarshal(raw, &parts)
	return parts
}
