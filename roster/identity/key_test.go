package identity

import (
	"strings"
	"testing"
)

func TestSpellingsOfOneAgencyHaveOneKey(t *testing.T) {
	for _, c := range []struct {
		state string
		names []string
		key   string
	}{
		{"FL", []string{"Plant City Police Department", " plant  city\u00a0Police Dept. ", "PLANT CITY PD", "City of Plant City Police Department"}, "plant-city-police"},
		{"AL", []string{"Jackson's Gap Police Department", "Jacksons Gap Police Department", "Jackson’s Gap Police Department"}, "jacksons-gap-police"},
		{"FL", []string{"Ft. Myers Police Department", "Fort Myers Police Department"}, "fort-myers-police"},
		{"FL", []string{"St Johns County Sheriff's Office", "St. Johns County Sheriff's Office", "Saint Johns County Sheriffs Department"}, "st-johns-county-sheriff"},
		{"KS", []string{"Reno County Sheriff's office", "Reno County Sheriff Office", "Reno County Sheriff’s Dept", "Reno County SO"}, "reno-county-sheriff"},
		{"KS", []string{"Phillip's County Sheriff's Department", "Phillips County Sheriff's Department"}, "phillips-county-sheriff"},
		{"TN", []string{"Rutherford COunty Sheriff's Office", "Rutherford County Sheriff's Office"}, "rutherford-county-sheriff"},
		{"TX", []string{"Galveston County Constable's Office Pct.1", "Galveston County Constable Precinct 1", "Galveston County Constables Office, Precinct No. 1"}, "galveston-county-constable-precinct-1"},
		{"FL", []string{"Florida Fish & Wildlife Conservation Commission", "Florida Fish and Wildlife Conservation Commission"}, "fish-and-wildlife-conservation-commission"},
		{"VA", []string{"Department of Corrections", "Virginia Department of Corrections"}, "department-of-corrections"},
		{"TX", []string{"Office of the Attorney General", "Texas Office of the Attorney General"}, "office-of-the-attorney-general"},
		{"FL", []string{"Office of the State Attorney Sixth Judicial Circuit", "Office of the State Attorney, Sixth Judicial Circuit", "Office of the State Attorney Sixth Judical Circuit", "Office of the State Attorney, 6th Judicial Circuit"}, "office-of-the-state-attorney-6th-judicial-circuit"},
		{"FL", []string{"Miami Dade Corrections and Rehabilitation", "Miami-Dade Corrections and Rehabilitation", "Miami-Dade County Corrections and Rehabilitation"}, "miami-dade-corrections-and-rehabilitation"},
		{"FL", []string{"Gulf County BOCC", "Gulf County Board of County Commissioners", "Gulf County Board of County Commissioners /Detention Facility"}, "gulf-county-detention-facility"},
		{"FL", []string{"Town of Palm Beach Police Department", "Palm Beach Police Department"}, "palm-beach-police"},
		{"PA", []string{"Unity Township Constable, PA", "Constable Unity Township", "Unity Township Constable's Office"}, "unity-township-constable"},
		{"PA", []string{"Southampton Twp. Cumberland City, Constables Office", "Southhampton Twp. Cumberland City, Constables Office"}, "southampton-township-constable-cumberland-county"},
		{"ID", []string{"Idaho State Police", "Idaho State Police Department"}, "idaho-state-police"},
		{"MI", []string{"Berrian County Sheriff's Offic", "Berrian County Sheriff's Office", "Berrien County Sheriff's Office"}, "berrien-county-sheriff"},
		{"TX", []string{"Somervill County Sheriff's Office", "Somerville County Sheriff's Office", "Somervell County Sheriff's Office"}, "somervell-county-sheriff"},
		{"FL", []string{"Indian River Shores DPS", "Indian River Shores Department of Public Safety"}, "indian-river-shores-department-of-public-safety"},
		{"GA", []string{"Clay County Sheriff' Department", "Clay County Sheriff's Office"}, "clay-county-sheriff"},
		{"FL", []string{"University of Central Florida Board of Trustees", "University of Central Florida Police Department"}, "university-of-central-florida-police"},
		{"IN", []string{"Green Forks Police Department", "Greens Forks Police Department", "Greens Fork Police Department"}, "greens-fork-police"},
	} {
		for _, name := range c.names {
			if key, _ := KeyOf(c.state, name); key != c.key {
				t.Errorf("KeyOf(%s, %q) = %q, want %q", c.state, name, key, c.key)
			}
		}
		if key, reason := KeyOf(c.state, c.key); key != c.key {
			t.Errorf("the key %q is read as %q (%s), want itself", c.key, key, reason)
		}
	}
}

