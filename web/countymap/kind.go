package countymap

// Kind tells what a list shows for a county; the stronger, the greater.
type Kind uint8

// The kinds, in the order of the legend from its end.
const (
	None   Kind = iota // no agency of the county or of a place in it
	Parts              // agencies of places in it alone: towns, campuses, precincts, districts
	Jails              // an agency of the county, in jails only
	Patrol             // an agency of the county, under the task force model too
)

// kinds is how many there are.
const kinds = 4

var kindNames = [kinds]string{"none", "parts", "jails", "patrol"}

// String is the name of a kind in addresses, classes and data.
func (k Kind) String() string { return kindNames[k] }

// Kinds returns all kinds, the strongest first, as a legend has them.
func Kinds() []Kind { return []Kind{Patrol, Jails, Parts, None} }
