package geo

import (
	"slices"
	"strings"
	"testing"
)

func TestCountiesCarryTheirFullNames(t *testing.T) {
	names := map[string]string{}
	for _, c := range mustCounties(t) {
		names[c.FIPS] = c.Name
	}
	for fips, want := range spotNames {
		t.Run(fips+" is "+want, func(t *testing.T) {
			if names[fips] != want {
				t.Errorf("got %q", names[fips])
			}
		})
	}
}

// spotNames leans on what a slip would hit: accents, inner capitals, pairs of
// city and county, and the codes that changed since 2010.
var spotNames = map[string]string{
	"02013": "Aleutians East Borough",
	"02016": "Aleutians West Census Area",
	"02020": "Anchorage Municipality",
	"02063": "Chugach Census Area",
	"02066": "Copper River Census Area",
	"02110": "Juneau City and Borough",
	"02158": "Kusilvak Census Area",
	"02170": "Matanuska-Susitna Borough",
	"02195": "Petersburg Borough",
	"02230": "Skagway Municipality",
	"02275": "Wrangell City and Borough",
	"04013": "Maricopa County",
	"09110": "Capitol Planning Region",
	"09190": "Western Connecticut Planning Region",
	"11001": "District of Columbia",
	"12086": "Miami-Dade County",
	"13089": "DeKalb County",
	"17039": "De Witt County",
	"17099": "LaSalle County",
	"18091": "LaPorte County",
	"22031": "De Soto Parish",
	"22059": "LaSalle Parish",
	"22071": "Orleans Parish",
	"24033": "Prince George's County",
	"24510": "Baltimore city",
	"27073": "Lac qui Parle County",
	"29189": "St. Louis County",
	"29510": "St. Louis city",
	"32510": "Carson City",
	"35013": "Doña Ana County",
	"37119": "Mecklenburg County",
	"46102": "Oglala Lakota County",
	"48123": "DeWitt County",
	"48283": "La Salle County",
	"51036": "Charles City County",
	"51095": "James City County",
	"51510": "Alexandria city",
	"60020": "Manu'a District",
	"60030": "Rose Island",
	"66010": "Guam",
	"69085": "Northern Islands Municipality",
	"69120": "Tinian Municipality",
	"72001": "Adjuntas Municipio",
	"72011": "Añasco Municipio",
	"72097": "Mayagüez Municipio",
	"78010": "St. Croix Island",
}

func TestRetiredCodesAreGone(t *testing.T) {
	retired := []string{
		"02261", "02270", "46113", "51515",
		"09001", "09003", "09005", "09007", "09009", "09011", "09013", "09015",
	}
	for _, c := range mustCounties(t) {
		if slices.Contains(retired, c.FIPS) {
			t.Errorf("%s %s is no longer a county", c.FIPS, c.Name)
		}
	}
}

var suffixes = map[CountyKind][]string{
	CountyProper:          {" County"},
	CountyParish:          {" Parish"},
	CountyBorough:         {" Borough", " Municipality"},
	CountyCensusArea:      {" Census Area"},
	CountyIndependentCity: {" city"},
	CountyPlanningRegion:  {" Planning Region"},
	CountyMunicipio:       {" Municipio"},
	CountyTerritory:       {" District", " Island", " Municipality"},
}

// bareNames are those that the Census Bureau prints without a suffix.
var bareNames = map[string]string{
	"11001": "District of Columbia",
	"32510": "Carson City",
	"66010": "Guam",
}

func TestNamesEndInASuffixOfTheirKind(t *testing.T) {
	for _, c := range mustCounties(t) {
		if c.Name != bareNames[c.FIPS] && !hasSuffix(c) {
			t.Errorf("%s %q ends in none of %q, which fit %s", c.FIPS, c.Name, suffixes[c.Kind], c.Kind)
		}
	}
}

func hasSuffix(c County) bool {
	return slices.ContainsFunc(suffixes[c.Kind], func(s string) bool {
		return strings.HasSuffix(c.Name, s)
	})
}

func TestKindsKeepToTheStatesThatHaveThem(t *testing.T) {
	homes := map[CountyKind]string{
		CountyParish: "LA", CountyBorough: "AK", CountyCensusArea: "AK",
		CountyIndependentCity: "MD MO NV VA", CountyPlanningRegion: "CT",
		CountyMunicipio: "PR", CountyTerritory: "AS GU MP VI", CountyOther: "DC",
	}
	codes := codesByFIPS(t)
	for _, c := range mustCounties(t) {
		code, home := codes[c.StateFIPS()], homes[c.Kind]
		if c.Kind != CountyProper && !strings.Contains(home, code) {
			t.Errorf("%s %s: kind %s belongs to %s, not %s", c.FIPS, c.Name, c.Kind, home, code)
		}
		if c.Kind == CountyProper && slices.Contains(strings.Fields("AK LA CT DC AS GU MP PR VI"), code) {
			t.Errorf("%s %s: %s has no counties proper", c.FIPS, c.Name, code)
		}
	}
}
