package graph

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/cost"
	"graph287g/graph/document"
	"graph287g/graph/encode"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/internal/deadline"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Config is what an Engine is made of.
type Config struct {
	Catalogue *ontology.Catalogue // of the store's graph
	Store     store.Store
	Log       *slog.Logger  // gets what clients may not see; nil logs nothing
	Limits    limits.Limits // what is 0 is set to its default
}

// An Engine answers requests from one store. It may be used by several goroutines at the same time.
type Engine struct {
	catalogue *ontology.Catalogue
	store     store.Store
	limits    limits.Limits
	parser    *document.Parser
	compiler  *compile.Compiler
	exec      graphql.ExecutableSchema
	log       *slog.Logger
	measurer  *measurer
	schemas   introspectionCache
	newestDay atomic.Pointer[newestDay]
	day       atomic.Pointer[dayText] // the last that was asked for
	versions  *versionReader
	buffers   sync.Pool

	// Now tells the time of a request; tests set it before the first.
	Now func() time.Time
}

// New returns an engine over a store.
func New(c Config) (*Engine, error) {
	c.Limits = c.Limits.WithDefaults()
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	public, err := schema.Public()
	if err != nil {
		return nil, err
	}
	exec, err := schema.New()
	if err != nil {
		return nil, err
	}
	parser := document.New(public, c.Limits)
	compiler := &compile.Compiler{Catalogue: c.Catalogue, Schema: public, Parser: parser, Limits: c.Limits}
	return &Engine{catalogue: c.Catalogue, store: c.Store, limits: c.Limits, parser: parser, compiler: compiler, exec: exec, log: c.Log, measurer: newMeasurer(c.Catalogue, c.Store, c.Log), schemas: newIntrospectionCache(), versions: &versionReader{store: c.Store, timeout: c.Limits.StoreTimeout}, Now: time.Now}, nil
}

// Ready tells whether the store can answer now.
func (e *Engine) Ready(ctx context.Context) error { return e.store.Ping(ctx) }

// An execution is a request on its way: what was made of it, and what the store answered.
type execution struct {
	Request
	document  *document.Document
	operation *ast.OperationDefinition
	variables map[string]any // coerced
	compiled  *compile.Operation
	days      compile.Days
	args      plan.Args        // of the plan
	texts     []map[string]any // the arguments of the computed texts
	hints     []compile.Hint
	cost      *Cost
	answer    *store.Result

	cuts encode.Cuts // the lists of the answer that show a part of their rows

	complexity int              // of its filters, orders, groups and searches
	pricedBy   *cost.Statistics // by which it has been found not to cost too much; nil before
}

// name is that of the operation; empty where it has none, or isn't known.
func (x *execution) name() string {
	if x.operation == nil {
		return ""
	}
	return x.operation.Name
}

// Execute answers a request.
func (e *Engine) Execute(ctx context.Context, r Request) (response Response) {
	x, errs := e.prepare(ctx, r)
	defer func() { response.Operation = x.name() }()
	if len(errs) > 0 {
		return refuse(errs)
	}
	if key, ok := x.introspectionKey(); ok {
		return e.schemas.answer(key, func() Response { return e.run(ctx, x, e.noStore) })
	}
	return e.run(ctx, x, e.askStore)
}

// run prices an operation, has it answered and writes the response.
func (e *Engine) run(ctx context.Context, x *execution, ask func(context.Context, *execution) *gqlerror.Error) Response {
	if err := ctx.Err(); err != nil { // nobody waits any more for what the document asks
		return withCost(x.Request, x.cost, refuse(gqlerror.List{e.storeError(ctx, x.compiled, err)}))
	}
	if err := e.price(x); err != nil {
		return withCost(x.Request, x.cost, refuse(gqlerror.List{err}))
	}
	if x.Admit != nil && !x.Admit(e.memoryFor(x)) {
		return withCost(x.Request, x.cost, refuse(gqlerror.List{apierror.New(apierror.RateLimited, "there is no room for the answer: ask again in a second")}))
	}
	if err := ask(ctx, x); err != nil {
		return withCost(x.Request, x.cost, refuse(gqlerror.List{err}))
	}
	defer x.answer.Release()
	x.cost.actual = x.answer.RowCounts
	return withCost(x.Request, x.cost, withHints(x.hints, withPages(x, e.respond(ctx, x))))
}

// cellSize is how much memory a cell of a table takes, beside the value.
const cellSize = 24

// memoryFor bounds how much memory the answer and making it take: the tables; the JSON of the parts, and that of the whole.
func (e *Engine) memoryFor(x *execution) int64 {
	if x.cost.estimated == nil { // the graph hasn't been measured yet
		return 2 * int64(e.limits.AnswerBytes)
	}
	tables := int64(0)
	for i, s := range x.compiled.Plan.Steps {
		tables += x.cost.estimated[i] * int64(1+len(s.Columns)) * cellSize
	}
	return tables + 2*x.cost.estimatedBytes
}

// askStore has the store execute the plan.
func (e *Engine) askStore(ctx context.Context, x *execution) *gqlerror.Error {
	storeCtx, cancel := deadline.With(ctx, time.Now().Add(e.limits.StoreTimeout))
	defer cancel()
	for range maxRebinds {
		answer, err := e.store.Execute(storeCtx, x.compiled.Plan, x.args)
		if err != nil {
			return e.storeError(ctx, x.compiled, err)
		}
		e.measurer.noteVersion(answer.Version)
		x.answer = answer
		if again, err := e.isOutdated(storeCtx, x, answer.Version); err != nil {
			return e.storeError(ctx, x.compiled, err)
		} else if !again {
			break
		}
		if err := e.price(x); err != nil { // another day may show more
			return err
		}
	}
	return nil
}

