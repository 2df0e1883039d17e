package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/table"
	"graph287g/ontology"
	"graph287g/store"
)

// Table makes the table of one connection of a request's document. Where that can't be, the second is the answer that says why, else nil.
func (e *Engine) Table(r Request, o table.Options) (*table.Table, *Response) {
	refused := func(errs gqlerror.List) (*table.Table, *Response) {
		response := refuse(errs)
		return nil, &response
	}
	doc, errs := e.parser.Parse(r.Query, r.ReadOnly)
	if len(errs) > 0 {
		return refused(errs)
	}
	op, err := doc.Operation(r.OperationName)
	if err != nil {
		return refused(gqlerror.List{err})
	}
	vars, errs := e.parser.CoerceVariables(op, r.Variables)
	if len(errs) > 0 {
		return refused(errs)
	}
	t, err := (&table.Maker{Schema: e.compiler.Schema, HasEvidence: e.hasEvidence}).Make(doc.AST, doc.Text, op, vars, o)
	if err != nil {
		return refused(gqlerror.List{err})
	}
	return t, nil
}

// hasEvidence tells whether all kinds that a type stands for have evidence of a field.
func (e *Engine) hasEvidence(typeName, field string) bool {
	kinds := e.catalogue.KindsOf(typeName).In(e.catalogue)
	return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(k *ontology.Kind) bool { return !slices.Contains(store.FieldsWithEvidence(k), field) })
}
