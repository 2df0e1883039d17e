package fuzz

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/test/corpus"
)

// FuzzDocument: whatever the document, it is refused with an error that says why, or answered with what it asks for, for no more than was
// estimated, and alike each time, also when it is written otherwise. It is refused where gqlparser refuses it, or for a limit.
func FuzzDocument(f *testing.F) {
	s := curated(f)
	m := &documentMaker{s.schema, seeds(f), newEditor(s.schema), &drawer{schema: s.schema, known: valuesOf(f, s)}}
	for i, q := range m.seeds {
		f.Add(uint16(i), "", []byte(nil), []byte(nil), "")
		f.Add(uint16(i), "", []byte{1, 17, 5, 8, 31, 4, 23, 9, 7, 40, 3}, []byte(nil), "")
		f.Add(uint16(i), "", []byte{2, byte(i), 3, byte(7 * i), 2, 9, 1, byte(3 * i), 4, 6, 0, 77, 5, 2, 1, 8}, []byte(nil), "")
		if i%4 == 0 {
			f.Add(uint16(ownText), q.Query, []byte(nil), []byte(q.Variables), "")
		}
	}
	f.Add(uint16(ownText), "query A { meta { version } } query B($n: Int) { counties(first: $n) { nodes { ...F } } } fragment F on County { fips }", []byte(nil), []byte(`{"n":3}`), "B")
	f.Fuzz(func(t *testing.T, which uint16, text string, edits, variables []byte, operation string) {
		text, variables = m.make(which, text, edits, variables)
		c := &documentCase{t, s, graph.Request{Query: text, OperationName: operation, Variables: variables, ShowCost: true}}
		c.checkValidation()
		response := c.execute(c.request)
		if again := c.execute(c.request); !bytes.Equal(response.Body, again.Body) {
			t.Errorf("asked again, it is answered otherwise\n%.3000s\n%.3000s", response.Body, again.Body)
		}
		a := readAnswer(t, response.Body, text, operation, string(variables))
		if response.Code != "" {
			c.checkRefused(response, a)
			return
		}
		c.checkAnswered(response, a)
	})
}

// ownText is from where on a number stands for no seed.
const ownText = 1 << 15

// A documentMaker makes documents of seeds.
type documentMaker struct {
	schema *ast.Schema
	seeds  []corpus.File
	editor *editor
	drawer *drawer
}

// make changes a seed, or a text of its own: by what the schema allows, or word by word. A seed brings its variables, unless others are given.
func (m *documentMaker) make(which uint16, text string, edits choices, variables []byte) (string, []byte) {
	if which < ownText {
		q := m.seeds[int(which)%len(m.seeds)]
		if text = q.Query; len(variables) == 0 {
			variables = q.Variables
		}
	}
	if edits.next()%2 == 0 {
		return graftOn(m.schema, m.drawer, text, edits), variables
	}
	return m.editor.edit(text, edits), variables
}

type documentCase struct {
	t       *testing.T
	s       *subject
	request graph.Request
}

func (c *documentCase) execute(r graph.Request) graph.Response {
	c.t.Helper()
	response := c.s.engine.Execute(c.t.Context(), r)
	if logged := c.s.log.take(); logged != "" {
		c.t.Errorf("something went wrong: %s", logged)
	}
	return response
}

func (c *documentCase) checkRefused(response graph.Response, a answer) {
	if a.Data != nil || a.Errors[0].Extensions.Code != response.Code {
		c.t.Errorf("code %s of %.2000s", response.Code, response.Body)
	}
	lines := lineEnd.Split(c.request.Query, -1)
	for _, e := range a.Errors {
		for _, l := range e.Locations {
			if l.Line < 1 || l.Line > len(lines) || l.Column < 1 || l.Column > 2+utf8.RuneCountInString(lines[l.Line-1]) {
				c.t.Errorf("an error at %v, which isn't in the document: %s", l, e.Message)
			}
		}
	}
}

var lineEnd = regexp.MustCompile(`\r\n|\n|\r`)

func (c *documentCase) checkAnswered(response graph.Response, a answer) {
	doc, errs := c.s.parser.Parse(c.request.Query, false)
	if len(errs) > 0 {
		c.t.Fatal(errs)
	}
	op, failed := doc.Operation(c.request.OperationName)
	if failed != nil {
		c.t.Fatal(failed)
	}
	vars, errs := c.s.parser.CoerceVariables(op, c.request.Variables)
	if len(errs) > 0 {
		c.t.Fatal(errs)
	}
	c.checkLimits(doc.AST)
	c.checkCost(response.Cost)
	if limit := patient.AnswerBytes; len(a.Data) > limit {
		c.t.Errorf("%d bytes of data, %d are allowed", len(a.Data), limit)
	}
	checkErrorPaths(c.t, a)
	if data := readJSON(c.t, a.Data); data != nil {
		query := &shape{c.s.schema, vars}
		if err := query.object([]ast.SelectionSet{op.SelectionSet}, c.s.schema.Query, data, "data"); err != nil {
			c.t.Errorf("%v\n%s\n%.5000s", err, c.request.Query, a.Data)
		}
	}
	c.checkPrinted(doc.AST, a)
}

