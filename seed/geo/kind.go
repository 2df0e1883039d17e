package geo

import "strings"

// StateKind tells states proper from what is only treated like one.
type StateKind string

// The kinds of State.
const (
	KindState     StateKind = "STATE"
	KindDistrict  StateKind = "DISTRICT"
	KindTerritory StateKind = "TERRITORY"
)

// CountyKind is the legal or statistical sort of a county-equivalent. It is
// coarser than the suffix of the name: README.md says what falls under which.
type CountyKind string

// The kinds of County.
const (
	// CountyProper is a county that is called one.
	CountyProper CountyKind = "COUNTY"
	// CountyParish is a parish of Louisiana.
	CountyParish CountyKind = "PARISH"
	// CountyBorough is an organized borough of Alaska, also where the
	// Census Bureau prints Municipality or City and Borough.
	CountyBorough CountyKind = "BOROUGH"
	// CountyCensusArea is a statistical part of Alaska's Unorganized Borough.
	CountyCensusArea CountyKind = "CENSUS_AREA"
	// CountyIndependentCity is a city that belongs to no county of its state.
	CountyIndependentCity CountyKind = "INDEPENDENT_CITY"
	// CountyPlanningRegion is a planning region of Connecticut.
	CountyPlanningRegion CountyKind = "PLANNING_REGION"
	// CountyMunicipio is a municipio of Puerto Rico.
	CountyMunicipio CountyKind = "MUNICIPIO"
	// CountyTerritory is a county-equivalent of an island territory other
	// than Puerto Rico: a district, an island, a municipality, or all of Guam.
	CountyTerritory CountyKind = "TERRITORY"
	// CountyOther is the District of Columbia, which is its own equivalent.
	CountyOther CountyKind = "OTHER"
)

var stateKinds = []StateKind{KindState, KindDistrict, KindTerritory}

var countyKinds = []CountyKind{
	CountyProper, CountyParish, CountyBorough, CountyCensusArea,
	CountyIndependentCity, CountyPlanningRegion, CountyMunicipio,
	CountyTerritory, CountyOther,
}

// listKinds puts the choices into an error, so that the one who has to mend a
// table need not open this file.
func listKinds[K ~string](kinds []K) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}
