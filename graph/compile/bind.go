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
	DefaultPaths = 5 // ways of a search for paths
	DefaultHops  = 4 // relations that each may pass
	MaxIDs       = 100
	MaxIn        = 1_000
)

// A binding gives a step, or a text, the values of its arguments.
type binding struct {
	step  int // or which of the texts
	group group
	bind  func(a *arguments) any // returns a pointer to the arguments of the step's operation
	text  func(a *arguments) map[string]any
}

// bind remembers how a step's arguments are bound.
func (c *compilation) bind(s *plan.Step, g group, bind func(a *arguments) any) {
	c.out.bindings = append(c.out.bindings, binding{step: s.Index, group: g, bind: bind})
}

// Bind returns the values of the plan's arguments for some variables, or all errors in any.
func (o *Operation) Bind(g *document.Parser, vars map[string]any) (plan.Args, gqlerror.List) {
	args, _, errs := o.BindAll(g, vars, time.Now().UTC().Format(time.DateOnly))
	return args, errs
}

// BindAll returns the values of the arguments for some variables, those of the plan and those of the program's texts, or
// all errors in them: errors of the request, which then doesn't reach the store. today is the day of the request, in UTC.
func (o *Operation) BindAll(g *document.Parser, vars map[string]any, today string) (plan.Args, []map[string]any, gqlerror.List) {
	args, texts := make(plan.Args, len(o.Plan.Steps)), make([]map[string]any, o.texts)
	var errs gqlerror.List
	for i := range o.bindings {
		b := &o.bindings[i]
		a := &arguments{catalogue: o.Plan.Catalogue, parser: g, group: &b.group, vars: vars, today: today}
		if b.text != nil {
			texts[b.step] = b.text(a)
		} else {
			args[b.step] = b.bind(a)
		}
		errs = append(errs, a.errs...)
	}
	o.temporalKeys(args)
	return args, texts, errs
}

// arguments are those of one field, with what is wrong about them.
type arguments struct {
	catalogue *ontology.Catalogue
	parser    *document.Parser
	group     *group
	vars      map[string]any
	today     string
	errs      gqlerror.List
}

func (a *arguments) field() *ast.Field { return a.group.fields[0] }

// get returns an argument's value: false if it was not given.
func (a *arguments) get(name string) (any, bool) {
	f := a.field()
	arg := f.Arguments.ForName(name)
	def := f.Definition.Arguments.ForName(name)
	if arg == nil {
		return nil, false
	}
	if arg.Value.Kind == ast.Variable {
		if _, given := a.vars[arg.Value.Raw]; !given {
			return nil, false
		}
	}
	v, err := a.parser.CoerceLiteral(def.Type, arg.Value, a.vars)
	if err != nil {
		a.fail(name+suffix(err.Path), "%s", err.What)
	}
	return v, true
}

func suffix(p ast.Path) string {
	if len(p) == 0 {
		return ""
	}
	if _, index := p[0].(ast.PathIndex); index {
		return p.String()
	}
	return "." + p.String()
}

// fail notes what is wrong with an argument, named with the way into it: `filter.fips.eq`.
func (a *arguments) fail(argument, format string, args ...any) {
	pos := a.field().Position
	for _, arg := range a.field().Arguments {
		if len(argument) >= len(arg.Name) && argument[:len(arg.Name)] == arg.Name {
			pos = arg.Position
		}
	}
	err := apierror.At(apierror.BadUserInput, pos, a.group.place, "%s: %s", argument, fmt.Sprintf(format, args...))
	err.Extensions["argument"] = argument
	a.errs = append(a.errs, err)
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}

func short(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