func (c *documentCase) checkCost(cost *graph.Cost) {
	for _, s := range cost.Steps() {
		if s.Estimated == nil || s.Actual == nil || *s.Actual > *s.Estimated {
			text, _ := json.Marshal(s) // numbers and a path
			c.t.Errorf("it shows more than was estimated: %s", text)
		}
	}
}

// checkPrinted holds that the document means the same when gqlparser has written it.
func (c *documentCase) checkPrinted(doc *ast.QueryDocument, a answer) {
	var printed strings.Builder
	formatter.NewFormatter(&printed).FormatQueryDocument(doc)
	r := c.request
	r.Query = printed.String()
	again := readAnswer(c.t, c.execute(r).Body, r.Query, r.OperationName, string(r.Variables))
	for _, errs := range [][]answerError{a.Errors, again.Errors} {
		for i := range errs {
			errs[i].Locations = nil
		}
	}
	if diff := cmp.Diff(a.Errors, again.Errors); diff != "" || !bytes.Equal(a.Data, again.Data) {
		c.t.Errorf("written otherwise, it is answered otherwise\n%s\n%s\n%.2000s\n%.2000s\n%s", c.request.Query, r.Query, a.Data, again.Data, diff)
	}
}

// checkLimits counts again what was let in, one selection after the other.
func (c *documentCase) checkLimits(doc *ast.QueryDocument) {
	l := patient
	if words := len(token.FindAllString(c.request.Query, -1)); words > 2*l.Tokens+strings.Count(c.request.Query, "#") {
		c.t.Errorf("about %d tokens were let in", words)
	}
	for _, op := range doc.Operations {
		n := &expansion{most: l.Selections + l.Spreads}
		n.expand(op.SelectionSet, 1, 0)
		if n.fields+n.inline > l.Selections || n.spreads > l.Spreads || n.aliases > l.Aliases || n.roots > l.Roots || n.braces > l.Braces || n.hops > l.Depth {
			c.t.Errorf("it was let in, over a limit: %+v", *n)
		}
	}
}

// An expansion counts what an operation is with its fragments put in their places.
type expansion struct {
	most                                                  int // of selections; then it is over a limit in any case
	fields, inline, spreads, aliases, roots, braces, hops int
}

func (n *expansion) expand(set ast.SelectionSet, braces, hops int) {
	n.braces, n.hops = max(n.braces, braces), max(n.hops, hops)
	for _, sel := range set {
		if n.fields+n.inline+n.spreads > n.most {
			return
		}
		switch sel := sel.(type) {
		case *ast.Field:
			n.fields++
			if sel.Alias != sel.Name {
				n.aliases++
			}
			if braces == 1 {
				n.roots++
			}
			next := hops
			if !isFree(sel) {
				next++
			}
			if len(sel.SelectionSet) > 0 {
				n.expand(sel.SelectionSet, braces+1, next)
			}
		case *ast.InlineFragment:
			n.inline++
			n.expand(sel.SelectionSet, braces, hops)
		case *ast.FragmentSpread:
			n.spreads++
			n.expand(sel.Definition.SelectionSet, braces, hops)
		}
	}
}

// isFree tells whether a field is no hop: a part of a connection, or introspection.
func isFree(f *ast.Field) bool {
	return strings.HasPrefix(f.ObjectDefinition.Name, "__") || strings.HasPrefix(f.Name, "__") || f.Name == "edges" || f.Name == "node" || f.Name == "nodes" || f.Name == "pageInfo"
}

// checkValidation holds the parser's verdict against gqlparser's own.
func (c *documentCase) checkValidation() {
	text := c.request.Query
	_, ours := c.s.parser.Parse(text, false)
	if longWord.MatchString(text) || len(ours) > 0 && isLimit(ours[0]) {
		return // gqlparser knows no limits: it could take for ever
	}
	_, theirs := gqlparser.LoadQueryWithRules(c.s.schema, text, rules.NewDefaultRules())
	switch {
	case len(ours) == 0 && len(theirs) > 0 && !admitted.MatchString(text):
		c.t.Errorf("it was let in, and gqlparser says %v\n%s", theirs, text)
	case len(ours) > 0 && len(theirs) == 0 && !isOurs(ours[0]):
		c.t.Errorf("gqlparser lets it in: %v\n%s", ours, text)
	}
}

var longWord = regexp.MustCompile(`[A-Za-z0-9_]{60}`)

func isLimit(err *gqlerror.Error) bool {
	code := apierror.CodeOf(err)
	return code == apierror.CostExceeded || code == apierror.DepthExceeded
}

// admitted is what we let in on purpose and gqlparser refuses: integers of any size, and control characters in comments.
var admitted = regexp.MustCompile(`[0-9]{19}|#[^\n\r]*[\x00-\x08\x0b\x0c\x0e-\x1f]`)

// isOurs tells whether gqlparser lets in on purpose what we refuse: half of a surrogate pair, and what isn't a query.
func isOurs(err *gqlerror.Error) bool {
	return strings.Contains(err.Message, "half of a surrogate pair") || strings.Contains(err.Message, "there are only queries here")
}
