package cite

import (
	"regexp"
	"strings"
)

var (
	circuitCourt  = regexp.MustCompile(`^(?:U\.S\.|United States) Court of Appeals for the (.+) Circuit$`)
	districtCourt = regexp.MustCompile(`^(?:U\.S\.|United States) District Court for the (?:(Northern|Southern|Eastern|Western|Central|Middle) )?District of (.+)$`)
	supremeCourt  = regexp.MustCompile(`^(?:(?:U\.S\.|United States) Supreme Court|Supreme Court of the United States)$`)
	// Reports of the Supreme Court alone, which tell the court.
	supremeReport = regexp.MustCompile(`^\d+ (?:U\.S\.|S\. ?Ct\.|L\. ?Ed\.(?: 2d)?) \d+`)
)

var circuits = map[string]string{
	"First": "1st", "Second": "2d", "Third": "3d", "Fourth": "4th", "Fifth": "5th", "Sixth": "6th", "Seventh": "7th", "Eighth": "8th",
	"Ninth": "9th", "Tenth": "10th", "Eleventh": "11th", "District of Columbia": "D.C.", "D.C.": "D.C.", "Federal": "Fed.",
}

// courtForReport returns the court as table T1 of The Bluebook writes it, for a case with this report: nothing where the
// report tells it. A court of another name stays as it is.
func courtForReport(name, report string) string {
	if supremeReport.MatchString(report) {
		return ""
	}
	return abbreviateCourt(name)
}

func abbreviateCourt(name string) string {
	if m := circuitCourt.FindStringSubmatch(name); m != nil && circuits[m[1]] != "" {
		return circuits[m[1]] + " Cir."
	}
	if m := districtCourt.FindStringSubmatch(name); m != nil && abbreviateDistrict(m[2]) != "" {
		direction := ""
		if m[1] != "" {
			direction = m[1][:1] + "."
		}
		return joinAbbreviations(direction+"D.", abbreviateDistrict(m[2]))
	}
	if supremeCourt.MatchString(name) {
		return "U.S."
	}
	return name
}

func abbreviateDistrict(name string) string {
	if name == "Columbia" { // whose name begins with District of
		return placeAbbreviations["District of Columbia"]
	}
	return placeAbbreviations[name]
}

// joinAbbreviations joins abbreviations: single capitals stand without a space between them (rule 6.1): `S.D.N.Y.`, `C.D.
// Cal.`.
func joinAbbreviations(a, b string) string {
	if strings.Index(b, ".") == 1 {
		return a + b
	}
	return a + " " + b
}
