package identity

import (
	"strings"
	"testing"
)

func TestCountyOf(t *testing.T) {
	for _, c := range []struct {
		state, printed, fips, how, candidates string
	}{
		{"FL", "Hillsborough County", "12057", "", ""},
		{"Fl", " hillsborough  COUNTY ", "12057", "", ""},
		{"AR", "Sebastian county", "05131", "", ""},
		{"AL", "Dekalb County", "01049", "", ""},
		{"LA", "LaSalle Parish", "22059", "", ""},
		{"MD", "St. Mary’s County", "24037", "", ""},
		{"MO", "Saint Francois County", "29187", "", ""},
		{"LA", "Saint Landry County", "22097", "Saint Landry County is read as St. Landry Parish", ""},
		{"GA", "Decatur", "13087", "Decatur is read as Decatur County", ""},
		{"FL", "Lake Conty", "12069", "Lake Conty is read as Lake County", ""},
		{"OK", "Custer Countey", "40039", "Custer Countey is read as Custer County", ""},
		{"AL", "Frankin County", "01059", "read as Franklin County: a letter is missing", ""},
		{"SC", "McCorkmick County", "45065", "read as McCormick County", ""},
		{"PA", "Alleghany County ", "42003", "read as Allegheny County", ""},
		{"VA", "Alleghany County", "51005", "", ""},
		{"VA", "Hopewell County", "51670", "Hopewell County is read as Hopewell city", ""},
		{"VA", "Richmond", "", "both a county and a city", "Richmond County, VA (51159), Richmond city, VA (51760)"},
		{"VA", "Richmond County", "51159", "", ""},
		{"MO", "St. Louis County", "29189", "", ""},
		{"AR", "Bowie County", "", "Arkansas has no Bowie County", "Bowie County, TX (48037)"},
		{"NC", "Albemarle County", "", "North Carolina has no Albemarle County", "Albemarle County, VA (51003)"},
		{"TX", "Overton County", "", "Texas has no Overton County", "Overton County, TN (47133)"},
		{"CT", "Hartford County", "", "planning regions", ""},
		{"FL", "Lea County", "", "Florida has no Lea County", "Lee County, FL (12071)"},
		{"FL", "#N/A", "", "no county is printed", ""},
		{"FL", "#NA", "", "no county is printed", ""},
		{"FL", "", "", "no county is printed", ""},
		{"Ontario", "York County", "", "can't be told", ""},
	} {
		fips, how, candidates := CountyOf(c.state, c.printed)
		if fips != c.fips || c.how == "" && how != "" || !strings.Contains(how, c.how) {
			t.Errorf("CountyOf(%s, %q) = %q, %q; want %q, %q", c.state, c.printed, fips, how, c.fips, c.how)
		}
		if got := strings.Join(candidates, ", "); !strings.HasPrefix(got, c.candidates) {
			t.Errorf("CountyOf(%s, %q): candidates %q, want %q", c.state, c.printed, got, c.candidates)
		}
	}
}

// TestSlipsAreNoCounties guards against a line that would hide a county of that very name.
func TestSlipsAreNoCounties(t *testing.T) {
	for state, slips := range counties().slips {
		for name := range slips {
			if found := counties().bare[state][name]; len(found) > 0 {
				t.Errorf("cells.tsv: %s has a county %s", state, counties().byFIPS[found[0]].Name)
			}
		}
	}
}
