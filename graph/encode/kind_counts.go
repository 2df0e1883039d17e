package encode

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// kindCounts appends an object for each kind of the ontology. In the object of the output plan, TypeName stands for the kind and Total
// for the count.
func (e *encoder) kindCounts(v *Value) {
	e.b = append(e.b, '[')
	for i, k := range e.c.Kinds {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		count := 0
		if i < len(e.answer.Version.Counts) {
			count = e.answer.Version.Counts[i]
		}
		e.kindCount(v.Object, k, count)
	}
	e.b = append(e.b, ']')
}

func (e *encoder) kindCount(o *Object, k *ontology.Kind, count int) {
	e.b = append(e.b, '{')
	for i, f := range o.Fields {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.b = append(e.b, f.Key...)
		switch f.Value.Op {
		case TypeName:
			e.b = store.AppendString(e.b, k.EnumName())
		case Total:
			e.b = strconv.AppendInt(e.b, int64(count), 10)
		default:
			e.b = append(e.b, f.Value.Const...)
		}
	}
	e.b = append(e.b, '}')
}
