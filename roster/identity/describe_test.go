package identity

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	for _, c := range []struct {
		printed           Printed
		name, kind, level string
		place             string // kind, name and counties
		standing          string // of the place and of its counties
		reason            string // in any reason
	}{
		{Printed{"NORTH CAROLINA", "Mecklenburg County Sheriffs Department", "County", ""}, "Mecklenburg County Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Mecklenburg County 37119", "STATED STATED", ""},
		{Printed{"FLORIDA", "Plant City Police Department", "Municipality", "Hillsborough County"}, "Plant City Police Department", "POLICE", "MUNICIPAL", "CITY Plant City 12057", "STATED STATED", "no list says whether it is a city"},
		{Printed{"FLORIDA", "Town of Palm Beach Police Department", "Municipality", "#N/A"}, "Palm Beach Police Department", "POLICE", "MUNICIPAL", "TOWN Palm Beach 12099", "STATED INFERRED", "no list prints the county; looked up: where the post office of that name delivers"},
		{Printed{"ALABAMA", "Dekalb County Sheriff's Office", "County", "Dekalb County"}, "DeKalb County Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY DeKalb County 01049", "STATED STATED", ""},
		{Printed{"TENNESSEE", "Madison County Sheriff's Office", "County", "Macon County"}, "Madison County Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Madison County 47113", "STATED STATED", "the COUNTY cell says Macon County; the agency's own name decides"},
		{Printed{"PENNSYLVANIA", "Bradford County Sheriff's Office", "County", "Bedford County"}, "Bradford County Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Bradford County 42015", "STATED STATED", "Bedford"},
		{Printed{"LOUISIANA", "St. Charles Parish Sheriff's Office", "County", "German Coast County"}, "St. Charles Parish Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY St. Charles Parish 22089", "STATED STATED", "German Coast"},
		{Printed{"TEXAS", "Cullen County Sheriff's Office", "County", ""}, "Cullen County Sheriff's Office", "SHERIFF", "COUNTY", "", "", "Texas has no cullen county"},
		{Printed{"FLORIDA", "Miami Dade Sheriff's Office", "County", "Miami-Dade County"}, "Miami Dade Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Miami-Dade County 12086", "INFERRED INFERRED", "no word County"},
		{Printed{"FLORIDA", "Jacksonville Sheriff's Office", "County", "Duval County"}, "Jacksonville Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Duval County 12031", "INFERRED INFERRED", "one government"},
		{Printed{"VIRGINIA", "Hopewell County Sheriff's Office", "County", "Hopewell County"}, "Hopewell Sheriff's Office", "SHERIFF", "COUNTY", "COUNTY Hopewell city 51670", "INFERRED INFERRED", "independent city"},
		{Printed{"FLORIDA", "Alachua Police Department", "County", "Alachua County"}, "Alachua Police Department", "POLICE", "MUNICIPAL", "CITY Alachua 12001", "STATED STATED", "TYPE column says County"},
		{Printed{"FLORIDA", "Florida Gulf Coast University Police Department", "State Agency", "#N/A"}, "Florida Gulf Coast University Police Department", "CAMPUS_POLICE", "CAMPUS", "CAMPUS Florida Gulf Coast University 12071", "STATED INFERRED", "no list prints the county; looked up: its main grounds lie in or by Fort Myers"},
		{Printed{"FLORIDA", "District Board of Trustees of Pensacola State College", "State", "Escambia County"}, "District Board of Trustees of Pensacola State College", "CAMPUS_POLICE", "CAMPUS", "CAMPUS Pensacola State College 12033", "STATED STATED", ""},
		{Printed{"FLORIDA", "Florida A&M University Board of Trustees", "State Agency", "#N/A"}, "Florida A&M University Board of Trustees", "CAMPUS_POLICE", "CAMPUS", "CAMPUS Florida A&M University 12073", "STATED INFERRED", "no list prints the county; looked up: its main grounds lie in or by Tallahassee"},
		{Printed{"TEXAS", "College Station Police Department", "Municipality", "Brazos County"}, "College Station Police Department", "POLICE", "MUNICIPAL", "CITY College Station 48041", "STATED STATED", ""},
		{Printed{"FLORIDA", "Office of the State Attorney, Sixth Judicial Circuit", "State", "#NA"}, "Office of the State Attorney, Sixth Judicial Circuit", "PROSECUTOR", "JUDICIAL_DISTRICT", "DISTRICT Sixth Judicial Circuit 12101 12103", "STATED INFERRED", "26.021"},
		{Printed{"FLORIDA", "Office of the State Attorney, First Judicial Circuit", "State", "Escambia County"}, "Office of the State Attorney, First Judicial Circuit", "PROSECUTOR", "JUDICIAL_DISTRICT", "DISTRICT First Judicial Circuit", "STATED", "isn't told"},
		{Printed{"FLORIDA", "Lee County Port Authority Police", "County", "Lee County"}, "Lee County Port Authority Police", "PORT_POLICE", "PORT", "PORT Lee County Port Authority 12071", "STATED INFERRED", ""},
		{Printed{"FLORIDA", "Orange County Corrections Department", "County", "Orange County"}, "Orange County Corrections Department", "CORRECTIONS", "COUNTY", "COUNTY Orange County 12095", "STATED STATED", ""},
		{Printed{"FLORIDA", "Gulf County BOCC", "County", ""}, "Gulf County Detention Facility", "JAIL_AUTHORITY", "COUNTY", "COUNTY Gulf County 12045", "STATED STATED", ""},
		{Printed{"NORTH CAROLINA", "Albermarle District Jail", "County", "Albermarle County"}, "Albemarle District Jail", "JAIL_AUTHORITY", "REGIONAL", "REGION Albemarle District 37029 37139 37143", "INFERRED INFERRED", "which North Carolina has not"},
		{Printed{"VIRGINIA", "Rappahannok,Shenandoah, Warren Regional Jail Authority", "Municipality", "#NA"}, "Rappahannock, Shenandoah, Warren Regional Jail Authority", "JAIL_AUTHORITY", "REGIONAL", "REGION Rappahannock, Shenandoah and Warren 51157 51171 51187", "INFERRED INFERRED", "three counties"},
		{Printed{"TEXAS", "Galveston County Constable's Office Pct.4", "Municipality", "Galveston County"}, "Galveston County Constable Precinct 4", "CONSTABLE", "CONSTABLE_DISTRICT", "DISTRICT Precinct 4, Galveston County 48167", "STATED STATED", ""},
		{Printed{"PENNSYLVANIA", "Coolspring Township Constables Office", "County", "Mercer County"}, "Coolspring Township Constable's Office", "CONSTABLE", "CONSTABLE_DISTRICT", "TOWN Coolspring Township 42085", "STATED STATED", ""},
		{Printed{"GEORGIA", "Monroe Police Department", "Municipality", "Monroe County"}, "Monroe Police Department", "POLICE", "MUNICIPAL", "CITY Monroe 13297", "STATED INFERRED", "seat of Walton County"},
		{Printed{"ARKANSAS", "Texarkana Police Department", "Municipality", "Bowie County"}, "Texarkana Police Department", "POLICE", "MUNICIPAL", "CITY Texarkana 05091", "STATED INFERRED", "which lies in Texas"},
		{Printed{"WEST VIRGINIA", "West Virginia State Police Department", "Municipality", "Washington County"}, "West Virginia State Police Department", "STATE_POLICE", "STATE", "STATE West Virginia", "STATED", "TYPE column says Municipality"},
		{Printed{"IDAHO", "Idaho State Police", "State Agency", "Jerome County"}, "Idaho State Police", "STATE_POLICE", "STATE", "STATE Idaho", "STATED", ""},
		{Printed{"GUAM", "Office Of The Attorney General", "State", "Kattan District "}, "Office of the Attorney General", "PROSECUTOR", "STATE", "STATE Guam", "INFERRED", ""},
		{Printed{"LOUISIANA", "Louisiana Military Department", "State Agency", "#N/A"}, "Louisiana Military Department", "NATIONAL_GUARD", "STATE", "STATE Louisiana", "STATED", ""},
		{Printed{"FLORIDA", "Florida Department of Lottery Services", "State Agency", "#N/A"}, "Florida Department of Lottery Services", "LOTTERY", "STATE", "STATE Florida", "STATED", ""},
		{Printed{"NEW YORK", "Nassau County Police Department", "County", "Nassau County"}, "Nassau County Police Department", "POLICE", "COUNTY", "COUNTY Nassau County 36059", "STATED STATED", ""},
		{Printed{"MISSOURI", "North County Police Cooperative", "Municipality", "North County"}, "North County Police Cooperative", "POLICE", "MUNICIPAL", "DISTRICT North County Police Cooperative 29189", "STATED INFERRED", "no county"},
		{Printed{"NEVADA", "Las Vegas Metropolitan Police Department", "County", "Clark County"}, "Las Vegas Metropolitan Police Department", "POLICE", "COUNTY", "DISTRICT Las Vegas and unincorporated Clark County 32003", "INFERRED INFERRED", "Henderson"},
		{Printed{"ARKANSAS", "8th Judicial District South", "State Agency", "Miller County"}, "8th Judicial District South", "OTHER", "JUDICIAL_DISTRICT", "DISTRICT 8th Judicial District South", "STATED", "isn't told"},
		{Printed{"TENNESSEE", "23rd Judicial District Attorney's Office", "State Agency", ""}, "23rd Judicial District Attorney's Office", "PROSECUTOR", "JUDICIAL_DISTRICT", "DISTRICT 23rd Judicial District", "STATED", "isn't told"},
		{Printed{"LOUISIANA", "Ward 6 Marshal's Office", "Municipality", "St. Mary Parish"}, "Ward 6 Marshal's Office", "OTHER", "CONSTABLE_DISTRICT", "", "", "which precinct"},
		{Printed{"MARYLAND", "Marlow Heights Special Police Department", "Municipality", "Prince George's County"}, "Marlow Heights Special Police Department", "OTHER", "", "", "", "isn't told"},
		{Printed{"TEXAS", "Stockdale Marshal's Office", "Municipality", "Wilson County"}, "Stockdale Marshal's Office", "POLICE", "MUNICIPAL", "CITY Stockdale 48493", "STATED STATED", "marshal"},
		{Printed{"TEXAS", "Kinney County Constable's Office", "Municipality", "Kinney County"}, "Kinney County Constable's Office", "CONSTABLE", "CONSTABLE_DISTRICT", "DISTRICT  48271", "STATED STATED", "of which precinct"},
		{Printed{"PENNSYLVANIA", "State College Police Department", "Municipality", "Centre County"}, "State College Police Department", "POLICE", "MUNICIPAL", "CITY State College 42027", "STATED STATED", ""},
		{Printed{"FLORIDA", "Lake County Sheriff's Office Detention Center", "County", "Lake County"}, "Lake County Sheriff's Office Detention Center", "SHERIFF", "COUNTY", "COUNTY Lake County 12069", "STATED STATED", ""},
		{Printed{"WISCONSIN", "Fish Creek Police Department", "Municipality", "Door County"}, "Fish Creek Police Department", "POLICE", "MUNICIPAL", "CITY Fish Creek 55029", "STATED STATED", ""},
		{Printed{"OKLAHOMA", "Choctaw Nation Tribal Police", "Municipality", ""}, "Choctaw Nation Tribal Police", "TRIBAL_POLICE", "TRIBAL", "TRIBAL_LAND Choctaw Nation Tribal", "STATED", ""},
		{Printed{"Nowhere", "Something Else", "", ""}, "Something Else", "OTHER", "", "", "", "neither the name nor ICE's TYPE"},
	} {
		got := Describe([]Printed{c.printed})
		p := got.Place
		place := strings.TrimSpace(strings.Join([]string{p.Kind, p.Name, strings.Join(p.Counties, " ")}, " "))
		standing := strings.TrimSpace(p.Standing + " " + p.CountiesStanding)
		if got.Name != c.name || got.Kind != c.kind || got.Level != c.level || place != c.place || standing != c.standing {
			t.Errorf("%q:\n got %q %s %s, %q %q\nwant %q %s %s, %q %q", c.printed.Agency, got.Name, got.Kind, got.Level, place, standing, c.name, c.kind, c.level, c.place, c.standing)
		}
		if all := got.Reason + p.Reason + p.KindReason; !strings.Contains(all, c.reason) {
			t.Errorf("%q: reasons %q, want %q", c.printed.Agency, all, c.reason)
		}
	}
}

