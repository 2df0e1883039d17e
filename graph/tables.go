package graph

import (
	"context"
	"iter"
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

// A KindExport is what all nodes of a kind are exported by.
type KindExport struct {
	Slug        string // the first part of its ids: `program-model`
	Plural      string // the root field that lists it
	Description string
	Document    string // asks for one connection, of all its nodes
	Index       int    // of the kind in the Counts of a version
}

// KindExports returns those of all kinds, by name.
func (e *Engine) KindExports() []KindExport {
	var out []KindExport
	maker := &table.Maker{Schema: e.compiler.Schema, HasEvidence: e.hasEvidence}
	for _, k := range e.catalogue.Kinds {
		out = append(out, KindExport{k.Slug, k.Plural, k.Description, maker.KindDocument(k.Name, k.Plural), k.Index})
	}
	return out
}

// Version returns the newest version of the graph.
func (e *Engine) Version(ctx context.Context) (store.Version, error) { return e.versions.read(ctx) }

// Records yields the whole graph of one version, as store.Store's Export does.
func (e *Engine) Records(ctx context.Context) iter.Seq2[store.Record, error] {
	return e.store.Export(ctx)
}

// ExecuteUnkept answers a request, and has nobody keep the answer: it is for those who ask for all that there is, once.
func (e *Engine) ExecuteUnkept(ctx context.Context, r Request) Response { return e.Execute(ctx, r) }
