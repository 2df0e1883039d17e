package ontology

// A Basis is why the end of a traversal is relevant, as its rank in the enum Basis from 1, strongest first; 0 is none.
type Basis uint8

// Weaker returns the weaker of two; none says nothing.
func (b Basis) Weaker(c Basis) Basis { return max(b, c) }

// A Reach is how an agency reaches a place, as its rank in the enum Reach from 1, nearest first; 0 is none.
type Reach uint8

// Wider returns the wider of two; none says nothing.
func (r Reach) Wider(s Reach) Reach { return max(r, s) }

// A Standing is how firmly something stands, as its rank in the enum Standing, firmest first.
type Standing uint8

// The standings, as the enum declares them (a test holds them together).
const (
	Stated Standing = iota
	Inferred
	Derived
	Unknown
)

// Bases, Reaches and Standings are the sizes of the three, none included for the first two.
const (
	Bases     = 14
	Reaches   = 5
	Standings = 4
)
