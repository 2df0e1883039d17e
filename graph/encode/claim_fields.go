package encode

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// The values of an object of ClaimFields, as columns of Cell.
const (
	ClaimFieldSubject = iota
	ClaimFieldName
	ClaimFieldMeasure
	ClaimFieldDescription
)

// claimFields appends an object for each name that claims about a kind may have in their field, or about any kind.
func (e *encoder) claimFields(v *Value) {
	wanted := ""
	if v.Text.Args < len(e.args) {
		wanted, _ = e.args[v.Text.Args][ArgumentValue].(string)
	}
	start := len(e.b)
	for _, k := range store.ClaimSubjects(e.c).In(e.c) {
		if wanted != "" && wanted != k.EnumName() {
			continue
		}
		for _, f := range store.ClaimFields(e.c, k) {
			e.b = append(e.b, ',')
			e.claimField(v.Object, k, &f)
		}
	}
	if len(e.b) == start {
		e.b = append(e.b, "[]"...)
		return
	}
	e.b[start] = '['
	e.b = append(e.b, ']')
}

func (e *encoder) claimField(o *Object, k *ontology.Kind, f *store.ClaimField) {
	e.b = append(e.b, '{')
	for i, field := range o.Fields {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.b = append(e.b, field.Key...)
		switch {
		case field.Value.Op != Cell:
			e.b = append(e.b, field.Value.Const...)
		case field.Value.Column == ClaimFieldSubject:
			e.b = store.AppendString(e.b, k.EnumName())
		case field.Value.Column == ClaimFieldName:
			e.b = store.AppendString(e.b, f.Name)
		case field.Value.Column == ClaimFieldMeasure:
			e.b = strconv.AppendBool(e.b, f.Measure)
		default:
			e.b = store.AppendString(e.b, f.Description)
		}
	}
	e.b = append(e.b, '}')
}
