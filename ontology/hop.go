package ontology

// A Hop follows one relation in one direction.
type Hop struct {
	Relation  *Relation
	Direction Direction
}

// String returns the hop as patterns write it.
func (h Hop) String() string {
	if h.Direction == Out {
		return ">" + h.Relation.Type
	}
	return "<" + h.Relation.Type
}

// A TypedHop is a hop with the kinds of nodes to which it may lead.
type TypedHop struct {
	Hop
	To KindSet
}

// HopsFrom returns the hops that lead from a node of some kinds to one of others, with the kinds to which each leads: by
// type of relation, outward before inward.
func (c *Catalogue) HopsFrom(from, to KindSet) []TypedHop {
	var out []TypedHop
	for _, r := range c.Relations {
		for _, dir := range []Direction{Out, In} {
			var ends KindSet
			for _, k := range from.In(c) {
				ends |= r.Ends(k, dir) & to
			}
			if ends != 0 {
				out = append(out, TypedHop{Hop{r, dir}, ends})
			}
		}
	}
	return out
}