// noStore is for operations that ask of the schema alone.
func (e *Engine) noStore(_ context.Context, x *execution) *gqlerror.Error {
	x.answer = &store.Result{RowCounts: []int64{}}
	return nil
}

// prepare parses, validates, coerces, compiles and binds. It asks the store for the newest day alone, if at all. With errors comes what was
// made before them, down to the operation.
func (e *Engine) prepare(ctx context.Context, r Request) (*execution, gqlerror.List) {
	x := &execution{Request: r}
	doc, errs := e.parser.Parse(r.Query, r.ReadOnly)
	if len(errs) > 0 {
		return x, errs
	}
	op, err := doc.Operation(r.OperationName)
	if err != nil {
		return x, gqlerror.List{err}
	}
	x.document, x.operation, x.days.Today = doc, op, e.today()
	if e.recall(x) {
		return x, nil
	}
	vars, errs := e.parser.CoerceVariables(op, r.Variables)
	if len(errs) > 0 {
		return x, errs
	}
	compiled, err := e.compiler.Operation(doc, op, vars)
	if err != nil {
		return x, gqlerror.List{err}
	}
	x.variables, x.compiled = vars, compiled
	if errs := e.bind(ctx, x); len(errs) > 0 {
		return x, errs
	}
	x.cost = e.newCost(compiled)
	return x, nil
}

func (e *Engine) newCost(o *compile.Operation) *Cost {
	return &Cost{places: o.Locations, maxBytes: int64(e.limits.AnswerBytes)}
}

// price estimates what an execution costs, and tells what is too much. Until the graph has been measured only what is asked of the schema
// has a price.
func (e *Engine) price(x *execution) *gqlerror.Error {
	statistics := e.measurer.statistics.Load()
	if x.pricedBy != nil && x.pricedBy == statistics {
		return nil
	}
	if err := e.checkComplexity(x); err != nil {
		return err
	}
	budget := cost.Budget{Rows: store.MaxRows, Bytes: int64(e.limits.AnswerBytes)}
	ofSchema := schema.IntrospectionSize(e.compiler.Schema, x.operation, x.variables)
	if limit := int64(e.limits.SchemaBytes); ofSchema > limit {
		return introspectionExceeded(ofSchema, limit)
	}
	if statistics == nil {
		return nil
	}
	o := cost.Operation{Plan: x.compiled.Plan, Args: x.args, Output: x.compiled.Output, Texts: x.texts, Schema: ofSchema}
	estimate := statistics.Estimate(o)
	x.cost.estimated, x.cost.estimatedBytes = estimate.Steps, estimate.Bytes
	if excess := statistics.Check(o, estimate, budget); excess != nil {
		return costExceeded(x.compiled, excess, budget)
	}
	x.pricedBy = statistics
	e.remember(x)
	return nil
}

// today is the day of a request.
func (e *Engine) today() string {
	now := e.Now().UTC()
	number := now.Unix() / (24 * 60 * 60)
	if d := e.day.Load(); d != nil && d.number == number {
		return d.text
	}
	d := &dayText{number, now.Format(time.DateOnly)}
	e.day.Store(d)
	return d.text
}

// A dayText is the text of a day, which is made once.
type dayText struct {
	number int64 // of days since 1970
	text   string
}

// storeError tells clients what a store's error means to them, and the log the rest.
func (e *Engine) storeError(ctx context.Context, o *compile.Operation, err error) *gqlerror.Error {
	var budget *store.BudgetError
	var tooMuch *store.StepError
	switch {
	case errors.As(err, &budget):
		return apierror.New(apierror.CostExceeded, "the answer would have over %d objects: ask for fewer with `first`, or for less of each", budget.Limit)
	case errors.As(err, &tooMuch):
		at := o.Locations[tooMuch.Step]
		return apierror.At(apierror.CostExceeded, at.Position, at.Path, "%s", tooMuch.Message)
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed): // even if that was seen by a deadline
		e.log.ErrorContext(ctx, "store unavailable", "error", err)
		return apierror.New(apierror.StoreUnavailable, "the store can't answer now: try again in a few seconds")
	case errors.Is(err, store.ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		return apierror.New(apierror.Timeout, "the answer took too long: ask for less, or again later")
	case errors.Is(err, context.Canceled):
		return apierror.New(apierror.Timeout, "the request was cancelled")
	}
	e.log.ErrorContext(ctx, "store failed", "error", err)
	return apierror.New(apierror.Internal, "something went wrong here; it was logged")
}

// refuse answers a request that was not run.
func refuse(errs gqlerror.List) Response {
	for _, err := range errs {
		err.Path = document.ShortenPath(err.Path)
	}
	return Response{Body: appendErrors([]byte{'{'}, errs, true), Code: apierror.CodeOf(errs[0])}
}

// sortErrors orders errors as their root fields stand in the operation, then by path as they were met.
func sortErrors(errs gqlerror.List, roots map[string]int) {
	slices.SortStableFunc(errs, func(a, b *gqlerror.Error) int { return rootIndex(a, roots) - rootIndex(b, roots) })
}

func rootIndex(err *gqlerror.Error, roots map[string]int) int {
	if len(err.Path) == 0 {
		return len(roots)
	}
	name, _ := err.Path[0].(ast.PathName)
	return roots[string(name)]
}
