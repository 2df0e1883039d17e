package identity

// An Agency is what the names and cells tell of an agency.
type Agency struct {
	// Name is clean, in the form `Mecklenburg County Sheriff's Office`, `Plant City Police Department`.
	Name string
	// Kind is one of the ontology's AgencyKind, OTHER where the name tells none.
	Kind string
	// Level is one of the ontology's Level, empty where it can't be told.
	Level string
	// Reason says why kind and level are what they are, where they don't follow from the words of the name itself.
	Reason string
	// Place is what it serves.
	Place Place
}

// Standings of a place, as of any value of the graph.
const (
	// Stated is what the name or a cell says.
	Stated = "STATED"
	// Inferred is our reading.
	Inferred = "INFERRED"
)

// A Place is what an agency serves: the smallest that covers its jurisdiction.
type Place struct {
	// Kind is STATE, COUNTY, CITY, TOWN, CAMPUS, PORT, DISTRICT, REGION or TRIBAL_LAND; empty where the place is untold.
	Kind string
	// Name is that of the place: of a city `Plant City`, of a campus the university. Empty where only its counties are known.
	Name string
	// FIPS is of a county that is served as a whole: five digits.
	FIPS string
	// Counties are those that a city, town, campus, port, district or region lies in or covers, five digits each, where that can be told.
	Counties []string
	// CountiesStanding is Stated where the name or the newest cell says the counties, Inferred where a misspelling was read through, lists
	// disagree, or they were looked up; empty where they are untold.
	CountiesStanding string
	// Standing is Stated where the name or a cell says which place it is, Inferred where it's our reading, empty where it's untold.
	Standing string
	// Reason says why, which cells say otherwise, and where the place or its counties are untold why, with the nearest candidates.
	Reason string
	// KindReason says why a municipality is counted as a city or a town, where no list says so.
	KindReason string
}

// IsTold tells whether it is known which place it is; of a region or a district of which only the counties are known it isn't.
func (p Place) IsTold() bool {
	return p.Kind == "STATE" || p.FIPS != "" || p.Kind != "" && p.Kind != "COUNTY" && p.Name != ""
}

// Describe tells what an agency is from all its printings, the newest first. They must be of one agency (see Identify): the newest decides
// which. Without printings nothing can be told but that.
func Describe(printings []Printed) Agency {
	if len(printings) == 0 {
		return Agency{Kind: "OTHER", Reason: "no list prints it", Place: Place{Reason: "no list prints it"}}
	}
	id := Identify(printings[0])
	printings = distinct(printings)
	d := description{
		state: id.State, key: id.Key, printings: printings,
		name: bestName(id.State, printings), review: reviews()[aliasKey{id.State, id.Key}],
	}
	d.class = classOf(id.Key, printings)
	if r := d.review.class; r.kind != "" {
		d.class = r
	}
	return Agency{Name: d.name, Kind: d.class.kind, Level: d.class.level, Reason: d.class.reason, Place: d.place()}
}

// A description is an agency while it's being described.
type description struct {
	state, key, name string
	printings        []Printed
	class            class
	review           review
}

// distinct keeps the first of equal printings: a hundred lists print most agencies in one way.
func distinct(printings []Printed) []Printed {
	seen := map[Printed]bool{}
	var first []Printed
	for _, p := range printings {
		if !seen[p] {
			seen[p] = true
			first = append(first, p)
		}
	}
	return first
}
