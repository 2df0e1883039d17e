package fuzz

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"graph287g/graph"
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

// ownText is from where on a number stands for no seed. What is kept in testdata has a text of its own, for the seeds change.
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
	for _, e := range a.Errors {
		c.checkLocations(e)
	}
}

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
	c.checkCost(response.Cost, a)
	if limit := patient.AnswerBytes; len(a.Data) > limit {
		c.t.Errorf("%d bytes of data, %d are allowed", len(a.Data), limit)
	}
	checkErrorPaths(c.t, a)
	for _, e := range a.Errors {
		c.checkLocations(e)
	}
	if data := readJSON(c.t, a.Data); data != nil {
		query := &shape{c.s.schema, vars}
		if err := query.object([]ast.SelectionSet{op.SelectionSet}, c.s.schema.Query, data, "data"); err != nil {
			c.t.Errorf("%v\n%s\n%.5000s", err, c.request.Query, a.Data)
		}
	}
	c.checkPrinted(doc.AST, a)
}

func (c *documentCase) checkCost(cost *graph.Cost, a answer) {
	if estimated, actual := cost.Bytes(); actual < int64(len(a.Data)) || actual > estimated {
		c.t.Errorf("%d bytes were estimated, %d counted, and there are %d of data\n%s\n%.3000s", estimated, actual, len(a.Data), c.request.Query, a.Data)
	}
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
