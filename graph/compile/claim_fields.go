package compile

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/store"
)

// claimFields compiles the list of the names that `field` of claims has. It follows from the ontology alone.
func (c *compilation) claimFields(g group) encode.Value {
	place := c.out.texts
	c.out.texts++
	c.out.bindings = append(c.out.bindings, binding{step: place, group: g, text: func(a *arguments) map[string]any {
		subject, _ := a.getOptional("subject")
		return map[string]any{encode.ArgumentValue: asText(subject)}
	}})
	columns := map[string]int{
		"subject": encode.ClaimFieldSubject, "name": encode.ClaimFieldName, "measure": encode.ClaimFieldMeasure, "description": encode.ClaimFieldDescription,
	}
	v := c.constants(g, "ClaimField", func(g group) encode.Value {
		return encode.Value{Op: encode.Cell, NonNull: true, Column: columns[g.name()]}
	})
	v.Op, v.Text = encode.ClaimFields, &encode.ComputedText{Args: place}
	return v
}

// A Hint tells of something that is no error and is hardly meant. It stands in the extensions of the answer.
type Hint struct {
	Path     []any  `json:"path"`
	Argument string `json:"argument"`
	Message  string `json:"message"`
}

// hintClaimField tells where a filter asks for claims with a field that there isn't. It is no error: names come, and a query that names one
// is answered as it always was.
func (r *filterReader) hintClaimField(f *ontology.Field, op string, v any, at string) {
	if f.Coordinate() != "Claim.field" || op != "eq" && op != "in" {
		return
	}
	values, isList := v.([]any)
	if !isList {
		values = []any{v}
	}
	subjects := store.ClaimSubjects(r.c)
	for i, v := range values {
		name, ok := v.(string)
		isOf := func(k *ontology.Kind) bool { return store.IsClaimField(r.c, k, name) }
		if !ok || slices.ContainsFunc(subjects.In(r.c), isOf) {
			continue
		}
		known := store.ClaimFieldNames(r.c, subjects)
		where := at
		if isList {
			where = fmt.Sprintf("%s[%d]", at, i)
		}
		r.hint(where, "no claims have the field %s; the nearest are %s; `meta { claimFields { name description } }` lists all", store.AppendString(nil, shorten(name)), strings.Join(store.NearestNames(name, known), ", "))
	}
}

// hint adds a hint on an argument. More than errors are told aren't made.
func (a *arguments) hint(argument, format string, args ...any) {
	if len(a.hints) >= maxHints {
		return
	}
	path := make([]any, 0, len(a.group.path))
	for _, element := range a.group.path {
		path = append(path, element)
	}
	a.hints = append(a.hints, Hint{path, argument, fmt.Sprintf(format, args...)})
}

// maxHints is how many hints an answer has at most.
const maxHints = 10
