package document

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// newRules returns the rules of the specification, with integer literals of any size where these may be. Which types resemble an unknown
// one is said by suggestion: gqlparser tells them in another order each time.
func newRules() *rules.Rules {
	r := rules.NewDefaultRules()
	replaceValuesRule(r, rules.ValuesOfCorrectTypeRule.RuleFunc)
	r.ReplaceRule(rules.KnownTypeNamesRule.Name, rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc)
	return r
}

// newTerseRules returns the same rules for documents with names so long that finding one that resembles them takes seconds.
func newTerseRules() *rules.Rules {
	r := newRules()
	replaceValuesRule(r, rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc)
	r.ReplaceRule(rules.FieldsOnCorrectTypeRule.Name, rules.FieldsOnCorrectTypeRuleWithoutSuggestions.RuleFunc)
	r.ReplaceRule(rules.KnownArgumentNamesRule.Name, rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc)
	return r
}

func replaceValuesRule(r *rules.Rules, check validator.RuleFunc) {
	r.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, func(observers *validator.Events, addError validator.AddErrFunc) {
		observers.OnValue(admitLargeInteger)
		check(observers, addError)
	})
}

// admitLargeInteger gives an integer literal of more than 64 bits, which gqlparser takes for no integer, another form that means the
// same: for an ID the string of its digits, for a Float a literal of a Float.
func admitLargeInteger(_ *validator.Walker, v *ast.Value) {
	if v.Kind != ast.IntValue || v.Definition == nil {
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
