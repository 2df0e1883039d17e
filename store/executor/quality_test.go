package executor

import (
	"math/rand/v2"
	"testing"

	"graph287g/ontology"
)

// A quality is what one path has.
type quality struct {
	basis    ontology.Basis
	standing ontology.Standing
}

// qualityMap is a qualitySet as a plain map.
type qualityMap map[quality]bool

func (p qualityMap) mask() qualitySet {
	var out qualitySet
	for s := range p {
		out |= qualityBit(s.basis, s.standing)
	}
	return out
}

func randomQualities(random *rand.Rand) qualityMap {
	out := qualityMap{}
	for range 1 + random.IntN(5) {
		out[quality{ontology.Basis(random.IntN(ontology.Bases)), ontology.Standing(random.IntN(ontology.Standings))}] = true
	}
	return out
}

func TestPathsHaveTheWeakestOfTheirEdges(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1996))
	for range 5_000 {
		p := randomQualities(random)
		basis, standing := ontology.Basis(random.IntN(ontology.Bases)), ontology.Standing(random.IntN(ontology.Standings))
		want := qualityMap{}
		for s := range p {
			want[quality{max(s.basis, basis), max(s.standing, standing)}] = true
		}
		if got := p.mask().extend(basis, standing); got != want.mask() {
			t.Fatalf("%v over %d and %d is %b, not %b", p, basis, standing, got, want.mask())
		}
	}
}

func TestQualitiesHaveAllBasesAndTheBestStanding(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1997))
	for range 5_000 {
		p := randomQualities(random)
		var bases uint16
		best := ontology.Standing(ontology.Standings)
		for s := range p {
			bases |= 1 << s.basis
			best = min(best, s.standing)
		}
		if got := p.mask().bases(); got != bases {
			t.Fatalf("the bases of %v are %b, not %b", p, got, bases)
		}
		if got := p.mask().bestStanding(); got != best {
			t.Fatalf("the standing of %v is %d, not %d", p, got, best)
		}
	}
}

func TestQualitiesCanBeRestrictedToSomeBases(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1998))
	for range 5_000 {
		p, bases := randomQualities(random), uint16(random.UintN(1<<ontology.Bases))
		want := qualityMap{}
		for s := range p {
			if bases == 0 || bases>>s.basis&1 == 1 {
				want[s] = true
			}
		}
		if got := p.mask().withBases(bases); got != want.mask() {
			t.Fatalf("%v of %b is %b, not %b", p, bases, got, want.mask())
		}
	}
}

func TestTheEmptyPathIsStatedAndHasNoBasis(t *testing.T) {
	if emptyPathQuality.bases() != 1 || emptyPathQuality.bestStanding() != ontology.Stated || emptyPathQuality.extend(0, ontology.Stated) != emptyPathQuality {
		t.Error("the empty path has a basis or a weaker standing, or changes what it is extended by")
	}
}

func TestBasesAreListedStrongestFirst(t *testing.T) {
	for want, set := range map[string]uint16{
		`[]`: 1, `["PARTY"]`: 1<<1 | 1, `["PARTY","SAME_AGENCY","TOPIC"]`: 1<<12 | 1<<4 | 1<<1, `["DOCTRINE"]`: 1 << 11,
	} {
		for range 2 { // made, then from the cache
			if got := string(newConstants(ontology.Must()).basisList(set)); got != want {
				t.Errorf("%b is %s, not %s", set, got, want)
			}
		}
	}
}
