// Package geo holds the reference geography of the graph: the 50 states, the
// District of Columbia, the five inhabited territories, and every county or
// county-equivalent of the Census Bureau's 2022 list.
//
// The tables are compiled in, so a seed run needs neither network nor data
// path. README.md beside them says where each came from and what was corrected.
package geo

import (
	"bytes"
	_ "embed"
)

const (
	statesFile   = "states.csv"
	countiesFile = "counties.csv"
)

//go:embed states.csv
var statesCSV []byte

//go:embed counties.csv
var countiesCSV []byte

// State is a state, the District of Columbia, or an inhabited territory.
type State struct {
	// FIPS is the two-digit code, kept as text because 01 to 09 begin with zero.
	FIPS string
	// Code is the two-letter postal code, such as NC.
	Code string
	Name string
	Kind StateKind
}

// County is a county or what the Census Bureau counts as its equal.
type County struct {
	// FIPS is the five-digit code, whose first two digits are the state's.
	FIPS string
	// Name is the full name, suffix included, as the Census Bureau prints it.
	Name string
	Kind CountyKind
}

// StateFIPS returns the FIPS code of the state the county lies in.
func (c County) StateFIPS() string {
	// A County made by hand may hold a short code; that is no cause to panic.
	return c.FIPS[:min(stateDigits, len(c.FIPS))]
}

// States returns the 56 states, DC and territories in order of FIPS code. Each
// call parses afresh, so that a caller may change its slice without harm.
func States() ([]State, error) {
	return parseStates(statesFile, bytes.NewReader(statesCSV))
}

// Counties returns every county and county-equivalent in order of FIPS code,
// after checking that each lies in one of States.
func Counties() ([]County, error) {
	states, err := States()
	if err != nil {
		return nil, err
	}
	return parseCounties(countiesFile, bytes.NewReader(countiesCSV), states)
}
