package executor

import (
	"math/bits"

	"graph287g/ontology"
)

// qualitySet is a set of what qualitySet may say, one bit for each pair of a basis and a standing.
type qualitySet uint64

const noQuality qualitySet = 1 // no basis, stated

func qualityBit(b ontology.Basis, s ontology.Standing) qualitySet {
	return 1 << (uint(b)*ontology.Standings + uint(s))
}

// over returns what qualitySet say after one more relation or at their end: the weaker of each.
func (w qualitySet) over(b ontology.Basis, s ontology.Standing) qualitySet {
	if b == 0 && s == ontology.Stated {
		return w
	}
	var out qualitySet
	for rest := w; rest != 0; rest &= rest - 1 {
		i := uint(bits.TrailingZeros64(uint64(rest)))
		out |= qualityBit(ontology.Basis(i/ontology.Standings).Weaker(b), max(ontology.Standing(i%ontology.Standings), s))
	}
	return out
}

// bases returns the bases, one bit each, with bit 0 for none.
func (w qualitySet) bases() uint16 {
	var out uint16
	for b := range uint(ontology.Bases) {
		if w>>(b*ontology.Standings)&(1<<ontology.Standings-1) != 0 {
			out |= 1 << b
		}
	}
	return out
}

// only keeps those with some bases; an empty set keeps all.
func (w qualitySet) only(bases uint16) qualitySet {
	if bases == 0 {
		return w
	}
	var keep qualitySet
	for b := range uint(ontology.Bases) {
		if bases>>b&1 == 1 {
			keep |= (1<<ontology.Standings - 1) << (b * ontology.Standings)
		}
	}
	return w & keep
}

// standing returns the firmest standing.
func (w qualitySet) standing() ontology.Standing {
	var seen uint
	for rest := w; rest != 0; rest >>= ontology.Standings {
		seen |= uint(rest & (1<<ontology.Standings - 1))
	}
	return ontology.Standing(bits.TrailingZeros(seen))
}
