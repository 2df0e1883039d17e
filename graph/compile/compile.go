package compile

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
	"graph287g/graph/encode"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/plan"
)

// MaxSteps is how many steps a plan may have.
const MaxSteps = 300

// An Operation is a compiled operation, without the values of its arguments.
type Operation struct {
	Plan      *plan.Plan
	Output    *encode.OutputPlan
	Locations []FieldLocation // by the index of the step
	bindings  []binding
	texts     int // how many computed texts the output plan has
	fields    int // how many fields the objects of the output plan have

	AsksSchema  bool // whether some of its root fields aren't in the output plan, because the schema answers them
	NeedsNewest bool // whether arguments are bound with the newest day of which the graph speaks
}

// weight is about how many bytes of memory a compiled operation takes, as measured of large ones.
func (o *Operation) weight() int {
	const base, step, field = 2 << 10, 1200, 500
	return base + step*len(o.Plan.Steps) + field*(o.fields+len(o.bindings))
}

// A FieldLocation is where the field that a step is for stands.
type FieldLocation struct {
	Path     ast.Path // in the response, without indices
	Position *ast.Position
}

// A Compiler compiles operations over the public schema.
type Compiler struct {
	Catalogue *ontology.Catalogue
	Schema    *ast.Schema
	Parser    *document.Parser
	Limits    limits.Limits // shown by meta.limits
}

// Operation returns a compiled operation of a document. The document keeps it, so that it is compiled once for the same values of its
// Boolean variables. The error is one of the request: the operation needs more than MaxSteps steps.
func (k *Compiler) Operation(d *document.Document, op *ast.OperationDefinition, vars map[string]any) (*Operation, *gqlerror.Error) {
	kept, err := d.Memo(memoKey(op, vars), func() (any, int, *gqlerror.Error) {
		made, err := k.compile(op, vars)
		if err != nil {
			return nil, 0, err
		}
		return made, made.weight(), nil
	})
	if err != nil {
		return nil, err
	}
	return kept.(*Operation), nil
}

func (k *Compiler) compile(op *ast.OperationDefinition, vars map[string]any) (*Operation, *gqlerror.Error) {
	c := &compilation{
		Compiler: k, c: k.Catalogue, vars: vars, memo: map[string]*plan.Step{}, ordinals: map[*ast.Field]int{},
		out: &Operation{Plan: &plan.Plan{Catalogue: k.Catalogue}, Output: &encode.OutputPlan{}},
	}
	for _, g := range c.collect("Query", []ast.SelectionSet{op.SelectionSet}) {
		if strings.HasPrefix(g.key, "__") || strings.HasPrefix(g.name(), "__") {
			c.out.AsksSchema = true
			continue // introspection, which gqlgen answers
		}
		c.root(g)
		if c.err != nil {
			return nil, c.err
		}
	}
	return c.out, nil
}

// A compilation is the state of compiling one operation.
type compilation struct {
	*Compiler
	c        *ontology.Catalogue
	vars     map[string]any
	out      *Operation
	memo     map[string]*plan.Step // steps by stepKey
	ordinals map[*ast.Field]int    // numbers of the fields in signatures
	err      *gqlerror.Error
}

// step adds a step to the plan, or returns the one that the same fields made before for the same parent.
func (c *compilation) step(s plan.Step, fields []*ast.Field, path ast.Path) (_ *plan.Step, made bool) {
	return c.stepWithKey(c.stepKey(s.Parent, s.Spec, fields), s, fields, path)
}

// stepWithKey is step with a key of its own instead of stepKey.
func (c *compilation) stepWithKey(key string, s plan.Step, fields []*ast.Field, path ast.Path) (_ *plan.Step, made bool) {
	if known := c.memo[key]; known != nil {
		known.On |= s.On
		return known, false
	}
	s.Index = len(c.out.Plan.Steps)
	if s.Index >= MaxSteps && c.err == nil {
		c.err = apierror.At(apierror.CostExceeded, fields[0].Position, path, "the operation needs over %d steps: ask for fewer relations at once, or in several requests", MaxSteps)
	}
	step := &s
	c.out.Plan.Steps = append(c.out.Plan.Steps, step)
	c.out.Locations = append(c.out.Locations, FieldLocation{path, fields[0].Position})
	c.memo[key] = step
	return step, true
}

// child adds a step under another.
func (c *compilation) child(parent *plan.Step, spec plan.Spec, g group) *plan.Step {
	s, _ := c.step(plan.Step{Parent: parent.Index, Spec: spec, On: parent.Kinds}, g.fields, g.path)
	return s
}
