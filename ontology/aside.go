package ontology

// Aside returns the kinds that say something of others: a search for paths goes through them only where it names relations
// that lead to nothing else.
func (c *Catalogue) Aside() KindSet {
	var s KindSet
	for _, k := range c.Kinds {
		if k.Aside {
			s |= SetOf(k)
		}
	}
	return s
}

// LeadsAside tells whether one end of the relation is always of a kind that is aside.
func (c *Catalogue) LeadsAside(r *Relation) bool {
	for _, k := range (r.From() &^ c.Aside()).In(c) {
		if r.Ends(k, Out)&^c.Aside() != 0 {
			return false
		}
	}
	return true
}
