package executor

import (
	"math/rand/v2"
	"testing"

	"graph287g/ontology"
)

// said is one thing that a way says.
type said struct {
	basis    ontology.Basis
	standing ontology.Standing
}

// plainWays is qualitySet, held as a set in the plainest way.
type plainWays map[said]bool

func (p plainWays) mask() qualitySet {
	var out qualitySet
	for s := range p {
		out |= qualityBit(s.basis, s.standing)
	}
	return out
}

func randomWays(random *rand.Rand) plainWays {
	out := plainWays{}
	for range 1 + random.IntN(5) {
		out[said{ontology.Basis(random.IntN(ontology.Bases)), ontology.Standing(random.IntN(ontology.Standings))}] = true
	}
	return out
}

func TestWaysSayTheWeakerOfEachStep(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1996))
	for range 5_000 {
		p := randomWays(random)
		basis, standing := ontology.Basis(random.IntN(ontology.Bases)), ontology.Standing(random.IntN(ontology.Standings))
		want := plainWays{}
		for s := range p {
			want[said{max(s.basis, basis), max(s.standing, standing)}] = true
		}
		if got := p.mask().over(basis, standing); got != want.mask() {
			t.Fatalf("%v over %d and %d is %b, not %b", p, basis, standing, got, want.mask())
		}
	}
}

func TestWaysSayAllTheirBasesAndTheFirmestStanding(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1997))
	for range 5_000 {
		p := randomWays(random)
		var bases uint16
		firmest := ontology.Standing(ontology.Standings)
		for s := range p {
			bases |= 1 << s.basis
			firmest = min(firmest, s.standing)
		}
		if got := p.mask().bases(); got != bases {
			t.Fatalf("the bases of %v are %b, not %b", p, got, bases)
		}
		if got := p.mask().standing(); got != firmest {
			t.Fatalf("the standing of %v is %d, not %d", p, got, firmest)
		}
	}
}

func TestWaysCanBeNarrowedToSomeBases(t *testing.T) {
	random := rand.New(rand.NewPCG(287, 1998))
	for range 5_000 {
		p, bases := randomWays(random), uint16(random.UintN(1<<ontology.Bases))
		want := plainWays{}
		for s := range p {
			if bases == 0 || bases>>s.basis&1 == 1 {
				want[s] = true
			}
		}
		if got := p.mask().only(bases); got != want.mask() {
			t.Fatalf("%v of %b is %b, not %b", p, bases, got, want.mask())
		}
	}
}

func TestWaysBeginStatedAndWithoutBasis(t *testing.T) {
	if noQuality.bases() != 1 || noQuality.standing() != ontology.Stated || noQuality.over(0, ontology.Stated) != noQuality {
		t.Error("a way says something before its first step")
	}
}

func TestBasesAreListedStrongestFirst(t *testing.T) {
	for want, set := range map[string]uint16{
		`[]`: 1, `["PARTY"]`: 1<<1 | 1, `["PARTY","SAME_AGENCY","TOPIC"]`: 1<<12 | 1<<4 | 1<<1, `["DOCTRINE"]`: 1 << 11,
	} {
		for range 2 { // made, then kept
			if got := string(newConstants(ontology.Must()).basisList(set)); got != want {
				t.Errorf("%b is %s, not %s", set, got, want)
			}
		}
	}
}
