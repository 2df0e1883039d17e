package ontology

// Annotations returns the kinds that say something of other nodes, such as claims. A search for paths passes through them
// only where the query names relations that no other kinds have.
func (c *Catalogue) Annotations() KindSet {
	var s KindSet
	for _, k := range c.Kinds {
		if k.Annotation {
			s |= SetOf(k)
		}
	}
	return s
}

// Annotates tells whether one end of the relation is always an annotation.
func (c *Catalogue) Annotates(r *Relation) bool {
	for _, k := range (r.From() &^ c.Annotations()).In(c) {
		if r.Ends(k, Out)&^c.Annotations() != 0 {
			return false
		}
	}
	return true
}
