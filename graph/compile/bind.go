package compile

import (
	"fmt"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
	"graph287g/ontology"
	"graph287g/plan"
)

// Limits of arguments.
const (
	DefaultFirst = 20
	MaxFirst     = 100
	DefaultPaths = 5 // of a path search
	DefaultHops  = 4 // relations of each path
	MaxIDs       = 100
	MaxIn        = 1_000
)

// A binding binds the arguments of a step or of a computed text.
type binding struct {
	step  int // index of the step, or of the text
	group group
	bind  func(a *arguments) any            // of a step: returns a pointer to its arguments, for plan.Args
	text  func(a *arguments) map[string]any // of a text, instead of bind
}

// bind adds the binding of a step's arguments.
func (c *compilation) bind(s *plan.Step, g group, bind func(a *arguments) any) {
	c.out.bindings = append(c.out.bindings, binding{step: s.Index, group: g, bind: bind})
}

// Bind is BindAll for the plan's arguments alone, on the present day.
func (o *Operation) Bind(g *document.Parser, vars map[string]any) (plan.Args, gqlerror.List) {
	bound, errs := o.BindAll(g, vars, Days{Today: time.Now().UTC().Format(time.DateOnly)})
	return bound.Args, errs
}

// Days are the days that arguments are bound with.
type Days struct {
	Today  string // of the request, in UTC
	Newest string // the newest of which the graph speaks, empty for none; needed where Operation.NeedsNewest

	Lists []string // the days of ICE's lists of participating agencies, in order; needed where the newest day is
}

// A Bound is what the arguments of an operation are bound to.
type Bound struct {
	Args  plan.Args        // of the plan
	Texts []map[string]any // of the computed texts (encode.Input.TextArgs)
	Hints []Hint
}

// BindAll binds the arguments for some variables. The errors are what is wrong with the arguments, document.MaxErrors at most; with any, the
// request must not reach the store.
func (o *Operation) BindAll(g *document.Parser, vars map[string]any, days Days) (Bound, gqlerror.List) {
	out := Bound{Args: make(plan.Args, len(o.Plan.Steps)), Texts: make([]map[string]any, o.texts)}
	var errs gqlerror.List
	for i := range o.bindings {
		b := &o.bindings[i]
		a := &arguments{catalogue: o.Plan.Catalogue, parser: g, group: &b.group, vars: vars, Days: days}
		if b.text != nil {
			out.Texts[b.step] = b.text(a)
		} else {
			out.Args[b.step] = b.bind(a)
		}
		if errs = append(errs, a.errs...); len(errs) >= document.MaxErrors {
			return out, errs[:document.MaxErrors]
		}
		out.Hints = append(out.Hints, a.hints[:min(len(a.hints), maxHints-len(out.Hints))]...)
	}
	o.bindTemporalKeys(out.Args)
	return out, errs
}

// arguments are those of one field, with the errors and hints found in them so far.
type arguments struct {
	catalogue *ontology.Catalogue
	parser    *document.Parser
	group     *group
	vars      map[string]any
	Days
	errs  gqlerror.List
	hints []Hint
}

func (a *arguments) field() *ast.Field { return a.group.fields[0] }

// get returns the coerced value of an argument; given is false where it was left out.
func (a *arguments) get(name string) (v any, given bool) {
	f := a.field()
	arg := f.Arguments.ForName(name)
	def := f.Definition.Arguments.ForName(name)
	if arg == nil {
		return nil, false
	}
	if arg.Value.Kind == ast.Variable {
		if _, ok := a.vars[arg.Value.Raw]; !ok {
			return nil, false
		}
	}
	v, err := a.parser.CoerceLiteral(def.Type, arg.Value, a.vars)
	if err != nil {
		a.fail(name+document.PathSuffix(err.Path), "%s", err.What)
	}
	return v, true
}

// fail adds an error in an argument, which is named with the path into it: `filter.fips.eq`. More than are shown aren't made.
func (a *arguments) fail(argument, format string, args ...any) {
	if len(a.errs) >= document.MaxErrors {
		return
	}
	pos := a.field().Position
	for _, arg := range a.field().Arguments {
		if len(argument) >= len(arg.Name) && argument[:len(arg.Name)] == arg.Name {
			pos = arg.Position
		}
	}
	err := apierror.At(apierror.BadUserInput, pos, a.group.path, "%s: %s", argument, fmt.Sprintf(format, args...))
	err.Extensions["argument"] = argument
	a.errs = append(a.errs, err)
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}

// shorten cuts what clients sent to a length that fits a message.
func shorten(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
