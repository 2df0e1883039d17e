package seed

import (
	"strings"

	"graph287g/seed/geo"
)

// Where the reference data lies in the repository.
const (
	statesFile   = "seed/geo/states.csv"
	countiesFile = "seed/geo/counties.csv"
)

// addStatesAndCounties declares the states and counties.
func (l *loader) addStatesAndCounties(states []geo.State, counties []geo.County) {
	byFIPS := make(map[string]*entry, len(states))
	for i, s := range states {
		byFIPS[s.FIPS] = l.addState(s, rowPosition(statesFile, i))
	}
	for i, c := range counties {
		l.addCounty(c, byFIPS[c.StateFIPS()], rowPosition(countiesFile, i))
	}
}

// rowPosition returns where a table has its i-th row, below the head.
func rowPosition(file string, i int) position { return position{file, i + 2, 1} }

var stateKindNames = map[geo.StateKind]string{
	geo.KindState: "state", geo.KindDistrict: "federal district", geo.KindTerritory: "territory",
}

func (l *loader) addState(s geo.State, at position) *entry {
	e := newEntry(l.c.Kind("State"), "state/"+s.Code, at)
	e.properties["code"] = s.Code
	l.addGeoEntry(e, s.Name, stateKindNames[s.Kind], s.FIPS)
	return e
}

func (l *loader) addCounty(c geo.County, state *entry, at position) {
	e := newEntry(l.c.Kind("County"), "county/"+c.FIPS, at)
	e.properties["kind"] = string(c.Kind)
	l.addGeoEntry(e, c.Name, countyKindName(c.Kind)+" in "+withCode(state), c.FIPS)
	l.lieIn(e, "state", state)
}

// lieIn lets a state or county lie in what is around it, by the field that says so.
func (l *loader) lieIn(e *entry, field string, around *entry) {
	l.addEdge(newEdge(e, e.kind.Field(field), around.id, map[string]any{}, e.at))
}

// connectCountry lets all states lie in the country, where the records have it.
func (l *loader) connectCountry() {
	var country *entry
	for _, e := range l.entries {
		if e.invalidID || e.kind.Name != "Place" || e.properties["kind"] != "COUNTRY" {
			continue
		}
		if country != nil {
			l.reportField(e, "kind", e.positionOf("kind"), "%s is a country, and so is %s: there is one, in which all states lie", e.id, country.id)
			return
		}
		country = e
	}
	if country == nil {
		return
	}
	for _, e := range l.entries {
		if e.kind.Name == "State" {
			l.lieIn(e, "country", country)
		}
	}
}

func (l *loader) addGeoEntry(e *entry, name, description, fips string) {
	e.properties["name"], e.properties["description"] = name, description
	e.properties["fips"], e.properties["named"] = fips, true
	e.properties["identifiers"] = []any{
		map[string]any{"scheme": "FIPS", "value": fips},
		map[string]any{"scheme": "GEOID", "value": fips},
	}
	e.standings["description"] = standing{"DERIVED", "Composed from the Census Bureau's kind and state."}
	l.entries = append(l.entries, e)
	l.byID[e.id] = e
}

func countyKindName(k geo.CountyKind) string {
	switch k {
	case geo.CountyTerritory, geo.CountyOther:
		return "county-equivalent"
	}
	return enumWords(string(k))
}

// withCode is a state by name and code, so that a county is found by either: "maricopa az".
func withCode(state *entry) string {
	name, _ := state.properties["name"].(string)
	code, _ := state.properties["code"].(string)
	return withThe(name) + " (" + code + ")"
}

// withThe puts the article before the names that have one.
func withThe(name string) string {
	for _, first := range []string{"District", "Commonwealth", "United"} {
		if strings.HasPrefix(name, first) {
			return "the " + name
		}
	}
	return name
}

// checkReferenceSources reports a source of kinds that isn't curated: their values would be backed by nothing.
func (l *loader) checkReferenceSources() {
	if l.unreadable&l.c.KindsOf("Source") != 0 {
		return
	}
	backed := map[string][]string{}
	for _, k := range l.c.Kinds {
		if k.Source != "" && l.byID[k.Source] == nil {
			backed[k.Source] = append(backed[k.Source], k.Name)
		}
	}
	for source, kinds := range backed {
		l.report(startOf(l.path(sourcesFile)), "%s is missing: it backs %s%s", source, joinList(kinds),
			l.nearestID(source, l.c.KindsOf("Source")))
	}
}
