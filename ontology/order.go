package ontology

// orders resolves the names of the fields by which lists come: those of kinds, and those of fields that have another one's order.
func (l *loader) orders() error {
	for _, k := range l.c.Kinds {
		if k.order != "" {
			if k.Order = orderable(k.Fields, k.order); k.Order == nil {
				return errorAt(k.Pos, "%s: the order %s is no single stored field of it with @order", k.Name, k.order)
			}
		}
		if err := orderedBy(k.Fields, k.Name); err != nil {
			return err
		}
	}
	for _, i := range l.c.Interfaces {
		if err := orderedBy(i.Fields, i.Name); err != nil {
			return err
		}
	}
	return nil
}

// orderedBy gives the fields of a type what @order(by:) names.
func orderedBy(fields []*Field, owner string) error {
	for _, f := range fields {
		if f.by == "" || f.By != nil {
			continue
		}
		if f.By = orderable(fields, f.by); f.By == nil || f.Role != Stored {
			return errorAt(f.Pos, "%s: @order(by: %q) is for a stored value, and names another of %s with @order", f.Coordinate(), f.by, owner)
		}
	}
	return nil
}

// orderable returns the stored field with a name by which nodes are ordered by its own value, or nil.
func orderable(fields []*Field, name string) *Field {
	f := find(fields, name)
	if f == nil || f.Role != Stored || !f.Order || f.Type.List || f.by != "" {
		return nil
	}
	return f
}
