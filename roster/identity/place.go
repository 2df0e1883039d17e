package identity

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// place tells what the agency serves by its level, which follows from its name; COUNTY cells only locate what is smaller than a county.
func (d description) place() Place {
	if d.class.level == "COUNTY" && d.review.place == "DISTRICT" { // less than the county it belongs to
		return d.located(Place{Standing: Inferred})
	}
	switch d.class.level {
	case "STATE":
		return d.statePlace()
	case "COUNTY":
		return d.countyPlace()
	case "MUNICIPAL":
		return d.townPlace()
	case "CAMPUS":
		return d.located(Place{Kind: "CAMPUS", Name: campusName(d.name), Standing: Stated})
	case "PORT":
		return d.located(Place{Kind: "PORT", Name: cutTail(d.name), Standing: Stated})
	case "JUDICIAL_DISTRICT":
		return d.judicialPlace()
	case "CONSTABLE_DISTRICT":
		return d.constablePlace()
	case "TRIBAL":
		return d.located(Place{Kind: "TRIBAL_LAND", Name: cutTail(d.name), Standing: Stated})
	case "REGIONAL":
		return d.regionPlace()
	}
	return Place{Reason: joinReasons("how far the agency reaches can't be told", d.review.why)}
}

func (d description) statePlace() Place {
	name, ok := states().codes[d.state]
	if !ok {
		return Place{Reason: fmt.Sprintf("the state %q can't be told", d.state)}
	}
	p := Place{Kind: "STATE", Name: name, Standing: Stated}
	if !d.namesState() {
		p.Standing, p.Reason = Inferred, "a state's agency serves the state that it is listed under; its name doesn't name it"
	}
	return p
}

// namesState tells whether a printed name has the state's own in it.
func (d description) namesState() bool {
	for _, name := range states().of[d.state] {
		for _, p := range d.printings {
			if strings.Contains(" "+strings.Join(words(p.Agency), " ")+" ", " "+name+" ") {
				return true
			}
		}
	}
	return false
}

// regionPlace is known only where someone looked it up: a cell has one county, a region more.
func (d description) regionPlace() Place {
	p := Place{Kind: "REGION", Name: d.review.name, Counties: d.review.counties, Standing: Inferred, Reason: d.review.why}
	p.CountiesStanding = standingOf(p.Counties, Inferred)
	if p.Reason == "" {
		_, notes := d.cell()
		p.Reason = joinReasons("which counties it covers isn't told by the list", notes)
	}
	return p.reviewed(d.review)
}

func (d description) judicialPlace() Place {
	p := Place{Kind: "DISTRICT", Name: d.review.name, Counties: d.review.counties, Standing: Stated, Reason: d.review.why}
	p.CountiesStanding = standingOf(p.Counties, Inferred)
	if p.Reason == "" {
		p.Name = judicialName(d.name)
		p.Reason = "which counties the district covers isn't told by the list; a COUNTY cell has that of its office"
	}
	return p.reviewed(d.review)
}

// judicialDistrict finds the district's own name in its office's: `Sixth Judicial Circuit`, `8th Judicial District South`.
var judicialDistrict = regexp.MustCompile(`(?:.*(?:Attorney|-),? )?(.*?\bJudicial (?:District|Circuit)(?: (?:South|North|East|West)\b)?)`)

func judicialName(name string) string {
	if m := judicialDistrict.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// reviewed puts what was looked up in place of what the rules say.
func (p Place) reviewed(r review) Place {
	if r.place != "" {
		p.Kind, p.KindReason = r.place, ""
	}
	if r.name != "" {
		p.Name = r.name
	}
	return p
}

// located adds the counties of a place that is smaller than a county or apart from it: those that were looked up, or the cell's.
func (d description) located(p Place) Place {
	p = p.reviewed(d.review)
	switch {
	case len(d.review.counties) > 0 || d.review.untold:
		p.Counties = d.review.counties
		p.CountiesStanding = standingOf(p.Counties, Inferred)
		p.Reason = joinReasons(p.Reason, d.review.why)
		return p
	case d.review.why != "" && d.review.place == "DISTRICT":
		p.Reason = joinReasons(p.Reason, d.review.why)
	case d.review.why != "":
		p.KindReason = d.review.why
	}
	fips, notes := d.cell()
	if fips != "" {
		p.Counties, p.CountiesStanding = []string{fips}, Stated
	}
	if fips != "" && notes != "" { // something was read through, or lists disagree
		p.CountiesStanding = Inferred
	}
	p.Reason = joinReasons(p.Reason, notes)
	return p
}

// standingOf is a standing for counties that are told, and none for none.
func standingOf(counties []string, standing string) string {
	if len(counties) == 0 {
		return ""
	}
	return standing
}

// cell tells the county that the newest list with a legible cell prints, and what a reader should know of the cells.
func (d description) cell() (fips, notes string) {
	var told []string
	note := func(s string) {
		if !slices.Contains(told, s) {
			told = append(told, s)
		}
	}
	filled := false
	for _, p := range d.printings {
		if isBlankCell(p.County) {
			continue
		}
		filled = true
		found, how, candidates := CountyOf(d.state, p.County)
		switch {
		case found == "":
			note(withCandidates(how, candidates))
		case fips == "":
			fips = found
			if how != "" {
				note(how)
			}
		case found != fips:
			note(fmt.Sprintf("an older list prints %s", counties().byFIPS[found].Name))
		}
	}
	if !filled {
		note("no list prints its county")
	}
	return fips, strings.Join(told, "; ")
}

func withCandidates(how string, candidates []string) string {
	if len(candidates) == 0 {
		return how
	}
	return fmt.Sprintf("%s (near: %s)", how, strings.Join(candidates, ", "))
}
