package identity

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// tail is what an agency's name has behind that of its town, campus or port.
var tail = regexp.MustCompile(` (?:Police Services Department|Police Department|Police|(?:Department|Division) of Public Safety(?: and Security)?|Public Safety(?: Department)?|Marshal's Office|Board of Trustees|Constable(?:'s Office| Office)?)$`)

func cutTail(name string) string { return tail.ReplaceAllString(name, "") }

// campusName also cuts what stands before a college: `District Board of Trustees of Pensacola State College`.
func campusName(name string) string {
	name = cutTail(name)
	if _, after, found := strings.Cut(name, "Board of Trustees of "); found {
		return after
	}
	return name
}

// townPlace is the municipality of the agency's name. Its police serve it, and not the county around it.
func (d description) townPlace() Place {
	p := Place{Name: cutTail(d.name), Standing: Stated}
	if strings.HasSuffix(d.class.reason, "together") { // regional police
		p.Kind = "DISTRICT"
		return d.located(p)
	}
	p.Kind, p.KindReason = d.townKind(p.Name)
	if d.class.kind == "OTHER" {
		_, notes := d.cell()
		return Place{Reason: joinReasons(d.review.why, notes)}
	}
	return d.located(p)
}

// newEngland are states most of whose municipalities are towns.
var newEngland = []string{"CT", "MA", "ME", "NH", "RI", "VT"}

// townKind tells a city from a town by what any list calls it, and else by what most are.
func (d description) townKind(name string) (kind, reason string) {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if last == "Township" || last == "Borough" || last == "Village" && slices.Contains(twoOfOneName, d.state) {
		return "TOWN", ""
	}
	for _, p := range d.printings {
		before, _, _ := strings.Cut(strings.ToLower(collapse(p.Agency)), " of ")
		switch before {
		case "city":
			return "CITY", ""
		case "town", "village", "borough", "township":
			return "TOWN", ""
		}
	}
	if slices.Contains(newEngland, d.state) {
		return "TOWN", "no list says whether it is a city or a town; most municipalities of its state are towns"
	}
	return "CITY", "no list says whether it is a city, a town or a village; counted as a city"
}

var (
	countyConstable = regexp.MustCompile(`^(.+ county) constable(?: (precinct|district) (\d+))?$`)
	townConstable   = regexp.MustCompile(`^.+ (township|borough|city) constable$`)
)

// constablePlace is the precinct of a county's constable, or the township or borough that elected one.
func (d description) constablePlace() Place {
	name := strings.ReplaceAll(d.key, "-", " ")
	if d.review.place != "" {
		return d.located(Place{Standing: Stated})
	}
	if m := countyConstable.FindStringSubmatch(name); m != nil {
		return d.precinct(m[1], m[2], m[3])
	}
	if townConstable.MatchString(name) {
		town := cutTail(d.name)
		kind, reason := d.townKind(town)
		return d.located(Place{Kind: kind, Name: town, Standing: Stated, KindReason: reason})
	}
	_, notes := d.cell()
	return Place{Reason: joinReasons("which precinct, township or ward elected the constable can't be told from the name", notes)}
}

// precinct is a constable's, of a county that the name has; word and number are empty where it says no more.
func (d description) precinct(county, word, number string) Place {
	fips, how, candidates := CountyOf(d.state, county)
	if fips == "" {
		return Place{Reason: withCandidates(how, candidates)}
	}
	full := counties().byFIPS[fips].Name
	p := Place{Kind: "DISTRICT", Counties: []string{fips}, CountiesStanding: Stated, Standing: Stated}
	p.Reason = strings.TrimPrefix(how, county+" is read as "+full)
	if word == "" {
		p.Reason = joinReasons(p.Reason, "of which precinct the constable is, isn't told")
		return p
	}
	p.Name = fmt.Sprintf("%s %s, %s", titled(word), number, full)
	return p
}
