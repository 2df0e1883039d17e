package data

import "strings"

var agencyKinds = []choice{{"POLICE", 80}, {"CONSTABLE", 6}, {"CAMPUS_POLICE", 5}, {"PROSECUTOR", 4}, {"JAIL_AUTHORITY", 5}}

var townNames = []string{
	"Fairview", "Midway", "Oak Grove", "Riverside", "Centerville", "Mount Pleasant", "Georgetown", "Salem", "Greenville", "Bethel", "Liberty",
	"Springfield", "Clinton", "Union Hill", "Pleasant View", "Cedar Bluff", "Harmony", "Lakewood", "Ashland", "Dover",
}

// kindNames is what an agency of a kind and level is called.
var kindNames = map[string]struct{ title, prose, level string }{
	"SHERIFF":        {"Sheriff's Office", "sheriff's office", "COUNTY"},
	"POLICE":         {"Police Department", "police", "MUNICIPAL"},
	"CONSTABLE":      {"Constable", "constable's office", "CONSTABLE_DISTRICT"},
	"CAMPUS_POLICE":  {"University Police", "campus police", "CAMPUS"},
	"PROSECUTOR":     {"District Attorney", "prosecutor's office", "JUDICIAL_DISTRICT"},
	"JAIL_AUTHORITY": {"Regional Jail Authority", "jail authority", "REGIONAL"},
}

// agencies makes the agencies: a sheriff in about every second county, and others, of which few counties have many.
func (g *generator) agencies() {
	order := g.Perm(len(g.Counties))
	for i := range sheriffs {
		g.agency(g.Counties[order[i]], "SHERIFF")
	}
	for len(g.Agencies) < NumAgencies {
		if c := g.Counties[order[g.skewed(sheriffs)]]; len(c.Agencies) < maxOfOne {
			g.agency(c, g.draw(agencyKinds))
		}
	}
	for n := NumAgencies; n < numServes; {
		a, c := g.Agencies[g.IntN(len(g.Agencies))], g.Counties[g.IntN(len(g.Counties))]
		if c.State == a.State && c != a.Serves[0] && len(a.Serves) == 1 && len(c.Agencies) < maxOfOne {
			g.serve(a, c)
			n++
		}
	}
}

func (g *generator) agency(c *County, kind string) {
	k := kindNames[kind]
	where, code := strings.TrimSuffix(c.Name, " County"), stateList[g.indexOf(c.State)].code
	if kind == "SHERIFF" {
		where = c.Name
	} else {
		where = townNames[len(c.Agencies)] + " of " + where
	}
	key := g.id("%s", slug(code+" "+where+" "+k.title))
	a := &Agency{
		ID: "agency/" + key, Name: where + " " + k.title, Description: k.prose + ", " + c.Name + ", " + c.State.Name,
		Slug: key, Kind: kind, Level: k.level, State: c.State,
	}
	g.Agencies = append(g.Agencies, a)
	g.serve(a, c)
}

func (g *generator) serve(a *Agency, c *County) {
	a.Serves = append(a.Serves, c)
	c.Agencies = append(c.Agencies, a)
}

// indexOf returns where a state is in stateList.
func (g *generator) indexOf(s *State) int {
	for i, other := range g.States {
		if other == s {
			return i
		}
	}
	panic(s.ID)
}
