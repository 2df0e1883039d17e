package table

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Options say what is made of a document.
type Options struct {
	Connection string // its path of response keys, with dots between; empty where the document has one alone
	Sources    bool   // columns tell the sources of values
}

// A Maker makes tables of documents that are right by its schema. It may be used by several goroutines at the same time.
type Maker struct {
	Schema *ast.Schema
	// HasEvidence tells whether each node that may have a type, a kind or an interface, has evidence of a field.
	HasEvidence func(typeName, field string) bool
}

// A Table is a connection of a document as a table.
type Table struct {
	Name      string   // of the operation, or where that has none of the connection
	Operation string   // the name of the operation; empty where it has none
	Path      []string // of response keys to the connection
	Columns   []Column

	document  string
	variables []string // of the request, that the document takes
	names     names
	keys      []string // the fields of the connection that hold rows
}

// names are those of what is added to a document. None of them is in it.
type names struct{ first, after, total, page, more, meta, evidence string }

func newNames(text string) names {
	prefix := "table_"
	for i := 1; strings.Contains(text, prefix); i++ {
		prefix = fmt.Sprintf("table%d_", i)
	}
	return names{
		first: prefix + "first", after: prefix + "after", total: prefix + "total", page: prefix + "page", more: prefix + "more",
		meta: prefix + "meta", evidence: prefix + "evidence",
	}
}

// A reader reads one operation.
type reader struct {
	*Maker
	doc     *ast.QueryDocument
	vars    map[string]any
	names   names
	sources bool
	aliases map[any]evidence // of the selections of a field or fragment
}

// Make makes the table of an operation with these variables, as they are coerced. The document's text is that of doc.
func (m *Maker) Make(doc *ast.QueryDocument, text string, op *ast.OperationDefinition, vars map[string]any, o Options) (*Table, *gqlerror.Error) {
	r := &reader{Maker: m, doc: doc, vars: vars, names: newNames(text), sources: o.Sources, aliases: map[any]evidence{}}
	found, err := r.connection(op, o.Connection)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: op.Name, Operation: op.Name, Path: found[0].path, names: r.names}
	if t.Name == "" {
		t.Name = t.Path[len(t.Path)-1]
	}
	root := r.tree(found, t)
	t.Columns = layout{r.names.more, o.Sources}.columnsOf(root)
	t.document, t.variables = r.rewrite(op, found)
	return t, nil
}

// Request returns the document that asks for a page of so many rows after a cursor, which is empty for the first page, and its variables:
// those of the request that it takes, and two of its own.
func (t *Table) Request(given json.RawMessage, rows int, after string) (query string, variables json.RawMessage, _ error) {
	all := map[string]json.RawMessage{}
	if len(given) > 0 {
		if err := json.Unmarshal(given, &all); err != nil {
			return "", nil, err
		}
	}
	out := map[string]any{t.names.first: rows}
	if after != "" {
		out[t.names.after] = after
	}
	for name, value := range all {
		if slices.Contains(t.variables, name) {
			out[name] = value
		}
	}
	variables, err := json.Marshal(out)
	return t.document, variables, err
}
