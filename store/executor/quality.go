package executor

import (
	"math/bits"

	"graph287g/ontology"
)

// ways is a set of what ways may say, one bit for each pair of a basis and a standing.
type ways uint64

const startWays ways = 1 // no basis, stated

func wayBit(b ontology.Basis, s ontology.Standing) ways {
	return 1 << (uint(b)*ontology.Standings + uint(s))
}

// over returns what ways say after one more relation or at their end: the weaker of each.
func (w ways) over(b ontology.Basis, s ontology.Standing) ways {
	if b == 0 && s == ontology.Stated {
		return w
	}
	var out ways
	for rest := w; rest != 0; rest &= rest - 1 {
		i := uint(bits.TrailingZeros64(uint64(rest)))
		out |= wayBit(ontology.Basis(i/ontology.Standings).Weaker(b), max(ontology.Standing(i%ontology.Standings), s))
	}
	return out
}

// bases returns the bases, one bit each, with bit 0 for none.
func (w ways) bases() uint16 {
	var out uint16
	for b := range uint(ontology.Bases) {
		if w>>(b*ontology.Standings)&(1<<ontology.Standings-1) != 0 {
			out |= 1 << b
		}
	}
	return out
}

// only keeps those with some bases; an empty set keeps all.
func (w ways) only(bases uint16) ways {
	if bases == 0 {
		return w
	}
	var keep ways
	for b := range uint(ontology.Bases) {
		if bases>>b&1 == 1 {
			keep |= (1<<ontology.Standings - 1) << (b * ontology.Standings)
		}
	}
	return w & keep
}

// standing returns the firmest standing.
func (w ways) standing() ontology.Standing {
	var seen uint
	for rest := w; rest != 0; rest >>= ontology.Standings {
		seen |= uint(rest & (1<<ontology.Standings - 1))
	}
	return ontology.Standing(bits.TrailingZeros(seen))
}
