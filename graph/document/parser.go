// Package document reads GraphQL documents and variables: it parses and validates documents, refuses what exceeds the limits
// before anything costs much, keeps documents in a bounded cache, and coerces variables and literals strictly.
package document

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/store"
)

// MaxErrors is how many errors of a document, or of its arguments, are told.
const MaxErrors = 10

// A Parser parses and validates documents against one schema, and coerces values to its types.
type Parser struct {
	schema *ast.Schema
	limits limits.Limits
	rules  *rules.Rules
	advice adviser
	cache  *cache
}

// New returns a parser for a schema that refuses what exceeds the limits.
func New(schema *ast.Schema, l limits.Limits) *Parser {
	return &Parser{schema, l, newRules(schema), adviser{schema}, newCache()}
}

// A Document is a checked document, with what others keep about it.
type Document struct {
	AST  *ast.QueryDocument
	Text string

	cache  *cache // nil where it isn't kept
	weight int    // with what is kept about it; belongs to the cache

	mu       sync.Mutex
	memos    memos[string]
	bindings memos[BindingKey]
}

func newDocument(parsed *ast.QueryDocument, text string, weight int) *Document {
	return &Document{
		AST: parsed, Text: text, weight: weight,
		memos: newMemos[string](cachedMemos), bindings: newMemos[BindingKey](cachedBindings),
	}
}

// Parse parses and validates a text, or finds it in the cache. readOnly tells that the request came by GET, which changes
// what a mutation is told.
func (p *Parser) Parse(text string, readOnly bool) (*Document, gqlerror.List) {
	if d, ok := p.cache.get(text); ok {
		return d, nil
	}
	source, refused := prepareSource(text)
	if refused != nil {
		return nil, gqlerror.List{refused}
	}
	parsed, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: source, Name: ""}, p.limits.Tokens)
	if err != nil {
		return nil, p.parseFailed(err, source)
	}
	if err := onlyQueries(parsed, readOnly); err != nil {
		return nil, gqlerror.List{err}
	}
	if err := p.checkSize(parsed); err != nil {
		return nil, gqlerror.List{err}
	}
	if errs := p.validate(parsed, source); len(errs) > 0 {
		return nil, errs
	}
	if err := p.checkDepth(parsed); err != nil {
		return nil, gqlerror.List{err}
	}
	d := newDocument(parsed, text, baseWeight+len(text)+tokenWeight*min(len(text), p.limits.Tokens))
	if len(text) <= cachedText {
		p.cache.add(d)
	}
	return d, nil
}

func (p *Parser) parseFailed(err error, text string) gqlerror.List {
	e := apierror.New(apierror.ParseFailed, "the document can't be parsed")
	var g *gqlerror.Error
	if errors.As(err, &g) {
		e.Message, e.Locations = g.Message, g.Locations
		correctLocations(text, e)
		shortenError(e)
		if len(e.Locations) > 0 {
			beforeQuotes(e)
			e.Message = adviseSyntax(e.Message, text, e.Locations[0])
		}
		if strings.HasPrefix(g.Message, "exceeded token limit") {
			e.Message = "the document has over " + thousands(p.limits.Tokens) + " tokens: ask for less, or in several requests"
			e.Extensions["code"] = string(apierror.CostExceeded)
		}
	}
	return gqlerror.List{e}
}

// thousands writes a number as English does: 2,000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (p *Parser) validate(doc *ast.QueryDocument, text string) gqlerror.List {
	errs := distinct(validator.ValidateWithRules(p.schema, doc, p.rules))
	if len(errs) > MaxErrors {
		errs = errs[:MaxErrors]
	}
	for _, e := range errs {
		if e.Extensions == nil { // else it is one of withAdvice
			e.Extensions = validationFailed()
			shortenError(e)
			e.Message += p.nearestType(e)
		}
		correctLocations(text, e)
		if len(e.Locations) > 0 {
			e.Path = ShortenPath(pathAt(doc, e.Locations[0]))
		}
	}
	return errs
}

// distinct leaves out errors that are there before: what is wrong in a fragment is found once for each operation that it is part of.
func distinct(errs gqlerror.List) gqlerror.List {
	type key struct {
		message string
		at      gqlerror.Location
	}
	seen := make(map[key]bool, len(errs))
	return slices.DeleteFunc(errs, func(e *gqlerror.Error) bool {
		k := key{message: e.Message}
		if len(e.Locations) > 0 {
			k.at = e.Locations[0]
		}
		again := seen[k]
		seen[k] = true
		return again
	})
}

// onlyQueries refuses mutations and subscriptions, which the schema doesn't have.
func onlyQueries(doc *ast.QueryDocument, readOnly bool) *gqlerror.Error {
	for _, op := range doc.Operations {
		if op.Operation == ast.Query {
			continue
		}
		code := apierror.ValidationFailed
		if readOnly {
			code = apierror.MethodNotAllowed
		}
		return apierror.At(code, op.Position, nil, "there are only queries here, no %s", op.Operation)
	}
	return nil
}

// Operation chooses the operation to run: the one of that name, or the only one.
func (d *Document) Operation(name string) (*ast.OperationDefinition, *gqlerror.Error) {
	ops := d.AST.Operations
	switch {
	case len(ops) == 0:
		return nil, apierror.New(apierror.ParseFailed, "the document holds no operation: write one, such as { meta { version } }")
	case name == "" && len(ops) == 1:
		return ops[0], nil
	case name == "":
		return nil, apierror.New(apierror.BadUserInput, "the document has %d operations: say which with operationName", len(ops))
	}
	if op := ops.ForName(name); op != nil {
		return op, nil
	}
	names := make([]string, len(ops))
	for i, op := range ops {
		names[i] = shorten(op.Name)
	}
	if len(ops) == 1 && names[0] == "" {
		return nil, apierror.New(apierror.BadUserInput, "operationName: the only operation has no name: leave operationName out")
	}
	return nil, apierror.New(apierror.BadUserInput, "operationName: %s is no operation of the document%s", quote(name), store.Nearest(shorten(name), names))
}
