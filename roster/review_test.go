package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/roster"
)

// TestReviewOfTheNewestList: what the newest list says that isn't matched. Cells were held against the Census Bureau's names apart from the program:
// 935 are printed, of which 25 are no county of their state as they stand, and 18 of these are slips that were read through.
func TestReviewOfTheNewestList(t *testing.T) {
	h := compiled(t)
	newest := h.Newest(roster.Participating)
	before := roster.NewHistory(slices.DeleteFunc(h.Expand(), func(l *roster.List) bool { return l.SHA256 == newest.SHA256 }))
	r := h.Review(before, []*roster.List{newest})
	var cells, placeless, near []string
	for _, c := range r.WithoutCounty {
		cells = append(cells, fmt.Sprintf("%s %s, %s: %s %v", c.State, c.County, strings.Join(c.Agencies, ", "), c.Reason, c.Candidates))
	}
	for _, x := range r.WithoutPlace {
		placeless = append(placeless, fmt.Sprintf("%s %s: %s %v", x.State, x.Agency, x.Reason, x.Candidates))
	}
	for _, x := range r.NearKnown {
		near = append(near, fmt.Sprintf("%s %s %v", x.State, x.Agency, x.Candidates))
	}
	for what, c := range map[string]struct{ want, got any }{
		"agencies": {roster.Share{Count: 1549, Told: 1548, Share: 0.9993}, r.Agencies},
		"counties": {roster.Share{Count: 935, Told: 928, Share: 0.9925}, r.Counties},
		"no place": {[]string{"TX Kinney County Constable's Office: of which precinct the constable is, isn't told []"}, placeless},
		"no county": {[]string{
			"AR Bowie County, Texarkana Police Department: Arkansas has no Bowie County [Bowie County, TX (48037)]",
			"GU Kattan District, Office of the Attorney General: Guam has no Kattan District []",
			"LA Chalmette Parish, St. Bernard Parish Sheriff's Office: Louisiana has no Chalmette Parish []",
			"LA German Coast County, St. Charles Parish Sheriff's Office: Louisiana has no German Coast County []",
			"MO North County, North County Police Cooperative: Missouri has no North County [Worth County, MO (29227)]",
			"TX Overton County, Overton Police Department: Texas has no Overton County [Overton County, TN (47133)]",
			"WV Washington County, West Virginia State Police Department: West Virginia has no Washington County []",
		}, cells},
		"near": {[]string{
			"PA Minersville Borough Police Department [Frackville Borough Police Department]", "PA West Mahanoy Township Police Department [Mahanoy Township Police Department]",
		}, near},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	text := r.String()
	for _, want := range []string{
		"no county: `Bowie County` (AR), of Texarkana Police Department: Arkansas has no Bowie County; near: Bowie County, TX (48037)\n", "no county: 2 more, which --json prints\n",
		"to review: agencies without a place: 1 of 1549; printed counties without a match: 7 of 935; new names near known ones: 2\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn't in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Overton") {
		t.Errorf("more than the first few are told:\n%s", text)
	}
}

// TestReviewSuggestsForSlips: a slip of a new list is told with what it may mean, and joined with nothing.
func TestReviewSuggestsForSlips(t *testing.T) {
	before := compiled(t)
	list := &roster.List{Kind: roster.Participating, SHA256: strings.Repeat("0", 64), Files: []string{"participatingAgencies06012026am.xlsx"}, Saved: "2026-06-01T10:00Z", Newest: "2026-05-20"}
	for i, p := range []roster.Printed{
		{State: "FLORIDA", Agency: "Hilsborogh County Sheriff's Office", County: "Hilsborogh County"},
		{State: "FLORIDA", Agency: "Hillsborough County Sheriff's Office", County: "#N/A"},
	} {
		p.Model, p.Signed, p.Type = "Task Force Model", "2026-05-20", "County"
		list.Rows = append(list.Rows, roster.Row{Number: i + 2, Printed: p})
	}
	r := before.With([]*roster.List{list}).Review(before, []*roster.List{list})
	const name, county = "Hilsborogh County Sheriff's Office", "Hillsborough County, FL (12057)"
	if len(r.NearKnown) != 1 || r.NearKnown[0].Agency != name || !slices.Contains(r.NearKnown[0].Candidates, "Hillsborough County Sheriff's Office") {
		t.Errorf("%+v", r.NearKnown)
	}
	if len(r.WithoutCounty) != 1 || !slices.Contains(r.WithoutCounty[0].Candidates, county) || r.Counties != (roster.Share{Count: 1}) {
		t.Errorf("%+v", r.WithoutCounty)
	}
	if len(r.WithoutPlace) != 1 || r.WithoutPlace[0].Agency != name || !strings.Contains(r.WithoutPlace[0].Reason, county) || r.Agencies != (roster.Share{Count: 2, Told: 1, Share: 0.5}) {
		t.Errorf("%+v", r.WithoutPlace)
	}
	if none := before.Review(before, nil); none.Agencies.Share != 1 || none.String() != "to review: agencies without a place: 0 of 0; printed counties without a match: 0 of 0; new names near known ones: 0\n" {
		t.Errorf("%+v", none)
	}
}
