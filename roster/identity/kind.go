package identity

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A class is what an agency is and how far it reaches, in the words of the ontology, with a reason where the name's own words don't say it.
type class struct{ kind, level, reason string }

// A classRule tells the class of agencies whose key, with blanks for hyphens, matches. The first that matches decides.
type classRule struct {
	pattern *regexp.Regexp
	class
}

const investigators = "a state's bureau of investigation is counted with the state police"

// classRules are from the particular to the general: a university's police before the police, a jail authority before what it may be called.
var classRules = []classRule{
	when(`\b(university|college|public schools|school district|isd)\b`, "CAMPUS_POLICE", "CAMPUS", ""),
	when(`\b(airport|port authority|seaport|harbor authority)\b`, "PORT_POLICE", "PORT", ""),
	when(`\b(tribe|tribal|pueblo of|rancheria|nation)\b.*\b(police|law enforcement|public safety)\b|\btribal\b`, "TRIBAL_POLICE", "TRIBAL", ""),
	when(`\b(national guard|state guard|military department)\b`, "NATIONAL_GUARD", "STATE", ""),
	when(`\battorney general\b|\battorney generals office\b`, "PROSECUTOR", "STATE", ""),
	when(`\b(state|district|commonwealths) attorney\b.*\b(circuit|district)$`, "PROSECUTOR", "JUDICIAL_DISTRICT", ""),
	when(`\b(judicial|prosecutorial) (district|circuit)\b.*\battorneys?\b`, "PROSECUTOR", "JUDICIAL_DISTRICT", ""),
	when(`\bjudicial (district|circuit)\b.*\btask force\b`, "OTHER", "JUDICIAL_DISTRICT", "a task force of several agencies of a judicial district"),
	when(`\bjudicial (district|circuit)\b`, "OTHER", "JUDICIAL_DISTRICT", "an office of a judicial district"),
	when(`\bward [0-9]+ marshals?\b`, "OTHER", "CONSTABLE_DISTRICT", "a ward's marshal is an officer of its court, elected in the ward as a constable is in a precinct"),
	when(`\bcounty\b.*\battorneys\b.*\btask force\b`, "PROSECUTOR", "COUNTY", "a task force of the county attorney's office"),
	when(`\bcounty\b.*\b(attorneys? office|prosecutors? office|district attorney|prosecuting attorney)\b`, "PROSECUTOR", "COUNTY", ""),
	when(`\btask force\b`, "OTHER", "REGIONAL", "a task force of several agencies"),
	when(`\bconstable\b`, "CONSTABLE", "CONSTABLE_DISTRICT", ""),
	when(`\bsheriffs?\b`, "SHERIFF", "COUNTY", ""), // before the jails: one that a sheriff runs is the sheriff's
	when(`\b(regional|district|multi county) (jail|detention)\b`, "JAIL_AUTHORITY", "REGIONAL", ""),
	when(`\b(jail|prison|detention|correctional facility|corrections center|correctional center|criminal justice authority)\b`, "JAIL_AUTHORITY", "COUNTY", ""),
	when(`\bcounty\b.*\bcorrections\b|\bcorrections and rehabilitation\b.*\bcounty\b`, "CORRECTIONS", "COUNTY", ""),
	when(`\bboard of county commissioners\b`, "JAIL_AUTHORITY", "COUNTY", "a county's board signs for the jail that it runs"),
	when(`^(department|division) of (corrections?|correctional services|corrections and rehabilitation|public safety and corrections)\b|\bdoc\b`, "CORRECTIONS", "STATE", ""),
	when(`\b(fish and (?:wildlife|game|boat)|wildlife|marine resources|game and parks|natural resources)\b`, "WILDLIFE", "STATE", ""),
	when(`\blottery\b`, "LOTTERY", "STATE", ""),
	when(`\b(alcohol|alcoholic|tobacco|gaming|gambling|environmental protection|agricultur(?:e|al)|financial services|fire marshal)\b`, "REGULATOR", "STATE", "it enforces a field of the state's law"),
	when(`\b(state police|state patrol|highway patrol|state highway patrol)\b`, "STATE_POLICE", "STATE", ""),
	when(`^(bureau of (investigation|narcotics)|department of law enforcement|department of justice|division of criminal investigation)\b|\blaw enforcement division$|\bcriminal investigations? division$`, "STATE_POLICE", "STATE", investigators),
	when(`^department of (public safety|safety and homeland security)$|^cnmi department of public safety$`, "STATE_POLICE", "STATE", "the department of a state that has its state police or highway patrol"),
	when(`\bregional police\b|\bpolice cooperative\b|\bpolice authority\b`, "POLICE", "MUNICIPAL", "the police of several municipalities together"),
	when(`\bcounty police\b`, "POLICE", "COUNTY", ""),
	when(`\bmarshals? office$|\bmarshal$`, "POLICE", "MUNICIPAL", "a town's marshal is its police"),
	when(`\bpolice\b`, "POLICE", "MUNICIPAL", ""),
	when(`\b(department of|division of)? ?public safety(?: department| and security)?$`, "POLICE", "MUNICIPAL", "a town's department of public safety is its police"),
}

func when(pattern, kind, level, reason string) classRule {
	return classRule{regexp.MustCompile(pattern), class{kind, level, reason}}
}

// townNamedAfter are towns that are called after a college or an airport: College Station's police aren't a campus's, nor are those of the
// borough State College.
var townNamedAfter = regexp.MustCompile(`\b(?:college|university|airport) (station|park|place|city|corner|hills?|heights|township|borough|drive)\b|^state college (police|borough)`)

// sortOf tells the sort by the words of the key, and where they say nothing by ICE's TYPE column.
func classOf(key string, printings []Printed) class {
	name := townNamedAfter.ReplaceAllString(strings.ReplaceAll(key, "-", " "), "$1$2")
	for _, r := range classRules {
		if r.pattern.MatchString(name) {
			s := r.class
			s.reason = joinReasons(s.reason, contradiction(s.level, printings))
			return s
		}
	}
	level := levelOfType(printings)
	if level == "" {
		return class{"OTHER", "", "neither the name nor ICE's TYPE column tells what it is"}
	}
	return class{"OTHER", level, fmt.Sprintf("the name doesn't tell; ICE's TYPE column says %s", collapse(newestType(printings)))}
}

func newestType(printings []Printed) string {
	for _, p := range printings {
		if typeLevel(p.Type) != "" {
			return p.Type
		}
	}
	return ""
}

func levelOfType(printings []Printed) string { return typeLevel(newestType(printings)) }

// typeLevel reads ICE's TYPE column.
func typeLevel(printed string) string {
	switch run(printed) {
	case "county":
		return "COUNTY"
	case "municipality", "municipal", "muncipality", "city":
		return "MUNICIPAL"
	case "state", "stateagency":
		return "STATE"
	}
	return ""
}

// contradiction says that ICE's newest TYPE puts the agency at another level than its name does. A campus, port, district or region has no
// type of its own, so that it is no contradiction whatever the column says.
func contradiction(level string, printings []Printed) string {
	printed := newestType(printings)
	if said := typeLevel(printed); said != "" && said != level && (level == "STATE" || level == "COUNTY" || level == "MUNICIPAL") {
		return fmt.Sprintf("ICE's TYPE column says %s, the name tells otherwise", collapse(printed))
	}
	return ""
}

// joinReasons makes one sentence of those reasons that there are.
func joinReasons(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}