func TestDescribeWeighsAllPrintings(t *testing.T) {
	got := Describe([]Printed{
		{"WISCONSIN", "Waukesha County Sheriff's Department", "County", "Waukesha County"},
		{"WISCONSIN", "Waukesha County Sheriff's Office", "County", ""},
	})
	if got.Name != "Waukesha County Sheriff's Office" {
		t.Errorf("name %q", got.Name)
	}
	got = Describe([]Printed{
		{"FLORIDA", "Okeechobee Police Department", "Municipality", "#N/A"},
		{"FLORIDA", "City of Okeechobee Police Department", "County", "Okeechobee County"},
	})
	if got.Reason != "" || got.Place.KindReason != "" || !slices.Equal(got.Place.Counties, []string{"12093"}) {
		t.Errorf("an older list's county and city weren't taken: %+v", got)
	}
	got = Describe([]Printed{
		{"PENNSYLVANIA", "Butler Township Police Department", "Municipality", "Luzerne County"},
		{"PENNSYLVANIA", "Butler Township Police Department", "Municipality", "Butler County"},
	})
	if p := got.Place; !slices.Equal(p.Counties, []string{"42079"}) || p.CountiesStanding != Inferred || !strings.Contains(p.Reason, "an older list prints Butler County") {
		t.Errorf("lists that disagree: %+v", p)
	}
	if got := Describe(nil); got.Kind != "OTHER" || got.Place.Reason == "" {
		t.Errorf("no printing: %+v", got)
	}
}

