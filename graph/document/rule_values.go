package document

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
)

// valuesRule is "Values of Correct Type" of the specification.
func valuesRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		c := &valueCheck{a, &advised{add: addError}}
		observers.OnField(func(_ *validator.Walker, f *ast.Field) { c.arguments(f.Arguments) })
		observers.OnDirective(func(_ *validator.Walker, d *ast.Directive) { c.arguments(d.Arguments) })
		observers.OnOperation(func(_ *validator.Walker, op *ast.OperationDefinition) {
			for _, v := range op.VariableDefinitions {
				if v.DefaultValue != nil {
					c.check(v.DefaultValue, nil, "")
				}
			}
		})
	}
}

type valueCheck struct {
	adviser
	*advised
}

func (c *valueCheck) arguments(list ast.ArgumentList) {
	for _, arg := range list {
		c.check(arg.Value, nil, arg.Name)
	}
}

// check checks a value that an argument has, or a field of an input object (parent). Values of what there isn't have no type.
func (c *valueCheck) check(v *ast.Value, parent *ast.Definition, name string) {
	if v.Definition == nil || v.ExpectedType == nil {
		return
	}
	admitLargeInteger(v)
	switch v.Kind {
	case ast.Variable:
	case ast.NullValue:
		if v.ExpectedType.NonNull {
			c.at(v.Position, func() string { return " Instead, " + insteadOfNull + "." }, `Expected value of type "%s", found %s.`, v.ExpectedType, v)
		}
	case ast.ListValue:
		c.list(v, parent, name)
	case ast.ObjectValue:
		c.object(v, parent, name)
	default:
		c.scalar(v, parent, name)
	}
}

func (c *valueCheck) list(v *ast.Value, parent *ast.Definition, name string) {
	if v.ExpectedType.Elem == nil {
		if !isCustomScalar(v.Definition) {
			c.mismatch(v, parent, name)
		}
		return
	}
	for _, item := range v.Children {
		c.check(item.Value, nil, "")
	}
}

func (c *valueCheck) object(v *ast.Value, parent *ast.Definition, name string) {
	if v.Definition.Kind != ast.InputObject {
		if !isCustomScalar(v.Definition) && len(v.Children) > 0 {
			c.mismatch(v, parent, name)
		}
		return
	}
	for _, f := range v.Definition.Fields {
		if f.Type.NonNull && f.DefaultValue == nil && v.Children.ForName(f.Name) == nil {
			c.at(v.Position, nothing, `Field "%s.%s" of required type "%s" was not provided.`, v.Definition.Name, f.Name, f.Type)
		}
	}
	for _, child := range v.Children {
		if v.Definition.Fields.ForName(child.Name) != nil {
			c.check(child.Value, v.Definition, child.Name)
			continue
		}
		c.at(child.Position, func() string {
			if text, ok := strings.CutPrefix(c.insteadOfUnknown(v.Definition, given(v), child.Name, literals), "; did"); ok {
				return " Did" + text
			}
			return listNames("it has ", shorten(child.Name), fieldNames(v.Definition))
		}, `Field "%s" is not defined by type "%s".`, child.Name, v.Definition.Name)
	}
}

func (c *valueCheck) scalar(v *ast.Value, parent *ast.Definition, name string) {
	if isCustomScalar(v.Definition) {
		return // as coerce does, which knows what they take
	}
	_, err := v.Value(nil) // of numbers, whether they are too large
	fits := false
	switch v.Kind {
	case ast.IntValue:
		fits = v.Definition.OneOf("Int", "Float", "ID")
	case ast.FloatValue:
		fits = v.Definition.OneOf("Float")
	case ast.StringValue, ast.BlockValue:
		fits = v.Definition.OneOf("String", "ID")
	case ast.EnumValue:
		fits = v.Definition.Kind == ast.Enum && v.Definition.EnumValues.ForName(v.Raw) != nil
	case ast.BooleanValue:
		fits = v.Definition.OneOf("Boolean")
	}
	if !fits || err != nil {
		c.mismatch(v, parent, name)
	}
}

func isCustomScalar(def *ast.Definition) bool {
	return def.Kind == ast.Scalar && !def.OneOf("Int", "Float", "String", "Boolean", "ID")
}

