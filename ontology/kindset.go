package ontology

import "math/bits"

// A KindSet is a set of kinds, one bit for each by its Index.
type KindSet uint32

// SetOf returns the set of these kinds.
func SetOf(kinds ...*Kind) KindSet {
	var s KindSet
	for _, k := range kinds {
		s |= 1 << k.Index
	}
	return s
}

// Has tells whether the kind with this index is in the set.
func (s KindSet) Has(index int) bool { return s>>index&1 == 1 }

// Len counts the kinds.
func (s KindSet) Len() int { return bits.OnesCount32(uint32(s)) }

// In returns the kinds of the set in the catalogue's order.
func (s KindSet) In(c *Catalogue) []*Kind {
	out := make([]*Kind, 0, s.Len())
	for _, k := range c.Kinds {
		if s.Has(k.Index) {
			out = append(out, k)
		}
	}
	return out
}
