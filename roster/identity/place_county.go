package identity

import (
	"fmt"
	"regexp"
	"strings"
)

// countyPlace is the county of the agency's own name. The cell confirms it; where it says otherwise the name wins, and the reason tells.
func (d description) countyPlace() Place {
	if len(d.review.counties) == 1 {
		return countyOf(d.review.counties[0], Inferred, d.review.why)
	}
	own, standing, why := d.countyInName()
	cell, notes := d.cell()
	switch {
	case own != "" && cell != "" && own != cell:
		why = joinReasons(why, fmt.Sprintf("the COUNTY cell says %s; the agency's own name decides", counties().byFIPS[cell].Name))
		return countyOf(own, standing, why)
	case own != "":
		return countyOf(own, standing, joinReasons(why, aboutCell(cell, notes)))
	case standing != "": // it names a county that there isn't
		return Place{Reason: joinReasons(why, notes)}
	case cell != "":
		return countyOf(cell, Inferred, joinReasons("the county of its COUNTY cell; its name has none", notes))
	}
	return Place{Reason: joinReasons("its name has no county", notes)}
}

// aboutCell leaves out that a cell is blank or shortened where the name says the county anyway.
func aboutCell(cell, notes string) string {
	if cell == "" && notes != "no list prints its county" {
		return notes + "; the agency's own name decides"
	}
	if strings.Contains(notes, "older list") {
		return notes
	}
	return ""
}

func countyOf(fips, standing, reason string) Place {
	return Place{Kind: "COUNTY", Name: counties().byFIPS[fips].Name, FIPS: fips, Counties: []string{fips}, CountiesStanding: standing, Standing: standing, Reason: reason}
}

var namedCounty = regexp.MustCompile(`^(.+?) (county|parish|borough)\b`)

// countyInName finds the county that the agency names. Where it names none standing is empty; where it names one that its state hasn't
// standing isn't, fips is, and why says so.
func (d description) countyInName() (fips, standing, why string) {
	name := strings.ReplaceAll(d.key, "-", " ")
	if m := namedCounty.FindStringSubmatch(name); m != nil {
		fips, how, candidates := CountyOf(d.state, m[0])
		if fips == "" {
			return "", Stated, withCandidates(how, candidates)
		}
		return fips, Stated, strings.TrimPrefix(how, m[0]+" is read as "+counties().byFIPS[fips].Name)
	}
	// Miami-Dade Sheriff's Office says which county without the word.
	for _, tail := range []string{" sheriff", " corrections and rehabilitation", " county"} {
		if before, found := strings.CutSuffix(name, tail); found {
			if fips, _, _ := CountyOf(d.state, before); fips != "" {
				return fips, Inferred, fmt.Sprintf("its name has no word County; %s has one that is called so", states().codes[d.state])
			}
		}
	}
	return "", "", ""
}
