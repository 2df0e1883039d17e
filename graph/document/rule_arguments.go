package document

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// argumentsRule is "Argument Names" of the specification.
func argumentsRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		e := &advised{add: addError}
		observers.OnField(func(_ *validator.Walker, f *ast.Field) {
			if f.Definition == nil || f.ObjectDefinition == nil {
				return
			}
			for _, arg := range f.Arguments {
				if f.Definition.Arguments.ForName(arg.Name) == nil {
					e.at(arg.Position, func() string { return a.insteadOfArgument(f.ObjectDefinition, f, arg) },
						`Unknown argument "%s" on field "%s.%s".`, arg.Name, f.ObjectDefinition.Name, f.Name)
				}
			}
		})
		observers.OnDirective(func(_ *validator.Walker, d *ast.Directive) {
			if d.Definition == nil {
				return
			}
			for _, arg := range d.Arguments {
				if d.Definition.Arguments.ForName(arg.Name) == nil {
					e.at(arg.Position, func() string { return listNames("it takes ", shorten(arg.Name), argumentNames(d.Definition.Arguments)) },
						`Unknown argument "%s" on directive "@%s".`, arg.Name, d.Name)
				}
			}
		})
	}
}

// requiredArgumentsRule is "Required Arguments" of the specification.
func requiredArgumentsRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		e := &advised{add: addError}
		observers.OnField(func(_ *validator.Walker, f *ast.Field) {
			if f.Definition == nil {
				return
			}
			if slices.ContainsFunc(f.Arguments, func(arg *ast.Argument) bool { return f.Definition.Arguments.ForName(arg.Name) == nil }) {
				return // what is called otherwise is told as that
			}
			for _, arg := range f.Definition.Arguments {
				if arg.Type.NonNull && arg.DefaultValue == nil && f.Arguments.ForName(arg.Name) == nil {
					e.at(f.Position, func() string { return " Write " + f.Name + "(" + arg.Name + ": " + a.exampleOf(arg) + ")." },
						`Field "%s" argument "%s" of type "%s" is required, but it was not provided.`, f.Name, arg.Name, arg.Type)
				}
			}
		})
		observers.OnDirective(func(_ *validator.Walker, d *ast.Directive) {
			if d.Definition == nil {
				return
			}
			for _, arg := range d.Definition.Arguments {
				if arg.Type.NonNull && arg.DefaultValue == nil && d.Arguments.ForName(arg.Name) == nil {
					e.at(d.Position, func() string { return " Write @" + d.Name + "(" + arg.Name + ": " + a.exampleOf(arg) + ")." },
						`Directive "@%s" argument "%s" of type "%s" is required, but it was not provided.`, d.Name, arg.Name, arg.Type)
				}
			}
		})
	}
}

// exampleOf writes a value that an argument may have, as its description gives it where it gives one.
func (a adviser) exampleOf(arg *ast.ArgumentDefinition) string {
	def := a.typeOf(arg.Type)
	text := "…"
	if m := backquoted.FindStringSubmatch(arg.Description); m != nil {
		text = m[1]
	}
	switch {
	case def.Kind == ast.Enum:
		text = def.EnumValues[len(def.EnumValues)-1].Name
	case def.OneOf("String", "ID"):
		text = `"` + text + `"`
	case def.Name == "Boolean":
		text = "true"
	}
	if arg.Type.Elem != nil {
		return "[" + text + "]"
	}
	return text
}

// variablePlacesRule is "All Variable Usages Are Allowed" of the specification.
func variablePlacesRule(a adviser) validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		var at *ast.Value // that the rule looks at next
		observers.OnValue(func(_ *validator.Walker, v *ast.Value) { at = v })
		rules.VariablesInAllowedPositionRule.RuleFunc(observers, func(options ...validator.ErrorOption) {
			if at.Kind == ast.Variable && at.ExpectedType != nil {
				v := at
				options = append(options, withAdvice(func() string { return a.insteadOfVariable(v) }))
			}
			addError(options...)
		})
	}
}

// insteadOfVariable tells as what to declare a variable that is of another type than its place; or, where a filter stands there, which
// operator takes it as it is.
func (a adviser) insteadOfVariable(v *ast.Value) string {
	for _, operator := range []string{"eq", "in"} {
		f := v.Definition.Fields.ForName(operator)
		if declared := v.VariableDefinition.Type; f != nil && f.Type.Name() == declared.Name() && (f.Type.Elem == nil) == (declared.Elem == nil) {
			return " Write {" + operator + ": $" + shorten(v.Raw) + "}."
		}
	}
	return " Declare it as $" + shorten(v.Raw) + ": " + v.ExpectedType.String() + "."
}

// undefinedVariablesRule is "All Variable Uses Defined" of the specification.
func undefinedVariablesRule() validator.RuleFunc {
	return func(observers *validator.Events, addError validator.AddErrFunc) {
		var at *ast.Value // that the rule looks at next
		var operation *ast.OperationDefinition
		observers.OnValue(func(walker *validator.Walker, v *ast.Value) { at, operation = v, walker.CurrentOperation })
		rules.NoUndefinedVariablesRule.RuleFunc(observers, func(options ...validator.ErrorOption) {
			if at.ExpectedType != nil {
				name := operation.Name
				if name != "" {
					name = " " + shorten(name)
				}
				text := " Declare it: query" + name + "($" + shorten(at.Raw) + ": " + at.ExpectedType.String() + ")."
				if like, ok := likeName(at.Raw, variableNames(operation)); ok {
					text = " Did you mean $" + like + "?"
				}
				options = append(options, withAdvice(func() string { return text }))
			}
			addError(options...)
		})
	}
}

func variableNames(o *ast.OperationDefinition) []string {
	out := make([]string, len(o.VariableDefinitions))
	for i, v := range o.VariableDefinitions {
		out[i] = v.Variable
	}
	return out
}
