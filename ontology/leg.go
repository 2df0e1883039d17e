package ontology

// LegsFrom returns the hops that lead from a node of some kinds to one of others, with the kinds to which each leads: by
// type of relation, outward before inward.
func (c *Catalogue) LegsFrom(from, to KindSet) []Leg {
	var out []Leg
	for _, r := range c.Relations {
		for _, dir := range []Direction{Out, In} {
			var ends KindSet
			for _, k := range from.In(c) {
				ends |= r.Ends(k, dir) & to
			}
			if ends != 0 {
				out = append(out, Leg{Hop{r, dir}, ends})
			}
		}
	}
	return out
}