func TestDifferentAgenciesHaveDifferentKeys(t *testing.T) {
	for _, c := range []struct {
		state string
		names []string
	}{
		{"FL", []string{"Melbourne Police Department", "Melbourne Beach Police Department", "West Melbourne Police Department", "Melbourne International Airport Police Department"}},
		{"FL", []string{"Palm Beach Police Department", "North Palm Beach Police Department", "West Palm Beach Police Department", "Palm Beach Gardens Police Department", "Palm Beach County Sheriff's Office"}},
		{"FL", []string{"Lake City Police Department", "Lake County Sheriff's Office", "Lake Mary Police Department"}},
		{"FL", []string{"Marion County Sheriff's Office", "Martin County Sheriff's Office", "Brevard County Sheriff's Office", "Broward County Sheriff's Office"}},
		{"FL", []string{"Madison County Sheriff's Office", "Madison Police Department"}},
		{"FL", []string{"Escambia County Sheriff's Office", "Escambia County Board of County Commissioners", "Florida Department of Corrections"}},
		{"FL", []string{"University of Florida Police Department", "University of North Florida Police Department", "University of South Florida Police Department", "Florida State University Police Department"}},
		{"FL", []string{"Pembroke Park Police Department", "Pembroke Pines Police Department"}},
		{"FL", []string{"Office of the State Attorney, Sixth Judicial Circuit", "Office of the State Attorney, 20th Judicial Circuit"}},
		{"TX", []string{"Walker County Sheriff's Office", "Waller County Sheriff's Office", "Parker County Sheriff's Office", "Parmer County Sheriff's Office"}},
		{"TX", []string{"Nueces County Constable Precinct 3", "Nueces County Constable Precinct 4", "Neuces County Constable Precinct 5"}},
		{"TX", []string{"Parker County District Attorney's Office", "Parker County (County) Attorney's Office"}},
		{"TX", []string{"Texas Department of Public Safety - Texas Highway Patrol", "Texas Department of Public Safety- Criminal Investigations Division"}},
		{"OK", []string{"Haskell Police Department", "Haskell County Sheriff's Office"}},
		{"PA", []string{"Franklin County Sheriffs Office", "County of Franklin / Franklin County Jail", "Franklin Township Police Department", "East Franklin Township Police Department"}},
		{"PA", []string{"Cambria County Sheriff's Office", "Cambria County Prison", "Pennsylvania State Constables Office Cambria County"}},
		{"PA", []string{"Mahoning Township Police Department", "Mahoning TWP Police Department - Montour"}},
		{"PA", []string{"Butler Township Police Department", "Butler Police Department", "Butler Borough Police Department"}},
		{"NY", []string{"Nassau County Police Department", "Nassau County Sheriff's Office"}},
		{"NY", []string{"Allegany Village Police Department", "Town of Allegany Police Department", "Allegany Police Department"}},
		{"VA", []string{"Virginia Department of Corrections", "Virginia DOC Law Enforcement Services"}},
		{"AR", []string{"Arkansas Department of Public Safety", "Arkansas Department of Public Safety-Crime Information Center"}},
		{"TN", []string{"Polk County Constable District 2", "Tennessee State Constable 4th District"}},
	} {
		of := map[string]string{}
		for _, name := range c.names {
			key, _ := KeyOf(c.state, name)
			if other, ok := of[key]; ok {
				t.Errorf("%s: %q and %q have one key, %q", c.state, other, name, key)
			}
			of[key] = name
		}
	}
}

