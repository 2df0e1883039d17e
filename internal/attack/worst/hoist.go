package worst

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// query writes a document: a line for each field that has others below it, the others beside each other. Objects and lists in
// arguments become variables: a document may have so many tokens, and what is in a variable is none.
func (m *maker) query(d *document) Query {
	h := &hoist{names: map[string]string{}, values: map[string]any{}}
	hoisted := d.clone()
	for _, s := range m.spots(hoisted, hasArguments) {
		for i, a := range s.args {
			if def := s.def.Arguments.ForName(a.name); def != nil && strings.ContainsAny(a.value[:1], "{[") {
				s.args[i].value = h.variable(def.Type.String(), a.value)
			}
		}
	}
	var b strings.Builder
	if len(h.declared) > 0 {
		b.WriteString("query (" + strings.Join(h.declared, ", ") + ") ")
	}
	write(&b, hoisted.below, "")
	b.WriteByte('\n')
	q := Query{Text: b.String()}
	if len(h.values) > 0 {
		q.Variables, _ = json.Marshal(h.values) // values of JSON always marshal
	}
	return q
}

// A hoist collects the variables of a query.
type hoist struct {
	names    map[string]string // by type and literal
	declared []string
	values   map[string]any
}

// variable returns the variable of a value, or the value itself where it is none.
func (h *hoist) variable(of, literal string) string {
	name, known := h.names[of+literal]
	if known {
		return name
	}
	value, err := valueOf(literal)
	if err != nil {
		return literal // the engine will say what is wrong with it
	}
	short := "v" + strconv.Itoa(len(h.names))
	name = "$" + short
	h.names[of+literal], h.values[short] = name, value
	h.declared = append(h.declared, name+": "+of)
	return name
}

// valueOf reads a literal as a variable has it: names of enums are texts there.
func valueOf(literal string) (any, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: "{f(a:" + literal + ")}"})
	if err != nil {
		return nil, err
	}
	return doc.Operations[0].SelectionSet[0].(*ast.Field).Arguments[0].Value.Value(nil)
}