// mismatch tells that a value is none of its type.
func (c *valueCheck) mismatch(v *ast.Value, parent *ast.Definition, name string) {
	at := *v.Position
	if v.Kind == ast.StringValue {
		at.Column-- // gqlparser sees it behind its quotes
	}
	advice := func() string { return c.insteadOfValue(v, parent, name) }
	switch {
	case v.Kind == ast.EnumValue && v.Definition.Kind == ast.Enum:
		c.at(&at, advice, `Value "%s" does not exist in "%s" enum.`, v.Raw, v.Definition.Name)
	case v.Definition.Kind == ast.Enum:
		c.at(&at, advice, `Enum "%s" cannot represent non-enum value: %s.`, v.Definition.Name, v)
	case cannotRepresent[v.Definition.Name] != "" && v.ExpectedType.Elem == nil:
		c.at(&at, advice, "%s cannot represent %s value: %s.", v.Definition.Name, cannotRepresent[v.Definition.Name], v)
	default:
		c.at(&at, advice, `Expected value of type "%s", found %s.`, v.ExpectedType, v)
	}
}

// cannotRepresent is how graphql-js calls what scalars don't take.
var cannotRepresent = map[string]string{
	"Int": "non-integer", "Float": "non numeric", "String": "a non string", "Boolean": "a non boolean", "ID": "a non-string and non-integer",
}

// insteadOfValue tells what to write in place of a value, or which values there are.
func (c *valueCheck) insteadOfValue(v *ast.Value, parent *ast.Definition, name string) string {
	meant := given(v)
	if o, ok := c.insteadOfOperand(parent, name, v.ExpectedType, meant); ok {
		if text := literals.members(o); text != "" {
			return writeAdvice(v, text)
		}
	}
	if v.Definition.Kind == ast.Enum {
		return nearestValue(v.Definition, v.Raw)
	}
	if v.Definition.Kind == ast.InputObject {
		return " It takes an object: {…}." + listNames("it has ", shorten(v.Raw), fieldNames(v.Definition))
	}
	return " " + wanted[v.Definition.Name]
}

// wanted tells what scalars take.
var wanted = map[string]string{
	"Int": "It takes a whole number of 32 bits: 10.", "Float": "It takes a number: 0.5.", "String": `It takes a text in quotes: "…".`,
	"ID": `It takes an id in quotes: "county/37119".`, "Boolean": "It takes true or false.",
}

// writeAdvice tells what to write, and how that differs where somebody might not see it.
func writeAdvice(v *ast.Value, text string) string {
	switch {
	case v.Definition.Kind == ast.Enum && (v.Kind == ast.StringValue || v.Kind == ast.BlockValue):
		return " Write it without quotes: " + text + "."
	case v.Definition.OneOf("String", "ID") && v.ExpectedType.Elem == nil && v.Kind != ast.ListValue && v.Kind != ast.ObjectValue:
		return " Write it in quotes: " + text + "."
	case v.Definition.OneOf("Int", "Float", "Boolean") && v.Kind == ast.StringValue:
		return " Write it without quotes: " + text + "."
	}
	return " Write " + text + "."
}

// insteadOfOperand returns what to write for a field of an input object, or an argument, whose value isn't of its type. A list given to
// an operator that takes one value is meant for `in`.
func (a adviser) insteadOfOperand(parent *ast.Definition, name string, t *ast.Type, v any) (object, bool) {
	if items, list := v.([]any); list && t.Elem == nil && parent != nil && parent.Fields.ForName("in") != nil && (name == "eq" || len(items) != 1) {
		return a.field(parent, "in", v), true
	}
	if fixed, ok := a.repair(t, v); ok {
		return object{{name, fixed}}, true
	}
	if t.Name() == "Date" {
		return insteadOfPeriod(parent, name, v)
	}
	return nil, false
}

// admitLargeInteger gives an integer literal of more than 64 bits, which gqlparser takes for no integer, another form that means the
// same: for an ID the string of its digits, for a Float a literal of a Float.
func admitLargeInteger(v *ast.Value) {
	if v.Kind != ast.IntValue {
		return
	}
	if _, err := strconv.ParseInt(v.Raw, 10, 64); err == nil {
		return
	}
	switch v.Definition.Name {
	case "ID":
		v.Kind = ast.StringValue
	case "Float":
		v.Kind = ast.FloatValue
	}
}
