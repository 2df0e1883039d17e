package document

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// CoerceVariables reads the variables of an operation and coerces them to their types. A variable that was not given and
// has no default is absent from the result, which is not the same as null.
func (p *Parser) CoerceVariables(op *ast.OperationDefinition, raw json.RawMessage) (map[string]any, gqlerror.List) {
	given, err := decodeVariables(raw)
	if err != nil {
		return nil, gqlerror.List{err}
	}
	out := make(map[string]any, len(op.VariableDefinitions))
	var errs gqlerror.List
	for _, def := range op.VariableDefinitions {
		if err := p.variable(op, def, given, out); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) == 0 {
		if err := p.checkNulls(op, out); err != nil {
			errs = append(errs, err)
		}
	}
	return out, errs // what the operation doesn't declare is left alone, as the specification says
}

func (p *Parser) variable(op *ast.OperationDefinition, def *ast.VariableDefinition, given, out map[string]any) *gqlerror.Error {
	v, ok := given[def.Variable]
	if !ok {
		if def.DefaultValue != nil {
			v, err := p.CoerceLiteral(def.Type, def.DefaultValue, nil)
			if err != nil {
				return p.variableError(op, def, err)
			}
			out[def.Variable] = v
			return nil
		}
		if def.Type.NonNull {
			return p.variableError(op, def, &InputError{What: "it is missing: give it a value of type " + def.Type.String()})
		}
		return nil
	}
	coerced, err := p.coerce(def.Type, v, nil, place{notation: variables})
	if err != nil {
		return p.variableError(op, def, err)
	}
	out[def.Variable] = coerced
	return nil
}

// variableError names the variable, with the way into it, and has the path of the first field that uses it.
func (p *Parser) variableError(op *ast.OperationDefinition, def *ast.VariableDefinition, err *InputError) *gqlerror.Error {
	e := apierror.At(apierror.BadUserInput, def.Position, ShortenPath(pathOfVariable(op, def.Variable)), "the variable %s: %s", quote("$"+def.Variable), err.What)
	e.Extensions["variable"] = shorten(def.Variable) + PathSuffix(ShortenPath(err.Path))
	return e
}

// quote shows a name from outside, in short.
func quote(s string) string { return string(store.AppendString(nil, shorten(s))) }
