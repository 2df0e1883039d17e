package executor

import (
	"math/bits"

	"graph287g/ontology"
)

// A qualitySet is a set of the qualities that paths have: a bit for each pair of a basis and a standing.
type qualitySet uint64

// emptyPathQuality is the quality of the path without edges: no basis, and stated.
const emptyPathQuality qualitySet = 1

func qualityBit(b ontology.Basis, s ontology.Standing) qualitySet {
	return 1 << (uint(b)*ontology.Standings + uint(s))
}

// extend returns the qualities of the paths with one more edge, or with the basis of their end: a path has the weakest basis and
// the weakest standing on it.
func (q qualitySet) extend(b ontology.Basis, s ontology.Standing) qualitySet {
	if b == 0 && s == ontology.Stated {
		return q
	}
	var out qualitySet
	for rest := q; rest != 0; rest &= rest - 1 {
		i := uint(bits.TrailingZeros64(uint64(rest)))
		out |= qualityBit(ontology.Basis(i/ontology.Standings).Weaker(b), max(ontology.Standing(i%ontology.Standings), s))
	}
	return out
}

// bases returns the bases of all qualities, one bit each; bit 0 stands for none.
func (q qualitySet) bases() uint16 {
	var out uint16
	for rest := q; rest != 0; rest &= rest - 1 {
		out |= 1 << (uint(bits.TrailingZeros64(uint64(rest))) / ontology.Standings)
	}
	return out
}

// withBases keeps the qualities that have one of some bases; no bases at all keep every quality.
func (q qualitySet) withBases(bases uint16) qualitySet {
	if bases == 0 {
		return q
	}
	var keep qualitySet
	for b := range uint(ontology.Bases) {
		if bases>>b&1 == 1 {
			keep |= (1<<ontology.Standings - 1) << (b * ontology.Standings)
		}
	}
	return q & keep
}

// bestStanding returns the strongest standing of all qualities.
func (q qualitySet) bestStanding() ontology.Standing {
	var seen uint
	for rest := q; rest != 0; rest >>= ontology.Standings {
		seen |= uint(rest & (1<<ontology.Standings - 1))
	}
	return ontology.Standing(bits.TrailingZeros(seen))
}