// TestReviewsKeepToTheOntology reads the enums that kinds, levels and places must be of.
func TestReviewsKeepToTheOntology(t *testing.T) {
	kinds, levels := enum(t, "agency", "AgencyKind"), enum(t, "agency", "Level")
	places := append(enum(t, "place", "PlaceKind"), "STATE", "COUNTY", "")
	check := func(s class) {
		if s.kind != "" && !slices.Contains(kinds, s.kind) || s.level != "" && !slices.Contains(levels, s.level) {
			t.Errorf("%+v isn't of the ontology", s)
		}
	}
	for _, r := range classRules {
		check(r.class)
	}
	for at, r := range reviews() {
		check(r.class)
		if !slices.Contains(places, r.place) {
			t.Errorf("%v: %q is no kind of place", at, r.place)
		}
	}
}

func enum(t *testing.T, file, name string) []string {
	t.Helper()
	text, err := os.ReadFile("../../ontology/" + file + ".graphqls")
	if err != nil {
		t.Fatal(err)
	}
	body := regexp.MustCompile(`(?s)enum ` + name + ` \{(.*?)\n\}`).FindSubmatch(text)
	if body == nil {
		t.Fatalf("%s.graphqls has no enum %s", file, name)
	}
	return strings.Fields(strings.Join(regexp.MustCompile(`(?m)^  [A-Z_]+$`).FindAllString(string(body[1]), -1), " "))
}