func TestReasonsSayWhatWasReadThrough(t *testing.T) {
	for _, c := range []struct{ state, name, reason string }{
		{"FL", "Plant  City Police Department ", ""},
		{"KS", "reno county sheriff’s OFFICE", ""},
		{"FL", "Gulfport PD", "“pd” is read as “police department”"},
		{"FL", "City of Melbourne Police Department", "“City of” is left out"},
		{"WI", "Waukesha County Sheriff's Department", "a sheriff's office and department are one"},
		{"AK", "Department of Corrections", "the state's name is left out"},
		{"PA", "Addison Borough Constable's Office, PA", "the state behind the name is left out"},
		{"FL", "Macro Island Police Department", "letters swapped; corrected on 15 May 2025, signing day unchanged"},
	} {
		if _, reason := KeyOf(c.state, c.name); reason != c.reason {
			t.Errorf("KeyOf(%s, %q): reason %q, want %q", c.state, c.name, reason, c.reason)
		}
	}
}

func TestOneNameInSeveralStatesIsSeveralAgencies(t *testing.T) {
	seen := map[string]bool{}
	for _, state := range []string{"ALABAMA", "Arkansas", "FL", "IDAHO ", "MARYLAND", "UTAHJ"} {
		id := Identify(Printed{State: state, Agency: "Washington County Sheriff's Office"})
		if seen[id.State] || id.Key != "washington-county-sheriff" {
			t.Errorf("%s: %+v", state, id)
		}
		seen[id.State] = true
	}
}

func TestRowsUnderAWrongState(t *testing.T) {
	id := Identify(Printed{State: "Massachusetts", Agency: "Crow Wing County Sheriff's Office", County: "Crow Wing County"})
	if id.State != "MN" || id.Key != "crow-wing-county-sheriff" || len(id.Reasons) != 1 {
		t.Errorf("got %+v", id)
	}
	if right, _, ok := Elsewhere("FL", "Lake Placid Police Department"); ok {
		t.Errorf("Florida's Lake Placid was moved to %s", right)
	}
	for at, e := range elsewhere() {
		if states().codes[e[0]] == "" || at.state == e[0] {
			t.Errorf("elsewhere.tsv: %v → %q, want another state's postal code", at, e[0])
		}
	}
}

func TestAliasesAgree(t *testing.T) {
	for at, a := range aliases() {
		if key, reason := KeyOf(at.state, a.canonical); key != a.key || strings.Contains(reason, a.reason) {
			t.Errorf("%s, %q: the canonical name is itself read as %q (%s)", at.state, a.canonical, key, reason)
		}
		if key, _ := KeyOf(at.state, at.key); key != a.key {
			t.Errorf("%s, %q: read as %q, want %q", at.state, at.key, key, a.key)
		}
	}
}

func TestAliasTablesThatCannotBe(t *testing.T) {
	const head = "state\tspelling\tcanonical\treason\n"
	for _, c := range []struct{ lines, want string }{
		{"FL\tA Police\tB Police\tx\nFL\tA PD\tC Police\tx\n", "keep one"},
		{"FL\tA Police\tB Police\tx\nFL\tA PD\tB Police\tx\n", "stands twice"},
		{"FL\tA Police\tB Police\tx\nFL\tB Police\tC Police\tx\n", "name the last one"},
		{"FL\tA PD\tA Police Department\tx\n", "the rules join it"},
		{"FL\tA Police\tB Police\t\n", "no reason"},
		{"XX\tA Police\tB Police\tx\n", "no state"},
		{"FL\tA Police\tB Police\n", "3 columns, want 4"},
	} {
		if _, err := parseAliases(head + c.lines); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.lines, err, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"Marco Island Police Department", "Miami Police Department", "Palm Beach Gardens Police Department", "Palm Beach County Sheriff's Office"}
	for _, c := range []struct{ name, want string }{
		{"Marko Island Police Department", "Marco Island Police Department"},
		{"Gardens Palm Beach PD", "Palm Beach Gardens Police Department"},
		{"Macro Island Police Department", ""}, // the alias table knows it: nothing to suggest
		{"Key West Police Department", ""},
	} {
		if got := strings.Join(Suggest("FL", c.name, known), "|"); got != c.want {
			t.Errorf("Suggest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
