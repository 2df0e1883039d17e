package cite

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReferencesReadAsTheManualsHaveThem(t *testing.T) {
	for style, texts := range wanted {
		got := map[string]string{}
		for name, it := range items {
			got[name] = Format(style, it)
		}
		if diff := cmp.Diff(texts, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", style, diff)
		}
	}
}

func TestDatesAreAsPreciseAsTheirSources(t *testing.T) {
	for name, x := range map[string]struct {
		date          Date
		bluebook, apa string
	}{
		"none":                          {Date{}, "", ""},
		"a day":                         {on("2018-12-05"), "Dec. 5, 2018", "2018, December 5"},
		"a day that the calendar lacks": {Date{First: "2018-02-30", Last: "2018-02-30"}, "", ""},
		"a month":                       {Date{First: "2024-02-01", Last: "2024-02-29"}, "Feb. 2024", "2024, February"},
		"not the whole month":           {Date{First: "2023-05-01", Last: "2023-05-30"}, "between May 2023 and May 30, 2023", "between May 2023 and May 30, 2023"},
		"a year":                        {on("1996"), "1996", "1996"},
		"a month, its year inferred":    {Date{First: "2025-04-01", Last: "2025-04-30", Inferred: true, Printed: "April"}, "Apr. [2025]", "[2025], April"},
		"a day, all of it inferred":     {Date{First: "2025-04-02", Last: "2025-04-02", Inferred: true}, "[Apr. 2, 2025]", "[2025, April 2]"},
		"a month, inferred from more":   {Date{First: "2025-04-01", Last: "2025-04-30", Inferred: true, Printed: "spring of 2025"}, "[Apr. 2025]", "[2025, April]"},
		"about a month":                 {Date{First: "2018-06-01", Last: "2018-06-30", Circa: true}, "circa June 2018", "ca. 2018, June"},
		"about a year, inferred":        {Date{First: "2018-01-01", Last: "2018-12-31", Circa: true, Inferred: true}, "[circa 2018]", "[ca. 2018]"},
		"to a year's end":               {Date{Last: "2024-12-31"}, "not after 2024", "not after 2024"},
		"by some month, as printed":     {Date{Last: "2024-12-31", Printed: "by December 2024"}, "by December 2024", "by December 2024"},
		"by some month, inferred":       {Date{Last: "2024-11-30", Printed: "by then", Inferred: true}, "[not after Nov. 2024]", "[not after November 2024]"},
		"from a year on":                {Date{First: "2019-01-01"}, "not before 2019", "not before 2019"},
		"between days":                  {Date{First: "2018-10-02", Last: "2019-01-30"}, "between Oct. 2, 2018 and Jan. 30, 2019", "between October 2, 2018 and January 30, 2019"},
		"the first century":             {on("0001-01-01"), "Jan. 1, 0001", "0001, January 1"},
	} {
		if got := bluebookDates.format(x.date); got != x.bluebook {
			t.Errorf("%s: %q, want %q", name, got, x.bluebook)
		}
		if got := apaDates.format(x.date); got != x.apa {
			t.Errorf("%s: %q, want %q", name, got, x.apa)
		}
	}
}

func TestCourtsHaveTheirShortForms(t *testing.T) {
	for name, want := range map[string]string{
		"U.S. Court of Appeals for the Second Circuit":                   "2d Cir.",
		"United States Court of Appeals for the Eleventh Circuit":        "11th Cir.",
		"U.S. Court of Appeals for the Federal Circuit":                  "Fed. Cir.",
		"U.S. Court of Appeals for the Twelfth Circuit":                  "U.S. Court of Appeals for the Twelfth Circuit",
		"United States District Court for the District of Massachusetts": "D. Mass.",
		"U.S. District Court for the Southern District of New York":      "S.D.N.Y.",
		"U.S. District Court for the Northern District of West Virginia": "N.D.W. Va.",
		"U.S. District Court for the District of Columbia":               "D.D.C.",
		"U.S. District Court for the District of New Jersey":             "D.N.J.",
		"Supreme Court of the United States":                             "U.S.",
		"Superior Court of Mecklenburg County":                           "Superior Court of Mecklenburg County",
		"":                                                               "",
	} {
		if got := abbreviateCourt(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, report := range []string{"473 U.S. 432", "567 U.S. 387", "105 S. Ct. 3249", "87 L. Ed. 2d 313"} {
		if got := courtForReport("U.S. Supreme Court", report); got != "" {
			t.Errorf("%s tells its court: %q", report, got)
		}
	}
}

func TestNamesAreAbbreviatedButForSurnamesAndPlaces(t *testing.T) {
	for name, want := range map[string]string{
		"Law v. Siegel":                                   "Law v. Siegel",
		"North Carolina v. United States":                 "North Carolina v. United States",
		"United States v. North Carolina State Board":     "United States v. N.C. State Bd.",
		"Board of Education v. City of Washington":        "Bd. of Educ. v. City of Wash.",
		"Roe v. District of Columbia Department of Labor": "Roe v. D.C. Dep’t of Lab.",
		"Immigrant Legal Resource Center, Inc.":           "Immigr. Legal Res. Ctr., Inc.",
		"In re United States, Department of Justice":      "In re U.S., Dep’t of Just.",
	} {
		if got := abbreviateParties(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestManyAuthorsAreCutAsAPAWants(t *testing.T) {
	var it Item
	for range 21 {
		it.Authors = append(it.Authors, Name{Family: "Z", Given: "A.B."})
	}
	it.Authors[20].Family = "Last"
	want := "Z, A. B., Z, A. B., "
	got := apaAuthors(it.Authors)
	if len(got) < 50 || got[:len(want)] != want || got[len(got)-len("Z, A. B., … Last, A. B."):] != "Z, A. B., … Last, A. B." {
		t.Errorf("got %s", got)
	}
	if got := apaAuthors(it.Authors[1:]); got[len(got)-len(", & Last, A. B."):] != ", & Last, A. B." {
		t.Errorf("got %s", got)
	}
}
