package document

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"graph287g/graph/apierror"
)

// newRules returns the rules of the specification. They refuse what those of gqlparser do, but for integer literals of any size where these
// may be; what they say of a mistake ends with what to write instead.
func newRules(schema *ast.Schema) *rules.Rules {
	a := adviser{schema}
	r := rules.NewDefaultRules()
	r.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, valuesRule(a))
	r.ReplaceRule(rules.FieldsOnCorrectTypeRule.Name, fieldsRule(a))
	r.ReplaceRule(rules.ScalarLeafsRule.Name, leavesRule(a))
	r.ReplaceRule(rules.KnownArgumentNamesRule.Name, argumentsRule(a))
	r.ReplaceRule(rules.ProvidedRequiredArgumentsRule.Name, requiredArgumentsRule(a))
	r.ReplaceRule(rules.VariablesInAllowedPositionRule.Name, variablePlacesRule(a))
	r.ReplaceRule(rules.NoUndefinedVariablesRule.Name, undefinedVariablesRule())
	r.ReplaceRule(rules.KnownTypeNamesRule.Name, rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc) // see nearestType
	return r
}

// advised adds errors whose messages end with advice. Advice is made only for as many errors as are told.
type advised struct {
	add   validator.AddErrFunc
	count int
}

func (e *advised) at(position *ast.Position, advice func() string, message string, args ...any) {
	e.count++
	if e.count > MaxErrors {
		advice = nothing
	}
	e.add(validator.Message(message, args...), core.At(position), withAdvice(advice))
}

// withAdvice ends a message with advice, and has it left as it is from then on.
func withAdvice(advice func() string) validator.ErrorOption {
	return func(err *gqlerror.Error) {
		shortenError(err)
		err.Message += advice()
		err.Extensions = validationFailed()
	}
}

func validationFailed() map[string]any {
	return map[string]any{"code": string(apierror.ValidationFailed)}
}

// nothing is the advice where a message says all.
func nothing() string { return "" }
